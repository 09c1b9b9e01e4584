import { type TwoRates, twoRates } from '../../statistics/rates/two-rates.js';
import type { TestedChange } from '../../statistics/series/changepoint-test.js';
import { type WelchTest, welchTest } from '../../statistics/welch-test.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../kpi-series.js';
import { usedValue } from '../read-series.js';

/** Counts beyond this make Fisher's sum too long, and add nothing: the scatter between periods decides. */
const MOST_TRIALS = 1e8;

/** The used periods of a ratio weigh by their denominators, so that a level is a sum over a sum; others weigh alike. */
export function weightsOf(index: KpiIndex, points: readonly KpiPoint[]): (number | null)[] | null {
  if (index.definition.aggregation.kind !== 'ratio') return null;
  const weights = points.map((point) => (usedValue(point) === null ? null : point.denominator));
  const usable = points.every((point, i) => usedValue(point) === null || (weights[i] ?? 0) > 0);
  return usable ? weights : null;
}

/** Whole counts out of whole counts, as for "within target": not every ratio is one (cost a ticket, hours a day). */
export function isCount(
  point: KpiPoint,
): point is KpiPoint & { readonly numerator: number; readonly denominator: number } {
  const { numerator, denominator } = point;
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return false;
  return (numerator ?? -1) >= 0 && (denominator ?? 0) > 0 && (numerator ?? 0) <= (denominator ?? 0);
}

/**
 * The test of two levels at a place given beforehand, later level first: two rates where the points are counts, else
 * Welch's test.
 *
 * @param points - Points of the span; `null` where their counts cannot be used, since a season was taken out.
 * @param values - Values of the span that were searched, in the unit.
 */
export function atGivenPlace(
  points: readonly KpiPoint[] | null,
  values: readonly (number | null)[],
  change: TestedChange,
): ({ readonly test: 'twoRates' } & TwoRates) | ({ readonly test: 'welch' } & WelchTest) {
  const { before, after } = change;
  const used = points?.slice(before.start, after.end).filter((point) => usedValue(point) !== null) ?? [];
  if (points !== null && used.every(isCount)) {
    const counts = [after, before].map(({ start, end }) => {
      const side = points.slice(start, end).filter((point) => usedValue(point) !== null && isCount(point));
      return {
        successes: side.reduce((sum, point) => sum + (point.numerator ?? 0), 0),
        trials: side.reduce((sum, point) => sum + (point.denominator ?? 0), 0),
      };
    });
    const [later, earlier] = counts;
    if (later!.trials + earlier!.trials <= MOST_TRIALS) return { test: 'twoRates', ...twoRates(later!, earlier!) };
  }
  return { test: 'welch', ...welchTest(values.slice(after.start, after.end), values.slice(before.start, before.end)) };
}
