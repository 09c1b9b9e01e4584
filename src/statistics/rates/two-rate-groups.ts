import { requireValues } from '../../core/check.js';
import { issue, throwIssues } from '../../core/errors.js';
import { checkOptions, optionIssues } from '../../core/options.js';
import { studentTCritical, studentTTwoSided } from '../student-t.js';
import { countIssues } from './check-counts.js';
import { type RateCount, type TwoRates, type TwoRatesOptions, twoRates } from './two-rates.js';

/** Two rates compared, each counted over several periods. */
export interface TwoRateGroups {
  /** The rates of all periods of a side together. */
  readonly rates: TwoRates;
  /** Periods with trials on both sides. */
  readonly n: readonly [first: number, second: number];
  /** How many times as much the periods of a side vary as counting alone would have it; `null` without a second period. */
  readonly dispersion: number | null;
  /** The difference in standard errors that allow for the dispersion; `null` with it, and when all rates are 0 or all are 1. */
  readonly t: number | null;
  readonly degreesOfFreedom: number | null;
  /** Two-sided p value of `t`. */
  readonly pDispersed: number | null;
  /** Interval of the difference that allows for the dispersion; `null` with `t`. */
  readonly dispersedInterval: readonly [low: number, high: number] | null;
  /** `dispersion` when it is above 1: then the larger p of both decides. */
  readonly decidedOn: 'twoRates' | 'dispersion' | null;
  readonly p: number | null;
}

/**
 * Whether a rate differs between two groups of periods, allowing for periods that differ more than counting explains.
 *
 * With ten thousand cases a month two pooled rates differ "significantly" almost always, because months differ by more
 * than chance among the cases. The scatter of the periods around the rate of their side says by how much (Pearson's
 * statistic over its degrees of freedom), and the difference is measured by that scatter.
 *
 * Source: quasi-likelihood for counts, Wedderburn 1974; McCullagh and Nelder 1989, section 4.5.
 *
 * @param first - Successes and trials of each period; periods without trials are left out.
 * @param second - Those of the other side.
 * @param options - Confidence of the intervals.
 * @returns The pooled comparison, the dispersion and the test that allows for it.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { twoRateGroups } from 'vendorwise/statistics';
 * const before = [9610, 9520, 9700].map((successes) => ({ successes, trials: 10000 }));
 * const after = [9600, 9740, 9690].map((successes) => ({ successes, trials: 10000 }));
 * const test = twoRateGroups(after, before);
 * [test.rates.p?.toFixed(5), test.dispersion?.toFixed(1), test.p?.toFixed(2)]; // => ['0.00001', '18.8', '0.37']
 * ```
 */
export function twoRateGroups(
  first: readonly RateCount[],
  second: readonly RateCount[],
  options: TwoRatesOptions = {},
): TwoRateGroups {
  checkOptions(options, { confidence: true });
  const sides = [checked(first, 'first'), checked(second, 'second')] as const;
  const [a, b] = [total(sides[0]), total(sides[1])];
  const rates = twoRates(a, b, options);
  const n = [sides[0].length, sides[1].length] as const;
  const degreesOfFreedom = n[0] + n[1] - 2;
  const pooled = (a.successes + b.successes) / Math.max(1, a.trials + b.trials);
  const none = { t: null, degreesOfFreedom: null, pDispersed: null, dispersedInterval: null };
  if (rates.difference === null || degreesOfFreedom < 1 || pooled === 0 || pooled === 1) {
    return { rates, n, dispersion: null, ...none, decidedOn: rates.p === null ? null : 'twoRates', p: rates.p };
  }
  const dispersion = (scatterOf(sides[0], a) + scatterOf(sides[1], b)) / degreesOfFreedom;
  const error = Math.sqrt(dispersion * pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials));
  const seen = error > 0 ? seenBy(rates.difference, error, degreesOfFreedom, rates.confidence) : none;
  const stray = dispersion > 1 && seen.pDispersed !== null;
  const p = stray ? Math.max(rates.p ?? 0, seen.pDispersed) : rates.p;
  return { rates, n, dispersion, ...seen, decidedOn: stray ? 'dispersion' : 'twoRates', p };
}

function checked(counts: readonly RateCount[], path: string): readonly RateCount[] {
  requireValues(counts, path);
  const given = Array.from(counts);
  throwIssues(
    given.flatMap((one: unknown, i) => {
      const at = `${path}[${i}]`;
      if (typeof one !== 'object' || one === null || Array.isArray(one)) {
        const details = { received: one, expected: '{ successes, trials }' };
        return [issue('INVALID_TYPE', at, 'A period is a count out of a number of trials.', details)];
      }
      const count = one as RateCount;
      const unknown = optionIssues(count, { successes: true, trials: true }, at);
      return [...unknown, ...countIssues(count.successes, count.trials, [`${at}.successes`, `${at}.trials`])];
    }),
  );
  return given.filter(({ trials }) => trials > 0);
}

function total(counts: readonly RateCount[]): RateCount {
  return {
    successes: counts.reduce((sum, one) => sum + one.successes, 0),
    trials: counts.reduce((sum, one) => sum + one.trials, 0),
  };
}

/** Pearson's statistic of the periods of one side around their common rate. */
function scatterOf(counts: readonly RateCount[], { successes, trials }: RateCount): number {
  const rate = successes / trials;
  if (rate === 0 || rate === 1) return 0;
  return counts.reduce(
    (sum, one) => sum + (one.successes - one.trials * rate) ** 2 / (one.trials * rate * (1 - rate)),
    0,
  );
}

interface Seen {
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly pDispersed: number;
  readonly dispersedInterval: readonly [low: number, high: number];
}

function seenBy(difference: number, error: number, degreesOfFreedom: number, confidence: number): Seen {
  const half = studentTCritical(1 - confidence, degreesOfFreedom) * error;
  return {
    t: difference / error,
    degreesOfFreedom,
    pDispersed: studentTTwoSided(difference / error, degreesOfFreedom),
    dispersedInterval: [Math.max(-1, difference - half), Math.min(1, difference + half)],
  };
}
