import { type Fraction, fractionToNumber } from '../../exact/fraction.js';
import type { PanelCell } from './panel-cells.js';
import { deviationOf, meanOf, spreadOf } from './spread.js';

/** How an evaluator rates, compared with the others on the same scores. */
export interface Leniency {
  /** Mean distance from the mean of the others, as a share of the scale; `null` without a shared score. */
  readonly mean: Fraction | null;
  readonly percent: number | null;
  /** Sample standard deviation of the distances in percent of the scale; `null` below two. */
  readonly inconsistencyPercent: number | null;
  readonly sharedScores: number;
}

/**
 * How lenient or severe an evaluator is: the mean distance from the unweighted mean of the others on the same scores.
 *
 * @param evaluator - Position in the panel index.
 * @returns The distance as a share of what each scale can earn, above 0 for lenient.
 */
export function leniencyOf(cells: readonly PanelCell[], evaluator: number): Leniency {
  const distances = cells.flatMap(({ given }): Fraction[] => {
    const own = given.find((one) => one.evaluator === evaluator);
    const others = given.filter((one) => one !== own).map(({ share }) => share);
    return own === undefined || others.length === 0 ? [] : [own.share.sub(meanOf(others))];
  });
  if (distances.length === 0) return { mean: null, percent: null, inconsistencyPercent: null, sharedScores: 0 };
  const mean = meanOf(distances);
  const sd = deviationOf(spreadOf(distances).variance);
  return {
    mean,
    // A distance too small for a double is no negative zero.
    percent: fractionToNumber(mean.mul(100)) + 0,
    inconsistencyPercent: sd === null ? null : 100 * sd,
    sharedScores: distances.length,
  };
}
