import { ordinaryLeastSquares } from '../../statistics/ordinary-least-squares.js';
import { changepoints } from '../../statistics/series/changepoints.js';

/** Below this share of the whole variation a fit is perfect but for rounding. */
const PERFECT = 1e-20;

/**
 * Whether a straight line describes a series better than levels do, and than a single level does (Schwarz's criterion,
 * with a level and a place for each change).
 *
 * @param changes - Number of changes to compare with, at least 1.
 */
export function isDrift(values: readonly (number | null)[], changes: number): boolean {
  const whole = changepoints(values, { changes: 0 });
  const { n, cost: total } = whole;
  if (n < 3 || total === 0 || whole.noise.sigma === 0) return false;
  const shortest = Math.min(3, Math.floor(n / (changes + 1)));
  if (shortest < 1) return false;
  const steps = changepoints(values, { changes, minimumSegment: shortest }).cost;
  const { r } = ordinaryLeastSquares(
    values.map((_, i) => i),
    values.map((value) => value ?? Number.NaN),
  );
  if (r === null) return false;
  const score = (cost: number, parameters: number): number =>
    n * Math.log(Math.max(cost / total, PERFECT)) + parameters * Math.log(n);
  const line = score(total * (1 - r * r), 2);
  return line < score(steps, 2 * changes + 1) && line < score(total, 1);
}
