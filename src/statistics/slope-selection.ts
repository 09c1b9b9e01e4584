import { type RandomSource, randomBelow, seededRandom } from '../numeric/random.js';
import { selectInPlace } from '../numeric/select.js';
import { countSlopes, inversionSample, type SlopePlane, slopeOf, slopePlane, slopesBetween } from './slope-plane.js';

/** Slopes that are listed at the end, at least; with more points, six a point. */
const LISTED = 20_000;
/** Equal slopes are listed up to this many; a larger cluster is answered by its common value. */
const LISTED_AT_MOST = 1 << 19;
const ROUNDS = 60;

interface Bracket {
  readonly low: number;
  readonly high: number;
  /** Slopes that are surely below `low`. */
  readonly below: number;
  /** Slopes that are not surely above `high`. */
  readonly atMost: number;
}

/**
 * Finds single slopes in the ordered list of all pairwise slopes, without making that list.
 *
 * Random sampling brackets the rank, counting inversions proves the bracket, and the few slopes inside are listed and
 * selected: O(n log n) expected time, O(n) memory. The answer is that of the full list; the (fixed) seed only decides the
 * way. Where more than half a million slopes agree to 13 digits, their common value is the answer.
 *
 * Source: J. Matousek, "Randomized optimal algorithm for slope selection", 1991; M. B. Dillencourt, D. M. Mount and
 * N. S. Netanyahu 1992. Bounds on rounding errors keep doubtful pairs among those listed.
 *
 * @param times - Times in ascending order.
 * @param wanted - Ranks from 0 among the slopes of pairs with different times.
 * @returns The slope at each rank, in units of value per unit of time.
 */
export function selectSlopes(times: Float64Array, values: Float64Array, wanted: readonly number[]): number[] {
  const plane = slopePlane(times, values);
  const random = seededRandom(1);
  const first = randomSlopes(plane, random, values.length);
  let last: Listing | null = null;
  return wanted.map((rank) => {
    // The two middle ranks nearly always stand in one listing.
    const known = last === null ? null : readListing(last, rank);
    if (known !== null) return known;
    const bracket = bracketOf(plane, rank, first, random);
    if (typeof bracket === 'number') return bracket;
    last = listingOf(plane, rank, bracket);
    return readListing(last, rank)!;
  });
}

/** Brackets a rank until few slopes are left inside; answers a slope itself when a huge cluster of equal ones is left. */
function bracketOf(plane: SlopePlane, rank: number, first: Float64Array, random: RandomSource): Bracket | number {
  let bracket: Bracket = {
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    below: 0,
    atMost: plane.pairs,
  };
  const enough = Math.max(LISTED, 6 * plane.times.length);
  let sample = first;
  for (let round = 0; round < ROUNDS; round++) {
    const inside = bracket.atMost - bracket.below;
    if (inside <= enough) break;
    if (round > 0) sample = inversionSample(plane, bracket.low, bracket.high, inside / plane.times.length, random);
    if (sample.length === 0) break;
    const [low, high] = sampleBracket(sample, (rank - bracket.below) / inside);
    bracket = withLow(plane, bracket, rank, below(plane, low));
    bracket = withHigh(plane, bracket, rank, above(plane, high));
    if (low === high && bracket.low < low && bracket.high > low && bracket.atMost - bracket.below > LISTED_AT_MOST)
      return low;
  }
  return bracket;
}

interface Listing {
  readonly bracket: Bracket;
  readonly slopes: Float64Array;
}

/** Lists what is left; widens the bracket in the rare case that rounding put the answer on its edge. */
function listingOf(plane: SlopePlane, rank: number, start: Bracket): Listing {
  for (let bracket = start; ; ) {
    const slopes = slopesBetween(plane, bracket.low, bracket.high, bracket.atMost - bracket.below);
    if (readListing({ bracket, slopes }, rank) !== null) return { bracket, slopes };
    const width = Math.max(bracket.high - bracket.low, plane.slopeNoise);
    const low = bracket.low - width;
    const high = bracket.high + width;
    bracket = { low, high, below: countSlopes(plane, low).below, atMost: countSlopes(plane, high).atMost };
  }
}

/** A slope strictly inside the bracket has no doubtful pair on its wrong side, so its rank is certain. */
function readListing({ bracket, slopes }: Listing, rank: number): number | null {
  if (rank < bracket.below || rank >= bracket.atMost) return null;
  const slope = selectInPlace(slopes, rank - bracket.below, 0, slopes.length);
  const certain = slope > bracket.low && slope < bracket.high;
  return certain || bracket.high - bracket.low === Number.POSITIVE_INFINITY ? slope : null;
}

/** Order statistics of the sample that enclose the share, with three standard errors to spare: it rarely takes a round more. */
function sampleBracket(sample: Float64Array, share: number): [number, number] {
  const m = sample.length;
  const spare = 3 * Math.sqrt(m * share * (1 - share)) + 3;
  const low = Math.floor(share * m - spare);
  const high = Math.ceil(share * m + spare);
  return [
    low < 0 ? Number.NEGATIVE_INFINITY : selectInPlace(sample, low, 0, m),
    // The first selection has put everything larger behind it.
    high >= m ? Number.POSITIVE_INFINITY : selectInPlace(sample, high, Math.max(0, low), m),
  ];
}

/** A trial meant as the lower end becomes the upper one when its counts prove that the rank lies below it. */
function withLow(plane: SlopePlane, bracket: Bracket, rank: number, trial: number): Bracket {
  if (!(trial > bracket.low && trial < bracket.high)) return bracket;
  const { below, atMost } = countSlopes(plane, trial);
  return below <= rank ? { ...bracket, low: trial, below } : { ...bracket, high: trial, atMost };
}

function withHigh(plane: SlopePlane, bracket: Bracket, rank: number, trial: number): Bracket {
  if (!(trial > bracket.low && trial < bracket.high)) return bracket;
  const { below, atMost } = countSlopes(plane, trial);
  return atMost > rank ? { ...bracket, high: trial, atMost } : { ...bracket, low: trial, below };
}

/** Brackets stand between slopes, not on one, so that slopes equal to a sampled one are inside. */
function below(plane: SlopePlane, slope: number): number {
  return slope - (1e-13 * Math.abs(slope) + plane.slopeNoise);
}

function above(plane: SlopePlane, slope: number): number {
  return slope + (1e-13 * Math.abs(slope) + plane.slopeNoise);
}

function randomSlopes(plane: SlopePlane, random: RandomSource, size: number): Float64Array {
  const { times } = plane;
  const n = times.length;
  const sample = new Float64Array(size);
  let found = 0;
  for (let tries = 0; found < size && tries < 4 * size; tries++) {
    const i = randomBelow(random, n);
    const j = randomBelow(random, n);
    if (times[i]! === times[j]!) continue;
    sample[found++] = i < j ? slopeOf(plane, i, j) : slopeOf(plane, j, i);
  }
  return sample.subarray(0, found);
}
