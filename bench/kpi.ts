import { TheilSenRegression } from 'ml-regression-theil-sen';
import { analyzeTrend, defineKpi, measureKpi } from '../src/kpi/index.ts';
import { seededRandom } from '../src/numeric/random.ts';
import { mannKendall, theilSen } from '../src/statistics/index.ts';
import { simpleTrend } from './peers/simple-trend.ts';
import type { BenchRow } from './row.ts';
import { timed } from './timed.ts';

const ROUNDS = 5;
const SERIES = 200;
const MONTHS = 36;

/** Our engines against the obvious version of each: all pairs, in plain loops. */
export async function run(): Promise<BenchRow[]> {
  const values = (n: number): Float64Array => {
    const random = seededRandom(n);
    return Float64Array.from({ length: n }, (_, i) => Math.round(10 * (50 + 0.0005 * i + 4 * random())) / 10);
  };
  const positions = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i);
  const rows: BenchRow[] = [];
  for (const n of [1_000, 10_000]) {
    const y = values(n);
    const x = positions(n);
    const peer = allPairsSlope(x, y);
    agree(`slope of ${n}`, theilSen(x, y, { interval: false }).slope, peer);
    rows.push(
      compare(
        `Theil-Sen slope, n = ${n}`,
        () => theilSen(x, y, { interval: false }),
        'all slopes, sorted',
        () => allPairsSlope(x, y),
        n,
      ),
    );
    agree(`S of ${n}`, mannKendall(y).s, allPairsScore(y));
    rows.push(
      compare(
        `Mann-Kendall, n = ${n}`,
        () => mannKendall(y),
        'all pairs',
        () => allPairsScore(y),
        n,
      ),
    );
  }
  // Growth: an n log n method takes little more than twice the time for twice the values.
  const twice = [positions(20_000), values(20_000)] as const;
  const once = [positions(10_000), values(10_000)] as const;
  rows.push(
    compare(
      'Theil-Sen with interval, n = 10 000 (ratio: growth to 20 000)',
      () => theilSen(...once),
      'the same, n = 20 000',
      () => theilSen(...twice),
      20_000,
    ),
  );
  rows.push(...trendRows(), againstPackage(values(10_000), positions(10_000)));
  return rows;
}

/** Whole analyses with sentence and evidence, against the same figures by plain loops. */
function trendRows(): BenchRow[] {
  const { kpi, series } = manySeries();
  const lists = series.map(({ points }) => points.map((point) => point.value ?? 0));
  series.forEach((one, i) => {
    const { evidence } = analyzeTrend(kpi, one);
    const peer = simpleTrend(lists[i]!, 12);
    const near = (what: string, a: number | null | undefined, b: number): void => {
      if (!(Math.abs((a ?? Number.NaN) - b) <= 1e-7 * Math.max(1, Math.abs(b)))) throw new Error(`${what}: ${a}, ${b}`);
    };
    agree('S', evidence.mannKendall.s, peer.s);
    near('exact p', evidence.mannKendall.pExact, peer.pExact);
    near('lag 1', evidence.autocorrelation.lag1, peer.lag1);
    agree('seasonal S', evidence.seasonal?.s ?? null, peer.seasonal.s);
    near('seasonal slope', evidence.seasonal?.slopePerCycle, peer.seasonal.slopePerCycle);
    near('Kruskal-Wallis', evidence.seasonal?.seasonality.h, peer.seasonal.h);
    near('variance factor', evidence.seasonal?.varianceFactor, peer.seasonal.factor);
  });
  const row = compare(
    `analyzeTrend, series of ${MONTHS} months (a series)`,
    () => series.map((one) => analyzeTrend(kpi, one)),
    'the same figures by all pairs and sorted lists',
    () => lists.map((one) => simpleTrend(one, 12)),
    1_000,
    SERIES,
  );
  return [{ ...row, name: `${row.name}; 10,000 of them in ${(10_000 / row.ops).toFixed(2)} s` }];
}

/** One run of the package only: it takes half a minute and a gigabyte. */
function againstPackage(y: Float64Array, x: Float64Array): BenchRow {
  const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  theilSen(x.subarray(0, 5_000), y.subarray(0, 5_000));
  const before = used();
  const ours = theilSen(x, y, { interval: false });
  const growth = (used() - before) / 2 ** 20;
  if (growth > 32) throw new Error(`Theil-Sen grew the heap by ${growth} MiB`);
  const [lists, begin] = [[Array.from(x), Array.from(y)] as const, performance.now()];
  const theirs = new TheilSenRegression(lists[0], lists[1]);
  const peerMs = performance.now() - begin;
  if (Math.abs((ours.slope ?? 0) - theirs.slope) > 1e-12) throw new Error(`${ours.slope} against ${theirs.slope}`);
  const ms = timed(() => theilSen(x, y, { interval: false }), 40);
  return {
    name: `Theil-Sen slope, n = 10000 (${ms.toFixed(1)} ms, ${growth.toFixed(1)} MiB)`,
    ops: 1000 / ms,
    peer: `ml-regression-theil-sen (${Math.round(peerMs / 1000)} s)`,
    peerOps: 1000 / peerMs,
    ratio: peerMs / ms,
  };
}

function manySeries() {
  const kpi = defineKpi({
    id: 'bench',
    name: 'Bench',
    unit: 'percent',
    direction: 'higher',
    target: '95',
    aggregation: { kind: 'ratio' },
  });
  const random = seededRandom(3);
  const series = Array.from({ length: SERIES }, () => {
    const rows = Array.from({ length: MONTHS }, (_, i) => ({
      period: `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      numerator: 900 + Math.floor(100 * random()),
      denominator: 1000,
    }));
    return measureKpi(kpi, rows, { period: 'month', timeZone: 'Europe/London', asOf: '2026-01-01T00:00:00Z' });
  });
  return { kpi, series };
}

function allPairsSlope(x: Float64Array, y: Float64Array): number {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let k = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) slopes[k++] = (y[j]! - y[i]!) / (x[j]! - x[i]!);
  }
  slopes.sort();
  return (slopes[(k - 1) >> 1]! + slopes[k >> 1]!) / 2;
}

function allPairsScore(y: Float64Array): number {
  let s = 0;
  for (let i = 0; i < y.length; i++) for (let j = i + 1; j < y.length; j++) s += Math.sign(y[j]! - y[i]!);
  return s;
}

function agree(what: string, ours: number | null, peer: number): void {
  if (ours !== peer) throw new Error(`${what}: ${ours} differs from the peer's ${peer}`);
}

/** Best of a few rounds each, taken in turn so that a busy machine hits both alike. */
function compare(
  name: string,
  ours: () => unknown,
  peer: string,
  theirs: () => unknown,
  n: number,
  units = 1,
): BenchRow {
  const rounds = n > 5_000 ? 2 : ROUNDS;
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
  for (let round = 0; round < rounds; round++) {
    best[0] = Math.min(best[0], timed(ours, 40));
    best[1] = Math.min(best[1], timed(theirs, 40));
  }
  const [ops, peerOps] = [(units * 1000) / best[0], (units * 1000) / best[1]];
  return { name, ops, peer, peerOps, ratio: ops / peerOps };
}
