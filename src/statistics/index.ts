/**
 * Statistics: trend tests, robust slopes, least squares, quantiles and the distributions they need, on float64.
 * It knows no vendor and no contract, and uses only the ground: core for errors, numeric for exact sums and ranks.
 *
 * @packageDocumentation
 */
export {
  type AutocorrelatedSeasonalMannKendall,
  type AutocorrelatedSeasonalOptions,
  autocorrelatedSeasonalMannKendall,
} from './autocorrelated-seasonal.js';
export { type AutocorrelationOptions, autocorrelations } from './autocorrelation.js';
export { chiSquareUpperTail } from './chi-square.js';
export { describeValues, type ValueDescription } from './describe-values.js';
export { fCritical, fUpperTail } from './f-distribution.js';
export { gammaQuantile, gammaUpperTail } from './gamma-distribution.js';
export { type KruskalWallisOptions, type KruskalWallisResult, kruskalWallis } from './kruskal-wallis.js';
export {
  type MannKendallOptions,
  type MannKendallResult,
  mannKendall,
  type TrendPMethod,
} from './mann-kendall.js';
export {
  type AutocorrelatedMannKendall,
  hamedRaoTest,
  preWhitenedTest,
  type ResidualAutocorrelationOptions,
  residualAutocorrelation,
  trendFreePreWhitenedTest,
  type VarianceCorrectionOptions,
  yueWangTest,
} from './mann-kendall-autocorrelated.js';
export { normalQuantile, normalTwoSided, normalUpperTail } from './normal.js';
export type { SeriesInput } from './observations.js';
export {
  type OrdinaryLeastSquaresOptions,
  type OrdinaryLeastSquaresResult,
  ordinaryLeastSquares,
} from './ordinary-least-squares.js';
export { median, type QuantileOptions, type QuantileType, quantile } from './quantile.js';
export { adjustPValues, type PAdjustment } from './rates/adjust-p-values.js';
export { type CountInterval, type CountIntervalOptions, countInterval } from './rates/count-interval.js';
export { type GroupShift, type MixAndRate, mixAndRate, type RateGroup, type RateParts } from './rates/mix-and-rate.js';
export {
  type RateInterval,
  type RateIntervalMethod,
  type RateIntervalOptions,
  rateInterval,
} from './rates/rate-interval.js';
export { type RateCount, type TwoRates, type TwoRatesOptions, twoRates } from './rates/two-rates.js';
export {
  correlatedSeasonalMannKendall,
  type SeasonalMannKendall,
  type SeasonalMannKendallOptions,
  seasonalMannKendall,
} from './seasonal-mann-kendall.js';
export { type SiegelOptions, type SiegelResult, siegel } from './siegel.js';
export {
  type ValueBucket,
  type ValuePercentile,
  type ValueSketch,
  type ValueSketchState,
  valuePercentile,
  valueSketch,
} from './sketch/value-sketch.js';
export { studentTCritical, studentTTwoSided } from './student-t.js';
export { type SlopeRanks, type TheilSenOptions, type TheilSenResult, theilSen } from './theil-sen.js';
