import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, ForecastOptions } from './forecast.js';
import { horizonIssues } from './read-values.js';
import { fitDrift } from './simple-fits.js';

/**
 * Forecasts by the last value, moved on by the mean change: the line through the first and the last value.
 *
 * The interval holds the uncertainty of the slope: `sd * sqrt(h * (1 + h / (T - 1)))` after T places.
 *
 * Source: R. J. Hyndman and G. Athanasopoulos, "Forecasting: principles and practice", 3rd edition, sections 5.2 and 5.5;
 * checked against `rwf(drift = TRUE)` of R's forecast 8.20.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Steps ahead.
 * @returns The forecast; `noForecastBecause` is `tooFewValues` below three values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { driftForecast } from 'vendorwise/statistics';
 * driftForecast([4, 6, 5, 7], { horizon: 3 }).point; // => [8, 9, 10]
 * ```
 */
export function driftForecast(values: SeriesInput, options: ForecastOptions = {}): Forecast {
  checkOptions(options, { horizon: true });
  const { horizon = 1 } = options;
  throwIssues(horizonIssues(horizon));
  return forecastBy(values, { method: 'drift', period: 1, horizon }, fitDrift);
}
