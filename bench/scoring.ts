import {
  bidderDropoutTest,
  defineCriteria,
  type ScoreReport,
  scoreStability,
  scoreVendors,
  weightStability,
} from '../src/scoring/index.ts';
import type { BenchRow } from './row.ts';

const VENDORS = 500;
const CRITERIA = 10;
const GRID = 1000;
const ROUNDS = 7;

/** The size at which exact intervals are to take less than 10 ms. */
const [MANY_VENDORS, MANY_CRITERIA, LIMIT_MS] = [1000, 20, 10] as const;
const MANY_ROUNDS = 25;

/** Exact scoring against what a spreadsheet or a script does in floats, on the same tender. */
export async function run(): Promise<BenchRow[]> {
  const next = random();
  const weights = Array.from({ length: CRITERIA }, () => 1 + Math.floor(next() * 9));
  const points = Array.from({ length: VENDORS }, () =>
    Array.from({ length: CRITERIA - 1 }, () => Math.floor(next() * 11)),
  );
  const prices = Array.from({ length: VENDORS }, () => 90_000 + Math.floor(next() * 60_000));
  const criteria = defineCriteria({
    id: 'bench',
    version: 1,
    weights: 'points',
    criteria: weights.map((weight, j) => ({
      id: `c${j}`,
      weight,
      scale: j < CRITERIA - 1 ? { kind: 'points', min: 0, max: 10 } : { kind: 'price', currency: 'EUR' },
    })),
  });
  const sheets = points.map((row, i) => ({
    vendor: `V${i}`,
    scores: {
      ...Object.fromEntries(row.map((one, j) => [`c${j}`, one])),
      [`c${CRITERIA - 1}`]: prices[i] as number,
    },
  }));

  const report = scoreVendors(criteria, sheets);
  const shares = floatShares(points, prices);
  const plain = floatTotals(shares, weights);
  for (const { vendor, total } of report.ranking) {
    if (Math.abs((total ?? 0) - (plain[Number(vendor.slice(1))] ?? 0)) > 1e-9) throw new Error(`${vendor} disagrees`);
  }
  checkIntervals(weightStability(report), shares, weights);

  const few = sheets.slice(0, 50);
  // A copy from JSON holds nothing but the report itself.
  const fewReport = scoreVendors(criteria, few);
  const many: ScoreReport = JSON.parse(JSON.stringify(manyVendors(next)));
  const stability = bestOf(() => weightStability(many), 1, MANY_ROUNDS);
  return [
    row(
      `scoring: scoreVendors, ${VENDORS} x ${CRITERIA}, vendors with all their evidence`,
      bestOf(() => scoreVendors(criteria, sheets), VENDORS),
      'float loop, totals only',
      bestOf(() => floatTotals(floatShares(points, prices), weights), VENDORS),
    ),
    row(
      `scoring: weightStability, exact, criteria`,
      bestOf(() => weightStability(report), CRITERIA),
      `float sweep over ${GRID} weights`,
      bestOf(() => weights.map((_, j) => sweep(shares, weights, j)), CRITERIA),
    ),
    row(
      `scoring: weightStability, exact, 1,000 vendors x 20 criteria, ${(1000 / stability).toFixed(2)} ms (at least 1x)`,
      stability,
      `${LIMIT_MS} ms`,
      1000 / LIMIT_MS,
    ),
    row(
      'scoring: scoreStability, exact, 50 vendors',
      bestOf(() => scoreStability(fewReport), few.length),
      'scoreVendors, once',
      bestOf(() => scoreVendors(criteria, few), few.length),
    ),
    row(
      'scoring: bidderDropoutTest, 50 vendors',
      bestOf(() => bidderDropoutTest(criteria, few), few.length),
      'scoreVendors once for each',
      bestOf(
        () =>
          few.map((out) =>
            scoreVendors(
              criteria,
              few.filter((one) => one !== out),
            ),
          ),
        few.length,
      ),
    ),
  ];
}

/** A large tender with a price, and weights whose shares are no short decimals. */
function manyVendors(next: () => number): ScoreReport {
  const ids = Array.from({ length: MANY_CRITERIA }, (_, j) => `c${j}`);
  const criteria = defineCriteria({
    id: 'many',
    version: 1,
    weights: 'points',
    criteria: ids.map((id, j) => ({
      id,
      weight: 1 + Math.floor(next() * 9),
      scale: j < MANY_CRITERIA - 1 ? { kind: 'points', min: 0, max: 10 } : { kind: 'price', currency: 'EUR' },
    })),
  });
  const score = (j: number): number =>
    j < MANY_CRITERIA - 1 ? Math.floor(next() * 11) : 90_000 + Math.floor(next() * 60_000);
  return scoreVendors(
    criteria,
    Array.from({ length: MANY_VENDORS }, (_, i) => ({
      vendor: `V${i}`,
      scores: Object.fromEntries(ids.map((id, j) => [id, score(j)])),
    })),
  );
}

function floatShares(points: readonly (readonly number[])[], prices: readonly number[]): number[][] {
  const lowest = Math.min(...prices);
  return points.map((row, i) => [...row.map((one) => one / 10), lowest / (prices[i] as number)]);
}

function floatTotals(shares: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return shares.map((row) => row.reduce((sum, share, j) => sum + (share * (weights[j] as number) * 100) / whole, 0));
}

/** The weights of a grid at which the winner stays first: what most tools offer as sensitivity. */
function sweep(shares: readonly (readonly number[])[], weights: readonly number[], moved: number): [number, number] {
  const winner = argmax(floatTotals(shares, weights));
  const rest = weights.reduce((sum, weight, j) => (j === moved ? sum : sum + weight), 0);
  let [lower, upper] = [1, 0];
  for (let step = 0; step <= GRID; step++) {
    const t = step / GRID;
    const tried = weights.map((weight, j) => (j === moved ? t : ((1 - t) * weight) / rest));
    if (argmax(floatTotals(shares, tried)) !== winner) continue;
    lower = Math.min(lower, t);
    upper = Math.max(upper, t);
  }
  return [lower * 100, upper * 100];
}

function checkIntervals(
  rows: ReturnType<typeof weightStability>,
  shares: readonly (readonly number[])[],
  weights: readonly number[],
): void {
  const width = 100 / GRID;
  rows.forEach(({ criterion, winnerKeptBetween }, j) => {
    const [lower, upper] = sweep(shares, weights, j);
    const near = (a: number | undefined, b: number): boolean => Math.abs((a ?? -1) - b) <= width * 1.0001;
    if (lower <= upper && !(near(winnerKeptBetween?.[0], lower) && near(winnerKeptBetween?.[1], upper))) {
      throw new Error(`${criterion}: ${winnerKeptBetween} against ${[lower, upper]} on the grid`);
    }
  });
}

function argmax(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] as number) ? i : best), 0);
}

function random(): () => number {
  let state = 20261123;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Best of a few rounds: other jobs on the machine only ever make it slower. */
function bestOf(task: () => unknown, items: number, rounds: number = ROUNDS): number {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    task();
    best = Math.max(best, (items * 1000) / (performance.now() - begin));
  }
  return best;
}

function row(name: string, ops: number, peer: string, peerOps: number): BenchRow {
  return { name, ops, peer, peerOps, ratio: ops / peerOps };
}
