import { fail } from '../core/errors.js';
import { checkOptions } from '../core/options.js';
import { methodResult, plainNumbers } from './build-result.js';
import { binaryUnit, columnRange, magnitudeOf } from './column-range.js';
import type { DecisionMatrix } from './decision-matrix.js';
import { readWeights, type WeightOptions } from './matrix-weights.js';
import type { MethodResult } from './method-result.js';

/** Appraisal scores, and the distances from the average that they compare. */
export interface EdasResult extends MethodResult {
  /** SP: how far each alternative is better than the average, weighted, as a share of the average. */
  readonly positiveDistances: readonly number[];
  /** SN: how far it is worse. */
  readonly negativeDistances: readonly number[];
}

/**
 * Ranks alternatives by their distance from the average alternative (EDAS).
 *
 * With the average of each column, PDA = max(0, better than average) / average and NDA = max(0, worse) / average;
 * SP = Σ w · PDA, SN = Σ w · NDA, and the score is (SP / max SP + 1 - SN / max SN) / 2. When nobody differs, nobody is
 * above or below the average and all score 0.5.
 *
 * Source: M. Keshavarz Ghorabaee, E. K. Zavadskas, L. Olfat, Z. Turskis, "Multi-criteria inventory classification using
 * a new method of evaluation based on distance from average solution (EDAS)", Informatica 26(3), 2015.
 *
 * @param matrix - The decision; figures may lie below zero as long as the average of their column is above it.
 * @param weights - One weight for each criterion, not negative.
 * @param options - How weights are read.
 * @returns Scores from 0 to 1.
 * @throws {@link VendorwiseError} `NOT_POSITIVE` when the average of a column that is not constant is no more than zero
 * (path of its first figure that is not positive, `columns[j][i]`), the codes of weights and options.
 * @example
 * ```ts
 * import { decisionMatrix, edas } from 'vendorwise/mcda';
 * const offers = decisionMatrix({ rows: [[6, 50], [2, 150]], directions: ['benefit', 'cost'] });
 * edas(offers, [1, 1]).scores; // => [1, 0]
 * edas(offers, [1, 1]).positiveDistances; // => [0.5, 0]
 * ```
 */
export function edas(matrix: DecisionMatrix, weights: ArrayLike<number>, options: WeightOptions = {}): EdasResult {
  checkOptions(options, { normalizeWeights: true });
  const { scaled, normalizeWeights } = readWeights(matrix, weights, options);
  const above = new Float64Array(matrix.alternatives);
  const below = new Float64Array(matrix.alternatives);
  matrix.columns.forEach((column, j) => {
    addDistances(column, j, scaled[j]!, matrix.directions[j] === 'cost' ? [below, above] : [above, below]);
  });
  const most = columnRange(above).high;
  const least = columnRange(below).high;
  const result = methodResult(
    'edas',
    matrix,
    // No distance at all is none above the average and none below it.
    above.map((sp, i) => ((most === 0 ? 0 : sp / most) + (least === 0 ? 1 : 1 - below[i]! / least)) / 2),
    {
      higherIsBetter: true,
      conventions: {
        average: 'arithmeticMean',
        noDistance: 0.5,
        normalizeWeights,
      },
    },
  );
  return { ...result, positiveDistances: plainNumbers(above), negativeDistances: plainNumbers(below) };
}

/** An average this small beside the figures is what is left when they cancel. */
const NOISE = 1e-12;

function addDistances(
  column: Float64Array,
  j: number,
  weight: number,
  [higher, lower]: readonly [Float64Array, Float64Array],
): void {
  const range = columnRange(column);
  const { low, high } = range;
  if (low === high) return;
  const n = column.length;
  const scale = binaryUnit(magnitudeOf(range));
  const first = low * scale;
  let beyond = 0;
  for (let i = 0; i < n; i++) beyond += column[i]! * scale - first;
  const offset = beyond / n;
  const average = first + offset;
  if (low < 0 && !(average > NOISE)) failAverage(column, j);
  for (let i = 0; i < n; i++) {
    // From the lowest figure on, where figures that are close to each other keep their digits; the average is rounded.
    const distance = (weight * (column[i]! * scale - first - offset)) / average;
    if (distance > 0) higher[i] = higher[i]! + distance;
    else lower[i] = lower[i]! - distance;
  }
}

function failAverage(column: Float64Array, j: number): never {
  const i = column.findIndex((value) => value <= 0);
  fail(
    'NOT_POSITIVE',
    `columns[${j}][${i}]`,
    'EDAS divides by the average of a criterion, and this one is not positive.',
    {
      received: column[i],
      expected: 'figures with an average above 0',
      params: { method: 'EDAS' },
    },
  );
}
