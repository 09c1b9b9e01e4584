import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, ForecastOptions } from './forecast.js';
import { horizonIssues } from './read-values.js';
import { fitMean } from './simple-fits.js';

/**
 * Forecasts every step by the mean of all values.
 *
 * The interval is that of Student's distribution, with the uncertainty of the mean in it: `s * sqrt(1 + 1/n)`.
 *
 * Source: R. J. Hyndman and G. Athanasopoulos, "Forecasting: principles and practice", 3rd edition, sections 5.2 and 5.5;
 * checked against `meanf` of R's forecast 8.20.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Steps ahead.
 * @returns The forecast; `noForecastBecause` is `tooFewValues` below two values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { meanForecast } from 'vendorwise/statistics';
 * meanForecast([4, 6, 5, 5], { horizon: 2 }).point; // => [5, 5]
 * ```
 */
export function meanForecast(values: SeriesInput, options: ForecastOptions = {}): Forecast {
  checkOptions(options, { horizon: true });
  const { horizon = 1 } = options;
  throwIssues(horizonIssues(horizon));
  return forecastBy(values, { method: 'mean', period: 1, horizon }, fitMean);
}
