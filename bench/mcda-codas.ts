import { codas, type DecisionMatrix, decisionMatrix } from '../src/mcda/index.ts';
import type { BenchRow } from './row.ts';

const CRITERIA = 10;
const TAU = 0.02;
const WEIGHTS = Array.from({ length: CRITERIA }, (_, j) => (j + 1) / 55);

/** CODAS with its ranks against the sum over all pairs of the definition, scores only, on the same matrix. */
export async function run(): Promise<BenchRow[]> {
  const rows = [1000, 10_000].map((n) => {
    const matrix = problem(n);
    const definition = everyPair(matrix);
    const { scores } = codas(matrix, WEIGHTS, { tau: TAU });
    const worst = scores.reduce((high, score, i) => Math.max(high, Math.abs(score - definition[i]!)), 0);
    if (!(worst < 1e-9 * n)) throw new Error(`CODAS is off by ${worst}`);
    const ours = seconds(n < 10_000 ? 30 : 9, () => codas(matrix, WEIGHTS, { tau: TAU }));
    const peer = seconds(n < 10_000 ? 9 : 2, () => everyPair(matrix));
    return {
      name: `mcda: CODAS, ${n} x ${CRITERIA}`,
      ops: n / ours,
      peer: 'every pair',
      peerOps: n / peer,
      ratio: peer / ours,
    };
  });
  const small = problem(10_000);
  const large = problem(100_000);
  const growth =
    seconds(5, () => codas(large, WEIGHTS, { tau: TAU })) / seconds(9, () => codas(small, WEIGHTS, { tau: TAU }));
  console.log(`  CODAS: time(100k) / time(10k) = ${growth.toFixed(1)}`);
  return rows;
}

function problem(alternatives: number): DecisionMatrix {
  let state = 20261125;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 1 + (9 * state) / 2 ** 32;
  };
  return decisionMatrix({
    columns: WEIGHTS.map(() => Float64Array.from({ length: alternatives }, next)),
    directions: WEIGHTS.map((_, j) => (j % 2 === 0 ? 'benefit' : 'cost')),
  });
}

/** The definition: distances in one pass over the columns, then two plain loops on typed arrays, no n x n table. */
function everyPair({ columns, directions, alternatives: n }: DecisionMatrix): Float64Array {
  const squares = new Float64Array(n);
  const taxicab = new Float64Array(n);
  columns.forEach((column, j) => {
    const low = column.reduce((a, b) => Math.min(a, b));
    const high = column.reduce((a, b) => Math.max(a, b));
    const weighted = column.map((x) => WEIGHTS[j]! * (directions[j] === 'cost' ? low / x : x / high));
    const worst = weighted.reduce((a, b) => Math.min(a, b));
    weighted.forEach((v, i) => {
      squares[i] = squares[i]! + (v - worst) ** 2;
      taxicab[i] = taxicab[i]! + Math.abs(v - worst);
    });
  });
  const euclidean = squares.map(Math.sqrt);
  return euclidean.map((e, i) => {
    let score = 0;
    for (let k = 0; k < n; k++) {
      const difference = e - euclidean[k]!;
      score += difference;
      if (Math.abs(difference) >= TAU) score += taxicab[i]! - taxicab[k]!;
    }
    return score;
  });
}

/** Best of a few rounds: other jobs on the machine only ever make it slower. */
function seconds(rounds: number, task: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    task();
    best = Math.min(best, (performance.now() - begin) / 1000);
  }
  return best;
}
