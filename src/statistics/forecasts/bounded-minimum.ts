/** Where a parameter may lie. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Grid points a parameter, by how many parameters there are. */
const GRID = [0, 16, 6, 4, 3];
const SMALLEST_STEP = 1e-7;
/** Enough for the next moment of a backtest, which begins where the last one ended. */
const SMALLEST_FURTHER_STEP = 1e-4;
const MOST_CALLS = 5000;

/**
 * The place within bounds where a function is smallest, as far as a search can tell: the best point of a grid, then
 * steps along each parameter and along the way just gone, halved until they are too small to matter (Hooke and Jeeves,
 * "Direct search solution of numerical and statistical problems", 1961). No chance is in it: it finds the same place
 * every time. Anything that is not finite counts as too large.
 *
 * @param bounds - One for each parameter, at most four.
 * @param start - Where to begin instead of with a grid.
 */
export function boundedMinimum(
  f: (x: readonly number[]) => number,
  bounds: readonly Bounds[],
  start: readonly number[] | null = null,
): number[] {
  if (bounds.length === 0) return [];
  const points = GRID[bounds.length] ?? 2;
  let at = start === null ? bestOfGrid(f, bounds, points) : bounds.map((one, d) => within(start[d]!, one));
  let least = sizeOf(f(at));
  let step = start === null ? 0.5 / points : 0.1;
  const smallest = start === null ? SMALLEST_STEP : SMALLEST_FURTHER_STEP;
  for (let calls = 0; step > smallest && calls < MOST_CALLS; ) {
    const before = at;
    const found = explore(f, bounds, at, least, step);
    calls += 2 * bounds.length;
    if (found.least >= least) {
      step /= 2;
      continue;
    }
    at = found.at;
    least = found.least;
    // As long as it helps, go on in the same direction.
    for (let from = before; calls < MOST_CALLS; calls++) {
      const further = at.map((x, d) => within(2 * x - from[d]!, bounds[d]!));
      const value = sizeOf(f(further));
      if (value >= least) break;
      from = at;
      at = further;
      least = value;
    }
  }
  return at;
}

function explore(
  f: (x: readonly number[]) => number,
  bounds: readonly Bounds[],
  from: readonly number[],
  least: number,
  step: number,
): { readonly at: number[]; readonly least: number } {
  const at = [...from];
  let best = least;
  for (let d = 0; d < bounds.length; d++) {
    const here = at[d]!;
    const move = step * (bounds[d]!.high - bounds[d]!.low);
    for (const next of [here + move, here - move]) {
      at[d] = within(next, bounds[d]!);
      const value = at[d] === here ? best : sizeOf(f(at));
      if (value < best) {
        best = value;
        break;
      }
      at[d] = here;
    }
  }
  return { at, least: best };
}

function bestOfGrid(f: (x: readonly number[]) => number, bounds: readonly Bounds[], points: number): number[] {
  const total = points ** bounds.length;
  let best: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < total; k++) {
    const at = bounds.map(({ low, high }, d) => {
      const place = Math.floor(k / points ** d) % points;
      return low + ((place + 0.5) / points) * (high - low);
    });
    const value = sizeOf(f(at));
    if (value < least || best.length === 0) {
      least = value;
      best = at;
    }
  }
  return best;
}

const within = (x: number, { low, high }: Bounds): number => Math.min(high, Math.max(low, x));

const sizeOf = (value: number): number => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY);
