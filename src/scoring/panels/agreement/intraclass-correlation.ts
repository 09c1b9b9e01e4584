import { OPEN_SHARE, requireNumber } from '../../../core/check.js';
import { checkOptions } from '../../../core/options.js';
import { type Fraction, fractionToNumber } from '../../../exact/fraction.js';
import { type IccInterval, iccIntervals } from './icc-intervals.js';
import { meanSquares } from './mean-squares.js';
import { exactTable, type NoAgreementReason, type RatingTable } from './rating-table.js';

/** One form of the intraclass correlation. */
export interface IntraclassForm extends IccInterval {
  /** 1 for full agreement, 0 for none; `null` when it is undefined. Sampling may take it below 0. */
  readonly value: number | null;
  /** `poor` below .50, `moderate` below .75, `good` below .90, else `excellent` (Koo & Li 2016). */
  readonly band: 'poor' | 'moderate' | 'good' | 'excellent' | null;
}

/** The six forms of Shrout & Fleiss; those that end in `k` tell about the mean of all raters. */
export interface IntraclassCorrelation {
  /** One-way: each item may have raters of its own. */
  readonly icc1: IntraclassForm;
  /** Two-way, raters are a sample, and rating higher than others counts as disagreement: the usual one for a panel. */
  readonly icc2: IntraclassForm;
  /** Two-way, these raters only, and how high each rates does not count. */
  readonly icc3: IntraclassForm;
  readonly icc1k: IntraclassForm;
  readonly icc2k: IntraclassForm;
  readonly icc3k: IntraclassForm;
  /** Number of items and raters. */
  readonly items: number;
  readonly raters: number;
  /** Confidence of the intervals, 0 to 1. */
  readonly confidence: number;
  /** Why there is no figure. */
  readonly noFigureBecause: NoAgreementReason | null;
}

/** How intervals are computed. */
export interface IntraclassCorrelationOptions {
  /** Confidence of the intervals, above 0 and below 1. @defaultValue 0.95 */
  readonly confidence?: number;
}

/**
 * Intraclass correlation: how much of the variance of ratings lies between the items, and not between raters or in noise.
 *
 * The six forms of Shrout & Fleiss (1979, Psychological Bulletin 86), from a two-way analysis of variance in exact
 * whole numbers; their F-based intervals as in McGraw & Wong (1996, Psychological Methods 1).
 *
 * @param ratings - Items by raters, complete.
 * @param options - Confidence of the intervals.
 * @returns Six forms with intervals and bands.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `RAGGED_MATRIX`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { intraclassCorrelation } from 'vendorwise/scoring';
 * const { icc2, icc2k } = intraclassCorrelation([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]);
 * [icc2.value?.toFixed(4), icc2k.value?.toFixed(4), icc2k.band]; // => ['0.2898', '0.6201', 'moderate']
 * ```
 */
export function intraclassCorrelation(
  ratings: RatingTable,
  options: IntraclassCorrelationOptions = {},
): IntraclassCorrelation {
  checkOptions(options, { confidence: true });
  const { confidence = 0.95 } = options;
  requireNumber(confidence, OPEN_SHARE, 'options.confidence', 'A confidence level');
  const table = exactTable(ratings);
  const { items, raters } = table;
  const squares = meanSquares(table);
  const about = { items, raters, confidence };
  if (typeof squares === 'string') {
    const none: IntraclassForm = { value: null, lower: null, upper: null, band: null };
    return {
      icc1: none,
      icc2: none,
      icc3: none,
      icc1k: none,
      icc2k: none,
      icc3k: none,
      ...about,
      noFigureBecause: squares,
    };
  }
  const { between: b, within: w, raters: j, residual: e } = squares;
  const others = raters - 1;
  const shift = j.sub(e).div(items);
  const values = {
    icc1: quotient(b.sub(w), b.add(w.mul(others))),
    icc2: quotient(b.sub(e), b.add(e.mul(others)).add(shift.mul(raters))),
    icc3: quotient(b.sub(e), b.add(e.mul(others))),
    icc1k: quotient(b.sub(w), b),
    icc2k: quotient(b.sub(e), b.add(shift)),
    icc3k: quotient(b.sub(e), b),
  };
  const intervals = iccIntervals(squares, values.icc2, about);
  const form = (name: keyof typeof values): IntraclassForm => {
    const value = values[name];
    return { value, ...(value === null ? { lower: null, upper: null } : intervals[name]), band: bandOf(value) };
  };
  return {
    icc1: form('icc1'),
    icc2: form('icc2'),
    icc3: form('icc3'),
    icc1k: form('icc1k'),
    icc2k: form('icc2k'),
    icc3k: form('icc3k'),
    ...about,
    noFigureBecause: null,
  };
}

function quotient(top: Fraction, bottom: Fraction): number | null {
  return bottom.equals(0) ? null : fractionToNumber(top.div(bottom));
}

function bandOf(value: number | null): IntraclassForm['band'] {
  if (value === null) return null;
  if (value < 0.5) return 'poor';
  if (value < 0.75) return 'moderate';
  return value < 0.9 ? 'good' : 'excellent';
}
