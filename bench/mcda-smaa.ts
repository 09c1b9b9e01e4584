import { type DecisionMatrix, decisionMatrix, type SmaaResult, smaa } from '../src/mcda/index.ts';
import { seededRandom } from '../src/numeric/random.ts';
import type { BenchRow } from './row.ts';

const ALTERNATIVES = 20;
const CRITERIA = 8;
const SAMPLES = 100_000;
const ROUNDS = 5;
/** Largest difference that is allowed, in standard errors of a difference of two samples. */
const ERRORS = 4;

/** Acceptability analysis against the same sampler written plainly; both must tell the same. */
export async function run(): Promise<BenchRow[]> {
  const random = seededRandom(20261123);
  const rows = Array.from({ length: ALTERNATIVES }, () => Array.from({ length: CRITERIA }, () => random()));
  const matrix = decisionMatrix({ rows });
  compare(smaa(matrix, { seed: 1, samples: SAMPLES }), naiveSmaa(rows, SAMPLES, 2));
  let [ours, naive] = [0, 0];
  // In turn, so that other jobs on the machine slow both.
  for (let round = 0; round < ROUNDS; round++) {
    ours = Math.max(
      ours,
      speed(() => oursOf(matrix, round)),
    );
    naive = Math.max(
      naive,
      speed(() => naiveSmaa(rows, SAMPLES, round)),
    );
  }
  const name = `mcda: smaa, ${ALTERNATIVES} x ${CRITERIA}, samples a second (at least 3x)`;
  return [
    { name, ops: ours, peer: 'logarithms and a comparison sort for each sample', peerOps: naive, ratio: ours / naive },
  ];
}

function oursOf(matrix: DecisionMatrix, seed: number): SmaaResult {
  return smaa(matrix, { seed, samples: SAMPLES });
}

interface NaiveSmaa {
  readonly ranks: number[][];
  readonly pairs: number[][];
  readonly central: number[][];
}

/** Weights from logarithms, scaled to sum to one; totals row by row; a sort with a comparison function. */
function naiveSmaa(rows: readonly (readonly number[])[], samples: number, seed: number): NaiveSmaa {
  const random = seededRandom(seed);
  const n = rows.length;
  const m = rows[0]?.length ?? 0;
  const table = (width: number): number[][] => rows.map(() => new Array<number>(width).fill(0));
  const [ranks, pairs, central] = [table(n), table(n), table(m)];
  const at = (list: readonly number[] | undefined, i: number): number => list?.[i] as number;
  for (let s = 0; s < samples; s++) {
    const draws = Array.from({ length: m }, () => -Math.log(1 - random()));
    const whole = draws.reduce((sum, one) => sum + one, 0);
    const weights = draws.map((one) => one / whole);
    const totals = rows.map((row) => row.reduce((sum, utility, j) => sum + utility * at(weights, j), 0));
    const order = totals.map((_, i) => i).sort((a, b) => at(totals, b) - at(totals, a));
    order.forEach((i, place) => {
      (ranks[i] as number[])[place] = at(ranks[i], place) + 1;
      for (let behind = place + 1; behind < n; behind++) {
        const k = order[behind] as number;
        (pairs[i] as number[])[k] = at(pairs[i], k) + 1;
      }
    });
    const first = central[order[0] as number] as number[];
    for (let j = 0; j < m; j++) first[j] = at(first, j) + at(weights, j);
  }
  const share = (list: number[]): number[] => list.map((one) => one / samples);
  return {
    ranks: ranks.map(share),
    pairs: pairs.map(share),
    central: central.map((sums, i) => sums.map((sum) => sum / at(ranks[i], 0))),
  };
}

function compare(ours: SmaaResult, naive: NaiveSmaa): void {
  const check = (name: string, a: number, b: number, error: number): void => {
    if (Math.abs(a - b) > ERRORS * error) throw new Error(`${name}: ${a} against ${b}, standard error ${error}`);
  };
  const errorOf = (share: number): number => Math.sqrt((share * (1 - share)) / SAMPLES);
  ours.rankAcceptability.forEach((row, i) => {
    row.forEach((share, rank) => {
      const other = naive.ranks[i]?.[rank] as number;
      check(`rank ${rank + 1} of ${i}`, share, other, Math.hypot(errorOf(share), errorOf(other)));
    });
    ours.pairwiseWinning[i]?.forEach((share, k) => {
      check(`${i} ahead of ${k}`, share, naive.pairs[i]?.[k] as number, errorOf(share));
    });
    const errors = ours.standardErrors?.centralWeights[i];
    ours.centralWeights[i]?.forEach((weight, j) => {
      if (errors === null || errors === undefined) return;
      check(`weight ${j} of ${i}`, weight, naive.central[i]?.[j] as number, Math.SQRT2 * (errors[j] as number));
    });
  });
}

function speed(task: () => unknown): number {
  const begin = performance.now();
  task();
  return (SAMPLES * 1000) / (performance.now() - begin);
}
