/**
 * Statistics: trend tests, robust slopes, least squares, quantiles and the distributions they need, on float64.
 * It knows no vendor and no contract, and uses only the ground: core for errors, numeric for exact sums and ranks.
 *
 * @packageDocumentation
 */
export type { AutocorrelatedMannKendall } from './autocorrelated-mann-kendall.js';
export {
  type AutocorrelatedSeasonalMannKendall,
  type AutocorrelatedSeasonalMannKendallOptions,
  autocorrelatedSeasonalMannKendall,
} from './autocorrelated-seasonal.js';
export { type AutocorrelationsOptions, autocorrelations } from './autocorrelation.js';
export type { CapabilityIndices } from './charts/capability-indices.js';
export type {
  ControlChartKind,
  ControlConventions,
  ControlDispersion,
  ControlLimits,
  ControlPoint,
  GapRule,
  LeftOutPoint,
  LimitsReason,
  LimitsStatus,
  MovingRangeConstant,
  MovingRanges,
  PositionRange,
  RangeScreening,
} from './charts/control-limits.js';
export { countChart } from './charts/count-chart.js';
export { type CusumChart, type CusumChartOptions, type CusumSignal, cusumChart } from './charts/cusum-chart.js';
export {
  type CusumPoint,
  type CusumSide,
  type CusumStart,
  type CusumState,
  type CusumTuning,
  cusumStep,
  startCusum,
} from './charts/cusum-step.js';
export type { LaneyOptions, LaneyRule } from './charts/dispersion.js';
export { type EwmaChart, type EwmaChartOptions, ewmaChart } from './charts/ewma-chart.js';
export {
  type EwmaPoint,
  type EwmaStart,
  type EwmaState,
  type EwmaWeights,
  ewmaStep,
  startEwma,
} from './charts/ewma-step.js';
export { type FalseAlarmRate, falseAlarmRate } from './charts/false-alarm-rate.js';
export { type GChartOptions, gChart } from './charts/g-chart.js';
export { type IndividualsChartOptions, individualsChart } from './charts/individuals-chart.js';
export type { MovingRangeOptions } from './charts/moving-range.js';
export { type CountChartOptions, npChart } from './charts/np-chart.js';
export {
  type ProcessCapability,
  type ProcessCapabilityOptions,
  type ProcessSpecification,
  processCapability,
} from './charts/process-capability.js';
export type { LevelSource, ProcessLevelChart, ProcessLevelOptions } from './charts/process-level.js';
export { proportionChart, type RateChartOptions } from './charts/proportion-chart.js';
export {
  type RunLengths,
  type RunRuleSet,
  type RunRulesOptions,
  type RunRulesResult,
  runRules,
} from './charts/run-rules.js';
export type { RunRule, RunRulePoint, RunSignal } from './charts/run-signal.js';
export { type RunsAnalysis, type RunsAnalysisOptions, runsAnalysis } from './charts/runs-analysis.js';
export { strongestSignals } from './charts/strongest-signals.js';
export { type TimeBetweenChartOptions, timeBetweenChart } from './charts/time-between-chart.js';
export { unitRateChart } from './charts/unit-rate-chart.js';
export { chiSquareUpperTail } from './chi-square.js';
export { describeValues, type ValueDescription } from './describe-values.js';
export { fCritical, fUpperTail } from './f-distribution.js';
export { type Backtest, type BacktestOptions, backtest } from './forecasts/backtest.js';
export {
  type BacktestSummary,
  type ChooseForecastOptions,
  type ChosenForecast,
  chooseForecast,
} from './forecasts/choose-forecast.js';
export { driftForecast } from './forecasts/drift-forecast.js';
export {
  type ExponentialSmoothingForecastOptions,
  exponentialSmoothingForecast,
} from './forecasts/exponential-smoothing-forecast.js';
export type {
  Forecast,
  ForecastConventions,
  ForecastMethod,
  ForecastOptions,
  ForecastParameters,
  ForecastRefusal,
  ResidualDivisor,
  SmoothingOptions,
} from './forecasts/forecast.js';
export {
  type ForecastAccuracy,
  type ForecastAccuracyOptions,
  forecastAccuracy,
} from './forecasts/forecast-accuracy.js';
export { type HoltForecastOptions, holtForecast } from './forecasts/holt-forecast.js';
export { type HoltWintersForecastOptions, holtWintersForecast } from './forecasts/holt-winters-forecast.js';
export { meanForecast } from './forecasts/mean-forecast.js';
export { naiveForecast } from './forecasts/naive-forecast.js';
export { seasonalNaiveForecast } from './forecasts/seasonal-naive-forecast.js';
export { type ThetaForecastOptions, thetaForecast } from './forecasts/theta-forecast.js';
export { gammaQuantile, gammaUpperTail } from './gamma-distribution.js';
export { hirschSlackTest } from './hirsch-slack-test.js';
export { type KruskalWallisOptions, type KruskalWallisResult, kruskalWallis } from './kruskal-wallis.js';
export {
  type MannKendallOptions,
  type MannKendallResult,
  mannKendall,
  type TrendPMethod,
} from './mann-kendall.js';
export { normalQuantile, normalTwoSided, normalUpperTail } from './normal.js';
export type { SeriesInput } from './observations.js';
export {
  type OrdinaryLeastSquaresOptions,
  type OrdinaryLeastSquaresResult,
  ordinaryLeastSquares,
} from './ordinary-least-squares.js';
export { type PreWhitenedOptions, preWhitenedTest, trendFreePreWhitenedTest } from './pre-whitened-tests.js';
export { median, type QuantileOptions, type QuantileType, quantile } from './quantile.js';
export { type RankSumTest, type RankSumTestOptions, rankSumTest } from './rank-sum-test.js';
export { adjustPValues, type PAdjustment } from './rates/adjust-p-values.js';
export { type CountInterval, type CountIntervalOptions, countInterval } from './rates/count-interval.js';
export { type GroupShift, type MixAndRate, mixAndRate, type RateGroup, type RateParts } from './rates/mix-and-rate.js';
export {
  type RateInterval,
  type RateIntervalMethod,
  type RateIntervalOptions,
  rateInterval,
} from './rates/rate-interval.js';
export { type TwoRateGroups, twoRateGroups } from './rates/two-rate-groups.js';
export { type RateCount, type TwoRates, type TwoRatesOptions, twoRates } from './rates/two-rates.js';
export { type ResidualAutocorrelationOptions, residualAutocorrelation } from './residual-autocorrelation.js';
export type { SeasonalMannKendallOptions } from './season-cycle.js';
export { type SeasonalMannKendall, seasonalMannKendall } from './seasonal-mann-kendall.js';
export {
  type ChangepointTest,
  type ChangepointTestOptions,
  changepointTest,
  type TestedChange,
} from './series/changepoint-test.js';
export {
  type Changepoints,
  type ChangepointsOptions,
  changepoints,
  type LevelSegment,
} from './series/changepoints.js';
export {
  type ClassicalDecomposition,
  type ClassicalDecompositionOptions,
  classicalDecomposition,
} from './series/classical-decomposition.js';
export {
  type EsdStep,
  type GeneralizedEsd,
  type GeneralizedEsdOptions,
  generalizedEsd,
} from './series/generalized-esd.js';
export { type HampelFilterOptions, type HampelResult, hampelFilter } from './series/hampel-filter.js';
export { type ModifiedZScores, type ModifiedZScoresOptions, modifiedZScores } from './series/modified-z-scores.js';
export type { NoiseSource } from './series/noise-level.js';
export { type DecomposedSeries, seasonalStrength, trendStrength } from './series/season-strength.js';
export { type StlResult, stl } from './series/stl.js';
export type { StlConventions, StlOptions } from './series/stl-settings.js';
export { type TukeyFences, type TukeyFencesOptions, tukeyFences } from './series/tukey-fences.js';
export { type SiegelOptions, type SiegelResult, siegel } from './siegel.js';
export type { ValueBucket } from './sketch/nearest-rank.js';
export { type ValuePercentile, valuePercentile } from './sketch/value-percentile.js';
export { type ValueSketch, type ValueSketchState, valueSketch } from './sketch/value-sketch.js';
export { studentTCritical, studentTTwoSided } from './student-t.js';
export { type SlopeRanks, type TheilSenOptions, type TheilSenResult, theilSen } from './theil-sen.js';
export { hamedRaoTest, type VarianceCorrectionOptions, yueWangTest } from './variance-corrected-tests.js';
export { type WelchTest, type WelchTestOptions, welchTest } from './welch-test.js';
