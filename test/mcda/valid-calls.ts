import * as mcda from 'vendorwise/mcda';

const matrix = mcda.decisionMatrix({
  rows: [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
    [2.5, 2, 2],
  ],
  directions: ['benefit', 'benefit', 'cost'],
});
const weights = [0.5, 0.3, 0.2];
const weighted = [matrix, weights, {}];
const byDistance = mcda.topsis(matrix, weights);
const byPreference = mcda.promethee(matrix, weights);
const rankOf = (fewer: mcda.DecisionMatrix) => mcda.topsis(fewer, weights);
const pair = [
  [1, 2, 3],
  [1, 3, 2],
];
const smallMatrix = {
  rows: [
    [1, 2],
    [2, 1],
  ],
  directions: ['benefit', 'cost'],
};

/** One call of every function of the room that is answered, its options written out. */
export const validCalls: Readonly<Record<string, readonly unknown[]>> = {
  aras: weighted,
  choiceEntropy: [[0.5, 0.5]],
  codas: weighted,
  compareMethods: [[byDistance, byPreference]],
  copras: weighted,
  criticWeights: [matrix, {}],
  decisionMatrix: [smallMatrix],
  edas: weighted,
  electreOne: weighted,
  entropyWeights: [matrix],
  equalWeights: [matrix],
  giniWeights: [matrix],
  kendallTauB: pair,
  mabac: weighted,
  marcos: weighted,
  merecWeights: [matrix],
  moora: weighted,
  normalizeColumn: [[1, 2, 3], 'minMax', {}],
  normalizeMatrix: [matrix, 'minMax', {}],
  paretoFronts: [matrix, {}],
  promethee: weighted,
  prometheeColumns: weighted,
  prometheePartialOrder: [byPreference, 0, 1],
  rankReversalTest: [matrix, rankOf],
  rankScores: [[1, 2, 3], {}],
  rankSimilarity: pair,
  smaa: [matrix, { seed: 1 }],
  spearman: pair,
  standardDeviationWeights: [matrix, {}],
  topsis: weighted,
  topsisColumns: weighted,
  varianceWeights: [matrix, {}],
  vikor: weighted,
  vikorColumns: weighted,
  waspas: weighted,
  weightedProduct: weighted,
  weightedSpearman: pair,
  weightedSum: weighted,
  weightedSumColumns: weighted,
};
