import type { JsonValue } from '../../core/json.js';
import { type Fraction, fraction, fractionToDecimalText, ONE, ZERO } from '../../exact/fraction.js';
import type { AtRiskPoolTerms, CreditKind, FlatPerMissTerms, PerUnitTerms } from './credit-terms.js';
import { type CompiledTerms, unitMs } from './define-credit-terms.js';
import { compareCuts, cut, type PercentBand, rangeContains, topOfCredits } from './percent-band.js';
import type { Reading } from './read-measurement.js';

/** A credit before repeat multiplier, caps and rounding. */
export interface RawLine {
  readonly rule: CreditKind;
  /** Id of the service level; `null` for terms about a single figure. */
  readonly subject: string | null;
  readonly band: string | null;
  readonly percent: Fraction | null;
  /** Units, misses, or percentage points, by the rule. */
  readonly quantity: Fraction | null;
  /** Exact credit with the level's own multiplier. */
  readonly credit: Fraction;
  readonly multiplier: Fraction;
  readonly evidence: readonly JsonValue[];
}

/** Whether one figure was met; `null` when it was not measured. */
interface Verdict {
  readonly subject: string | null;
  readonly missed: boolean | null;
  /** The measured percentage; `null` where none was measured. */
  readonly percent: Fraction | null;
  /** The percentage that would have met it; `null` where the terms name none. */
  readonly goal: Fraction | null;
}

/** What the terms say of one month on its own. */
export interface Assessment {
  readonly verdicts: readonly Verdict[];
  readonly lines: readonly RawLine[];
  /** The percentage lies below the first bound, but in no tier. */
  readonly betweenTiers: boolean;
  /** Exact amount of the pool; `null` for other kinds. */
  readonly pool: Fraction | null;
}

/** Computes the lines of a month, before anything that depends on other months. */
export function assessMonth({ terms, bands }: CompiledTerms, reading: Reading, fee: Fraction): Assessment {
  switch (terms.kind) {
    case 'stepped':
      return assessTable(bands, reading, (percent) => steppedLines(bands, percent, fee, reading.evidence));
    case 'marginal':
      return assessTable(bands, reading, (percent) => marginalLines(bands, percent, fee, reading.evidence));
    case 'perUnit':
      return assessCount(
        terms,
        reading.downtimeMs === null ? null : countUnits(terms, reading.downtimeMs),
        reading,
        fee,
      );
    case 'flatPerMiss': {
      const counted = reading.misses === null ? null : Math.max(0, reading.misses - (terms.allowedMisses ?? 0));
      return assessCount(terms, counted === null ? null : fraction(counted), reading, fee);
    }
    case 'atRiskPool':
      return assessPool(terms, reading, fee);
  }
}

const percentOf = (amount: Fraction, percent: Fraction): Fraction => amount.mul(percent).div(100);

/** The verdict of terms about a single figure. */
function verdictOn(missed: boolean | null, percent: Fraction | null): Verdict {
  return { subject: null, missed, percent, goal: null };
}

function assessTable(
  bands: readonly PercentBand[],
  reading: Reading,
  linesFor: (percent: Fraction) => RawLine[],
): Assessment {
  const percent = reading.ratio?.percent ?? null;
  if (percent === null) return { verdicts: [verdictOn(null, null)], lines: [], betweenTiers: false, pool: null };
  const top = topOfCredits(bands);
  const missed = top !== null && compareCuts(cut(percent, 0), top) < 0;
  const betweenTiers = missed && !bands.some((band) => rangeContains(band, percent));
  return { verdicts: [verdictOn(missed, percent)], lines: linesFor(percent), betweenTiers, pool: null };
}

function steppedLines(
  bands: readonly PercentBand[],
  percent: Fraction,
  fee: Fraction,
  evidence: readonly JsonValue[],
): RawLine[] {
  return bands
    .filter((band) => band.percent.compare(0) > 0 && rangeContains(band, percent))
    .map((band) => ({
      rule: 'stepped',
      subject: null,
      band: band.text,
      percent: band.percent,
      quantity: null,
      credit: percentOf(fee, band.percent),
      multiplier: ONE,
      evidence,
    }));
}

function marginalLines(
  bands: readonly PercentBand[],
  percent: Fraction,
  fee: Fraction,
  evidence: readonly JsonValue[],
): RawLine[] {
  return [...bands]
    .sort((a, b) => compareCuts(b.to, a.to))
    .flatMap((band) => {
      const low = percent.compare(band.from.value) > 0 ? percent : band.from.value;
      const points = band.to.value.sub(low);
      if (points.compare(0) <= 0 || band.percent.compare(0) === 0) return [];
      return [
        {
          rule: 'marginal' as const,
          subject: null,
          band: band.text,
          percent: band.percent,
          quantity: points,
          credit: percentOf(percentOf(fee, band.percent), points),
          multiplier: ONE,
          evidence,
        },
      ];
    });
}

function countUnits(terms: PerUnitTerms, downtimeMs: Fraction): Fraction {
  const counted = downtimeMs.sub(fraction(terms.allowanceMs ?? 0));
  if (counted.compare(0) <= 0) return ZERO;
  const units = counted.div(unitMs(terms.unit));
  return terms.count === 'completed' ? units.floor() : units.ceil();
}

function assessCount(
  terms: PerUnitTerms | FlatPerMissTerms,
  count: Fraction | null,
  reading: Reading,
  fee: Fraction,
): Assessment {
  const missed = count === null ? null : count.compare(0) > 0;
  const verdicts = [verdictOn(missed, reading.ratio?.percent ?? null)];
  if (count === null || missed === false) return { verdicts, lines: [], betweenTiers: false, pool: null };
  const percent = terms.creditPercent === undefined ? null : fraction(terms.creditPercent);
  const each = percent === null ? fraction(terms.creditAmount?.amount ?? 0) : percentOf(fee, percent);
  const line: RawLine = {
    rule: terms.kind,
    subject: null,
    band: null,
    percent,
    quantity: count,
    credit: each.mul(count),
    multiplier: ONE,
    evidence: reading.evidence,
  };
  return { verdicts, lines: [line], betweenTiers: false, pool: null };
}

function assessPool(terms: AtRiskPoolTerms, reading: Reading, fee: Fraction): Assessment {
  const pool = percentOf(fee, fraction(terms.atRiskPercent));
  const lines = reading.levels.flatMap(({ level, missed, evidence }): RawLine[] => {
    if (missed !== true) return [];
    const allocation = fraction(level.allocationPercent);
    const multiplier = fraction(level.multiplier ?? 1);
    const goal =
      level.goalPercent === undefined ? null : `below ${fractionToDecimalText(fraction(level.goalPercent))} %`;
    return [
      {
        rule: 'atRiskPool',
        subject: level.id,
        band: goal,
        percent: allocation,
        quantity: null,
        credit: percentOf(pool, allocation).mul(multiplier),
        multiplier,
        evidence: [...evidence, ...reading.evidence],
      },
    ];
  });
  const verdicts = reading.levels.map(({ level, missed, percent }): Verdict => {
    const goal = level.goalPercent === undefined ? null : fraction(level.goalPercent);
    return { subject: level.id, missed, percent, goal };
  });
  return { verdicts, lines, betweenTiers: false, pool };
}
