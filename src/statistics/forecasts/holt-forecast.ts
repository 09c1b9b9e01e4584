import { flagIssues, wordIssues } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import { forecastBy } from './fit.js';
import type { Forecast, SmoothingOptions } from './forecast.js';
import { divisorIssues, horizonIssues, weightIssues } from './read-values.js';
import { fitTrend } from './trend-fits.js';

/** How a level and its slope are smoothed. */
export interface HoltForecastOptions extends SmoothingOptions {
  /** Weight of the newest value in the level, 0 to 1. @defaultValue the one with the smallest squares */
  readonly alpha?: number;
  /** Weight of the newest change of the level in the slope, 0 to 1. @defaultValue the one with the smallest squares */
  readonly beta?: number;
  /** Whether the slope wears off. @defaultValue false */
  readonly damped?: boolean;
  /** What is left of a damped slope a step later, above 0 to 1. @defaultValue the one from 0.8 to 0.98 with the smallest squares */
  readonly phi?: number;
  /**
   * `optimal` begins with the level and slope of the smallest squares, `firstValues` with the second value and the first
   * change. @defaultValue `'optimal'`
   */
  readonly start?: 'optimal' | 'firstValues';
}

/**
 * Holt's method: a level and a slope that both follow the values; a damped slope wears off with every step.
 *
 * The interval is that of the state space model with additive errors: the variance `h` steps ahead is `sd^2` times
 * `1 + sum over j < h of (alpha * (1 + beta * (phi + … + phi^j)))^2`. A missing value leaves level and slope on their way.
 *
 * Source: C. C. Holt 1957; E. S. Gardner and E. McKenzie 1985 (damping); R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D.
 * Snyder, "Forecasting with exponential smoothing", 2008, table 6.1. `start: 'firstValues'` is the recursion of R's
 * `HoltWinters(gamma = FALSE)`.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing and keep their place.
 * @param options - Steps ahead, parameters and conventions.
 * @returns The forecast; `noForecastBecause` is `tooFewValues` below five values (six when damped; fewer with given parameters).
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { holtForecast } from 'vendorwise/statistics';
 * holtForecast([10, 12, 14, 17], { alpha: 0.5, beta: 0.5, start: 'firstValues', horizon: 2 }).point; // => [18.75, 21]
 * ```
 */
export function holtForecast(values: SeriesInput, options: HoltForecastOptions = {}): Forecast {
  checkOptions(options, {
    horizon: true,
    alpha: true,
    beta: true,
    damped: true,
    phi: true,
    start: true,
    residualDivisor: true,
  });
  const { horizon = 1, alpha, beta, damped = false, phi, start = 'optimal' } = options;
  const { residualDivisor = 'degreesOfFreedom' } = options;
  throwIssues([
    ...horizonIssues(horizon),
    ...weightIssues({ alpha, beta, phi }),
    ...flagIssues(damped, 'options.damped'),
    ...wordIssues(start, ['optimal', 'firstValues'], 'options.start'),
    ...divisorIssues(residualDivisor),
  ]);
  if (phi !== undefined && (!damped || phi === 0)) {
    fail('OUT_OF_RANGE', 'options.phi', 'Only a damped slope has a phi, and it is above 0.', {
      received: phi,
      expected: 'damped: true and a number above 0 and at most 1',
    });
  }
  const settings = {
    alpha: alpha ?? null,
    beta: beta ?? null,
    phi: damped ? (phi ?? null) : 1,
    start,
    residualDivisor,
  };
  return forecastBy(values, { method: damped ? 'dampedHolt' : 'holt', period: 1, horizon }, (series) =>
    fitTrend(series, settings),
  );
}
