/**
 * SLA: is the service within its agreement: clocks, reports, availability, error budgets, service credits.
 * It may use time, the ground (core, exact, numeric) and nothing of its own floor.
 * Results are plain JSON; every figure carries the convention that made it.
 *
 * @packageDocumentation
 */
export {
  type Availability,
  type AvailabilityFigure,
  type AvailabilityOptions,
  availability,
} from './availability/availability.js';
export {
  type EventTallyOutput,
  eventTally,
  type GoodTotalState,
  type UptimeTallyOutput,
  uptimeTally,
} from './availability/availability-tallies.js';
export {
  type BurnAlertName,
  type BurnAlertPlan,
  type BurnAlertPreset,
  type BurnAlertRule,
  burnAlertPlan,
  type PublishedBurnAlertPlan,
} from './availability/burn-alert-plan.js';
export {
  type AlertDetection,
  type BudgetExhaustion,
  type BurnRate,
  budgetExhaustion,
  burnRate,
  burnRateFor,
  detectionTime,
  minimumEventsFor,
} from './availability/burn-rate.js';
export {
  type CompositeAvailability,
  type CompositeStep,
  compositeAvailability,
} from './availability/composite-availability.js';
export type {
  CompositeModel,
  CompositePart,
  KOfNModel,
  ParallelModel,
  SeriesModel,
  WeightedModel,
  WeightedPart,
} from './availability/composite-model.js';
export { type DowntimePeriod, type DowntimePeriods, downtimePeriods } from './availability/downtime-periods.js';
export type { DowntimeOptions, DowntimePeriodRule, DowntimeRules, OverlapRule } from './availability/downtime-rules.js';
export {
  type ErrorBudgetOptions,
  type ErrorBudgetShares,
  type EventCounts,
  type EventErrorBudget,
  errorBudget,
  type TimeErrorBudget,
  type Uptime,
} from './availability/error-budget.js';
export type { EventSeries } from './availability/event-series.js';
export type {
  AvailabilityWindow,
  MaintenanceConvention,
  MeasuredTimeOptions,
  MeasuredWindow,
} from './availability/measured-window.js';
export type { AppliedOutageRelief, OutageRelief } from './availability/outage-relief.js';
export type { MaintenanceWindow, Outage } from './availability/outage-rows.js';
export {
  type BurnAlert,
  type BurnAlertReplay,
  type ReplayOptions,
  replayBurnAlerts,
} from './availability/replay-burn-alerts.js';
export { compositeModelSchema, compositePartSchema, outageReliefSchema } from './availability/schema.js';
export {
  type BudgetingMethod,
  type ServiceLevel,
  type ServiceLevelOptions,
  type SliceErrorBudget,
  serviceLevel,
} from './availability/service-level.js';
export type {
  ClockResult,
  ClockSegment,
  ClockStatus,
  ClockThreshold,
  EvaluateTicketOptions,
  ExplainedClock,
  PausedByReason,
  TicketEvaluation,
  TicketExplanation,
} from './clocks/clock-result.js';
export { type DefineSlaPolicyOptions, defineSlaPolicy } from './clocks/define-sla-policy.js';
export { evaluateTicket } from './clocks/evaluate-ticket.js';
export {
  type EvaluateTicketColumnsOptions,
  evaluateTicketColumns,
  type TicketOutcomeColumns,
} from './clocks/evaluate-ticket-columns.js';
export { explainTicket } from './clocks/explain-ticket.js';
export { lintSlaPolicy } from './clocks/lint-sla-policy.js';
export { type ClockEvent, type ClockEventKind, type NextEventsOptions, nextEvents } from './clocks/next-events.js';
// clocks: policies, evaluation, evidence
export type {
  BuiltInMeasure,
  ClockRules,
  ClockTrigger,
  ReopenRule,
  SlaClock,
  SlaGoal,
  SlaPolicy,
  SlaPolicyDefinition,
  SlaPolicyVersion,
  SlaSmallSample,
  SlaTarget,
  StatusCategory,
  TargetCondition,
  TargetTime,
  WarnAt,
} from './clocks/policy.js';
export { slaPolicySchema } from './clocks/schema.js';
export type { FieldValue, Ticket, TicketEvent, TicketPause } from './clocks/ticket.js';
// service credits
export type {
  AttainmentMeasure,
  CreditMeasurement,
  RatioMeasure,
  ServiceCreditInput,
  ServiceLevelMeasurement,
  StatementEntry,
  StatementMeasurement,
  UptimeMeasure,
} from './credits/credit-measurement.js';
export {
  type CreditStatement,
  creditStatement,
  type StatementConventions,
  type StatementLine,
  type StatementMonth,
  type StatementVerdict,
} from './credits/credit-statement.js';
export type {
  AnnualCap,
  AtRiskPoolTerms,
  ClaimWindow,
  CreditKind,
  CreditTerms,
  CreditTermsBase,
  CreditTier,
  DowntimeUnit,
  EarnBack,
  FlatPerMissTerms,
  MarginalTerms,
  MinimumCredit,
  MonthlyCap,
  PerUnitTerms,
  PoolServiceLevel,
  SteppedTerms,
} from './credits/credit-terms.js';
export { type DefinedCreditTerms, defineCreditTerms } from './credits/define-credit-terms.js';
export type { CreditStatus } from './credits/earn-back.js';
export {
  type CreditLintOptions,
  type CreditTermsLint,
  lintCreditTerms,
  type PercentRangeText,
  type TierOverlap,
} from './credits/lint-credit-terms.js';
export type { CreditLine, CreditVerdict, MeasuredFigures } from './credits/month-credit.js';
export type { CreditStatementOptions, StatementOpening } from './credits/read-statement.js';
export {
  type CreditHistory,
  type CreditReplay,
  type ReplayedMonth,
  type ReplayedTerms,
  replayCredits,
} from './credits/replay-credits.js';
export { creditTermsSchema, creditTierSchema, serviceCreditInputSchema } from './credits/schema.js';
export {
  type CreditConventions,
  type CreditDisplayOptions,
  type ServiceCredit,
  serviceCredit,
} from './credits/service-credit.js';
export type { CreditLimit } from './credits/settle-credit.js';
export type { ClockOutcome, Outcome } from './outcome.js';
// reports: attainment, summaries, tallies, reconciliation
export { type AttainmentOptions, type AttainmentSource, attainment } from './reports/attainment.js';
export type { Attainment, FullCounts, OutcomeCounts, SmallSampleClause } from './reports/attainment-result.js';
export type { TimedItem } from './reports/closed-time.js';
export { type ComplianceRow, type ComplianceRowsOptions, complianceRows } from './reports/compliance-rows.js';
export type { CreditEffect } from './reports/credit-effect.js';
export {
  type CreditMeasurementsOptions,
  creditMeasurements,
  type ReportedMeasurement,
} from './reports/credit-measurements.js';
export type { DifferenceReason, ReportedFact } from './reports/difference-reason.js';
export {
  type ElapsedBucket,
  type ElapsedSketch,
  type ElapsedSketchState,
  elapsedSketch,
  type SketchPercentile,
  sketchPercentile,
} from './reports/elapsed-sketch.js';
export type { SampleRules } from './reports/goal-rules.js';
export { countDurations, type DurationCounts, type MeasuredDuration } from './reports/measured-duration.js';
export {
  type OutcomeTally,
  type OutcomeTallyState,
  outcomeTally,
  type TallyFigures,
  type TallyLine,
  type TallyReason,
} from './reports/outcome-tally.js';
export type { PairedResults, ReconciliationStep, SlaDifference, UnmatchedResult } from './reports/pair-results.js';
export {
  type PercentileMethod,
  type PercentileTarget,
  type PercentileTargetResult,
  percentileTarget,
} from './reports/percentile-target.js';
export {
  type OurOutcome,
  type ReconciledSide,
  type ReconcileSlaOptions,
  reconcileSla,
  type SlaReconciliation,
} from './reports/reconcile-sla.js';
export type { AppliedRelief, Relief } from './reports/relief.js';
export { reliefListSchema, reliefSchema } from './reports/schema.js';
export type {
  CountBy,
  RawFigures,
  ReportedOutcome,
  ReportGoal,
  SlaReport,
  SlaReportConventions,
  SlaReportOptions,
  SlaReportPeriod,
  SlaReportRow,
  SlaReportTotals,
} from './reports/sla-report.js';
export { type SummarizeOutcomesOptions, summarizeOutcomes } from './reports/summarize-outcomes.js';
export { type SummarizeTicketsOptions, summarizeTickets } from './reports/summarize-tickets.js';
export type { VendorOutcome } from './reports/vendor-outcome.js';
