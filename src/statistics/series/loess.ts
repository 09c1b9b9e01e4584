/** Points to which a local regression is fitted. */
export interface LoessPoints {
  /** Ascending whole numbers. */
  readonly positions: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Robustness weight of each point, 0 to 1; all 1 when left out. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** How a local regression is done. */
export interface LoessFit {
  /** Number of points in the neighbourhood. */
  readonly window: number;
  /** 0: a local mean; 1: a local line. */
  readonly degree: 0 | 1;
}

/**
 * Local regression at whole positions in a row: a line (or a mean) through the nearest points, near ones weighing most.
 *
 * Tricube weights on the distance to the farthest point of the neighbourhood, and a wider reach where the window is longer
 * than the series, as in the STL program of Cleveland et al. 1990. Where no weight is left (all neighbours are
 * outliers) the point stands for itself, and for lack of one its neighbour does.
 *
 * @param points - At least one point.
 * @param out - Filled with the curve at `first`, `first + 1`, ….
 */
export function loess(points: LoessPoints, fit: LoessFit, first: number, out: Float64Array): void {
  const { positions, values } = points;
  const n = positions.length;
  const size = Math.min(fit.window, n);
  let left = 0;
  let own = 0;
  let last = Number.NaN;
  const missed: number[] = [];
  for (let i = 0; i < out.length; i++) {
    const at = first + i;
    // The neighbourhood is the window of points whose farther end is nearest.
    while (left + size < n && positions[left + size]! - at < at - positions[left]!) left++;
    while (own < n && positions[own]! < at) own++;
    const fitted = fitAt(points, fit, at, left, left + size);
    if (fitted !== null) out[i] = fitted;
    else if (own < n && positions[own] === at) out[i] = values[own]!;
    else if (Number.isNaN(last)) {
      missed.push(i);
      continue;
    } else out[i] = last;
    last = out[i]!;
    while (missed.length > 0) out[missed.pop()!] = last;
  }
  // No neighbourhood had any weight: the points themselves are all there is to go by.
  for (const i of missed) out[i] = values[n - 1]!;
}

/** Below this share of the length of the series, points are too close together for a slope. */
const LEAST_SPREAD = 0.001;

function fitAt(points: LoessPoints, fit: LoessFit, at: number, left: number, right: number): number | null {
  const { positions, values, weights } = points;
  const n = positions.length;
  let reach = Math.max(at - positions[left]!, positions[right - 1]! - at);
  if (fit.window > n) reach += Math.floor((fit.window - n) / 2);
  const [inside, close] = [0.999 * reach, 0.001 * reach];
  let total = 0;
  let centre = 0;
  let mean = 0;
  for (let k = left; k < right; k++) {
    const weight = weightOf(positions[k]! - at, reach, inside, close) * (weights?.[k] ?? 1);
    total += weight;
    centre += weight * positions[k]!;
    mean += weight * values[k]!;
  }
  if (total <= 0) return null;
  centre /= total;
  mean /= total;
  if (fit.degree === 0) return mean;
  let spread = 0;
  let tilt = 0;
  for (let k = left; k < right; k++) {
    const weight = weightOf(positions[k]! - at, reach, inside, close) * (weights?.[k] ?? 1);
    const away = positions[k]! - centre;
    spread += (weight / total) * away * away;
    tilt += (weight / total) * away * (values[k]! - mean);
  }
  const length = positions[n - 1]! - positions[0]!;
  return Math.sqrt(spread) > LEAST_SPREAD * length ? mean + (tilt / spread) * (at - centre) : mean;
}

function weightOf(away: number, reach: number, inside: number, close: number): number {
  const distance = Math.abs(away);
  if (distance > inside) return 0;
  if (distance <= close) return 1;
  const share = distance / reach;
  return (1 - share * share * share) ** 3;
}
