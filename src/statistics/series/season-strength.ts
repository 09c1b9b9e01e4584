import { requireRecord, requireValues } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { runningMean } from './level-fits.js';

/** The parts of an additive decomposition, by `stl` or `classicalDecomposition`. */
export interface DecomposedSeries {
  readonly seasonal: readonly (number | null)[];
  readonly trend: readonly (number | null)[];
  readonly remainder: readonly (number | null)[];
}

/**
 * How strong the season of a series is: 0 without one, 1 when nothing but trend and season is left.
 *
 * max(0, 1 - Var(remainder) / Var(seasonal + remainder)); from 0.64 on a series is usually treated as seasonal.
 *
 * Source: X. Wang, K. Smith and R. J. Hyndman 2006; R. J. Hyndman and G. Athanasopoulos, "Forecasting", 4.3 (the bound
 * 0.64 is that of `forecast::nsdiffs`).
 *
 * @param parts - An additive decomposition; positions without a part are left out.
 * @returns A share from 0 to 1; 0 when the series does not vary around its trend; `null` below two positions.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `LENGTH_MISMATCH`.
 * @example
 * ```ts
 * import { seasonalStrength } from 'vendorwise/statistics';
 * seasonalStrength({ seasonal: [-2, 2, -2, 2], trend: [5, 5, 5, 5], remainder: [1, 1, -1, -1] }); // => 0.8
 * ```
 */
export function seasonalStrength(parts: DecomposedSeries): number | null {
  return strengthOf(parts, 'seasonal');
}

/**
 * How strong the trend of a series is: 0 without one, 1 when nothing but trend and season is left.
 *
 * max(0, 1 - Var(remainder) / Var(trend + remainder)). Source: as for {@link seasonalStrength}.
 *
 * @param parts - An additive decomposition; positions without a part are left out.
 * @returns A share from 0 to 1; 0 when the series does not vary around its season; `null` below two positions.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `LENGTH_MISMATCH`.
 * @example
 * ```ts
 * import { trendStrength } from 'vendorwise/statistics';
 * trendStrength({ seasonal: [0, 0, 0, 0], trend: [1, 2, 3, 4], remainder: [0, 0, 0, 0] }); // => 1
 * ```
 */
export function trendStrength(parts: DecomposedSeries): number | null {
  return strengthOf(parts, 'trend');
}

/** What varies less than this share of the whole is rounding noise. */
const ROUNDING = 1e-20;

function strengthOf(parts: DecomposedSeries, part: 'seasonal' | 'trend'): number | null {
  requireRecord(parts, 'parts', 'what stl or classicalDecomposition returned');
  const { seasonal, trend, remainder } = parts;
  const lists = Object.entries({ seasonal, trend, remainder });
  for (const [name, list] of lists) requireValues(list, `parts.${name}`);
  for (const [name, list] of lists) {
    if (list.length !== remainder.length) {
      fail('LENGTH_MISMATCH', `parts.${name}`, 'The parts of a decomposition are of one length.', {
        received: list.length,
        expected: `${remainder.length} values`,
      });
    }
  }
  const rest: number[] = [];
  const both: number[] = [];
  const whole: number[] = [];
  remainder.forEach((left, i) => {
    const [season, level] = [seasonal[i] ?? null, trend[i] ?? null];
    if (left === null || season === null || level === null) return;
    rest.push(left);
    both.push(left + (part === 'seasonal' ? season : level));
    whole.push(left + season + level);
  });
  if (rest.length < 2) return null;
  const total = variance(both);
  const size = whole.reduce((largest, value) => Math.max(largest, value * value), 0);
  if (total <= ROUNDING * size) return 0;
  return Math.max(0, 1 - variance(rest) / total);
}

function variance(values: readonly number[]): number {
  const list = Float64Array.from(values);
  const mean = runningMean(list);
  return list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1);
}
