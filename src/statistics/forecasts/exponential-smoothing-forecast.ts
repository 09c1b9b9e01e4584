import { wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, SmoothingOptions } from './forecast.js';
import { divisorIssues, horizonIssues, weightIssues } from './read-values.js';
import { fitTrend } from './trend-fits.js';

/** How a level is smoothed. */
export interface ExponentialSmoothingForecastOptions extends SmoothingOptions {
  /** Weight of the newest value, 0 to 1. @defaultValue the one with the smallest squares */
  readonly alpha?: number;
  /** `optimal` begins with the level of the smallest squares, `firstValue` with the first value. @defaultValue `'optimal'` */
  readonly start?: 'optimal' | 'firstValue';
}

/**
 * Simple exponential smoothing: every step is forecast by a level that follows the values.
 *
 * The interval is that of the state space model with additive errors: `sd * sqrt(1 + (h - 1) * alpha^2)`. A missing
 * value leaves the level as it is.
 *
 * Source: R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder, "Forecasting with exponential smoothing", 2008, table
 * 6.1. `start: 'firstValue'` is the recursion of R's `HoltWinters` (with `residualDivisor: 'observations'`, the interval
 * of `ses(initial = "simple")`); `optimal` is the minimum that R's `ses` searches.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Steps ahead, parameter and conventions.
 * @returns The forecast; `noForecastBecause` is `tooFewValues` below three values (two with a given alpha).
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { exponentialSmoothingForecast } from 'vendorwise/statistics';
 * const { point, fitted } = exponentialSmoothingForecast([10, 12, 11], { alpha: 0.5, start: 'firstValue' });
 * [point, fitted]; // => [[11], [null, 10, 11]]
 * ```
 */
export function exponentialSmoothingForecast(
  values: SeriesInput,
  options: ExponentialSmoothingForecastOptions = {},
): Forecast {
  checkOptions(options, { horizon: true, alpha: true, start: true, residualDivisor: true });
  const { horizon = 1, alpha, start = 'optimal', residualDivisor = 'degreesOfFreedom' } = options;
  throwIssues([
    ...horizonIssues(horizon),
    ...weightIssues({ alpha }),
    ...wordIssues(start, ['optimal', 'firstValue'], 'options.start'),
    ...divisorIssues(residualDivisor),
  ]);
  const settings = {
    alpha: alpha ?? null,
    beta: undefined,
    phi: 1,
    start: start === 'optimal' ? 'optimal' : 'firstValues',
    residualDivisor,
  } as const;
  return forecastBy(values, { method: 'exponentialSmoothing', period: 1, horizon }, (series) =>
    fitTrend(series, settings),
  );
}
