import type { Finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { joinPath } from '../../core/path.js';
import {
  type Fraction,
  formatFraction,
  fractionToDecimalText,
  fractionToNumber,
  HUNDRED,
  ONE,
  ZERO,
} from '../../exact/fraction.js';
import { type Money, roundMoney } from '../../exact/money.js';
import { honestPercentText } from '../availability/percent.js';
import { type Assessment, assessMonth, type RawLine } from './credit-lines.js';
import type { CreditKind } from './credit-terms.js';
import type { CompiledTerms } from './define-credit-terms.js';
import { belowMinimum, betweenTiers, creditCapped, nothingMeasured, serviceLevelNotMeasured } from './messages.js';
import { type PercentBand, sideOfRange } from './percent-band.js';
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
  /** The same for display, e.g. `99.686 %`, with as many decimals as it takes to stay in its tier. */
  readonly uptimeText: string | null;
  /**
   * The same rounded plainly to `percentDecimals` digits, as vendors' reports print it: near a bound it may lie in
   * another tier than the exact figure, which decides.
   */
  readonly uptimeRoundedText: string | null;
  /** Attainment in percent (0-100), not rounded; `null` when it was not measured. */
  readonly attainmentPercent: number | null;
  /** The same for display, with as many decimals as it takes to stay in its tier. */
  readonly attainmentText: string | null;
}

/** What became of one figure of a month. */
export interface CreditVerdict {
  /** Id of the service level; `null` for terms about a single figure. */
  readonly subject: string | null;
  /** What was measured of it in percent (0-100), not rounded: attainment or uptime; `null` when nothing was. */
  readonly attainmentPercent: number | null;
  /** The same for display, with as many decimals as it takes not to contradict the goal or the tier. */
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
  const figures = measuredFigures(reading, compiled.bands, context.percentDecimals);
  const verdicts = statedVerdicts(assessment, compiled.bands, context.percentDecimals);
  const findings = measurementFindings(compiled, assessment, figures, context);
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

function statedVerdicts({ verdicts }: Assessment, bands: readonly PercentBand[], decimals: number): CreditVerdict[] {
  return verdicts.map(({ subject, missed, percent, goal }) => ({
    subject,
    attainmentPercent: percent === null ? null : fractionToNumber(percent),
    attainmentText: percent === null ? null : figureText(percent, decimals, bands, goal),
    goalPercent: goal === null ? null : fractionToDecimalText(goal),
    missed,
  }));
}

/** Prints a figure so that it stays in its tier and on its side of 0 %, 100 % and the goal: the exact figure decides. */
function figureText(
  percent: Fraction,
  decimals: number,
  bands: readonly PercentBand[],
  goal: Fraction | null = null,
): string {
  const limits = [ZERO, HUNDRED, ...(goal === null ? [] : [goal])];
  return honestPercentText(
    percent,
    decimals,
    (shown) =>
      limits.every((limit) => Math.sign(shown.compare(limit)) === Math.sign(percent.compare(limit))) &&
      bands.every((band) => sideOfRange(band, shown) === sideOfRange(band, percent)),
  );
}

function measuredFigures({ ratio }: Reading, bands: readonly PercentBand[], decimals: number): MeasuredFigures {
  const percent = ratio?.percent ?? null;
  const value = percent === null ? null : fractionToNumber(percent);
  const text = percent === null ? null : figureText(percent, decimals, bands);
  const uptime = ratio?.of === 'uptime';
  return {
    uptimePercent: uptime ? value : null,
    uptimeText: uptime ? text : null,
    uptimeRoundedText: uptime && percent !== null ? `${formatFraction(percent, decimals)} %` : null,
    attainmentPercent: uptime ? null : value,
    attainmentText: uptime ? null : text,
  };
}

function measurementFindings(
  { terms }: CompiledTerms,
  assessment: Assessment,
  figures: MeasuredFigures,
  { path: base }: MonthContext,
): Finding[] {
  const path = base === '' ? null : base;
  const unmeasured = assessment.verdicts.filter((verdict) => verdict.missed === null);
  if (unmeasured.length === assessment.verdicts.length) return [nothingMeasured(path)];
  const findings = unmeasured.map(({ subject }) =>
    serviceLevelNotMeasured(String(subject), joinPath(base, 'serviceLevels')),
  );
  const text = figures.uptimeText ?? figures.attainmentText;
  if (text === null || !('tiers' in terms)) return findings;
  return assessment.betweenTiers ? [...findings, betweenTiers(text, path)] : findings;
}

function limitFindings(settlement: Settlement, { currency }: MonthContext): Finding[] {
  return settlement.limits.map(({ limit, amount }) =>
    limit === 'minimumCredit'
      ? belowMinimum(roundMoney({ amount: amount.amount.replace('-', ''), currency }, currency))
      : creditCapped(limit, amount, settlement.credit),
  );
}
