import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { type Fraction, fraction, ONE, ratioOf, sumFractions, ZERO } from '../../exact/fraction.js';
import { figureWithin } from '../scales/compiled-scale.js';
import type { RankWeightMethod } from './rank-method.js';

/** Largest exponent of `rankExponent`: beyond it the first place has it all. */
export const LARGEST_EXPONENT = 10;
/** Digits that a power with an exponent that is no whole number is rounded to. */
const POWER_DIGITS = 15;

/** Reads a rank, 1 for the most important; `null` when it is none, and `issues` receives the reason. */
export function readRank(value: unknown, path: string, issues: VendorwiseIssue[]): Fraction | null {
  const message = 'A rank is a number above zero: 1 for the most important, then 2.';
  return figureWithin(value, path, { above: 0, code: 'INVALID_RANK', message, expected: 'a number above 0' }, issues);
}

/** One item with the rank that it was given. */
export interface GivenRank {
  readonly rank: Fraction;
  /** Where the rank stands. */
  readonly path: string;
}

/** The places that an item holds: the same first and last for items that share a rank. */
export interface Places {
  /** First place, from 1. */
  readonly first: number;
  readonly last: number;
}

/**
 * Whether an exponent can be used, and what it is.
 *
 * @returns The exponent, or `null` when it is no number from 0 to 10.
 */
export function usableExponent(exponent: Fraction | null): Fraction | null {
  return exponent === null || exponent.lt(0) || exponent.gt(LARGEST_EXPONENT) ? null : exponent;
}

/**
 * The places that items hold by their ranks, 1 for the most important.
 *
 * Items of equal importance share a rank. What follows them may be counted in any usual way, as long as it is one way:
 * 1, 2, 2, 4 or 1, 2, 2, 3 or 1, 3, 3, 4 or 1, 2.5, 2.5, 4. Anything else has a hole, which usually means that an item
 * was forgotten.
 *
 * @param issues - Receives `RANK_GAP`.
 * @returns One pair of places for each item, in the order given; `null` when the ranks have a hole.
 */
export function placesOf(given: readonly GivenRank[], issues: VendorwiseIssue[]): Places[] | null {
  const order = given.map((_, i) => i).sort((a, b) => rankOf(given, a).compare(rankOf(given, b)));
  const places = new Array<Places>(given.length);
  let counts: readonly Counting[] = COUNTINGS;
  let group = 0;
  for (let start = 0; start < order.length; ) {
    const rank = rankOf(given, order[start] as number);
    let end = start + 1;
    while (end < order.length && rankOf(given, order[end] as number).equals(rank)) end++;
    group++;
    const bounds = { start, end, group };
    counts = counts.filter((count) => rank.equals(count(bounds)));
    if (counts.length === 0) {
      issues.push(gap(given, order, start));
      return null;
    }
    for (let place = start; place < end; place++) places[order[place] as number] = { first: start + 1, last: end };
    start = end;
  }
  return places;
}

function rankOf(given: readonly GivenRank[], i: number): Fraction {
  return (given[i] as GivenRank).rank;
}

/** The rank of a group of equals; `start` and `end` are half-open from 0, `group` counts from 1. */
type Counting = (bounds: { readonly start: number; readonly end: number; readonly group: number }) => Fraction;

const COUNTINGS: readonly Counting[] = [
  ({ start }) => ratioOf(start + 1, 1),
  ({ group }) => ratioOf(group, 1),
  ({ end }) => ratioOf(end, 1),
  ({ start, end }) => ratioOf(start + 1 + end, 2),
];

function gap(given: readonly GivenRank[], order: readonly number[], start: number): VendorwiseIssue {
  const { rank, path } = given[order[start] as number] as GivenRank;
  const text = rank.toString();
  const before = start === 0 ? null : rankOf(given, order[start - 1] as number).toString();
  return issue(
    'RANK_GAP',
    path,
    before === null
      ? `The first rank here is ${text}, so nothing has rank 1.`
      : `Rank ${text} follows rank ${before}: ranks go up without a hole, and equals share one.`,
    { received: text, expected: 'ranks 1, 2, 3 and so on; equals share a rank', params: { rank: text, before } },
  );
}

/**
 * The weights of items by the places they hold: equals get the mean of the weights of their places.
 *
 * @returns One share for each item; they sum to exactly 1.
 */
export function sharesByPlace(
  places: readonly Places[],
  method: RankWeightMethod,
  exponent: Fraction | null,
): Fraction[] {
  const weights = placeWeights(places.length, method, exponent);
  const known = new Map<number, Fraction>();
  return places.map(({ first, last }) => {
    const share = known.get(first) ?? mean(weights.slice(first - 1, last));
    known.set(first, share);
    return share;
  });
}

function placeWeights(count: number, method: RankWeightMethod, exponent: Fraction | null): Fraction[] {
  if (method === 'rankOrderCentroid') return rankOrderCentroid(count);
  const raw = Array.from({ length: count }, (_, i): Fraction => {
    if (method === 'rankReciprocal') return ratioOf(1, i + 1);
    return method === 'rankSum' ? ratioOf(count - i, 1) : power(count - i, exponent ?? ONE);
  });
  const sum = sumFractions(raw);
  return raw.map((one) => one.div(sum));
}

function rankOrderCentroid(count: number): Fraction[] {
  const weights = new Array<Fraction>(count);
  let tail = ZERO;
  for (let place = count; place >= 1; place--) {
    tail = tail.add(ratioOf(1, place));
    weights[place - 1] = tail.div(count);
  }
  return weights;
}

/** Exact for a whole exponent; a root has no exact value, so the double is taken to the digits that are sure. */
function power(base: number, exponent: Fraction): Fraction {
  if (exponent.d === 1n) return ratioOf(BigInt(base) ** exponent.n, 1);
  return fraction((base ** exponent.valueOf()).toPrecision(POWER_DIGITS));
}

function mean(values: readonly Fraction[]): Fraction {
  return values.length === 1 ? (values[0] as Fraction) : sumFractions(values).div(values.length);
}
