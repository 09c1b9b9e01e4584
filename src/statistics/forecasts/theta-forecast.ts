import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, SmoothingOptions } from './forecast.js';
import { divisorIssues, horizonIssues, seasonIssues } from './read-values.js';
import { fitTheta } from './season-fits.js';

/** What the theta method is asked for. */
export interface ThetaForecastOptions extends SmoothingOptions {
  /** Steps in a season; 1 without one. @defaultValue 1 */
  readonly period?: number;
}

/**
 * The theta method: exponential smoothing plus half the slope of the least-squares line.
 *
 * With a season of which more than two are there, and whose autocorrelation is significant at 10 %, the values are first
 * divided by their season (classical decomposition), and the forecasts multiplied by it again; where a value is not above
 * 0 the season is taken off and added instead. Intervals and fitted values are those of the smoothing, as in R's `thetaf`:
 * the interval is not multiplied by the season.
 *
 * Source: V. Assimakopoulos and K. Nikolopoulos 2000; R. J. Hyndman and B. Billah, "Unmasking the Theta method", 2003;
 * checked against `thetaf` of R's forecast 8.20.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Season and steps ahead.
 * @returns The forecast; `noForecastBecause` is `tooFewValues` below three values.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { thetaForecast } from 'vendorwise/statistics';
 * thetaForecast([10, 12, 11, 13, 12, 14, 13, 15]).point.map((value) => value.toFixed(1)); // => ['14.7']
 * ```
 */
export function thetaForecast(values: SeriesInput, options: ThetaForecastOptions = {}): Forecast {
  checkOptions(options, { period: true, horizon: true, residualDivisor: true });
  const { period = 1, horizon = 1, residualDivisor = 'degreesOfFreedom' } = options;
  throwIssues([
    ...seasonIssues(period, 1, 'options.period'),
    ...horizonIssues(horizon),
    ...divisorIssues(residualDivisor),
  ]);
  return forecastBy(values, { method: 'theta', period, horizon }, (series) =>
    fitTheta(series, period, residualDivisor),
  );
}
