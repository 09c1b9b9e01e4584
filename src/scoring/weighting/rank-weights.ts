import { wordIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, fractionToNumber, ratioOf } from '../../exact/fraction.js';
import { decimalsIssues } from '../options.js';
import { figureWithin } from '../scales/compiled-scale.js';
import { countIssues } from './item-count.js';
import { exactItemWeights, type ItemWeight } from './item-weight.js';
import { RANK_METHODS, type RankWeightMethod } from './rank-method.js';
import { type GivenRank, LARGEST_EXPONENT, type Places, placesOf, readRank, sharesByPlace } from './rank-places.js';
import { orderSchema, ranksSchema } from './schema.js';

/** How ranks become weights. */
export interface RankWeightsOptions {
  /** @defaultValue `'rankOrderCentroid'` */
  readonly method?: RankWeightMethod;
  /** For `rankExponent` only, and needed there: 0 gives equal weights, 1 those of `rankSum`; at most 10. */
  readonly exponent?: ExactInput;
  /** Digits after the point of `weightPercentText`, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
}

/** The weight of one ranked item. */
export interface RankedItemWeight extends ItemWeight {
  /** The place it holds, from 1; items of equal importance share the mean of their places. */
  readonly place: number;
}

/** Weights from an order of importance. */
export interface RankWeights {
  readonly method: RankWeightMethod;
  /** The exponent of `rankExponent` as given; `null` with the other methods. */
  readonly exponent: string | null;
  /** In the order of the input. */
  readonly weights: readonly RankedItemWeight[];
}

/**
 * Weights from an order of importance, exactly.
 *
 * With n items, place i from 1: `rankOrderCentroid` is the sum of 1/k for k from i to n, divided by n (the centre of all
 * weights that respect the order; Barron & Barrett 1996, Management Science 42); `rankSum` is 2 (n + 1 - i) / (n (n + 1)),
 * `rankReciprocal` is 1/i and `rankExponent` (n + 1 - i)^z, each over its sum (Stillwell, Seaver & Edwards 1981). Items
 * of equal importance get the mean of the weights of the places that they hold.
 *
 * @param ranks - Names, most important first, with equals in a list of their own; or a record of ranks by name, 1 for the
 * most important.
 * @param options - Method, exponent and decimals.
 * @returns One weight for each item; they sum to exactly 1, and their percents to 100.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `INVALID_RANK`, `RANK_GAP`,
 * `DUPLICATE_ITEM`, `OUT_OF_RANGE` (no item, more than 1,000, or an option), `INVALID_VALUE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { rankWeights } from 'vendorwise/scoring';
 * rankWeights(['price', 'quality', 'speed']).weights.map(({ item, weightPercentText }) => [item, weightPercentText]); // => [['price', '61.11'], ['quality', '27.78'], ['speed', '11.11']]
 * rankWeights({ price: 1, quality: 2, speed: 2 }, { method: 'rankSum' }).weights.map(({ weightExact }) => weightExact); // => ['1/2', '1/4', '1/4']
 * ```
 */
export function rankWeights(
  ranks: readonly (string | readonly string[])[] | Readonly<Record<string, ExactInput>>,
  options: RankWeightsOptions = {},
): RankWeights {
  const { method, exponent, decimals } = withDefaults(options);
  const { items, places } = Array.isArray(ranks) ? readOrder(ranks) : readRanks(ranks);
  const weights = exactItemWeights(items, sharesByPlace(places, method, exponent), decimals);
  return {
    method,
    exponent: exponent === null ? null : String(options.exponent),
    weights: weights.map((one, i) => ({ ...one, place: meanPlace(places[i] as Places) })),
  };
}

function withDefaults(options: RankWeightsOptions): {
  readonly method: RankWeightMethod;
  readonly exponent: Fraction | null;
  readonly decimals: number;
} {
  checkOptions(options, { method: true, exponent: true, decimals: true });
  const { method = 'rankOrderCentroid', decimals = 2 } = options;
  const issues = decimalsIssues(decimals);
  issues.push(...wordIssues(method, RANK_METHODS, 'options.method'));
  const exponent = readExponent(options.exponent, method, issues);
  throwIssues(issues);
  return { method, exponent, decimals };
}

/** Of `rankExponent`; `null` with the other methods. */
function readExponent(given: unknown, method: RankWeightMethod, issues: VendorwiseIssue[]): Fraction | null {
  const path = 'options.exponent';
  const expected = `a number from 0 to ${LARGEST_EXPONENT}`;
  const message = `The method rankExponent needs an exponent: ${expected}.`;
  if (method === 'rankExponent') {
    if (given !== undefined)
      return figureWithin(given, path, { least: 0, most: LARGEST_EXPONENT, message, expected }, issues);
    issues.push(issue('REQUIRED', path, message, { expected }));
  } else if (given !== undefined) {
    const words = 'Only the method rankExponent has an exponent.';
    issues.push(issue('INVALID_VALUE', path, words, { received: given, expected: 'no exponent' }));
  }
  return null;
}

interface Ranking {
  readonly items: readonly string[];
  readonly places: readonly Places[];
}

function readOrder(list: readonly unknown[]): Ranking {
  const { items: order } = parseDocument(orderSchema, { items: list });
  const issues: VendorwiseIssue[] = [];
  const seen = new Map<string, string>();
  const items: string[] = [];
  const places: Places[] = [];
  order.forEach((entry, i) => {
    const equals = typeof entry === 'string' ? [entry] : entry;
    const first = items.length + 1;
    equals.forEach((item, k) => {
      const path = typeof entry === 'string' ? `items[${i}]` : `items[${i}][${k}]`;
      const before = seen.get(item);
      if (before === undefined) seen.set(item, path);
      else issues.push(duplicate(item, path, before));
      items.push(item);
      places.push({ first, last: first + equals.length - 1 });
    });
  });
  throwIssues([...countIssues(items.length, 'items'), ...issues]);
  return { items, places };
}

function duplicate(item: string, path: string, first: string): VendorwiseIssue {
  return issue('DUPLICATE_ITEM', path, `"${item}" already stands at ${first}.`, {
    received: item,
    expected: 'each name once',
    params: { item, first },
  });
}

function readRanks(record: unknown): Ranking {
  const { ranks } = parseDocument(ranksSchema, { ranks: record });
  const items = Object.keys(ranks);
  throwIssues(countIssues(items.length, 'ranks'));
  const issues: VendorwiseIssue[] = [];
  const given = items.flatMap((item): GivenRank[] => {
    const path = joinPath('ranks', item);
    const rank = readRank(ranks[item], path, issues);
    return rank === null ? [] : [{ rank, path }];
  });
  throwIssues(issues);
  const places = placesOf(given, issues) ?? [];
  throwIssues(issues);
  return { items, places };
}

function meanPlace({ first, last }: Places): number {
  return fractionToNumber(ratioOf(first + last, 2));
}
