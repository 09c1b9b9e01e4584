import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, ForecastOptions } from './forecast.js';
import { horizonIssues } from './read-values.js';
import { fitNaive } from './simple-fits.js';

/**
 * Forecasts every step by the last value.
 *
 * The interval widens with the square root of the steps: `sd * sqrt(h)`, where `sd` is the root mean square of the
 * changes. A change over a gap counts as so many steps.
 *
 * Source: R. J. Hyndman and G. Athanasopoulos, "Forecasting: principles and practice", 3rd edition, sections 5.2 and 5.5;
 * checked against `naive` of R's forecast 8.20.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Steps ahead.
 * @returns The forecast; `noForecastBecause` is `tooFewValues` below two values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { naiveForecast } from 'vendorwise/statistics';
 * const { point, residualSd } = naiveForecast([4, 6, 5, 7], { horizon: 2 });
 * [point, residualSd?.toFixed(3)]; // => [[7, 7], '1.732']
 * ```
 */
export function naiveForecast(values: SeriesInput, options: ForecastOptions = {}): Forecast {
  checkOptions(options, { horizon: true });
  const { horizon = 1 } = options;
  throwIssues(horizonIssues(horizon));
  return forecastBy(values, { method: 'naive', period: 1, horizon }, fitNaive);
}
