/**
 * The trend analysis as one would write it down first: all pairs in plain loops, lists that are sorted, the exact
 * distribution multiplied out in whole numbers. It answers the figures that `analyzeTrend` rests on, and is its peer.
 */
export interface SimpleTrend {
  readonly s: number;
  readonly pExact: number;
  readonly slope: number;
  readonly interval: readonly [number, number];
  readonly lag1: number;
  readonly seasonal: {
    readonly s: number;
    readonly slopePerCycle: number;
    readonly h: number;
    readonly factor: number;
  };
}

const Z = 1.959963984540054;

export function simpleTrend(values: readonly number[], period: number): SimpleTrend {
  const pairs = slopes(values, 1);
  const ties = tieSizes(values);
  const n = values.length;
  const s = pairs.reduce((sum, slope) => sum + Math.sign(slope), 0);
  const sorted = [...pairs].sort((a, b) => a - b);
  const slope = median(sorted);
  const width = Z * Math.sqrt(variance(n, ties));
  return {
    s,
    pExact: exactP(n, s, ties),
    slope,
    interval: ends(sorted, width),
    lag1: lag1(values.map((value, i) => value - slope * i)),
    seasonal: seasonal(values, period),
  };
}

function slopes(values: readonly number[], step: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) found.push((values[j]! - values[i]!) / ((j - i) * step));
  }
  return found;
}

function tieSizes(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

function variance(n: number, ties: readonly number[]): number {
  const term = (t: number): number => t * (t - 1) * (2 * t + 5);
  return (term(n) - ties.reduce((sum, t) => sum + term(t), 0)) / 18;
}

function median(sorted: readonly number[]): number {
  const n = sorted.length;
  return (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
}

function ends(sorted: readonly number[], width: number): readonly [number, number] {
  const even = (value: number): number => {
    const floor = Math.floor(value);
    if (value - floor !== 0.5) return Math.round(value);
    return floor % 2 === 0 ? floor : floor + 1;
  };
  const low = Math.max(0, even((sorted.length - width) / 2) - 1);
  const high = Math.min(sorted.length - 1, even((sorted.length + width) / 2));
  return [sorted[low]!, sorted[high]!];
}

/** [n]! over the product of [t]!, as polynomials in q with whole coefficients. */
function exactP(n: number, s: number, ties: readonly number[]): number {
  let counts: bigint[] = [1n];
  for (let k = 2; k <= n; k++) {
    const next: bigint[] = new Array(counts.length + k - 1).fill(0n);
    for (let i = 0; i < counts.length; i++) for (let j = 0; j < k; j++) next[i + j]! += counts[i]!;
    counts = next;
  }
  for (const t of ties) {
    for (let k = 2; k <= t; k++) {
      const quotient: bigint[] = [];
      for (let i = 0; i + k - 1 < counts.length; i++) {
        let value = counts[i]!;
        for (let j = 1; j < k && j <= i; j++) value -= quotient[i - j]!;
        quotient.push(value);
      }
      counts = quotient;
    }
  }
  const untied = counts.length - 1;
  let tail = 0n;
  let all = 0n;
  counts.forEach((count, falling) => {
    all += count;
    if (Math.abs(untied - 2 * falling) >= Math.abs(s)) tail += count;
  });
  return Number((tail * 10n ** 20n) / all) / 1e20;
}

function lag1(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [top, bottom] = [0, 0];
  values.forEach((value, i) => {
    bottom += (value - mean) ** 2;
    if (i > 0) top += (value - mean) * (values[i - 1]! - mean);
  });
  return top / bottom;
}

function seasonal(values: readonly number[], period: number): SimpleTrend['seasonal'] {
  const seasons = Array.from({ length: period }, (_, k) => values.filter((_, i) => i % period === k));
  const all = seasons.flatMap((season) => slopes(season, 1)).sort((a, b) => a - b);
  const slopePerCycle = median(all);
  const residuals = values.map((value, i) => value - (slopePerCycle * i) / period);
  const groups = Array.from({ length: period }, (_, k) => residuals.filter((_, i) => i % period === k));
  const means = groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
  const rest = residuals.map((value, i) => value - means[i % period]!);
  let [products, squares] = [0, 0];
  rest.forEach((value, i) => {
    squares += value * value;
    if (i > 0) products += value * rest[i - 1]!;
  });
  const n = values.length;
  const found = products / (n - 1) / (squares / n);
  const allowed = Math.min(0.95, Math.max(0, ((n - period) * found + 1) / (n - period - 3)));
  return {
    s: seasons.reduce((sum, season) => sum + slopes(season, 1).reduce((t, slope) => t + Math.sign(slope), 0), 0),
    slopePerCycle,
    h: kruskalWallis(groups),
    factor: varianceFactor(n, period, allowed),
  };
}

function kruskalWallis(groups: readonly (readonly number[])[]): number {
  const values = groups.flat();
  const middle = (values.length + 1) / 2;
  // Residuals that differ by rounding only are equal.
  const noise = 1e-9;
  const rank = (value: number): number =>
    values.reduce((sum, other) => sum + (other < value - noise ? 1 : Math.abs(other - value) <= noise ? 0.5 : 0), 0.5);
  let [between, total] = [0, 0];
  for (const group of groups) {
    const ranks = group.map(rank);
    between += ranks.reduce((sum, one) => sum + one - middle, 0) ** 2 / group.length;
    total += ranks.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  }
  return ((values.length - 1) * between) / total;
}

function varianceFactor(n: number, period: number, autocorrelation: number): number {
  const pairs: [number, number][] = [];
  for (let a = 0; a < n; a++) for (let b = a + period; b < n; b += period) pairs.push([a, b]);
  const sum = (at: (lag: number) => number): number => {
    let total = 0;
    for (const [a, b] of pairs) {
      for (const [c, d] of pairs) {
        const covariance = at(b - d) + at(a - c) - at(b - c) - at(a - d);
        const correlation = covariance / (2 * Math.sqrt((1 - at(b - a)) * (1 - at(d - c))));
        total += Math.asin(Math.max(-1, Math.min(1, correlation)));
      }
    }
    return total;
  };
  return sum((lag) => autocorrelation ** Math.abs(lag)) / sum((lag) => (lag === 0 ? 1 : 0));
}
