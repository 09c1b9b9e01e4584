import { textIssues, wordIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  formatFraction,
  fraction,
  fractionToNumber,
  ZERO,
} from '../../exact/fraction.js';
import { toEpochDay } from '../../time/civil-date.js';
import type { KpiIndex } from '../define-kpi.js';
import { figureIssues } from '../formulas/figures.js';
import type { KpiPoint } from '../kpi-series.js';
import { boundsOn } from '../target.js';
import { countsOf } from './judged-points.js';

/** What a miss costs the client. */
export interface MissCost {
  /** Cost of one miss, at least 0; the total has as many decimals as this text. */
  readonly amount: ExactInput;
  /** Unit in words, e.g. `EUR` or `hours of rework`. */
  readonly unit: string;
  /** Whether a miss is each case beyond what the target allows (ratios of counts), or each missed period. */
  readonly per: 'case' | 'period';
}

/** What the misses mean to the client; evidence of the host. */
export interface FeedbackImpact {
  /** In words: a sentence. */
  readonly text?: string;
  readonly cost?: MissCost;
}

/** The misses in figures. */
export interface ImpactFigures {
  /** Cases beyond what the target allowed, over the periods missed in a row; `null` when they cannot be counted. */
  readonly casesBeyondTarget: number | null;
  /** Exact total cost as decimal text, and its unit; `null` without a cost. */
  readonly cost: { readonly total: string; readonly unit: string; readonly misses: number } | null;
}

/**
 * Checks what the host says of the impact.
 *
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `REQUIRED`, `INVALID_NUMBER`, `OUT_OF_RANGE`,
 * `INVALID_VALUE`, `METHOD_NOT_FOR_KPI`.
 */
export function requireImpact(index: KpiIndex, impact: FeedbackImpact | undefined): void {
  if (impact === undefined) return;
  const path = 'options.impact';
  const unknown = optionIssues(impact, { text: true, cost: true }, path);
  const { text, cost } = impact;
  throwIssues([
    ...unknown,
    ...(text === undefined ? [] : textIssues(text, `${path}.text`, 'a sentence')),
    ...(cost === undefined ? [] : costIssues(index, cost, `${path}.cost`)),
  ]);
}

function costIssues(index: KpiIndex, cost: MissCost, path: string): VendorwiseIssue[] {
  const unknown = optionIssues(cost, { amount: true, unit: true, per: true }, path);
  return [
    ...unknown,
    ...figureIssues(cost.amount, `${path}.amount`, 'notNegative'),
    ...textIssues(cost.unit, `${path}.unit`, 'a unit in words, such as "EUR"'),
    ...perIssues(index, cost.per, `${path}.per`),
  ];
}

function perIssues(index: KpiIndex, per: MissCost['per'], path: string): VendorwiseIssue[] {
  if (per !== 'case' || countsCases(index)) return wordIssues(per, ['case', 'period'], path);
  const message = 'Cases beyond the target can be counted for a ratio that gets better one way.';
  return [issue('METHOD_NOT_FOR_KPI', path, message, { received: per, expected: 'period' })];
}

function countsCases({ definition }: KpiIndex): boolean {
  return definition.aggregation.kind === 'ratio' && definition.direction !== 'range';
}

/** What periods missed in a row come to. */
export function impactFigures(index: KpiIndex, missed: readonly KpiPoint[], cost: MissCost | undefined): ImpactFigures {
  const cases = countsCases(index) ? casesBeyond(index, missed) : null;
  const misses = cost?.per === 'case' ? cases : missed.length;
  if (cost === undefined || misses === null || missed.length === 0) return { casesBeyondTarget: cases, cost: null };
  const total = fraction(cost.amount).mul(fraction(misses));
  const decimals = Math.min(20, /\.(\d+)$/.exec(String(cost.amount).trim())?.[1]?.length ?? 0);
  return { casesBeyondTarget: cases, cost: { total: formatFraction(total, decimals), unit: cost.unit, misses } };
}

/** Whole cases that had to go otherwise for each target to be met; exact. */
function casesBeyond(index: KpiIndex, missed: readonly KpiPoint[]): number | null {
  const counts = countsOf(index, missed);
  if (counts === null) return null;
  return counts.reduce((sum, { successes, trials }, i) => {
    const bounds = boundsOn(index, toEpochDay(missed[i]!.startDate));
    const edge = bounds?.min ?? bounds?.max ?? ZERO;
    const exact: Fraction = edge.div(index.scale).mul(trials);
    const beyond =
      bounds?.min == null ? successes - fractionToNumber(exact.floor()) : fractionToNumber(exact.ceil()) - successes;
    return sum + Math.max(0, beyond);
  }, 0);
}
