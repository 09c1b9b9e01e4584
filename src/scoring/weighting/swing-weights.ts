import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, ZERO } from '../../exact/fraction.js';
import { decimalsIssues } from '../options.js';
import { isIssue, readFigure } from '../scales/compiled-scale.js';
import { countIssues } from './item-count.js';
import { exactItemWeights, type ItemWeight } from './item-weight.js';
import { swingSchema } from './schema.js';

/** How swing weights are shown. */
export interface SwingWeightsOptions {
  /** Digits after the point of `weightPercent`, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
}

/** The weight of one swing. */
export interface SwingItemWeight extends ItemWeight {
  /** Points as given. */
  readonly points: string;
}

/** Weights from swing points. */
export interface SwingWeights {
  readonly method: 'swing';
  /** In the order of the input. */
  readonly weights: readonly SwingItemWeight[];
}

/**
 * Weights from swings, exactly: how much is it worth to go from the worst to the best bid that you expect on each
 * criterion?
 *
 * Give 100 points to the swing that matters most and compare the others with it; a weight is its points over the sum
 * (von Winterfeldt & Edwards 1986). Only proportions count, so any other top than 100 gives the same weights.
 *
 * @param points - Points of at least 0 by name.
 * @param options - Decimals.
 * @returns One weight for each item; they sum to exactly 1, and their percents to 100.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `NEGATIVE_WEIGHT`, `WEIGHTS_ALL_ZERO`,
 * `OUT_OF_RANGE` (no item, or more than 1,000), `INVALID_OPTION`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { swingWeights } from 'vendorwise/scoring';
 * swingWeights({ price: 100, quality: 80, speed: 20 }).weights.map(({ weightPercent }) => weightPercent); // => ['50.00', '40.00', '10.00']
 * ```
 */
export function swingWeights(
  points: Readonly<Record<string, ExactInput>>,
  options: SwingWeightsOptions = {},
): SwingWeights {
  checkOptions(options, { decimals: true });
  const { decimals = 2 } = options;
  throwIssues(decimalsIssues(decimals));
  const { points: given } = parseDocument(swingSchema, { points });
  const items = Object.keys(given);
  throwIssues(countIssues(items.length, 'points'));
  const issues: VendorwiseIssue[] = [];
  const values = items.map((item) => readPoints(given[item], joinPath('points', item), issues));
  throwIssues(issues);
  const sum = values.reduce<Fraction>((total, value) => total.add(value), ZERO);
  if (sum.equals(ZERO)) throwIssues([allZero()]);
  const shares = values.map((value) => value.div(sum));
  return {
    method: 'swing',
    weights: exactItemWeights(items, shares, decimals).map((one) => ({ ...one, points: String(given[one.item]) })),
  };
}

function readPoints(value: unknown, path: string, issues: VendorwiseIssue[]): Fraction {
  const points = readFigure(value, path);
  if (!isIssue(points) && points.gte(ZERO)) return points;
  issues.push(
    isIssue(points)
      ? points
      : issue('NEGATIVE_WEIGHT', path, 'Swing points are not negative; a swing that does not matter has 0.', {
          received: value,
          expected: 'at least 0',
        }),
  );
  return ZERO;
}

function allZero(): VendorwiseIssue {
  return issue('WEIGHTS_ALL_ZERO', 'points', 'No swing has points, so there is nothing to weigh.', {
    received: '0',
    expected: 'at least one swing above 0',
  });
}
