import type { WeightedValues } from './level-fits.js';

/** Two neighbouring levels compared. */
export interface LevelContrast {
  /** Weighted mean of the later level minus that of the earlier one. */
  readonly difference: number;
  /** The difference in standard errors, by the scatter within all levels; Infinity where nothing scatters. */
  readonly statistic: number;
}

/** Scatter below this share of the largest value is rounding noise. */
const ROUNDING = 1e-13;

/**
 * Differences of neighbouring levels in standard errors.
 *
 * The error comes from the scatter within all the levels, so that rates that vary more than their counts explain
 * (over-dispersion) are not taken for precise ones.
 *
 * @param ends - Position after the last value of each level.
 */
export function levelContrasts(data: WeightedValues, ends: readonly number[]): LevelContrast[] {
  const { values, weights } = data;
  const n = values.length;
  const means: number[] = [];
  const totals: number[] = [];
  let squares = 0;
  let largest = 0;
  let start = 0;
  for (const end of ends) {
    let [mean, total] = [0, 0];
    for (let i = start; i < end; i++) {
      total += weights[i]!;
      const away = values[i]! - mean;
      mean += (away * weights[i]!) / total;
      squares += weights[i]! * away * (values[i]! - mean);
      largest = Math.max(largest, Math.abs(values[i]!));
    }
    means.push(mean);
    totals.push(total);
    start = end;
  }
  const noise = ROUNDING * largest;
  const scatter = Math.sqrt(squares / Math.max(1, n - ends.length));
  return means.slice(1).map((mean, k) => {
    const difference = mean - means[k]!;
    const unit = Math.sqrt(1 / totals[k]! + 1 / totals[k + 1]!);
    if (Math.abs(difference) <= noise) return { difference, statistic: 0 };
    const error = scatter * unit;
    return { difference, statistic: error > noise * unit ? Math.abs(difference) / error : Number.POSITIVE_INFINITY };
  });
}

/**
 * How much each value still resembles the one before it, once the levels are taken off.
 *
 * The larger of two estimates: the lag-1 autocorrelation of the distances to the levels, corrected for k levels having
 * been fitted, (r + k/n) / (1 - 3k/n), the first-order bias of Marriott and Pope 1954 (a correction by more than a half
 * is not trusted); and the growth of squared differences within the levels from lag 1 to lag 2, which needs no levels.
 *
 * @returns From 0 to 0.9; 0 for values that do not scatter.
 */
export function resemblance(values: Float64Array, ends: readonly number[]): number {
  const n = values.length;
  let [start, largest] = [0, 0];
  let [lagged, squares, before] = [0, 0, 0];
  let [near, nearCount, far, farCount] = [0, 0, 0, 0];
  for (const end of ends) {
    let mean = 0;
    for (let i = start; i < end; i++) mean += (values[i]! - mean) / (i - start + 1);
    for (let i = start; i < end; i++) {
      const rest = values[i]! - mean;
      squares += rest * rest;
      lagged += rest * before;
      before = rest;
      largest = Math.max(largest, Math.abs(values[i]!));
      if (i > start) near += (values[i]! - values[i - 1]!) ** 2;
      if (i > start + 1) far += (values[i]! - values[i - 2]!) ** 2;
    }
    nearCount += Math.max(0, end - start - 1);
    farCount += Math.max(0, end - start - 2);
    start = end;
  }
  const noise = n * (ROUNDING * largest) ** 2;
  if (n === 0 || squares <= noise) return 0;
  const share = ends.length / n;
  const ofDistances = (lagged / squares + share) / Math.max(0.5, 1 - 3 * share);
  const ofDifferences =
    nearCount === 0 || farCount === 0 || near <= noise ? 0 : far / farCount / (near / nearCount) - 1;
  return Math.max(0, Math.min(0.9, Math.max(ofDistances, ofDifferences + (ends.length - 1) / n)));
}
