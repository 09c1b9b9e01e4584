import type { AcceptabilityShares } from './acceptability-shares.js';
import { areaOf, clipped, type Line, lineOf, type Moments, momentsOf, type Polygon, sideOf } from './convex-polygon.js';
import type { DistinctAlternatives } from './distinct-alternatives.js';
import { pairwiseShares, shareAboveZero } from './pairwise-winning.js';
import type { WeightRegion } from './weight-region.js';

/** Up to so many alternatives the plane is cut up in a second or so; the work grows with their third power and more. */
const MOST_ALTERNATIVES = 200;

/**
 * Whether acceptabilities can be measured instead of sampled: certain utilities and at most three corners (then weights
 * lie in a plane), or at most two alternatives and no limits.
 */
export function canMeasure({ members, halfWidths }: DistinctAlternatives, { corners, limits }: WeightRegion): boolean {
  if (halfWidths !== null) return false;
  return (corners.length <= 3 && members.length <= MOST_ALTERNATIVES) || (members.length <= 2 && limits.length === 0);
}

/**
 * Measures acceptabilities where {@link canMeasure} allows it: areas of the parts of the weight triangle in which an
 * alternative has a rank (their centres of gravity are central weights), or the closed form for two alternatives; `null`
 * when the limits leave no area.
 */
export function exactAcceptability(
  alternatives: DistinctAlternatives,
  region: WeightRegion,
): AcceptabilityShares | null {
  return region.corners.length <= 3 ? byArea(alternatives, region) : byRace(alternatives, region.corners);
}

function byArea(
  { members, utilities }: DistinctAlternatives,
  { corners, limits }: WeightRegion,
): AcceptabilityShares | null {
  const count = members.length;
  const total = members.reduce((sum, one) => sum + one.length, 0);
  // Three corners make a triangle of their shares (x, y, the rest); two or one a square in which y says nothing.
  const start: Polygon = corners.length === 3 ? [0, 0, 1, 0, 0, 1] : [0, 0, 1, 0, 1, 1, 0, 1];
  const base = limits.reduce((polygon, limit) => clipped(polygon, lineOf(limit), 1), start);
  const whole = areaOf(base);
  if (!(whole > 0)) return null;
  const places = new Float64Array(count * total);
  const central: (Float64Array | null)[] = [];
  const pairs = limits.length === 0 ? pairwiseShares(utilities) : new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    const lines = Array.from({ length: count }, (_, k) => lead(utilities, k, i));
    const first: Moments = { area: 0, x: 0, y: 0 };
    const rivals = lines.map((_, k) => k).filter((k) => k !== i);
    const measure = (polygon: Polygon, before: number): void => {
      const { area, x, y } = momentsOf(polygon);
      places[i * total + before] = (places[i * total + before] as number) + area / whole;
      if (before > 0) return;
      first.area += area;
      first.x += x;
      first.y += y;
    };
    cutUp(base, rivals, 0, lines, members, measure);
    central.push(first.area > 0 ? meanOf(corners, first.x / first.area, first.y / first.area) : null);
    if (limits.length > 0) {
      for (const k of rivals) pairs[k * count + i] = areaOf(clipped(base, lines[k] as Line, 1)) / whole;
    }
  }
  return { places, central, centralErrors: [], pairs };
}

/** By how much an alternative is ahead of another, as a function on the plane. */
function lead(utilities: readonly Float64Array[], ahead: number, behind: number): Line {
  return lineOf(Float64Array.from(utilities, (column) => (column[ahead] as number) - (column[behind] as number)));
}

/** Cuts a polygon along the lines of the rivals until each part has them all on one side. */
function cutUp(
  polygon: Polygon,
  rivals: readonly number[],
  before: number,
  lines: readonly Line[],
  members: readonly (readonly number[])[],
  measure: (polygon: Polygon, before: number) => void,
): void {
  const cutting: number[] = [];
  let ahead = before;
  const sizeOf = (k: number): number => (members[k] as readonly number[]).length;
  for (const k of rivals) {
    const side = sideOf(polygon, lines[k] as Line);
    if (side > 0) ahead += sizeOf(k);
    else if (side === 0) cutting.push(k);
  }
  const [next, ...rest] = cutting;
  if (next === undefined) return void measure(polygon, ahead);
  const line = lines[next] as Line;
  cutUp(clipped(polygon, line, -1), rest, ahead, lines, members, measure);
  cutUp(clipped(polygon, line, 1), rest, ahead + sizeOf(next), lines, members, measure);
}

function meanOf(corners: readonly Float64Array[], x: number, y: number): Float64Array {
  const shares = corners.length === 3 ? [x, y, 1 - x - y] : corners.length === 2 ? [x, 1 - x] : [1];
  return (corners[0] as Float64Array).map((_, j) =>
    corners.reduce((sum, corner, k) => sum + (corner[j] as number) * (shares[k] as number), 0),
  );
}

/** One or two distinct alternatives on a simplex of any size. */
function byRace({ members, utilities }: DistinctAlternatives, corners: readonly Float64Array[]): AcceptabilityShares {
  const count = members.length;
  const total = members.reduce((sum, one) => sum + one.length, 0);
  const pairs = pairwiseShares(utilities);
  const places = new Float64Array(count * total);
  const central = members.map((_, i): Float64Array | null => {
    const rival = count === 1 ? i : 1 - i;
    const leads = utilities.map((column) => (column[i] as number) - (column[rival] as number));
    // Not as what the rival leaves: a small share keeps all its digits.
    const wins = count === 1 ? 1 : shareAboveZero(leads);
    places[i * total] = wins;
    if (count > 1) places[i * total + (members[rival] as readonly number[]).length] = 1 - wins;
    if (wins === 0) return null;
    // A corner's mean share where i wins: doubling the corner tilts the uniform density by that share.
    const shares = leads.map((one) => (count === 1 ? 1 : shareAboveZero([...leads, one]) / wins) / corners.length);
    return (corners[0] as Float64Array).map((_, j) =>
      corners.reduce((sum, corner, k) => sum + (corner[j] as number) * (shares[k] as number), 0),
    );
  });
  return { places, central, centralErrors: [], pairs };
}
