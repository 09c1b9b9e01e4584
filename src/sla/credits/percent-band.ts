import { type Fraction, fraction, fractionToDecimalText } from '../../exact/fraction.js';
import type { CreditTier } from './credit-terms.js';

/**
 * A place between the percentages: directly before (`side` 0) or directly after (`side` 1) a value.
 *
 * With cuts every combination of included and excluded bounds is one kind of half-open interval.
 */
interface Cut {
  readonly value: Fraction;
  readonly side: 0 | 1;
}

/** The percentages from one cut to another. */
export interface PercentRange {
  readonly from: Cut;
  readonly to: Cut;
}

/** A tier of a credit table, read. */
export interface PercentBand extends PercentRange {
  /** Position in the list of tiers. */
  readonly index: number;
  readonly percent: Fraction;
  /** The bounds in words, e.g. `99 % to below 99.9 %`. */
  readonly text: string;
}

/** A cut directly before or after a percentage. */
export function cut(value: Fraction, side: 0 | 1): Cut {
  return { value, side };
}

/** Orders cuts from low to high. */
export function compareCuts(a: Cut, b: Cut): number {
  return a.value.compare(b.value) || a.side - b.side;
}

/** Whether a range holds no percentage at all. */
export function isEmptyRange(range: PercentRange): boolean {
  return compareCuts(range.from, range.to) >= 0;
}

/** Whether a percentage lies inside a range. */
export function rangeContains(range: PercentRange, value: Fraction): boolean {
  return sideOfRange(range, value) === 0;
}

/** Where a percentage lies: below a range (-1), inside it (0) or above it (1). */
export function sideOfRange(range: PercentRange, value: Fraction): -1 | 0 | 1 {
  if (compareCuts(range.from, cut(value, 0)) > 0) return -1;
  return compareCuts(cut(value, 1), range.to) > 0 ? 1 : 0;
}

/** Reads the tiers of a table in the order in which they are written. */
export function readBands(tiers: readonly CreditTier[]): PercentBand[] {
  return tiers.map((tier, index) => {
    const from = tier.above === undefined ? cut(fraction(tier.atLeast ?? 0), 0) : cut(fraction(tier.above), 1);
    const to = tier.below === undefined ? cut(fraction(tier.atMost ?? 100), 1) : cut(fraction(tier.below), 0);
    return { index, from, to, percent: fraction(tier.creditPercent), text: rangeText({ from, to }) };
  });
}

/** The bounds of a range in words. */
export function rangeText({ from, to }: PercentRange): string {
  const low = `${fractionToDecimalText(from.value)} %`;
  const high = `${fractionToDecimalText(to.value)} %`;
  if (from.value.equals(to.value) && from.side === 0 && to.side === 1) return `exactly ${low}`;
  return `${from.side === 0 ? low : `above ${low}`} ${to.side === 0 ? 'to below' : 'up to and including'} ${high}`;
}

/** The part that two ranges share; `null` when there is none. */
function intersectRanges(a: PercentRange, b: PercentRange): PercentRange | null {
  const from = compareCuts(a.from, b.from) >= 0 ? a.from : b.from;
  const to = compareCuts(a.to, b.to) <= 0 ? a.to : b.to;
  return compareCuts(from, to) < 0 ? { from, to } : null;
}

/** Every pair of tiers that cover the same percentages, highest first. */
export function bandOverlaps(
  bands: readonly PercentBand[],
): { first: PercentBand; second: PercentBand; range: PercentRange }[] {
  const filled = bands.filter((band) => !isEmptyRange(band));
  return filled
    .flatMap((first, position) =>
      filled.slice(position + 1).flatMap((second) => {
        const range = intersectRanges(first, second);
        return range === null ? [] : [{ first, second, range }];
      }),
    )
    .sort((a, b) => compareCuts(b.range.to, a.range.to) || compareCuts(b.range.from, a.range.from));
}

/** The percentages from 0 to the highest bound that no tier covers, highest first. */
export function bandGaps(bands: readonly PercentBand[]): PercentRange[] {
  const gaps: PercentRange[] = [];
  let reached = cut(fraction(0), 0);
  for (const band of bands.filter((one) => !isEmptyRange(one)).sort((a, b) => compareCuts(a.from, b.from))) {
    if (compareCuts(reached, band.from) < 0) gaps.push({ from: reached, to: band.from });
    if (compareCuts(reached, band.to) < 0) reached = band.to;
  }
  return gaps.reverse();
}

/** Upper end of the highest tier that grants a credit: below it the level is missed; `null` when no tier does. */
export function topOfCredits(bands: readonly PercentBand[]): Cut | null {
  return bands
    .filter((band) => band.percent.compare(0) > 0 && !isEmptyRange(band))
    .reduce<Cut | null>((top, band) => (top === null || compareCuts(band.to, top) > 0 ? band.to : top), null);
}
