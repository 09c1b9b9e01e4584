/**
 * MCDA: ranking methods, normalisations, weights from data, ranks, fronts and SMAA on decision matrices of float64.
 * It knows no vendor and no tender (the room scoring does), and uses only the ground: core for errors and findings,
 * numeric for ranks, exact sums and seeded random numbers.
 *
 * @packageDocumentation
 */

export { type RankScoresOptions, rankScores, type TieRule } from '../numeric/rank.js';
export { type ArasResult, aras } from './aras.js';
export { type CodasOptions, type CodasResult, codas } from './codas.js';
export { compareMethods, type MethodComparison, type RankedResult } from './compare-methods.js';
export { type CoprasResult, copras } from './copras.js';
export {
  type CriterionDirection,
  type DecisionMatrix,
  type DecisionMatrixInput,
  decisionMatrix,
} from './decision-matrix.js';
export { type EdasResult, edas } from './edas.js';
export { type ElectreOneOptions, type ElectreOneResult, electreOne } from './electre-one.js';
export { type MabacResult, mabac } from './mabac.js';
export { type MarcosResult, marcos } from './marcos.js';
export type { WeightOptions } from './matrix-weights.js';
export type { MethodResult } from './method-result.js';
export { type MooraResult, moora } from './moora.js';
export {
  type ConstantRule,
  type NormalizationName,
  type NormalizeColumnOptions,
  type NormalizedMatrix,
  type NormalizeMatrixOptions,
  normalizeColumn,
  normalizeMatrix,
} from './normalize.js';
export type { IntoOption } from './output-column.js';
export { type ParetoFronts, type ParetoFrontsOptions, paretoFronts } from './pareto-fronts.js';
export type { PreferenceFunction, PreferenceShape } from './preference-functions.js';
export {
  type PrometheeColumnsOptions,
  type PrometheeOptions,
  type PrometheeResult,
  promethee,
  prometheeColumns,
} from './promethee.js';
export { type PartialRelation, prometheePartialOrder } from './promethee-partial-order.js';
export { kendallTauB, rankSimilarity, spearman, weightedSpearman } from './rank-correlation.js';
export { type RankReversalCheck, type RankReversalReport, rankReversalTest } from './rank-reversal-test.js';
export { choiceEntropy } from './smaa/choice-entropy.js';
export { type SmaaErrors, type SmaaOptions, type SmaaResult, smaa } from './smaa/smaa.js';
export type { WeightBounds } from './smaa/weight-region.js';
export { type TopsisColumnsOptions, type TopsisOptions, type TopsisResult, topsis, topsisColumns } from './topsis.js';
export { type VikorColumnsOptions, type VikorOptions, type VikorResult, vikor, vikorColumns } from './vikor.js';
export type { VikorCompromise } from './vikor-compromise.js';
export { type WaspasOptions, type WaspasResult, waspas } from './waspas.js';
export { type WeightedProductOptions, weightedProduct } from './weighted-product.js';
export {
  type WeightedSumColumnsOptions,
  type WeightedSumOptions,
  weightedSum,
  weightedSumColumns,
} from './weighted-sum.js';
export { type CriticWeightsOptions, criticWeights } from './weights/critic-weights.js';
export { entropyWeights } from './weights/entropy-weights.js';
export { equalWeights } from './weights/equal-weights.js';
export { giniWeights } from './weights/gini-weights.js';
export { merecWeights } from './weights/merec-weights.js';
export type { ObjectiveWeights } from './weights/objective-weights.js';
export { type SpreadOptions, standardDeviationWeights, varianceWeights } from './weights/spread-weights.js';
