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
export { type ChangeExplanation, type ExplainChangeOptions, explainChange } from './comparisons/explain-change.js';
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
