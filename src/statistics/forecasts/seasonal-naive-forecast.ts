import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, ForecastOptions } from './forecast.js';
import { horizonIssues, seasonIssues } from './read-values.js';
import { fitSeasonalNaive } from './simple-fits.js';

/**
 * Forecasts every step by the latest value of the same part of the season: October by last October.
 *
 * The interval widens with each season that is gone: `sd * sqrt(k)` in the k-th season ahead, where `sd` is the root
 * mean square of the changes from season to season. It is the floor that other methods have to beat.
 *
 * Source: R. J. Hyndman and G. Athanasopoulos, "Forecasting: principles and practice", 3rd edition, sections 5.2 and 5.5;
 * checked against `snaive` of R's forecast 8.20.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param period - Steps in a season, at least 2: 12 for months.
 * @param options - Steps ahead.
 * @returns The forecast; `noForecastBecause` is `tooFewSeasons` when a part of the season has no value, or none has two.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { seasonalNaiveForecast } from 'vendorwise/statistics';
 * seasonalNaiveForecast([10, 20, 30, 11, 21, 32], 3, { horizon: 4 }).point; // => [11, 21, 32, 11]
 * ```
 */
export function seasonalNaiveForecast(values: SeriesInput, period: number, options: ForecastOptions = {}): Forecast {
  checkOptions(options, { horizon: true });
  const { horizon = 1 } = options;
  throwIssues([...seasonIssues(period, 2, 'period'), ...horizonIssues(horizon)]);
  return forecastBy(values, { method: 'seasonalNaive', period, horizon }, (series) => fitSeasonalNaive(series, period));
}
