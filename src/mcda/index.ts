/**
 * MCDA: ranking methods, normalisations, weights from data, ranks, fronts and SMAA on decision matrices of float64.
 * It knows no vendor and no tender (the room scoring does), and uses only the ground: core for errors and findings,
 * numeric for ranks, exact sums and seeded random numbers.
 *
 * @packageDocumentation
 */
export {
  type CriterionDirection,
  type DecisionMatrix,
  type DecisionMatrixInput,
  decisionMatrix,
} from './decision-matrix.js';
export type { MethodResult } from './method-result.js';
