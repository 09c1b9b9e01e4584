import type { Finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { joinPath } from '../../core/path.js';
import {
  type Fraction,
  formatFraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ONE,
} from '../../exact/fraction.js';
import { type Money, roundMoney } from '../../exact/money.js';
import { percentText } from '../availability/percent.js';
import { type Assessment, assessMonth, type RawLine } from './credit-lines.js';
import type { CreditKind } from './credit-terms.js';
import type { CompiledTerms } from './define-credit-terms.js';
import {
  belowMinimum,
  betweenTiers,
  creditCapped,
  nothingMeasured,
  roundsAcrossBound,
  serviceLevelNotMeasured,
} from './messages.js';
import { rangeContains } from './percent-band.js';
import type { Reading } from './read-measurement.js';
import { type CreditLimit, type MultipliedLine, type Settlement, settleCredit } from './settle-credit.js';

/** One printed line of a credit; the lines add up to the credit. */
export interface CreditLine {
  /** The model that grants it, the limit that lowers it, or the earn-back that takes it back. */
  readonly rule: CreditKind | CreditLimit | 'earnBack';
  /** Id of the service level; `null` for terms about a single figure. */
  readonly subject: string | null;
  /** Bounds of the tier, e.g. `99 % to below 99.9 %`; `null` where there is no tier. */
  readonly band: string | null;
  /** Percent as the terms state it: of the fee, of the fee for each unit or miss, or of the pool. */
  readonly percent: string | null;
  /** Units of downtime, misses, or (marginal) percentage points of shortfall; `null` where the rule counts nothing. */
  readonly quantity: number | null;
  /** Factor of the service level times the repeat multiplier; `null` on limits. */
  readonly multiplier: string | null;
  readonly amount: Money;
  readonly evidence: readonly JsonValue[];
}

/** The measured figures of a month, as they stand in results. */
export interface MeasuredFigures {
  /** Uptime in percent (0-100), not rounded; `null` when uptime was not measured. */
  readonly uptimePercent: number | null;
  /** The same for display, e.g. `99.686 %`. */
  readonly uptimeText: string | null;
  /** Attainment in percent (0-100), not rounded; `null` when it was not measured. */
  readonly attainmentPercent: number | null;
  /** The same for display. */
  readonly attainmentText: string | null;
}

/** What became of one figure of a month. */
export interface CreditVerdict {
  /** Id of the service level; `null` for terms about a single figure. */
  readonly subject: string | null;
  /** What was measured of it in percent (0-100), not rounded: attainment or uptime; `null` when nothing was. */
  readonly attainmentPercent: number | null;
  /** The same for display, with as many decimals as it takes not to contradict the goal. */
  readonly attainmentText: string | null;
  /** The goal of a service level of a pool in percent (0-100), as decimal text; else `null`. */
  readonly goalPercent: string | null;
  /** `null` when it was not measured. */
  readonly missed: boolean | null;
}

/** What a month needs from the months before it. */
interface MonthContext {
  readonly currency: string;
  readonly fee: Fraction;
  readonly annualRoom: Fraction | null;
  /** Misses directly before, by service level (`null` for the single figure). */
  readonly missesBefore: (subject: string | null) => number;
  /** Digits of percentages in display texts. */
  readonly percentDecimals: number;
  readonly path: string;
}

/** One month, computed. */
export interface MonthCredit {
  readonly assessment: Assessment;
  readonly multiplied: readonly MultipliedLine[];
  /** `null` when nothing was measured. */
  readonly settlement: Settlement | null;
  readonly figures: MeasuredFigures;
  readonly verdicts: readonly CreditVerdict[];
  readonly lines: readonly CreditLine[];
  readonly findings: readonly Finding[];
}

/** Computes one month from its reading and what came before it. */
export function computeMonth(compiled: CompiledTerms, reading: Reading, context: MonthContext): MonthCredit {
  const assessment = assessMonth(compiled, reading, context.fee);
  const figures = measuredFigures(reading, context.percentDecimals);
  const verdicts = statedVerdicts(assessment, context.percentDecimals);
  const findings = measurementFindings(compiled, reading, assessment, figures, context);
  if (assessment.verdicts.every((verdict) => verdict.missed === null)) {
    return { assessment, multiplied: [], settlement: null, figures, verdicts, lines: [], findings };
  }
  const multiplied = assessment.lines.map((raw) => ({
    raw,
    repeat: repeatMultiplier(compiled.multipliers, context.missesBefore(raw.subject)),
  }));
  const settlement = settleCredit(multiplied, { terms: compiled.terms, pool: assessment.pool, ...context });
  const lines = [
    ...multiplied.map((line, position) => printLine(line, settlement.amounts[position] as Money)),
    ...settlement.limits.map(({ limit, amount }) => limitLine(limit, amount)),
  ];
  return {
    assessment,
    multiplied,
    settlement,
    figures,
    verdicts,
    lines,
    findings: [...findings, ...limitFindings(settlement, context)],
  };
}

function repeatMultiplier(multipliers: readonly Fraction[], missesBefore: number): Fraction {
  return multipliers[Math.min(missesBefore, multipliers.length - 1)] ?? ONE;
}

function printLine({ raw, repeat }: MultipliedLine, amount: Money): CreditLine {
  return {
    rule: raw.rule,
    subject: raw.subject,
    band: raw.band,
    percent: raw.percent === null ? null : fractionToDecimalText(raw.percent),
    quantity: quantityOf(raw),
    multiplier: fractionToDecimalText(raw.multiplier.mul(repeat)),
    amount,
    evidence: raw.evidence,
  };
}

function quantityOf({ quantity }: RawLine): number | null {
  return quantity === null ? null : fractionToNumber(quantity);
}

/** A line that is no credit of its own: a limit, or credits given back. */
export function limitLine(rule: CreditLimit | 'earnBack', amount: Money, subject: string | null = null): CreditLine {
  return { rule, subject, band: null, percent: null, quantity: null, multiplier: null, amount, evidence: [] };
}

function statedVerdicts({ verdicts }: Assessment, decimals: number): CreditVerdict[] {
  return verdicts.map(({ subject, missed, percent, goal }) => ({
    subject,
    attainmentPercent: percent === null ? null : fractionToNumber(percent),
    attainmentText:
      percent === null ? null : percentText(percent.div(100), decimals, goal === null ? null : goal.div(100)),
    goalPercent: goal === null ? null : fractionToDecimalText(goal),
    missed,
  }));
}

function measuredFigures({ ratio }: Reading, decimals: number): MeasuredFigures {
  const percent = ratio?.percent ?? null;
  const value = percent === null ? null : fractionToNumber(percent);
  const text = percent === null ? null : `${formatFraction(percent, decimals)} %`;
  const uptime = ratio?.of === 'uptime';
  return {
    uptimePercent: uptime ? value : null,
    uptimeText: uptime ? text : null,
    attainmentPercent: uptime ? null : value,
    attainmentText: uptime ? null : text,
  };
}

function measurementFindings(
  { terms, bands }: CompiledTerms,
  reading: Reading,
  assessment: Assessment,
  figures: MeasuredFigures,
  { path: base, percentDecimals }: MonthContext,
): Finding[] {
  const path = base === '' ? null : base;
  const unmeasured = assessment.verdicts.filter((verdict) => verdict.missed === null);
  if (unmeasured.length === assessment.verdicts.length) return [nothingMeasured(path)];
  const findings = unmeasured.map(({ subject }) =>
    serviceLevelNotMeasured(String(subject), joinPath(base, 'serviceLevels')),
  );
  const percent = reading.ratio?.percent ?? null;
  const text = figures.uptimeText ?? figures.attainmentText;
  if (percent === null || text === null || !('tiers' in terms)) return findings;
  if (assessment.betweenTiers) findings.push(betweenTiers(text, path));
  const shown = fraction(formatFraction(percent, percentDecimals));
  const differs = bands.some((band) => rangeContains(band, shown) !== rangeContains(band, percent));
  if (differs) findings.push(roundsAcrossBound(fractionToNumber(percent), text, path));
  return findings;
}

function limitFindings(settlement: Settlement, { currency }: MonthContext): Finding[] {
  return settlement.limits.map(({ limit, amount }) =>
    limit === 'minimumCredit'
      ? belowMinimum(roundMoney({ amount: amount.amount.replace('-', ''), currency }, currency))
      : creditCapped(limit, amount, settlement.credit),
  );
}
