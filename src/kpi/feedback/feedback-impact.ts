import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  formatFraction,
  fraction,
  fractionToNumber,
  tryFraction,
  ZERO,
} from '../../exact/fraction.js';
import { toEpochDay } from '../../time/civil-date.js';
import type { KpiIndex } from '../define-kpi.js';
import { isUsableSize } from '../figure-size.js';
import type { KpiPoint } from '../measure-kpi.js';
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
  const issues = [...optionIssues(impact, { text: true, cost: true }, path)];
  const { text, cost } = impact;
  if (text !== undefined && (typeof text !== 'string' || text.trim() === '')) {
    issues.push(
      issue('INVALID_TYPE', `${path}.text`, 'The impact in words is a sentence.', {
        received: text,
        expected: 'a sentence',
      }),
    );
  }
  if (cost !== undefined) issues.push(...costIssues(index, cost, `${path}.cost`));
  throwIssues(issues);
}

function costIssues(index: KpiIndex, cost: MissCost, path: string): VendorwiseIssue[] {
  const issues = [...optionIssues(cost, { amount: true, unit: true, per: true }, path)];
  const { amount, unit, per } = cost;
  const exact = typeof amount === 'string' || typeof amount === 'number' ? tryFraction(amount) : null;
  if (exact === null) {
    const details = { received: amount, expected: 'a number, or decimal text such as "12.50"' };
    issues.push(
      issue(
        amount === undefined ? 'REQUIRED' : 'INVALID_NUMBER',
        `${path}.amount`,
        'A cost is a decimal number.',
        details,
      ),
    );
  } else if (exact.compare(ZERO) < 0 || !isUsableSize(amount)) {
    const details = { received: amount, expected: 'a number from 0 to 1e100' };
    issues.push(issue('OUT_OF_RANGE', `${path}.amount`, 'A cost is not negative, and no larger than 1e100.', details));
  }
  if (typeof unit !== 'string' || unit.trim() === '') {
    const details = { received: unit, expected: 'a unit in words, such as "EUR"' };
    issues.push(issue(unit === undefined ? 'REQUIRED' : 'INVALID_TYPE', `${path}.unit`, 'A cost has a unit.', details));
  }
  if (per !== 'case' && per !== 'period') {
    const details = { received: per, expected: 'one of "case", "period"' };
    issues.push(
      issue(
        per === undefined ? 'REQUIRED' : 'INVALID_VALUE',
        `${path}.per`,
        'A cost is one of a case or of a period.',
        details,
      ),
    );
  } else if (per === 'case' && !countsCases(index)) {
    issues.push(
      issue(
        'METHOD_NOT_FOR_KPI',
        `${path}.per`,
        'Cases beyond the target can be counted for a ratio that gets better one way.',
        {
          received: per,
          expected: 'period',
        },
      ),
    );
  }
  return issues;
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
