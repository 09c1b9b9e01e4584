import { type PairwiseMatrix, ratioAt } from './pairwise.js';

/** Logarithms of weights that fit the answers best, up to a constant: log least squares over the answers given. */
export type LogWeights = Float64Array;

/**
 * Fits weights to the logarithms of the answers by least squares.
 *
 * With every pair answered these are the row geometric means (Crawford & Williams 1985); with answers missing they solve
 * the Laplacian of the graph of answers (Bozoki, Fulop & Ronyai 2010).
 *
 * @param without - A pair whose answer is left out.
 * @returns Logarithms of weights; `null` when the answers do not connect all items without that pair.
 */
export function logWeights(
  matrix: PairwiseMatrix,
  without: readonly [number, number] | null = null,
): LogWeights | null {
  const { size } = matrix;
  const known = (i: number, j: number): boolean =>
    ratioAt(matrix, i, j) !== 0 && !(without?.includes(i) === true && without.includes(j));
  const positions = Array.from({ length: size }, (_, i) => i);
  const answered = positions.map((i) => positions.filter((j) => j !== i && known(i, j)));
  if (answered.every((row) => row.length === size - 1)) {
    return Float64Array.from(positions, (i) => rowLog(matrix, i) / size);
  }
  const laplacian = positions.map((i) => {
    const row = new Float64Array(size);
    for (const j of answered[i] ?? []) row[j] = -1;
    row[i] = answered[i]?.length ?? 0;
    return row;
  });
  // Half of either direction, so that the sums add up to zero even where opposite entries differ in a late digit.
  const sums = Float64Array.from(positions, (i) =>
    (answered[i] ?? []).reduce(
      (sum, j) => sum + (Math.log(ratioAt(matrix, i, j)) - Math.log(ratioAt(matrix, j, i))) / 2,
      0,
    ),
  );
  return solveGrounded(laplacian, sums);
}

function rowLog(matrix: PairwiseMatrix, i: number): number {
  let sum = 0;
  for (let j = 0; j < matrix.size; j++) sum += Math.log(ratioAt(matrix, i, j));
  return sum;
}

/** Solves the Laplacian with the first item as zero: symmetric, diagonally dominant, so no pivots need be chosen. */
function solveGrounded(laplacian: readonly Float64Array[], sums: Float64Array): Float64Array | null {
  const size = sums.length;
  const rows = laplacian.map((row, i) => Float64Array.of(...row, sums[i] as number));
  for (let k = 1; k < size; k++) {
    const pivotRow = rows[k] as Float64Array;
    const pivot = pivotRow[k] as number;
    if (pivot < 1e-9) return null;
    for (let i = k + 1; i < size; i++) {
      const row = rows[i] as Float64Array;
      const factor = (row[k] as number) / pivot;
      if (factor === 0) continue;
      for (let j = k; j <= size; j++) row[j] = (row[j] as number) - factor * (pivotRow[j] as number);
    }
  }
  const solution = new Float64Array(size);
  for (let k = size - 1; k >= 1; k--) {
    const row = rows[k] as Float64Array;
    let rest = row[size] as number;
    for (let j = k + 1; j < size; j++) rest -= (row[j] as number) * (solution[j] as number);
    solution[k] = rest / (row[k] as number);
  }
  return solution;
}

/**
 * How far each answer is from the ratio of fitted weights: 1 where it fits. Where there is no answer it is 1.
 *
 * @returns `a_ij w_j / w_i`, row by row.
 */
export function residualsOf(matrix: PairwiseMatrix, logs: LogWeights): Float64Array {
  const { size } = matrix;
  return matrix.ratios.map((ratio, at) => {
    if (ratio === 0) return 1;
    const [i, j] = [Math.floor(at / size), at % size];
    return ratio * Math.exp((logs[j] as number) - (logs[i] as number));
  });
}

/** The principal eigenvalue of a positive matrix and its vector. */
export interface PerronPair {
  readonly value: number;
  readonly vector: Float64Array;
}

const TOLERANCE = 1e-14;
const MOST_SQUARINGS = 60;
const POLISHING_STEPS = 3;

/**
 * The principal eigenpair of a positive matrix by the power method.
 *
 * The matrix is squared each time instead of applied once, so a step counts for all before it and even answers that
 * contradict each other wildly converge; a few plain steps take off the rounding of the squares.
 *
 * @param entries - Row by row, all above zero.
 */
export function perronPair(entries: Float64Array, size: number): PerronPair {
  let power = entries;
  let vector = rowSums(power, size);
  for (let step = 0; step < MOST_SQUARINGS; step++) {
    power = squared(power, size);
    const next = rowSums(power, size);
    const change = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (vector[i] as number)) / value), 0);
    vector = next;
    if (change <= TOLERANCE) break;
  }
  for (let step = 0; step < POLISHING_STEPS; step++) vector = scaled(applied(entries, vector));
  const image = applied(entries, vector);
  const value = image.reduce((sum, one, i) => sum + one / (vector[i] as number), 0) / size;
  return { value, vector };
}

function rowSums(entries: Float64Array, size: number): Float64Array {
  return scaled(applied(entries, new Float64Array(size).fill(1)));
}

function applied(entries: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (entries[i * size + j] as number) * (vector[j] as number);
    return sum;
  });
}

function squared(entries: Float64Array, size: number): Float64Array {
  const product = new Float64Array(entries.length);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = entries[i * size + k] as number;
      for (let j = 0; j < size; j++) {
        const at = i * size + j;
        product[at] = (product[at] as number) + factor * (entries[k * size + j] as number);
      }
    }
  }
  return scaled(product);
}

/** Scales a positive vector to the sum 1. */
export function scaled(vector: Float64Array): Float64Array {
  const sum = vector.reduce((total, value) => total + value, 0);
  return vector.map((value) => value / sum);
}
