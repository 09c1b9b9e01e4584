import { decisionMatrix, topsisColumns, vikorColumns, weightedSumColumns } from '../src/mcda/index.ts';
import { seededRandom } from '../src/numeric/random.ts';
import { rankScores } from '../src/numeric/rank.ts';
import { type NamedCriterion, type Offer, topsisOfRows, vikorOfRows, weightedSumOfRows } from './peers/row-objects.ts';
import type { BenchRow } from './row.ts';

const ALTERNATIVES = 1_000_000;
const CRITERIA = 10;
const ROUNDS = 60;
const NAIVE_ROUNDS = 3;
/** Promised against rows of objects, and against one pass that only sums the bytes of the matrix. */
const LEAST_RATIO = 5;
const MOST_PASSES = 3;
const AGREEMENT = 1e-9;

/** Column functions on a million alternatives, against rows of objects and against the memory itself. */
export async function run(): Promise<BenchRow[]> {
  const columns = seededColumns();
  const criteria = Array.from({ length: CRITERIA }, (_, j): NamedCriterion => {
    // Weights 1 to 10, over their sum; every third criterion is a cost.
    return { name: `c${j}`, weight: (j + 1) / 55, direction: j % 3 === 2 ? 'cost' : 'benefit' };
  });
  const matrix = decisionMatrix({ columns, directions: criteria.map((one) => one.direction) });
  const weights = criteria.map((one) => one.weight);
  const into = new Float64Array(ALTERNATIVES);
  const methods = [
    { name: 'weighted sum', ours: () => weightedSumColumns(matrix, weights, { into }), theirs: weightedSumOfRows },
    { name: 'TOPSIS', ours: () => topsisColumns(matrix, weights, { into }), theirs: topsisOfRows },
    { name: 'VIKOR', ours: () => vikorColumns(matrix, weights, { into }), theirs: vikorOfRows },
  ];

  // In turn, so that a busy machine hits all alike; before there are rows of objects for the collector to look after.
  const fastest = new Map<string, number>();
  const keep = (name: string, task: () => unknown): void => {
    const begin = performance.now();
    task();
    fastest.set(name, Math.min(fastest.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - begin));
  };
  let total = 0;
  for (let round = 0; round < ROUNDS; round++) {
    keep('pass', () => {
      total += sumOfColumns(columns);
    });
    for (const { name, ours } of methods) keep(name, ours);
  }
  if (!Number.isFinite(total)) throw new Error('the sums are no numbers');
  keep('ranks', () => rankScores(into));
  keep('ranks', () => rankScores(into));

  const offers = rowsOf(columns, criteria);
  for (const { name, ours, theirs } of methods) {
    let answer: number[] = [];
    for (let round = 0; round < NAIVE_ROUNDS; round++) {
      keep(`${name} of rows`, () => {
        answer = theirs(offers, criteria);
      });
    }
    agree(name, ours(), answer);
  }

  const rate = (name: string): number => (ALTERNATIVES * 1000) / (fastest.get(name) as number);
  const row = (name: string, key: string, peer: string, peerKey: string): BenchRow => ({
    name: `mcda: ${name}, 1 M x 10 (alternatives)`,
    ops: rate(key),
    peer,
    peerOps: rate(peerKey),
    ratio: rate(key) / rate(peerKey),
  });
  const rows = methods.flatMap(({ name }) => {
    const against = row(name, name, 'rows of objects', `${name} of rows`);
    const floor = row(name, name, 'one summing pass over the matrix', 'pass');
    console.log(
      `mcda: ${name}: ${against.ratio.toFixed(1)} times the rows of objects, ${(1 / floor.ratio).toFixed(2)} passes over the matrix`,
    );
    if (against.ratio < LEAST_RATIO) throw new Error(`${name} is less than ${LEAST_RATIO} times rows of objects`);
    if (floor.ratio * MOST_PASSES < 1) throw new Error(`${name} takes more than ${MOST_PASSES} passes over the matrix`);
    return [against, floor];
  });
  return [...rows, row('ranks of the scores', 'ranks', 'one summing pass over the matrix', 'pass')];
}

/** Figures of different sizes: column j lies between 10^(j mod 4) and eleven times that. */
function seededColumns(): Float64Array[] {
  const random = seededRandom(2026);
  return Array.from({ length: CRITERIA }, (_, j) => {
    const column = new Float64Array(ALTERNATIVES);
    for (let i = 0; i < ALTERNATIVES; i++) column[i] = 10 ** (j % 4) * (1 + 10 * random());
    return column;
  });
}

function rowsOf(columns: readonly Float64Array[], criteria: readonly NamedCriterion[]): Offer[] {
  return Array.from({ length: ALTERNATIVES }, (_, i) => {
    const offer: Record<string, number> = {};
    criteria.forEach(({ name }, j) => {
      offer[name] = columns[j]![i]!;
    });
    return offer;
  });
}

function sumOfColumns(columns: readonly Float64Array[]): number {
  let sum = 0;
  for (const column of columns) for (let i = 0; i < column.length; i++) sum += column[i]!;
  return sum;
}

function agree(name: string, ours: Float64Array, theirs: readonly number[]): void {
  let worst = 0;
  for (let i = 0; i < ours.length; i++) worst = Math.max(worst, Math.abs(ours[i]! - theirs[i]!));
  console.log(`mcda: ${name}: largest difference to the rows of objects ${worst.toExponential(1)}`);
  if (!(worst < AGREEMENT)) throw new Error(`${name} differs from the rows of objects by ${worst}`);
}
