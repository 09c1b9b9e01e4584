import { countLogit, logit } from './log-odds.js';

/** What chance alone does to the log odds of a period. */
export interface Chance {
  readonly variance: number;
  /** How much larger than the log odds of the true rate they are on average. */
  readonly bias: number;
}

/** From this variance of the count on, its log odds are as good as normal. */
const MANY = 50;

/**
 * What chance alone does to the log odds of a count.
 *
 * @param volume - Out of how many.
 * @param share - The true rate.
 * @param inwards - How far counts are kept from 0 and all.
 * @returns Variance and bias: exact for few cases, by their limits for many.
 */
export function chanceOf(volume: number, share: number, inwards: number): Chance {
  const spread = volume * share * (1 - share);
  if (spread > MANY) return { variance: 1 / spread, bias: 0 };
  const { from, weights } = binomial(volume, share);
  let [mean, square] = [0, 0];
  weights.forEach((weight, i) => {
    const value = countLogit(from + i, volume, inwards);
    mean += weight * value;
    square += weight * value * value;
  });
  return { variance: Math.max(0, square - mean * mean), bias: mean - logit(share) };
}

/** Probabilities of so many cases and the next ones, from the first that is not negligible. */
interface Distribution {
  readonly from: number;
  readonly weights: readonly number[];
}

const NEGLIGIBLE = 1e-18;

/** The binomial distribution by the ratio of each probability to its neighbour, from the likeliest number outwards. */
function binomial(volume: number, share: number): Distribution {
  const odds = share / (1 - share);
  const mode = Math.min(volume, Math.floor((volume + 1) * share));
  const up: number[] = [1];
  for (let k = mode; k < volume && up[up.length - 1]! > NEGLIGIBLE; k++) {
    up.push((up[up.length - 1]! * (volume - k) * odds) / (k + 1));
  }
  const down: number[] = [];
  for (let k = mode, weight = 1; k > 0 && weight > NEGLIGIBLE; k--) {
    weight *= k / ((volume - k + 1) * odds);
    down.push(weight);
  }
  const weights = [...down.reverse(), ...up];
  const total = weights.reduce((sum, one) => sum + one, 0);
  return { from: mode - down.length, weights: weights.map((one) => one / total) };
}

/**
 * Probability of at most so many cases, when the true rate is one of several.
 *
 * @param volume - Out of how many.
 * @param shares - Rates, each as probable as the others.
 * @returns Running sums; the first belongs to `from` cases, and the last one is 1.
 */
export function mixtureOf(
  volume: number,
  shares: readonly number[],
): { readonly from: number; readonly sums: Float64Array } {
  const parts = shares.map((share) => binomial(volume, Math.min(1 - 1e-12, Math.max(1e-12, share))));
  const from = parts.reduce((least, part) => Math.min(least, part.from), volume);
  const to = parts.reduce((most, part) => Math.max(most, part.from + part.weights.length), 0);
  const sums = new Float64Array(to - from);
  for (const part of parts) {
    part.weights.forEach((weight, i) => {
      const place = part.from - from + i;
      sums[place] = sums[place]! + weight / parts.length;
    });
  }
  for (let i = 1; i < sums.length; i++) sums[i] = Math.min(1, sums[i]! + sums[i - 1]!);
  // The last one is certain, whatever the rounding of the sums.
  sums[sums.length - 1] = 1;
  return { from, sums };
}
