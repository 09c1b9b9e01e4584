import { type Fraction, ONE, ratioOf, sumFractions, ZERO } from '../../exact/fraction.js';
import type { PanelAggregate } from './panel.js';

/** One rating that counts: where it lies on the criterion's scale, and the say of who gave it. */
export interface WeightedValue {
  readonly value: Fraction;
  readonly weight: Fraction;
}

/** One figure made of several, and the share that each has in it: the figure is the sum of share times value. */
export interface Aggregate {
  readonly value: Fraction;
  readonly shares: readonly Fraction[];
}

/**
 * Makes one figure of several, exactly; equal figures are treated alike, so the order changes nothing.
 *
 * @param ratings - At least one; weights are above zero.
 * @param trimShare - Share of the ratings that a trimmed mean cuts at each end, below a half.
 */
export function aggregateRatings(
  ratings: readonly WeightedValue[],
  rule: PanelAggregate,
  trimShare: Fraction,
): Aggregate {
  const counted =
    rule === 'median' ? medianWeights(ratings) : rule === 'mean' ? weightsOf(ratings) : keptWeights(ratings, trimShare);
  const sum = sumFractions(counted);
  const shares = counted.map((weight) => weight.div(sum));
  const value = sumFractions(ratings.map((one, i) => one.value.mul(shares[i] ?? ZERO)));
  return { value, shares };
}

/** The panel's answer where answers are no figures. */
export interface LowerMedian {
  readonly value: Fraction;
  /** Whether the weight divides evenly between this answer and better ones. */
  readonly split: boolean;
}

/** The lower median by weight of at least one answer: the worst that at least half of the weight does not pass. */
export function lowerMedian(ratings: readonly WeightedValue[]): LowerMedian {
  const groups = groupsOf(ratings);
  const { at, even } = middleOf(groups);
  return { value: groups[at]?.value ?? ZERO, split: even };
}

/** Ratings of one value, by rising value. */
interface Group {
  readonly value: Fraction;
  readonly weight: Fraction;
  readonly members: readonly number[];
}

function groupsOf(ratings: readonly WeightedValue[]): Group[] {
  const order = ratings.map((one, i) => ({ ...one, i })).sort((a, b) => a.value.compare(b.value));
  const groups: { value: Fraction; weight: Fraction; members: number[] }[] = [];
  for (const { value, weight, i } of order) {
    const last = groups[groups.length - 1];
    if (last?.value.equals(value) === true) {
      last.weight = last.weight.add(weight);
      last.members.push(i);
    } else groups.push({ value, weight, members: [i] });
  }
  return groups;
}

/** The first group up to which at least half of the weight lies, and whether it is exactly half. */
function middleOf(groups: readonly Group[]): { readonly at: number; readonly even: boolean } {
  const half = sumFractions(groups.map(({ weight }) => weight)).div(2);
  let passed = ZERO;
  for (const [at, { weight }] of groups.entries()) {
    passed = passed.add(weight);
    if (passed.gte(half)) return { at, even: passed.equals(half) };
  }
  return { at: groups.length - 1, even: false };
}

/** All weight goes to the middle group, or half to each of the two middle ones. */
function medianWeights(ratings: readonly WeightedValue[]): Fraction[] {
  const groups = groupsOf(ratings);
  const { at, even } = middleOf(groups);
  const middle = even ? [groups[at], groups[at + 1]] : [groups[at]];
  const weights = ratings.map(() => ZERO);
  for (const group of middle) {
    for (const i of group?.members ?? []) weights[i] = ratings[i]?.weight.div(group?.weight ?? ONE) ?? ZERO;
  }
  return weights;
}

/** Cuts so many ratings at each end; where equal ratings straddle a cut, each of them loses the same part. */
function keptWeights(ratings: readonly WeightedValue[], trimShare: Fraction): Fraction[] {
  const cut = Number(trimShare.mul(ratings.length).floor().n);
  const groups = groupsOf(ratings);
  const kept = groups.map(({ members }) => members.length);
  for (const order of [kept.keys(), [...kept.keys()].reverse()]) {
    let left = cut;
    for (const at of order) {
      const taken = Math.min(left, kept[at] ?? 0);
      kept[at] = (kept[at] ?? 0) - taken;
      left -= taken;
    }
  }
  const weights = weightsOf(ratings);
  groups.forEach(({ members }, at) => {
    const part = ratioOf(kept[at] ?? 0, members.length);
    for (const i of members) weights[i] = part.mul(ratings[i]?.weight ?? ZERO);
  });
  return weights;
}

function weightsOf(ratings: readonly WeightedValue[]): Fraction[] {
  return ratings.map(({ weight }) => weight);
}
