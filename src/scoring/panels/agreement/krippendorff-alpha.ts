import { requireWord } from '../../../core/check.js';
import { fail } from '../../../core/errors.js';
import { checkOptions } from '../../../core/options.js';
import { type Fraction, fractionToNumber, ONE, ratioOf, sumFractions } from '../../../exact/fraction.js';
import { sumExactly } from '../../../numeric/exact-sum.js';
import { doubledMidRanks } from './kendall-w.js';
import { exactTable, type NoAgreementReason, type RatingTable, squaresOf, sumOf } from './rating-table.js';

/** What differences between two ratings mean: `nominal` other or same, `ordinal` ranks, `interval` distance, `ratio` proportion. */
export type RatingLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** How alpha is computed. */
export interface KrippendorffAlphaOptions {
  /** What differences between ratings mean. @defaultValue `'interval'` */
  readonly level?: RatingLevel;
}

/** How far ratings agree beyond chance. */
export interface KrippendorffAlpha {
  /** 1 for full agreement, 0 for chance, below 0 for less than chance; `null` when it is undefined. */
  readonly alpha: number | null;
  /** `firm` from .80, `tentative` from .667, else `weak` (Krippendorff's own advice). */
  readonly band: 'firm' | 'tentative' | 'weak' | null;
  readonly level: RatingLevel;
  /** Items with at least two ratings, and the ratings on them; the others say nothing about agreement. */
  readonly items: number;
  readonly pairableRatings: number;
  /** Why there is no figure. */
  readonly noFigureBecause: NoAgreementReason | null;
}

const LEVELS: readonly RatingLevel[] = ['nominal', 'ordinal', 'interval', 'ratio'];

/** Disagreement within items and over all pairable ratings: sums over ordered pairs of the squared difference. */
interface Disagreement {
  readonly within: Fraction | number;
  readonly overall: Fraction | number;
}

/**
 * Krippendorff's alpha: how far raters agree beyond chance, with any number of raters and missing ratings.
 *
 * Alpha = 1 - observed / expected disagreement over pairable ratings only (Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability). Its coincidence matrix is not formed: sums over items give the same figures, exactly for
 * `nominal`, `ordinal` (as squared differences of mid-ranks) and `interval`, within float rounding for `ratio`.
 *
 * @param ratings - Items by raters; `null` where there is no rating.
 * @param options - The level of measurement.
 * @returns Alpha and its band; no figure where all pairable ratings are equal, because chance cannot be told then.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `RAGGED_MATRIX`, `INVALID_NUMBER`, `INVALID_VALUE`, `UNKNOWN_KEY`;
 * `OUT_OF_RANGE` for ratings below zero at level `ratio`.
 * @example
 * ```ts
 * import { krippendorffAlpha } from 'vendorwise/scoring';
 * krippendorffAlpha([[1, 1, null], [2, 2, 3], [3, 3, 3], [null, 2, 2]]).alpha; // => 0.8392857142857143
 * ```
 */
export function krippendorffAlpha(ratings: RatingTable, options: KrippendorffAlphaOptions = {}): KrippendorffAlpha {
  checkOptions(options, { level: true });
  const { level = 'interval' } = options;
  requireWord(level, LEVELS, 'options.level');
  const { rows, raters } = exactTable(ratings);
  if (level === 'ratio') refuseNegative(rows);
  const units = rows
    .map((row) => row.filter((value): value is bigint => value !== null))
    .filter((unit) => unit.length >= 2);
  const pairable = units.reduce((sum, unit) => sum + unit.length, 0);
  const about = { level, items: units.length, pairableRatings: pairable };
  const without = (noFigureBecause: NoAgreementReason): KrippendorffAlpha => ({
    alpha: null,
    band: null,
    ...about,
    noFigureBecause,
  });
  if (raters < 2) return without('tooFewRaters');
  if (units.length === 0) return without('noPairs');
  const { within, overall } = disagreement(level, units);
  const expected = typeof overall === 'number' ? overall : fractionToNumber(overall);
  if (expected === 0) return without('noVariance');
  const alpha =
    typeof within === 'number' || typeof overall === 'number'
      ? 1 - ((pairable - 1) * Number(within)) / expected
      : fractionToNumber(ONE.sub(within.mul(pairable - 1).div(overall)));
  return {
    alpha,
    band: alpha >= 0.8 ? 'firm' : alpha >= 0.667 ? 'tentative' : 'weak',
    ...about,
    noFigureBecause: null,
  };
}

function refuseNegative(rows: readonly (readonly (bigint | null)[])[]): void {
  rows.forEach((row, i) => {
    const j = row.findIndex((value) => value !== null && value < 0n);
    if (j < 0) return;
    fail('OUT_OF_RANGE', `ratings[${i}][${j}]`, 'A ratio scale has no ratings below zero.', { expected: 'at least 0' });
  });
}

function disagreement(level: RatingLevel, units: readonly (readonly bigint[])[]): Disagreement {
  switch (level) {
    case 'interval':
      return distances(units);
    case 'ordinal': {
      // Values between two others plus half of each is the difference of their mid-ranks.
      const { ranks } = doubledMidRanks(units.flat());
      let from = 0;
      return distances(
        units.map(({ length }) => {
          from += length;
          return ranks.slice(from - length, from);
        }),
      );
    }
    case 'nominal':
      return {
        within: perRating(units, (unit) => unlikePairs(unit)),
        overall: ratioOf(unlikePairs(units.flat()), 1),
      };
    case 'ratio':
      return proportions(units);
  }
}

/** Ordered pairs of a list add up to twice (count x squares - square of the sum); the 2 is left out on both sides. */
function distances(units: readonly (readonly bigint[])[]): Disagreement {
  const pairs = (values: readonly bigint[]): bigint => BigInt(values.length) * squaresOf(values) - sumOf(values) ** 2n;
  return { within: perRating(units, pairs), overall: ratioOf(pairs(units.flat()), 1) };
}

function unlikePairs(values: readonly bigint[]): bigint {
  return BigInt(values.length) ** 2n - squaresOf([...countsOf(values).values()].map(BigInt));
}

function countsOf(values: readonly bigint[]): Map<bigint, number> {
  const counts = new Map<bigint, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Sum over items of their pairs divided by the number of other ratings; items of one size share a denominator. */
function perRating(units: readonly (readonly bigint[])[], pairs: (unit: readonly bigint[]) => bigint): Fraction {
  const bySize = new Map<number, bigint>();
  for (const unit of units) bySize.set(unit.length, (bySize.get(unit.length) ?? 0n) + pairs(unit));
  return sumFractions([...bySize].map(([size, total]) => ratioOf(total, size - 1)));
}

function proportions(units: readonly (readonly bigint[])[]): Disagreement {
  const pairs = (values: readonly bigint[], divisor: number): number[] => {
    const counts = [...countsOf(values)];
    return counts.flatMap(([a, m], i) =>
      counts.slice(i + 1).map(([b, n]) => {
        const share = fractionToNumber(ratioOf(a - b, a + b));
        return (2 * m * n * share * share) / divisor;
      }),
    );
  };
  return {
    within: sumExactly(units.flatMap((unit) => pairs(unit, unit.length - 1))),
    overall: sumExactly(pairs(units.flat(), 1)),
  };
}
