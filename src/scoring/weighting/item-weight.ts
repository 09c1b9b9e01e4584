import { type Fraction, fractionToNumber } from '../../exact/fraction.js';
import { exactText, shownParts } from '../exact-text.js';

/** The weight of one item, in forms to compute with, to check and to paste into a criteria document. */
export interface ItemWeight {
  readonly item: string;
  /** Share of the whole, 0 to 1, unrounded. */
  readonly weightShare: number;
  /** The same exactly, for a document with `weights: 'share'`, e.g. `'11/18'`; `null` where there is no exact answer (AHP). */
  readonly weightExact: string | null;
  /** Percent as decimal text; these texts sum to exactly 100, so they can stand in a document with `weights: 'percent'`. */
  readonly weightPercentText: string;
}

/**
 * Weights from exact shares.
 *
 * @param shares - One share for each, which sum to 1.
 * @param decimals - Digits after the point of the percents.
 */
export function exactItemWeights(
  items: readonly string[],
  shares: readonly Fraction[],
  decimals: number,
): ItemWeight[] {
  const percents = percentTexts(items, shares, decimals);
  return items.map((item, i) => {
    const share = shares[i] as Fraction;
    return {
      item,
      weightShare: fractionToNumber(share),
      weightExact: exactText(share),
      weightPercentText: percents[i] ?? '',
    };
  });
}

/**
 * Percents as texts that sum to exactly 100 (largest remainder).
 *
 * @param items - Names; equal remainders are served in their order.
 * @param shares - One share for each, which sum to 1.
 * @param decimals - Digits after the point.
 */
export function percentTexts(
  items: readonly string[],
  shares: readonly Fraction[],
  decimals: number,
): readonly string[] {
  return shownParts(
    shares.map((share) => share.mul(100)),
    items,
    decimals,
  ).parts;
}
