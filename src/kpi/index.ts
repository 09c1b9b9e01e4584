/**
 * KPI: definitions with direction and target, exact values period by period, and trends with their evidence.
 * It uses the engines time and statistics and the ground (core, exact, numeric), and knows no other practice: SLA reports
 * and vendors' tables come in as rows.
 *
 * @packageDocumentation
 */
export { aggregateKpi, type KpiAggregate } from './aggregate-kpi.js';
export { type AnalyzeTrendOptions, analyzeTrend, type KpiTrend } from './analyze-trend.js';
export type { MeasureKpiOptions } from './arguments.js';
export { type FindChangesOptions, findChanges, type KpiChanges } from './changes/find-changes.js';
export { type FindOutliersOptions, findOutliers, type KpiOutlier, type KpiOutliers } from './changes/find-outliers.js';
export type { KpiChange, KpiChangeEvidence, KpiLevel } from './changes/kpi-change.js';
export type { Assurance, AssuranceVerdict, MissShareMethod } from './charts/assurance.js';
export type { ChartReason } from './charts/chart-limits.js';
export type { ControlChartOptions, ExcludedPeriod, KpiChartChoice, RebaseAt } from './charts/chart-options.js';
export type { ControlChartPoint, ControlChartSegment } from './charts/chart-rows.js';
export { type ControlChart, controlChart } from './charts/control-chart.js';
export type { ChartAssurance } from './charts/current-limits.js';
export { type ProposeRebaselineOptions, proposeRebaseline } from './charts/propose-rebaseline.js';
export type { NoRebaselineReason, RebaselineCandidate, RebaselineProposal } from './charts/rebaseline.js';
export type { ControlChartSignal, Variation } from './charts/signal.js';
export { comparePeriods } from './comparisons/compare-periods.js';
export type {
  ComparedWindow,
  ComparePeriodsOptions,
  NoDirectionReason,
  PeriodComparison,
  PeriodComparisons,
  PeriodTest,
} from './comparisons/comparison.js';
export { type ChangeExplanation, explainChange } from './comparisons/explain-change.js';
export type { PeriodComparisonRequest } from './comparisons/period-spans.js';
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
export type {
  ActionStatus,
  ActionStatusChange,
  ActionStep,
  CorrectiveAction,
  CorrectiveActionDefinition,
  VerificationMethod,
  VerificationRule,
} from './feedback/action-definition.js';
export type { LevelComparison, PairedComparison } from './feedback/compare-levels.js';
export type { ChangesAround } from './feedback/comparison-periods.js';
export { actionStatus, defineCorrectiveAction } from './feedback/corrective-action.js';
export type { FeedbackImpact, ImpactFigures, MissCost } from './feedback/feedback-impact.js';
export { type FeedbackNoteOptions, feedbackNote } from './feedback/feedback-note.js';
export type {
  GapEvidence,
  GapReason,
  GapSeverityRule,
  NoGapReason,
  PerformanceGap,
  PerformanceGapResult,
} from './feedback/gap.js';
export { type ActionMove, moveAction } from './feedback/move-action.js';
export type { FeedbackNote, FeedbackTone } from './feedback/note.js';
export { type OpenActions, type OpenActionsOptions, openActions } from './feedback/open-actions.js';
export { type PerformanceGapOptions, performanceGap } from './feedback/performance-gap.js';
export type { PeriodGroup } from './feedback/period-group.js';
export { correctiveActionSchema, performanceGapSchema } from './feedback/schema.js';
export type { ActionVerification, VerificationEvidence } from './feedback/verification.js';
export type { TargetKept, VerificationReason, VerificationVerdict } from './feedback/verification-verdict.js';
export { type VerifyActionOptions, verifyAction } from './feedback/verify-action.js';
export { type ForecastKpiOptions, forecastKpi } from './forecasts/forecast-kpi.js';
export type {
  KpiForecast,
  KpiForecastEvidence,
  KpiForecastPoint,
  NoForecastReason,
} from './forecasts/kpi-forecast.js';
export type { NotInSightReason } from './forecasts/messages.js';
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
  type CustomerEffortScoreOptions,
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
  type DefectsPerMillionOptions,
  defectsPerMillion,
} from './formulas/defects-per-million.js';
export { type EarnedValue, type EarnedValueFigures, earnedValue } from './formulas/earned-value.js';
export { type ContactCounts, type CountedShare, firstContactResolution } from './formulas/first-contact-resolution.js';
export { type FirstPassYield, firstPassYield, type ProcessStep } from './formulas/first-pass-yield.js';
export { type MissShareFigures, missShare } from './formulas/miss-share.js';
export {
  type NetPromoter,
  type NetPromoterGroups,
  type NetPromoterScoreOptions,
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
export type { KpiPoint, KpiSeason, KpiSeries, KpiStatus, NotUsedReason, RowCounts } from './kpi-series.js';
export { measureKpi } from './measure-kpi.js';
export type { KpiRow } from './read-rows.js';
export type { KpiScan, KpiToScan, ScannedKpi } from './scan/scan.js';
export { type ScanKpisOptions, scanKpis } from './scan/scan-kpis.js';
export { kpiDefinitionSchema } from './schema.js';
export { type RatioRow, type RatioTally, type RatioTallyState, ratioTally } from './tallies/ratio-tally.js';
export type { TrendSlope } from './trend-line.js';
export type { TrendEvidence } from './trend-tests.js';
export type { TrendReason, TrendVerdict } from './trend-verdict.js';
