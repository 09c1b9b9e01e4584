import { analyzeTrend, defineKpi, type KpiSeries, measureKpi } from '../src/kpi/index.ts';
import { seededRandom } from '../src/numeric/random.ts';
import { mannKendall, theilSen } from '../src/statistics/index.ts';
import type { BenchRow } from './row.ts';

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
  const { kpi, series } = manySeries();
  rows.push(
    compare(
      `analyzeTrend, ${SERIES} series of ${MONTHS} months (a series)`,
      () => series.map((one) => analyzeTrend(kpi, one)),
      'all-pairs slope and score, no p value',
      () => series.map((one) => allPairsBoth(one)),
      1_000,
      SERIES,
    ),
  );
  return rows;
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

function allPairsBoth(series: KpiSeries): number {
  const y = Float64Array.from(series.points, (point) => point.value ?? 0);
  return (
    allPairsSlope(
      Float64Array.from(y, (_, i) => i),
      y,
    ) + allPairsScore(y)
  );
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
    best[0] = Math.min(best[0], timed(ours));
    best[1] = Math.min(best[1], timed(theirs));
  }
  const [ops, peerOps] = [(units * 1000) / best[0], (units * 1000) / best[1]];
  return { name, ops, peer, peerOps, ratio: ops / peerOps };
}

/** Milliseconds a call, over calls that together take at least 40 ms. */
function timed(task: () => unknown): number {
  task();
  let calls = 0;
  const start = performance.now();
  let elapsed = 0;
  do {
    task();
    calls++;
    elapsed = performance.now() - start;
  } while (elapsed < 40);
  return elapsed / calls;
}
