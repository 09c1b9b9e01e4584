import { seededRandom } from '../src/numeric/random.ts';
import { backtest, chooseForecast } from '../src/statistics/index.ts';
import type { BenchRow } from './row.ts';
import { timed } from './timed.ts';

const ROUNDS = 5;
const MONTHS = 36;
/** As fine as our own search ends in a backtest. */
const GRID = 10_000;

/** The choice among ten methods, and one of them, against the obvious way: every weight of a grid at every origin. */
export async function run(): Promise<BenchRow[]> {
  const random = seededRandom(36);
  const values = Array.from(
    { length: MONTHS },
    (_, i) => 50 + 6 * Math.cos((i * Math.PI) / 6) + 0.1 * i + 4 * random(),
  );
  const first = 12;
  const ours = backtest(values, 'exponentialSmoothing', { firstOrigin: first });
  const theirs = gridBacktest(values, first);
  if (Math.abs(ours.mae! - theirs) > 1e-3 * theirs) throw new Error(`errors of ${ours.mae} and ${theirs} differ`);
  const peer = `simple smoothing alone, ${GRID} weights at every origin`;
  return [
    compare(
      `rolling origin of simple smoothing, ${MONTHS} months`,
      () => backtest(values, 'exponentialSmoothing', { firstOrigin: first }),
      peer,
      () => gridBacktest(values, first),
    ),
    compare(
      `chooseForecast of ten methods, ${MONTHS} months with a season`,
      () => chooseForecast(values, { period: 12, horizon: 3 }),
      peer,
      () => gridBacktest(values, first),
    ),
    compare(
      `chooseForecast of seven methods, ${MONTHS} months without season`,
      () => chooseForecast(values, { horizon: 3 }),
      peer,
      () => gridBacktest(values, first),
    ),
  ];
}

/** Mean absolute error one step ahead; the start is fitted to each weight, as ours is. */
function gridBacktest(values: readonly number[], first: number): number {
  let sum = 0;
  for (let origin = first; origin < values.length; origin++) {
    let least = Number.POSITIVE_INFINITY;
    let forecast = 0;
    for (let k = 0; k <= GRID; k++) {
      const alpha = 0.0001 + (0.9998 * k) / GRID;
      let [level, weight, top, bottom] = [0, 1, 0, 0];
      for (let t = 0; t < origin; t++) {
        const residual = values[t]! - level;
        top += weight * residual;
        bottom += weight * weight;
        level += alpha * residual;
        weight *= 1 - alpha;
      }
      level = top / bottom;
      let squares = 0;
      for (let t = 0; t < origin; t++) {
        const residual = values[t]! - level;
        squares += residual * residual;
        level += alpha * residual;
      }
      if (squares < least) {
        least = squares;
        forecast = level;
      }
    }
    sum += Math.abs(values[origin]! - forecast);
  }
  return sum / (values.length - first);
}

/** Best of a few rounds each, taken in turn so that a busy machine hits both alike. */
function compare(name: string, ours: () => unknown, peer: string, theirs: () => unknown): BenchRow {
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
  for (let round = 0; round < ROUNDS; round++) {
    best[0] = Math.min(best[0], timed(ours, 100));
    best[1] = Math.min(best[1], timed(theirs, 100));
  }
  const [ops, peerOps] = [1000 / best[0], 1000 / best[1]];
  return { name, ops, peer, peerOps, ratio: ops / peerOps };
}
