import type { VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import type { SeriesInput } from '../observations.js';
import {
  type EwmaPoint,
  type EwmaState,
  type EwmaWeights,
  ewmaPoint,
  ewmaReach,
  nextEwma,
  readWeights,
  startEwma,
} from './ewma-step.js';
import {
  LEVEL_OPTIONS,
  type LevelSource,
  type ProcessLevelChart,
  type ProcessLevelOptions,
  processLevel,
} from './process-level.js';
import { readValues } from './read-points.js';

/** How an EWMA chart is made. */
export interface EwmaChartOptions extends ProcessLevelOptions, EwmaWeights {}

/** An EWMA chart, in the unit of the values. */
export interface EwmaChart extends ProcessLevelChart {
  readonly points: readonly EwmaPoint[];
  readonly conventions: Required<EwmaWeights> & LevelSource;
  /** Goes on with {@link ewmaStep}; `null` without limits. */
  readonly state: EwmaState | null;
}

/**
 * Chart of the exponentially weighted moving average (EWMA), which finds small, lasting shifts sooner than single values do.
 *
 * A missing value changes nothing and keeps its place. Centre and sigma that are not given are those of a chart of
 * individual values.
 *
 * Source: S. W. Roberts 1959; NIST e-Handbook 6.3.2.4. Checked against qcc, which has the exact limits too.
 *
 * @param values - In time order; `null`, `undefined` and NaN are missing.
 * @param options - Weights, and what the process is measured by.
 * @returns Points with their limits, and the state to go on from.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_VALUE`, `OUT_OF_RANGE`,
 * `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { ewmaChart } from 'vendorwise/statistics';
 * const { points } = ewmaChart([52, 47, 53, 56, 55], { center: 50, sigma: 2, lambda: 0.5 });
 * points.map((point) => point.ewma); // => [51, 49, 51, 53.5, 54.25]
 * points.map((point) => point.beyond); // => [null, null, null, 'above', 'above']
 * ```
 */
export function ewmaChart(values: SeriesInput, options: EwmaChartOptions = {}): EwmaChart {
  const issues: VendorwiseIssue[] = [
    ...optionIssues(options, { ...LEVEL_OPTIONS, lambda: true, limits: true, sigmas: true }),
  ];
  const weights = readWeights(options, 'options', issues);
  const found = readValues(values, 'values', 'any', issues);
  const { center, sigma, evidence } = processLevel(found, options, issues);
  const points = new Array<EwmaPoint>(found.length);
  const scale = { ...weights, center, sigma: sigma === 0 ? Number.NaN : sigma };
  let [ewma, count] = [center, 0];
  for (let i = 0; i < found.length; i++) {
    const value = found[i]!;
    if (!Number.isNaN(value)) {
      ewma = nextEwma(weights.lambda, ewma, value);
      count += 1;
    }
    points[i] = ewmaPoint(value, ewma, center, ewmaReach(scale, count));
  }
  const { source, ...chart } = evidence;
  return {
    points,
    ...chart,
    conventions: { ...weights, ...source },
    state: chart.limits === 'none' ? null : { ...startEwma({ ...weights, center, sigma }), count, ewma },
  };
}
