import {
  type DecisionMatrix,
  decisionMatrix,
  type PreferenceFunction,
  paretoFronts,
  promethee,
  prometheeColumns,
} from '../src/mcda/index.ts';
import type { BenchRow } from './row.ts';

const CRITERIA = 10;
const SMALL = 10_000;
const LARGE = 100_000;

/** PROMETHEE II against its definition, which looks at every pair; the definition is run on the same matrix. */
export async function run(): Promise<BenchRow[]> {
  const small = problem(SMALL);
  const large = problem(LARGE);
  const weights = Array.from({ length: CRITERIA }, (_, j) => j + 1);
  const options = { preference: small.preference };

  const definition = new Float64Array(SMALL);
  const slow = seconds(1, () => pairByPair(small, weights, definition));
  const flows = new Float64Array(SMALL);
  const fast = seconds(15, () => prometheeColumns(small.matrix, weights, { ...options, into: flows }));
  const error = flows.reduce((worst, flow, i) => Math.max(worst, Math.abs(flow - (definition[i] as number))), 0);
  if (!(error < 1e-12)) throw new Error(`PROMETHEE is off by ${error}`);

  const many = new Float64Array(LARGE);
  const hundred = seconds(15, () =>
    prometheeColumns(large.matrix, weights, { preference: large.preference, into: many }),
  );
  const whole = seconds(9, () => promethee(small.matrix, weights, options));
  console.log(
    `  time(100k) / time(10k) = ${(hundred / fast).toFixed(1)}; largest difference ${error.toExponential(1)}`,
  );

  const plane = decisionMatrix({ columns: small.matrix.columns.slice(0, 2) });
  const space = decisionMatrix({ columns: small.matrix.columns.slice(0, 3) });
  for (const matrix of [plane, space]) {
    const ours = paretoFronts(matrix).nonDominated.length;
    if (ours !== nonDominated(matrix.columns)) throw new Error(`${ours} alternatives in the first front`);
  }
  return [
    row('mcda: PROMETHEE II linear, 10k x 10, flows', SMALL / fast, 'every pair', SMALL / slow),
    row('mcda: PROMETHEE II linear, 10k x 10, result with ranks', SMALL / whole, 'every pair', SMALL / slow),
    // No pairwise reference can be run here: its time is that of 10k times a hundred.
    row('mcda: PROMETHEE II linear, 100k x 10, flows', LARGE / hundred, 'every pair, from 10k', SMALL / slow / 10),
    fronts('10k x 2', plane),
    fronts('10k x 3', space),
  ];
}

function fronts(size: string, matrix: DecisionMatrix): BenchRow {
  const ours = seconds(5, () => paretoFronts(matrix));
  const peer = seconds(1, () => nonDominated(matrix.columns));
  return row(`mcda: Pareto fronts, ${size}, all fronts`, SMALL / ours, 'every pair, first front only', SMALL / peer);
}

interface Problem {
  readonly matrix: DecisionMatrix;
  readonly preference: readonly Required<Pick<PreferenceFunction, 'q' | 'p'> & { shape: 'linear' }>[];
}

/** Seeded figures of very different scales, half of them costs; thresholds are a twentieth and a quarter of the range. */
function problem(alternatives: number): Problem {
  let state = 20261124;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const scales = Array.from({ length: CRITERIA }, (_, j) => 10 ** (j % 5));
  return {
    matrix: decisionMatrix({
      columns: scales.map((scale) => Float64Array.from({ length: alternatives }, () => next() * scale)),
      directions: scales.map((_, j) => (j % 2 === 0 ? 'benefit' : 'cost')),
    }),
    preference: scales.map((scale) => ({ shape: 'linear', q: scale / 20, p: scale / 4 })),
  };
}

/** The definition in two plain loops: no table of n x n, each pair looked at once, typed arrays throughout. */
function pairByPair({ matrix, preference }: Problem, weights: readonly number[], net: Float64Array): void {
  const n = matrix.alternatives;
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  net.fill(0);
  matrix.columns.forEach((column, j) => {
    const { q, p } = preference[j] as Problem['preference'][number];
    const factor = ((matrix.directions[j] === 'cost' ? -1 : 1) * (weights[j] as number)) / whole / (n - 1);
    for (let i = 0; i < n; i++) {
      const x = column[i] as number;
      let sum = 0;
      for (let k = 0; k < i; k++) {
        const d = x - (column[k] as number);
        const size = d < 0 ? -d : d;
        if (size <= q) continue;
        const share = size > p ? 1 : (size - q) / (p - q);
        const signed = d < 0 ? -share : share;
        sum += signed;
        net[k] = (net[k] as number) - factor * signed;
      }
      net[i] = (net[i] as number) + factor * sum;
    }
  });
}

/** Size of the first front as the peers find it: each alternative against all others. */
function nonDominated(columns: readonly Float64Array[]): number {
  const n = columns[0]?.length ?? 0;
  const dominated = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      let [behind, ahead] = [false, false];
      for (const column of columns) {
        const difference = (column[k] as number) - (column[i] as number);
        if (difference < 0) behind = true;
        else if (difference > 0) ahead = true;
      }
      if (ahead && !behind) dominated[i] = 1;
    }
  }
  return n - dominated.reduce((sum, one) => sum + one, 0);
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

function row(name: string, ops: number, peer: string, peerOps: number): BenchRow {
  return { name, ops, peer, peerOps, ratio: ops / peerOps };
}
