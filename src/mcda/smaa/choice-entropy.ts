import { fail, issue, throwIssues } from '../../core/errors.js';

/**
 * How open a choice is, in bits: 0 when one alternative is always first, log2 of their number when all are first
 * equally often.
 *
 * Source: Shannon's entropy of the first-rank acceptabilities, as Lahdelma & Salminen (2001, Operations Research 49)
 * and the R package smaa use it.
 *
 * @param firstRankShares - For each alternative how often it is first, as shares or counts; they are scaled to sum to 1.
 * @returns The entropy in bits.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE` for a share below 0, or all of them 0.
 * @example
 * ```ts
 * import { choiceEntropy } from 'vendorwise/mcda';
 * choiceEntropy([0.25, 0.25, 0.25, 0.25]); // => 2
 * choiceEntropy([1, 0, 0]); // => 0
 * ```
 */
export function choiceEntropy(firstRankShares: ArrayLike<number>): number {
  const path = 'firstRankShares';
  if (!Array.isArray(firstRankShares) && !ArrayBuffer.isView(firstRankShares)) {
    const details = { received: firstRankShares, expected: 'a list of numbers' };
    fail('INVALID_TYPE', path, 'First-rank shares are a list of numbers.', details);
  }
  const shares = Array.from(firstRankShares);
  throwIssues(
    shares.flatMap((share, i) => {
      if (typeof share !== 'number' || !Number.isFinite(share)) {
        const details = { received: share, expected: 'a finite number' };
        return [issue('INVALID_NUMBER', `${path}[${i}]`, 'A share is a finite number.', details)];
      }
      const details = { received: share, expected: 'at least 0' };
      return share < 0 ? [issue('OUT_OF_RANGE', `${path}[${i}]`, 'A share is not negative.', details)] : [];
    }),
  );
  const largest = shares.reduce((high, share) => Math.max(high, share), 0);
  if (largest === 0) {
    const details = { received: shares, expected: 'at least one share above 0' };
    fail('OUT_OF_RANGE', path, 'Somebody must be first at times.', details);
  }
  // From the smallest, so that the order of the alternatives does not matter.
  const scaled = shares.map((share) => share / largest).sort((a, b) => a - b);
  const whole = scaled.reduce((sum, share) => sum + share, 0);
  return scaled.reduce((bits, share) => (share === 0 ? bits : bits - (share / whole) * Math.log2(share / whole)), 0);
}
