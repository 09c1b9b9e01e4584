import { type NumberRule, numberIssues, wordIssues } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
} from '../../exact/fraction.js';
import { checkList } from '../check-input.js';
import { closedTimeOf, type TimedItem } from './closed-time.js';
import * as messages from './messages.js';

/**
 * How a percentile is read off n sorted values: `nearestRank` takes the value at position `ceil(p * n)`; `linear`
 * interpolates at `(n - 1) * p` (type 7 of Hyndman and Fan, the default of R and NumPy). They disagree in small samples.
 */
export type PercentileMethod = 'nearestRank' | 'linear';

/** A target such as "95 % of the tickets within 4 hours". */
export interface PercentileTarget {
  /** Which percentile, 0 to 100. */
  readonly percent: ExactInput;
  /** Limit for the percentile in milliseconds. @defaultValue none: no verdict */
  readonly withinMs?: number | null;
  /** @defaultValue 'nearestRank', which gives the same verdict as counting met and missed closed tickets */
  readonly method?: PercentileMethod;
}

const LIMIT: NumberRule = { least: 0, most: Number.MAX_SAFE_INTEGER };

/** The answer of {@link percentileTarget}. */
export interface PercentileTargetResult {
  /** The percentile as decimal text, 0 to 100. */
  readonly percent: string;
  readonly method: PercentileMethod;
  /** Number of closed items it is read from. */
  readonly count: number;
  /** Number of items without a usable elapsed time. */
  readonly leftOut: number;
  /** The percentile of the elapsed times in milliseconds; `null` without closed items. */
  readonly elapsedMs: number | null;
  /** The limit in milliseconds; `null` when none was given. */
  readonly withinMs: number | null;
  /** Whether the percentile is at most the limit, decided on the exact value; `null` when either is missing. */
  readonly targetMet: boolean | null;
  readonly findings: readonly Finding[];
}

/**
 * A percentile of the elapsed times of closed items, for targets such as "95 % within 4 hours".
 *
 * Only closed items count, met and missed alike: an open one has no final time. The linear method is computed exactly
 * and rounded once. Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996), type 7; nearest rank is the inverse of the empirical distribution, their type 1.
 *
 * @param items - Results of clocks, or durations measured elsewhere, in any order.
 * @param target - Percentile in percent, limit in milliseconds, and method.
 * @returns The percentile with the method that was used.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`, `UNKNOWN_KEY`, `INVALID_TYPE`.
 * @example
 * ```ts
 * import { percentileTarget } from 'vendorwise/sla';
 * const hours = [1, 2, 3, 9].map((h) => ({ elapsedMs: h * 3600000, targetMs: 14400000, closed: true }));
 * percentileTarget(hours, { percent: '75', withinMs: 14400000 }).targetMet; // => true
 * percentileTarget(hours, { percent: '75', withinMs: 14400000, method: 'linear' }).elapsedMs; // => 16200000
 * ```
 */
export function percentileTarget(items: Iterable<TimedItem>, target: PercentileTarget): PercentileTargetResult {
  checkOptions(target, { percent: true, withinMs: true, method: true }, 'target');
  const { withinMs = null, method = 'nearestRank' } = target;
  const share = readShare(target.percent);
  throwIssues([
    ...(withinMs === null ? [] : numberIssues(withinMs, LIMIT, 'target.withinMs', 'A limit in milliseconds')),
    ...wordIssues(method, ['nearestRank', 'linear'], 'target.method'),
  ]);
  checkList(items, 'items');
  const { sorted, leftOut } = closedTimes(items);
  const exact = exactPercentile(sorted, share, method);
  const findings =
    leftOut === 0
      ? []
      : [finding('INVALID_ELAPSED_TIME', 'medium', messages.unusableTimes(leftOut), { params: { count: leftOut } })];
  return {
    percent: fractionToDecimalText(share.mul(100)),
    method,
    count: sorted.length,
    leftOut,
    elapsedMs: exact === null ? null : fractionToNumber(exact),
    withinMs,
    targetMet: exact === null || withinMs === null ? null : exact.compare(fraction(withinMs)) <= 0,
    findings,
  };
}

function readShare(value: ExactInput): Fraction {
  const percent = fraction(value, 'target.percent');
  if (percent.compare(0) >= 0 && percent.compare(100) <= 0) return percent.div(100);
  return fail('OUT_OF_RANGE', 'target.percent', 'A percentile is a percentage from 0 to 100.', {
    received: value,
    expected: 'a percentage from 0 to 100',
  });
}

function closedTimes(items: Iterable<TimedItem>): { sorted: Float64Array; leftOut: number } {
  const times: number[] = [];
  let leftOut = 0;
  for (const item of items) {
    const time = closedTimeOf(item);
    if (time === null) continue;
    if (Number.isNaN(time)) leftOut += 1;
    else times.push(time);
  }
  return { sorted: Float64Array.from(times).sort(), leftOut };
}

/** The percentile of sorted values as an exact fraction. */
function exactPercentile(sorted: Float64Array, share: Fraction, method: PercentileMethod): Fraction | null {
  const count = sorted.length;
  if (count === 0) return null;
  if (method === 'nearestRank') return fraction(sorted[Math.max(0, Number(share.mul(count).ceil()) - 1)] ?? 0);
  const position = share.mul(count - 1);
  const below = Number(position.floor());
  const low = fraction(sorted[below] ?? 0);
  const high = fraction(sorted[Math.min(below + 1, count - 1)] ?? 0);
  return low.add(high.sub(low).mul(position.sub(below)));
}
