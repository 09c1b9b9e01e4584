/**
 * Scoring: which vendor to choose and why: weighted criteria, gates, price formulas, exact totals, ranks, explanations.
 * Start with `defineCriteria` and `scoreVendors` (`scorePanel` for several evaluators); `compareVendors`,
 * `weightStability` and `bidderDropoutTest` defend the choice. It uses the ground, statistics and dates of time.
 *
 * @packageDocumentation
 */
export type { TieRule } from '../numeric/rank.js';
export {
  type AnnouncementLine,
  type AnnouncementRule,
  announceCriteria,
  type CriteriaAnnouncement,
} from './announce/announce-criteria.js';
export type {
  Criteria,
  CriteriaDefinition,
  CriteriaGroup,
  CriteriaNode,
  Criterion,
  Gate,
  MissingPolicy,
  ScoreSheet,
  ScoreValue,
  WeightUnit,
} from './criteria/criteria.js';
export { defineCriteria } from './criteria/define-criteria.js';
export { lintCriteria } from './criteria/lint-criteria.js';
export { bidderDropoutTest, type DropoutReport } from './explain/bidder-dropout-test.js';
export {
  type CompareVendorsOptions,
  type CriterionDifference,
  compareVendors,
  type VendorComparison,
} from './explain/compare-vendors.js';
export type { GateFall } from './explain/gate-fall.js';
export {
  type RankAcceptability,
  type RankAcceptabilityOptions,
  rankAcceptability,
  type VendorAcceptability,
} from './explain/rank-acceptability.js';
export type { RivalStability, ScoreChange } from './explain/rival-stability.js';
export { type NotTested, type ScoreStability, scoreStability } from './explain/score-stability.js';
export type { ScoreStabilityOptions } from './explain/step-options.js';
export {
  type Contribution,
  type VendorContributions,
  type VendorContributionsOptions,
  vendorContributions,
} from './explain/vendor-contributions.js';
export { type VendorFront, type VendorFronts, vendorFronts } from './explain/vendor-fronts.js';
export { type CriterionStability, weightStability } from './explain/weight-stability.js';
export { type WinnerMap, type WinnerSegment, winnerMap } from './explain/winner-map.js';
export type { IccInterval } from './panels/agreement/icc-intervals.js';
export {
  type IntraclassCorrelation,
  type IntraclassCorrelationOptions,
  type IntraclassForm,
  intraclassCorrelation,
} from './panels/agreement/intraclass-correlation.js';
export { type KendallW, kendallW } from './panels/agreement/kendall-w.js';
export {
  type KrippendorffAlpha,
  type KrippendorffAlphaOptions,
  krippendorffAlpha,
  type RatingLevel,
} from './panels/agreement/krippendorff-alpha.js';
export type { NoAgreementReason, RatingTable } from './panels/agreement/rating-table.js';
export { definePanel } from './panels/define-panel.js';
export type {
  Moderation,
  Panel,
  PanelAggregate,
  PanelDefinition,
  PanelEvaluator,
  PanelRatings,
  RatingSheet,
  Recusal,
} from './panels/panel.js';
export type {
  EvaluatorReport,
  EvaluatorTotal,
  PanelAgreement,
  PanelConventions,
  PanelRating,
  PanelReport,
  PanelScore,
  PanelSpread,
} from './panels/panel-report.js';
export { panelDefinitionSchema, panelRatingsSchema } from './panels/schema.js';
export { type ConsensusOptions, type ScorePanelOptions, scorePanel } from './panels/score-panel.js';
export { type GoodPracticeCriteriaOptions, goodPracticeCriteria } from './practice/good-practice-criteria.js';
export { fixedBudgetSelection } from './price/fixed-budget-selection.js';
export { leastCostSelection } from './price/least-cost-selection.js';
export { type PriceFormulaDescription, priceFormulas } from './price/price-formula-list.js';
export type { PriceParameterName } from './price/price-formulas.js';
export { type PricePoints, type PricePointsOptions, pricePoints } from './price/price-points.js';
export { qcbs } from './price/qcbs.js';
export { qualityPrice } from './price/quality-price.js';
export type {
  AdjustedBidRule,
  FailedCondition,
  MonetizedQualityRule,
  PricePerPointRule,
  QualityPerPriceRule,
  QualityPriceOffer,
  QualityPriceOptions,
  QualityPriceReport,
  QualityPriceRow,
  QualityPriceRule,
  QualityPriceTieBreak,
  QualityValue,
} from './price/quality-price-report.js';
export { fixedBudgetRuleSchema, leastCostRuleSchema, qcbsRuleSchema, qualityPriceRuleSchema } from './price/schema.js';
export type {
  FixedBudgetRule,
  LeastCostRule,
  Proposal,
  QcbsRule,
  SelectionOptions,
  SelectionOrder,
  SelectionReport,
  SelectionRow,
} from './price/selection-report.js';
export { type FigureSpan, type FiguresScale, figuresEarning } from './scales/figures-earning.js';
export type {
  ExponentialScale,
  NumberScale,
  OrdinalLevel,
  OrdinalScale,
  PiecewiseScale,
  PointsScale,
  PriceBand,
  PriceFormulaName,
  PriceScale,
  Scale,
  TargetScale,
  Tier,
  TiersScale,
  ValuePoint,
  YesNoScale,
} from './scales/scale-definition.js';
export { priceScaleSchema, scaleSchema } from './scales/schema.js';
export { type FixedScale, type ScaleShare, scoreOnScale } from './scales/score-on-scale.js';
export {
  criteriaDefinitionSchema,
  criteriaNodeSchema,
  criterionSchema,
  scoreSheetSchema,
  scoreValueSchema,
} from './schema.js';
export { defineScorecard } from './scorecards/define-scorecard.js';
export { scorecardDefinitionSchema } from './scorecards/schema.js';
export { scoreSuppliers } from './scorecards/score-suppliers.js';
export type {
  ClosedPeriod,
  PeriodWeights,
  Scorecard,
  ScorecardCriterion,
  ScorecardDefinition,
  ScorecardMissing,
  ScorecardPeriod,
  ScoredPeriod,
  Standing,
  StandingAction,
  SupplierPeriod,
} from './scorecards/scorecard.js';
export type {
  ScorecardConventions,
  ScorecardCriterionResult,
  ScorecardPeriodResult,
  StandingResult,
  StandingScore,
  SupplierRank,
  SupplierRanking,
  SupplierRecord,
  SupplierScorecardOptions,
  SupplierScorecardReport,
} from './scorecards/scorecard-report.js';
export { supplierScorecard } from './scorecards/supplier-scorecard.js';
export { breakEvenVolume } from './sourcing/break-even-volume.js';
export { makeOrOutsource } from './sourcing/make-or-outsource.js';
export { costPlanSchema, sourcingCaseSchema, volumeCaseSchema } from './sourcing/schema.js';
export type {
  BreakEven,
  ScoredByHand,
  ScoredByReport,
  SourcingCase,
  SourcingCosts,
  SourcingCriterion,
  SourcingPoints,
  SourcingReport,
  SourcingSaving,
  SourcingWay,
  VolumeCase,
} from './sourcing/sourcing-case.js';
export type {
  CostCategory,
  CostCategoryTotal,
  CostFigures,
  CostLine,
  CostLineTotal,
  CostPlan,
  CostYear,
  ResidualValue,
  TotalCostReport,
  YearlyCost,
} from './sourcing/total-cost.js';
export { totalCostOfOwnership } from './sourcing/total-cost-of-ownership.js';
export type {
  AnnouncedCriterion,
  AnnouncedGroup,
  CriterionScore,
  FailedGate,
  GroupScore,
  PriceFieldReport,
  RankedVendor,
  ScoreReport,
  ScoringConventions,
} from './totals/score-report.js';
export { type ScoreVendorsOptions, scoreVendors } from './totals/score-vendors.js';
export type { DropoutCheck, DropoutRank } from './totals/withdrawals.js';
export type { AhpConsistency } from './weighting/ahp-consistency.js';
export {
  type AhpAlternative,
  type AhpCriterionWeight,
  type AhpHierarchyOptions,
  type AhpHierarchyWeights,
  type AhpSynthesis,
  ahpHierarchy,
} from './weighting/ahp-hierarchy.js';
export type { ConsistencyLimit, PriorityVector } from './weighting/ahp-terms.js';
export { type AhpWeights, type AhpWeightsOptions, ahpWeights } from './weighting/ahp-weights.js';
export type { BestWorstAnswers } from './weighting/best-worst-answers.js';
export type { BestWorstConsistency } from './weighting/best-worst-consistency.js';
export {
  type BestWorstItemWeight,
  type BestWorstWeights,
  type BestWorstWeightsOptions,
  bestWorstWeights,
} from './weighting/best-worst-weights.js';
export type { AhpCriterion, AhpHierarchyDefinition } from './weighting/hierarchy-document.js';
export type { ItemWeight } from './weighting/item-weight.js';
export type { PairwiseComparisons, PairwiseJudgement } from './weighting/pairwise.js';
export type { RandomIndexTable } from './weighting/random-index.js';
export type { RankWeightMethod } from './weighting/rank-method.js';
export {
  type RankedItemWeight,
  type RankWeights,
  type RankWeightsOptions,
  rankWeights,
} from './weighting/rank-weights.js';
export {
  ahpHierarchySchema,
  bestWorstSchema,
  pairwiseComparisonsSchema,
  weightComparisonsSchema,
} from './weighting/schema.js';
export {
  type SwingItemWeight,
  type SwingWeights,
  type SwingWeightsOptions,
  swingWeights,
} from './weighting/swing-weights.js';
export { weighByComparisons } from './weighting/weigh-by-comparisons.js';
export type { AhpComparisons, BestWorstComparisons, WeightComparisons } from './weighting/weight-comparisons.js';
export type { JudgementFit, WorstTriad } from './weighting/worst-triad.js';
