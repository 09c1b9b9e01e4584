import { fail, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, sumFractions, ZERO } from '../../exact/fraction.js';
import { decimalsIssues } from '../options.js';
import { type FigureRule, figureWithin } from '../scales/compiled-scale.js';
import { countIssues } from './item-count.js';
import { exactItemWeights, type ItemWeight } from './item-weight.js';
import { swingSchema } from './schema.js';

/** How swing weights are shown. */
export interface SwingWeightsOptions {
  /** Digits after the point of `weightPercentText`, 0 to 10. @defaultValue 2 */
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

const POINTS: FigureRule = {
  least: 0,
  code: 'NEGATIVE_WEIGHT',
  message: 'Swing points are not negative; a swing that does not matter has 0.',
  expected: 'at least 0',
};

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
 * `OUT_OF_RANGE` (no item, more than 1,000, or `decimals`), `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { swingWeights } from 'vendorwise/scoring';
 * swingWeights({ price: 100, quality: 80, speed: 20 }).weights.map(({ weightPercentText }) => weightPercentText); // => ['50.00', '40.00', '10.00']
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
  const values = items.map((item) => figureWithin(given[item], joinPath('points', item), POINTS, issues) ?? ZERO);
  throwIssues(issues);
  const sum = sumFractions(values);
  if (sum.equals(ZERO)) {
    fail('WEIGHTS_ALL_ZERO', 'points', 'No swing has points, so there is nothing to weigh.', {
      received: '0',
      expected: 'at least one swing above 0',
    });
  }
  const shares = values.map((value) => value.div(sum));
  return {
    method: 'swing',
    weights: exactItemWeights(items, shares, decimals).map((one) => ({ ...one, points: String(given[one.item]) })),
  };
}
