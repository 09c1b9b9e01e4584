/**
 * Scoring: which vendor to choose and why: weighted criteria, gates, price formulas, exact totals, ranks, explanations.
 * Start with `defineCriteria` and `scoreVendors`; `compareVendors`, `weightStability` and `bidderDropoutTest` defend
 * the choice. It uses the ground only (core, exact, numeric).
 *
 * @packageDocumentation
 */
export type { TieRule } from '../numeric/rank.js';
export type {
  Criteria,
  CriteriaDefinition,
  CriteriaGroup,
  CriteriaNode,
  Criterion,
  ExponentialScale,
  Gate,
  MissingPolicy,
  NumberScale,
  OrdinalLevel,
  OrdinalScale,
  PiecewiseScale,
  PointsScale,
  PriceFormulaName,
  PriceScale,
  Scale,
  ScoreSheet,
  ScoreValue,
  TargetScale,
  Tier,
  TiersScale,
  ValuePoint,
  WeightUnit,
  YesNoScale,
} from './criteria/criteria.js';
export { defineCriteria } from './criteria/define-criteria.js';
export { lintCriteria } from './criteria/lint-criteria.js';
export {
  bidderDropoutTest,
  type DropoutCheck,
  type DropoutRank,
  type DropoutReport,
} from './explain/bidder-dropout-test.js';
export {
  type CompareVendorsOptions,
  type CriterionDifference,
  compareVendors,
  type VendorComparison,
} from './explain/compare-vendors.js';
export { type CriterionStability, weightStability } from './explain/weight-stability.js';
export { type GoodPracticeOptions, goodPracticeCriteria } from './practice/good-practice-criteria.js';
export { type PricePoints, type PricePointsOptions, pricePoints } from './price/price-points.js';
export { type FigureSpan, type FiguresScale, figuresEarning } from './scales/figures-earning.js';
export { type FixedScale, type ScaleShare, scoreOnScale } from './scales/score-on-scale.js';
export {
  criteriaDefinitionSchema,
  criteriaNodeSchema,
  criterionSchema,
  priceScaleSchema,
  scaleSchema,
  scoreSheetSchema,
} from './schema.js';
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
