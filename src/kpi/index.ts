/**
 * KPI: definitions with direction and target, exact values period by period, and trends with their evidence.
 * It uses the engines time and statistics and the ground (core, exact, numeric), and knows no other practice: SLA reports
 * and vendors' tables come in as rows.
 *
 * @packageDocumentation
 */
export { aggregateKpi, type KpiAggregate } from './aggregate-kpi.js';
export {
  type AnalyzeTrendOptions,
  analyzeTrend,
  type KpiTrend,
  type TrendEvidence,
} from './analyze-trend.js';
export { type FindChangesOptions, findChanges, type KpiChanges } from './changes/find-changes.js';
export { type FindOutliersOptions, findOutliers, type KpiOutlier, type KpiOutliers } from './changes/find-outliers.js';
export type { KpiChange, KpiChangeEvidence, KpiLevel } from './changes/kpi-change.js';
export type { ChangeDirection } from './changes/wording.js';
export type { Assurance, AssuranceVerdict, MissShareMethod } from './charts/assurance.js';
export type { ChartReason } from './charts/chart-limits.js';
export type { ControlChartOptions, ExcludedPeriod, KpiChartChoice, RebaseAt } from './charts/chart-options.js';
export type { ControlChartPoint, ControlChartSegment } from './charts/chart-rows.js';
export type { ControlChartSignal, Variation } from './charts/chart-signals.js';
export { type ControlChart, controlChart } from './charts/control-chart.js';
export {
  type NoRebaselineReason,
  type ProposeRebaselineOptions,
  proposeRebaseline,
  type RebaselineCandidate,
  type RebaselineProposal,
} from './charts/propose-rebaseline.js';
export {
  type ComparePeriodsOptions,
  comparePeriods,
  type PeriodComparison,
  type PeriodComparisons,
} from './comparisons/compare-periods.js';
export type { ComparedWindow } from './comparisons/compared-window.js';
export { type ChangeExplanation, type ExplainChangeOptions, explainChange } from './comparisons/explain-change.js';
export type { PeriodComparisonRequest } from './comparisons/period-spans.js';
export type { NotComparedReason, PeriodTest } from './comparisons/period-verdict.js';
export { defineKpi, type Kpi } from './define-kpi.js';
export type {
  CountAggregation,
  DatedKpiTarget,
  DistinctAggregation,
  FigureAggregation,
  KpiAggregation,
  KpiDefinition,
  KpiDirection,
  KpiTarget,
  KpiTargetRange,
  KpiTolerance,
  PercentileAggregation,
  RatioAggregation,
  WeightedMeanAggregation,
} from './definition.js';
export type { LevelComparison, PairedComparison } from './feedback/compare-levels.js';
export type { ChangesAround } from './feedback/comparison-periods.js';
export {
  type ActionStatus,
  type ActionStatusChange,
  type ActionStep,
  actionStatus,
  type CorrectiveAction,
  type CorrectiveActionDefinition,
  defineCorrectiveAction,
  type VerificationMethod,
  type VerificationRule,
} from './feedback/corrective-action.js';
export type { FeedbackImpact, ImpactFigures, MissCost } from './feedback/feedback-impact.js';
export {
  type FeedbackNote,
  type FeedbackNoteOptions,
  type FeedbackTone,
  feedbackNote,
} from './feedback/feedback-note.js';
export type { GapReason, GapSeverityRule } from './feedback/gap-severity.js';
export { type ActionMove, moveAction } from './feedback/move-action.js';
export { type OpenActions, type OpenActionsOptions, openActions } from './feedback/open-actions.js';
export {
  type GapEvidence,
  type NoGapReason,
  type PerformanceGap,
  type PerformanceGapOptions,
  type PerformanceGapResult,
  performanceGap,
} from './feedback/performance-gap.js';
export type { PeriodGroup } from './feedback/period-group.js';
export { correctiveActionSchema, performanceGapSchema } from './feedback/schema.js';
export type { TargetKept, VerificationReason, VerificationVerdict } from './feedback/verification-verdict.js';
export {
  type ActionVerification,
  type VerificationEvidence,
  type VerifyActionOptions,
  verifyAction,
} from './feedback/verify-action.js';
export {
  type ForecastKpiOptions,
  forecastKpi,
  type KpiForecast,
  type KpiForecastEvidence,
  type KpiForecastPoint,
} from './forecasts/forecast-kpi.js';
export type { NoForecastReason, NotInSightReason } from './forecasts/messages.js';
export {
  type KpiTimeToTarget,
  type TargetPlace,
  type TargetSight,
  type TimeToTargetOptions,
  timeToTarget,
} from './forecasts/time-to-target.js';
export {
  type AgeBand,
  type BacklogAgeing,
  type BacklogAgeingOptions,
  backlogAgeing,
} from './formulas/backlog-ageing.js';
export {
  type CustomerEffort,
  type CustomerEffortOptions,
  customerEffortScore,
} from './formulas/customer-effort-score.js';
export {
  type CustomerSatisfaction,
  type CustomerSatisfactionOptions,
  customerSatisfaction,
} from './formulas/customer-satisfaction.js';
export {
  type DefectCounts,
  type DefectsPerMillion,
  defectsPerMillion,
  type SigmaOptions,
} from './formulas/defects-per-million.js';
export { type EarnedValue, type EarnedValueFigures, earnedValue } from './formulas/earned-value.js';
export { type ContactCounts, type CountedShare, firstContactResolution } from './formulas/first-contact-resolution.js';
export { type FirstPassYield, firstPassYield, type ProcessStep } from './formulas/first-pass-yield.js';
export { type MissShareFigures, missShare } from './formulas/miss-share.js';
export {
  type NetPromoter,
  type NetPromoterGroups,
  type NetPromoterOptions,
  netPromoterScore,
} from './formulas/net-promoter-score.js';
export { type OnTimeInFull, type OrderDelivery, type OrderOutcome, onTimeInFull } from './formulas/on-time-in-full.js';
export { type PeriodsToTarget, type PeriodsToTargetFigures, periodsToTarget } from './formulas/periods-to-target.js';
export type { RatingScale, Ratings } from './formulas/ratings.js';
export { type RelativeChange, relativeChange, type ValuePair } from './formulas/relative-change.js';
export { type StandardKpiId, type StandardKpisOptions, standardKpis } from './formulas/standard-kpis.js';
export { type TargetGap, type TargetGapFigures, targetGap } from './formulas/target-gap.js';
export { type Turnaround, type TurnaroundOptions, turnaround } from './formulas/turnaround.js';
export {
  type OpenJob,
  type TurnaroundRow,
  type TurnaroundRows,
  type TurnaroundRowsOptions,
  turnaroundRows,
} from './formulas/turnaround-rows.js';
export { type UnitCost, type UnitCostFigures, unitCost } from './formulas/unit-cost.js';
export { type OccupancyHours, occupancy, type UtilisationHours, utilisation } from './formulas/utilisation.js';
export {
  type KpiIntervals,
  type KpiIntervalsOptions,
  type KpiPointInterval,
  kpiIntervals,
  type NoIntervalReason,
} from './intervals/kpi-intervals.js';
export {
  type KpiPoint,
  type KpiSeries,
  type MeasureKpiOptions,
  measureKpi,
  type NotUsedReason,
} from './measure-kpi.js';
export type { KpiRow, RowCounts } from './read-rows.js';
export { type KpiScan, type KpiToScan, type ScanKpisOptions, type ScannedKpi, scanKpis } from './scan/scan-kpis.js';
export { kpiDefinitionSchema } from './schema.js';
export { type RatioRow, type RatioTally, type RatioTallyState, ratioTally } from './tallies/ratio-tally.js';
export type { KpiStatus } from './target.js';
export type { TrendSlope } from './trend-line.js';
export type { TrendReason, TrendVerdict } from './trend-verdict.js';
