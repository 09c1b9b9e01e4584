import { requireValues } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { readValues, seasonIssues } from './read-values.js';

/** What errors are scaled by. */
export interface ForecastAccuracyOptions {
  /** The values that the forecast was made from, in time order. @defaultValue none, and so no scaled error */
  readonly training?: SeriesInput;
  /** Steps in a season; 1 without one. @defaultValue 1 */
  readonly period?: number;
}

/** How far forecasts were off; errors are value minus forecast. */
export interface ForecastAccuracy {
  /** Pairs of a value and its forecast. */
  readonly n: number;
  /** Mean error, in the unit; above 0 when forecasts were too low. `null` without pairs; so are all below. */
  readonly me: number | null;
  /** Root mean square error, in the unit. */
  readonly rmse: number | null;
  /** Mean absolute error, in the unit. */
  readonly mae: number | null;
  /** Mean error in percent of the value; `null` too when a value is 0. */
  readonly mpe: number | null;
  /** Mean absolute error in percent of the value; `null` too when a value is 0. */
  readonly mape: number | null;
  /** Mean absolute error over `scale`: below 1 is better than the naive forecast was. `null` too without a scale. */
  readonly mase: number | null;
  /** Mean absolute error of the (seasonal) naive forecast within the training values, in the unit; `null` when it is 0. */
  readonly scale: number | null;
}

/**
 * How far forecasts were off, by the usual measures.
 *
 * The scaled error (MASE) is relative to the seasonal naive forecast within the training values, or to the naive one
 * without a season; it is `null` where that never fails, as on constant values.
 *
 * Source: R. J. Hyndman and A. B. Koehler, "Another look at measures of forecast accuracy", 2006; checked against
 * `accuracy` of R's forecast 8.20.
 *
 * @param actual - What came, step by step; missing values are left out.
 * @param forecast - What was forecast for the same steps; it may go on further.
 * @param options - Training values and season.
 * @returns The measures.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `LENGTH_MISMATCH`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { forecastAccuracy } from 'vendorwise/statistics';
 * const { me, mae, mase } = forecastAccuracy([12, 15], [13, 13], { training: [8, 10, 9, 12] });
 * [me, mae, mase]; // => [0.5, 1.5, 0.75]
 * ```
 */
export function forecastAccuracy(
  actual: SeriesInput,
  forecast: ArrayLike<number>,
  options: ForecastAccuracyOptions = {},
): ForecastAccuracy {
  checkOptions(options, { training: true, period: true });
  const { training, period = 1 } = options;
  throwIssues(seasonIssues(period, 1, 'options.period'));
  requireValues(forecast, 'forecast');
  const { values, scale: unit, before } = readValues(actual);
  if (forecast.length < before + values.length) {
    fail('LENGTH_MISMATCH', 'forecast', 'There are values without a forecast.', {
      received: forecast.length,
      expected: `at least ${before + values.length} forecasts`,
    });
  }
  const scale = training === undefined ? null : naiveScale(training, period);
  let [n, sum, squares, sizes, shares, shareSizes] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const one = forecast[before + i];
    if (!(typeof one === 'number' && Math.abs(one) <= 1e150)) {
      fail('INVALID_NUMBER', `forecast[${before + i}]`, 'A forecast is a finite number.', {
        received: one,
        expected: 'a number',
      });
    }
    const error = value - one / unit;
    n++;
    sum += error;
    sizes += Math.abs(error);
    squares += error * error;
    shares += error / value;
    shareSizes += Math.abs(error / value);
  }
  if (n === 0) return { n, me: null, rmse: null, mae: null, mpe: null, mape: null, mase: null, scale };
  const mae = (sizes / n) * unit;
  return {
    n,
    me: finite((sum / n) * unit),
    rmse: finite(Math.sqrt(squares / n) * unit),
    mae: finite(mae),
    mpe: finite((100 * shares) / n),
    mape: finite((100 * shareSizes) / n),
    mase: scale === null ? null : finite(mae / scale),
    scale,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

/**
 * Mean absolute change from one season to the next (from one value to the next without a season).
 *
 * @returns The scale, in the unit; `null` when nothing changes, or no two values are a season apart.
 * @throws {@link VendorwiseError} as {@link readValues}.
 */
function naiveScale(values: SeriesInput, period: number): number | null {
  const series = readValues(values);
  const found = scaleWithin(series.values, period);
  return found === null ? null : found * series.scale;
}

/**
 * The same, of a series that was read.
 *
 * @param values - With gaps as NaN.
 */
export function scaleWithin(values: Float64Array, period: number): number | null {
  let [sum, n] = [0, 0];
  for (let t = period; t < values.length; t++) {
    const change = Math.abs(values[t]! - values[t - period]!);
    if (Number.isNaN(change)) continue;
    sum += change;
    n++;
  }
  return sum > 0 ? sum / n : null;
}
