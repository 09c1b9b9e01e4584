import { fractionToNumber, ratioOf, ZERO } from '../src/exact/fraction.ts';
import { availability, type Outage, replayBurnAlerts, serviceLevel } from '../src/sla/index.ts';
import type { BenchRow } from './row.ts';

const MONTH_MS = 2_592_000_000;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const ROUNDS = 5;

/** Availability, alert replays and slices against what a developer writes by hand, on the same input. */
export async function run(): Promise<BenchRow[]> {
  return [monthOfOutages(), monthOfAlerts(), weekOfSlices()];
}

function monthOfOutages(): BenchRow {
  const next = random();
  const outages: Outage[] = Array.from({ length: 200 }, (_, k) => {
    const start = Math.floor(next() * 2_580_000) * SECOND_MS;
    return {
      id: `INC${k}`,
      start,
      end: start + Math.ceil(next() * 1800) * SECOND_MS,
      weight: ['1', '0.5', '0.25'][k % 3] as string,
    };
  });
  const window = { start: 0, end: MONTH_MS };
  const ours = availability(window, outages, { targetPercent: '99.9' }).downtimeMs;
  const byHand = secondLoop(outages);
  if (Math.abs(ours - byHand) > 1e-3) throw new Error(`${ours} ms of downtime, but ${byHand} by hand`);
  const ops = bestOf(() => availability(window, outages, { targetPercent: '99.9' }), 200);
  return row(
    'sla: availability of a month, outages',
    ops,
    'second loop',
    bestOf(() => secondLoop(outages), 200),
  );
}

/** Paints each outage on an array of seconds and adds up. */
function secondLoop(outages: readonly Outage[]): number {
  const seconds = new Float64Array(MONTH_MS / SECOND_MS);
  for (const one of outages) {
    const weight = Number(one.weight);
    const end = Math.min(Number(one.end) / SECOND_MS, seconds.length);
    for (let second = Number(one.start) / SECOND_MS; second < end; second += 1) {
      seconds[second] = Math.max(seconds[second] as number, weight);
    }
  }
  return seconds.reduce((sum, weight) => sum + weight * SECOND_MS, 0);
}

function monthOfAlerts(): BenchRow {
  const next = random();
  const steps = 43_200;
  const badEvents = Float64Array.from({ length: steps }, () => (next() < 0.01 ? 30 : 0));
  const totalEvents = new Float64Array(steps).fill(1000);
  const rules = [
    { severity: 'page' as const, burnRate: '6', longWindowMs: 360 * MINUTE_MS, shortWindowMs: 30 * MINUTE_MS },
  ];
  const replay = () =>
    replayBurnAlerts({ start: 0, badEvents, totalEvents }, { periodMs: MONTH_MS, rules }, { targetPercent: '99.99' });
  const firing = replay().alerts.reduce((sum, one) => sum + one.durationMs, 0) / MINUTE_MS;
  const byHand = () => {
    let count = 0;
    for (let end = 1; end <= steps; end += 1) {
      if (
        ratio(badEvents, totalEvents, end - 360, end) > 0.0006 &&
        ratio(badEvents, totalEvents, end - 30, end) > 0.0006
      )
        count += 1;
    }
    return count;
  };
  // The last end of a step is an evaluation, but no time follows it.
  if (Math.abs(firing - byHand()) > 1) throw new Error(`${firing} minutes fire, but ${byHand()} by hand`);
  return row('sla: replayBurnAlerts, minutes', bestOf(replay, steps), 'window sums anew', bestOf(byHand, steps));
}

function ratio(bad: Float64Array, total: Float64Array, from: number, to: number): number {
  let b = 0;
  let t = 0;
  for (let k = Math.max(0, from); k < to; k += 1) {
    b += bad[k] as number;
    t += total[k] as number;
  }
  return b / t;
}

function weekOfSlices(): BenchRow {
  const next = random();
  const slices = Array.from({ length: 2016 }, () => {
    const totalEvents = 1 + Math.floor(next() * 10_000);
    return { totalEvents, goodEvents: Math.floor(totalEvents * (0.99 + 0.01 * next())) };
  });
  const ours = () => serviceLevel(slices, { budgetingMethod: 'ratioTimeslices' }).levelPercent ?? 0;
  const byHand = () => slices.reduce((sum, one) => sum.add(ratioOf(one.goodEvents, one.totalEvents)), ZERO);
  const mean = fractionToNumber(byHand().mul(100).div(slices.length));
  if (ours() !== mean) throw new Error(`${ours()} %, but ${mean} % by hand`);
  const peer = bestOf(byHand, slices.length, 1);
  return row(
    'sla: serviceLevel, exact ratio slices',
    bestOf(ours, slices.length),
    'fraction.js, one after the other',
    peer,
  );
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
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    task();
    best = Math.max(best, (items * 1000) / (performance.now() - begin));
  }
  return best;
}

function row(name: string, ops: number, peer: string, peerOps: number): BenchRow {
  return { name, ops, peer, peerOps, ratio: ops / peerOps };
}
