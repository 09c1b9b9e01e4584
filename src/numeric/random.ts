import { fail } from '../core/errors.js';

/** A stream of random numbers: each call gives the next one, from 0 (included) to 1 (excluded), with 53 random bits. */
export type RandomSource = () => number;

/**
 * A stream of random numbers that is fully decided by its seed, on every machine.
 *
 * Generator: xoshiro128++ 1.0 (Blackman and Vigna, 2019), its state filled from the seed by a 32-bit mixer with the
 * constants of MurmurHash3. It is for sampling, not for secrets.
 *
 * @param seed - A whole number from 0 to 2^53 - 1.
 * @throws {@link VendorwiseError} `INVALID_SEED` for anything else.
 */
export function seededRandom(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    fail('INVALID_SEED', 'seed', 'A seed is a whole number that is not negative.', {
      received: seed,
      expected: 'a whole number from 0 to 9007199254740991',
    });
  }
  const next = xoshiro128(stateOf(seed));
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
}

/** A random whole number from 0 to below a limit of at most 2^32, each equally likely (the bias is below 2^-21). */
export function randomBelow(random: RandomSource, limit: number): number {
  return Math.floor(random() * limit);
}

/** The generator itself on four 32-bit words, not all zero; it gives whole numbers below 2^32. */
export function xoshiro128(words: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = words;
  return () => {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** The mixer is one-to-one on 32-bit words and its inputs differ, so at most one word is zero. */
function stateOf(seed: number): [number, number, number, number] {
  const low = seed >>> 0;
  const high = Math.floor(seed / 4_294_967_296) | 0;
  const word = (k: number): number => mixed((mixed(high + 0x632be5ab) ^ low) + k * 0x9e3779b9);
  return [word(1), word(2), word(3), word(4)];
}

function mixed(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
