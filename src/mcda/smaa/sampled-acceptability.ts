import { exponentialSource } from '../../numeric/exponential.js';
import type { RandomSource } from '../../numeric/random.js';
import type { AcceptabilityShares } from './acceptability-shares.js';
import type { DistinctAlternatives } from './distinct-alternatives.js';
import { pairwiseShares } from './pairwise-winning.js';
import { totalSorter } from './sorted-samples.js';
import type { WeightRegion } from './weight-region.js';
import { weightSampler } from './weight-sampler.js';

/** Samples that are drawn and multiplied together, so that they stay in the nearest cache. */
const BLOCK = 256;

/** Shares from a sample, and how many of the drawn weights could be used. */
export interface SampledShares extends AcceptabilityShares {
  /** Share of the drawn weights that kept the limits. */
  readonly acceptance: number;
  /** Whether the pairs are counted; `false` when they come from the closed form. */
  readonly pairsSampled: boolean;
}

/**
 * Samples acceptabilities: weights uniform on the region, the alternatives sorted by their totals each time.
 *
 * @param samples - How many weights to use.
 * @throws {@link VendorwiseError} `WEIGHTS_TOO_RARE`.
 */
export function sampledAcceptability(
  alternatives: DistinctAlternatives,
  region: WeightRegion,
  samples: number,
  random: RandomSource,
): SampledShares {
  const { members, utilities, halfWidths } = alternatives;
  const { corners, limits } = region;
  const count = members.length;
  const sizes = Int32Array.from(members, (one) => one.length);
  const listed = sizes.reduce((sum, size) => sum + size, 0);
  const sampler = weightSampler(region, exponentialSource(random));
  const weightsOf = cornerMixer(corners);
  const shares = corners.map(() => new Float64Array(BLOCK));
  const totals = new Float64Array(BLOCK * count);
  const row = new Float64Array(BLOCK);
  const { order, sort } = totalSorter(count);
  const places = new Float64Array(count * listed);
  const pairsSampled = limits.length > 0 || halfWidths !== null;
  const pairs = pairsSampled ? new Float64Array(count * count) : pairwiseShares(utilities);
  const winners = members.map(() => ({ count: 0, sums: weightsOf.empty(), squares: weightsOf.empty() }));

  for (let done = 0; done < samples; done += BLOCK) {
    const size = Math.min(BLOCK, samples - done);
    sampler.fill(shares, size);
    fillTotals(totals, utilities, shares, size, row);
    if (halfWidths !== null) addNoise(totals, halfWidths, weightsOf, shares, size, random);
    for (let s = 0; s < size; s++) {
      sort(totals, s * count);
      let before = 0;
      for (let place = 0; place < count; place++) {
        const i = order[place] as number;
        places[i * listed + before] = (places[i * listed + before] as number) + 1;
        before += sizes[i] as number;
      }
      if (pairsSampled) countPairs(pairs, order);
      const winner = winners[order[0] as number] as (typeof winners)[number];
      winner.count += 1;
      const weights = weightsOf.at(shares, s);
      for (let j = 0; j < weights.length; j++) {
        const weight = weights[j] as number;
        winner.sums[j] = (winner.sums[j] as number) + weight;
        winner.squares[j] = (winner.squares[j] as number) + weight * weight;
      }
    }
  }
  const share = (value: number): number => value / samples;
  return {
    places: places.map(share),
    pairs: pairsSampled ? pairs.map(share) : pairs,
    central: winners.map((one) => (one.count === 0 ? null : one.sums.map((sum) => sum / one.count))),
    centralErrors: winners.map((one) => (one.count < 2 ? null : errorsOf(one.sums, one.squares, one.count))),
    acceptance: sampler.acceptance(),
    pairsSampled,
  };
}

/** Totals of a block, sample by sample; four corners are added at a time, so that sums pass through memory less often. */
function fillTotals(
  totals: Float64Array,
  utilities: readonly Float64Array[],
  shares: readonly Float64Array[],
  size: number,
  row: Float64Array,
): void {
  const count = utilities[0]?.length ?? 0;
  const corners = utilities.length;
  const column = (k: number): Float64Array => shares[k] as Float64Array;
  for (let i = 0; i < count; i++) {
    const utility = (k: number): number => (utilities[k] as Float64Array)[i] as number;
    row.fill(0);
    let k = 0;
    for (; k + 4 <= corners; k += 4) {
      const [a, b, c, d] = [utility(k), utility(k + 1), utility(k + 2), utility(k + 3)];
      const [p, q, r, t] = [column(k), column(k + 1), column(k + 2), column(k + 3)];
      for (let s = 0; s < size; s++) row[s]! += a * p[s]! + b * q[s]! + c * r[s]! + d * t[s]!;
    }
    for (; k < corners; k++) {
      const [a, p] = [utility(k), column(k)];
      for (let s = 0; s < size; s++) row[s]! += a * p[s]!;
    }
    for (let s = 0, at = i; s < size; s++, at += count) totals[at] = row[s]!;
  }
}

/** Turns shares of corners into weights that sum to 1. */
interface CornerMixer {
  readonly empty: () => Float64Array;
  /** The weights of one sample; the same array each time. */
  readonly at: (shares: readonly Float64Array[], sample: number) => Float64Array;
}

function cornerMixer(corners: readonly Float64Array[]): CornerMixer {
  const criteria = corners[0]?.length ?? 0;
  const weights = new Float64Array(criteria);
  const plain = corners.length === criteria && corners.every((corner, k) => corner[k] === 1);
  const at = (shares: readonly Float64Array[], sample: number): Float64Array => {
    let whole = 0;
    for (let k = 0; k < corners.length; k++) whole += (shares[k] as Float64Array)[sample] as number;
    const scale = 1 / whole;
    if (plain) {
      for (let k = 0; k < corners.length; k++) weights[k] = ((shares[k] as Float64Array)[sample] as number) * scale;
      return weights;
    }
    weights.fill(0);
    for (let k = 0; k < corners.length; k++) {
      const share = ((shares[k] as Float64Array)[sample] as number) * scale;
      const corner = corners[k] as Float64Array;
      for (let j = 0; j < criteria; j++) weights[j]! += share * corner[j]!;
    }
    return weights;
  };
  return { empty: () => new Float64Array(criteria), at };
}

/** Moves each utility within its width. Totals are sums over unscaled shares, so the noise is scaled like them. */
function addNoise(
  totals: Float64Array,
  halfWidths: readonly Float64Array[],
  weightsOf: CornerMixer,
  shares: readonly Float64Array[],
  size: number,
  random: RandomSource,
): void {
  const count = halfWidths[0]?.length ?? 0;
  for (let s = 0; s < size; s++) {
    const weights = weightsOf.at(shares, s);
    let whole = 0;
    for (const row of shares) whole += row[s] as number;
    addDeviations(totals, s * count, halfWidths, weights, whole, random);
  }
}

/**
 * Draws every uncertain utility of one sample, uniform within its width.
 *
 * @param totals - Those of the sample, from `start` on, are changed.
 * @param halfWidths - For each criterion the half-widths of the alternatives.
 * @param scale - What the totals' weights sum to.
 */
export function addDeviations(
  totals: Float64Array,
  start: number,
  halfWidths: readonly Float64Array[],
  weights: Float64Array,
  scale: number,
  random: RandomSource,
): void {
  halfWidths.forEach((widths, j) => {
    const weight = (weights[j] as number) * scale;
    for (let i = 0; i < widths.length; i++) {
      const width = widths[i] as number;
      if (width > 0) totals[start + i]! += weight * width * (2 * random() - 1);
    }
  });
}

function countPairs(pairs: Float64Array, order: Int32Array): void {
  const count = order.length;
  for (let a = 0; a < count; a++) {
    const start = (order[a] as number) * count;
    for (let b = a + 1; b < count; b++) pairs[start + order[b]!]! += 1;
  }
}

function errorsOf(sums: Float64Array, squares: Float64Array, count: number): Float64Array {
  return sums.map((sum, j) => {
    const mean = sum / count;
    return Math.sqrt(Math.max(0, (squares[j] as number) / count - mean * mean) / (count - 1));
  });
}
