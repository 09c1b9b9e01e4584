import { TDigest } from 'tdigest';
import { seededRandom } from '../src/numeric/random.ts';
import { valuePercentile, valueSketch } from '../src/statistics/index.ts';
import type { BenchRow } from './row.ts';

const VALUES = 1_000_000;
const ROUNDS = 3;

/** A million turnaround times, and their 95th percentile, against the digest most packages use. */
export async function run(): Promise<BenchRow[]> {
  const random = seededRandom(11);
  const values = Float64Array.from({ length: VALUES }, () => 60_000 * (0.2 - Math.log(1 - random())));
  const ours = (): number | null => {
    let state = valueSketch.createAccumulator();
    for (const value of values) state = valueSketch.addInput(state, value);
    return valuePercentile(valueSketch.extractOutput(state), 95).valueWithin1Percent;
  };
  const theirs = (): number => {
    const digest = new TDigest();
    for (const value of values) digest.push(value);
    digest.compress();
    return digest.percentile(0.95) as number;
  };
  const exact = values.slice().sort()[Math.ceil(0.95 * VALUES) - 1] as number;
  const off = Math.abs((ours() ?? 0) / exact - 1);
  if (off > 0.01) throw new Error(`the sketch is off by ${off}`);
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
  for (let round = 0; round < ROUNDS; round++) {
    best[0] = Math.min(best[0], timed(ours));
    best[1] = Math.min(best[1], timed(theirs));
  }
  const [ops, peerOps] = [(VALUES * 1000) / best[0], (VALUES * 1000) / best[1]];
  const name = `kpi: valueSketch, p95 of 1 M values (${(100 * off).toFixed(2)} % off)`;
  return [{ name, ops, peer: 'tdigest', peerOps, ratio: ops / peerOps }];
}

function timed(task: () => unknown): number {
  const begin = performance.now();
  task();
  return performance.now() - begin;
}
