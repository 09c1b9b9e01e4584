import { fail, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { ExactInput } from '../../exact/fraction.js';
import { formatFraction, fractionToNumber } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import { decimalsIssues } from '../options.js';
import { figureWithin, isIssue } from '../scales/compiled-scale.js';
import { parseScale } from '../scales/parse-scale.js';
import type { PriceScale } from '../scales/scale-definition.js';
import { compileScale } from '../scales/scales.js';
import { priceScaleSchema } from '../scales/schema.js';
import { priceField } from './price-formulas.js';

/** How price points are counted and shown. */
export interface PricePointsOptions {
  /** Points of the best price. @defaultValue 100 */
  readonly maximumPoints?: ExactInput;
  /** Digits after the point in `pointsText`, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
}

/** The points of one price. */
export interface PricePoints {
  /** Whether other prices of the list change these points; an absolute formula rests on announced figures only. */
  readonly relative: boolean;
  /** Points, unrounded. */
  readonly points: number;
  readonly pointsExact: string;
  /** Rounded half up. */
  readonly pointsText: string;
}

/**
 * Points of a set of prices by a named formula, to try a formula out before it is announced.
 *
 * {@link priceFormulas} says what each formula computes and where it comes from: World Bank QCBS (`proportionalToLowest`,
 * Sf = 100 Fm/F), the South African 80/20 rule (`linearAboveLowest`), announced figures (`fixedBand`), and others.
 *
 * @param scale - A price scale as in a criteria document.
 * @param prices - Prices in the scale's currency; all of them set the field.
 * @param options - Points of the best price, and decimals.
 * @returns Points for each price, in the order given.
 * @throws {@link VendorwiseError} codes of form, and `INVALID_AMOUNT`, `PRICE_NOT_POSITIVE`, `CURRENCY_MISMATCH`,
 * `OUT_OF_RANGE`, `UNKNOWN_CURRENCY`, `INVALID_SCALE`, `INVALID_NUMBER`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { pricePoints } from 'vendorwise/scoring';
 * pricePoints({ kind: 'price', formula: 'proportionalToLowest', currency: 'EUR' }, [10000, 8000], { maximumPoints: 70 }).map(({ points }) => points); // => [56, 70]
 * ```
 */
export function pricePoints(
  scale: PriceScale,
  prices: readonly (ExactInput | MoneyInput)[],
  options: PricePointsOptions = {},
): PricePoints[] {
  checkOptions(options, { maximumPoints: true, decimals: true });
  const { decimals = 2 } = options;
  const issues: VendorwiseIssue[] = [];
  const compiled = compileScale(parseScale(priceScaleSchema, scale), 'scale', issues);
  if (!Array.isArray(prices)) {
    fail('INVALID_TYPE', 'prices', 'The prices are not a list.', { received: prices, expected: 'a list' });
  }
  const values = prices.flatMap((price, i) => {
    const reading = compiled?.read(price, `prices[${i}]`);
    if (reading === undefined) return [];
    if (!isIssue(reading)) return [reading.value];
    issues.push(reading);
    return [];
  });
  const positive = { above: 0, message: 'The most points lie above 0.', expected: 'a number above 0' };
  const { maximumPoints = 100 } = options;
  const maximum = figureWithin(maximumPoints, 'options.maximumPoints', positive, issues);
  issues.push(...decimalsIssues(decimals));
  throwIssues(issues);
  const field = priceField(values);
  return values.flatMap((value) => {
    const share = compiled?.share(value, field) ?? null;
    if (share === null || maximum === null) return [];
    const points = share.mul(maximum);
    return [
      {
        relative: compiled?.dependsOn !== null,
        points: fractionToNumber(points),
        pointsExact: points.toFraction(),
        pointsText: formatFraction(points, decimals),
      },
    ];
  });
}
