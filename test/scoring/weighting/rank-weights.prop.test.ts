import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fraction, fraction, ZERO } from '../../../src/exact/fraction.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { readExact } from '../../../src/scoring/exact-text.js';
import type { ItemWeight } from '../../../src/scoring/weighting/item-weight.js';
import type { RankWeightMethod } from '../../../src/scoring/weighting/rank-method.js';
import { type RankWeightsOptions, rankWeights } from '../../../src/scoring/weighting/rank-weights.js';
import { swingWeights } from '../../../src/scoring/weighting/swing-weights.js';

const RUNS = { numRuns: 150 };

const sumOf = (values: readonly Fraction[]): Fraction => values.reduce<Fraction>((sum, one) => sum.add(one), ZERO);
const exactOf = (weights: readonly ItemWeight[]): Fraction[] =>
  weights.map(({ weightExact }) => readExact(weightExact ?? ''));
const byName = (weights: readonly ItemWeight[]): Record<string, string | null> =>
  Object.fromEntries(weights.map(({ item, weightExact }) => [item, weightExact]));

const options = fc.oneof(
  fc.constantFrom<RankWeightMethod>('rankOrderCentroid', 'rankSum', 'rankReciprocal').map((method) => ({ method })),
  fc
    .oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom(0.5, 1.5, 2.25))
    .map((exponent): RankWeightsOptions => ({ method: 'rankExponent', exponent })),
);

/** An order with equals: a list of groups of names. */
const orders = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 })
  .map((sizes) => sizes.map((size, g) => Array.from({ length: size }, (_, k) => `i${g}_${k}`)));

describe('rank weights', () => {
  it('sum to exactly one, and their percents to exactly 100', () => {
    fc.assert(
      fc.property(orders, options, fc.integer({ min: 0, max: 6 }), (order, chosen, decimals) => {
        const { weights } = rankWeights(order, { ...chosen, decimals });
        expect(sumOf(exactOf(weights)).equals(1)).toBe(true);
        expect(sumOf(weights.map(({ weightPercentText }) => fraction(weightPercentText))).equals(100)).toBe(true);
      }),
      RUNS,
    );
  });

  it('fall with the rank, and equals weigh the same', () => {
    fc.assert(
      fc.property(orders, options, (order, chosen) => {
        const weights = byName(rankWeights(order, chosen).weights);
        const groups = order.map((names) => names.map((name) => readExact(weights[name] ?? '')));
        for (const group of groups) for (const one of group) expect(one.equals(group[0] as Fraction)).toBe(true);
        groups.slice(1).forEach((group, i) => {
          expect((group[0] as Fraction).lte(groups[i]?.[0] as Fraction)).toBe(true);
        });
      }),
      RUNS,
    );
  });

  it('do not depend on how ranks are counted or in which order they stand', () => {
    fc.assert(
      fc.property(
        orders,
        options,
        fc.constantFrom('competition', 'dense', 'modified', 'fractional'),
        (order, chosen, way) => {
          let before = 0;
          const entries = order.flatMap((names, g) => {
            const [first, last] = [before + 1, before + names.length];
            before = last;
            const rank = { competition: first, dense: g + 1, modified: last, fractional: (first + last) / 2 }[way] ?? 0;
            return names.map((name) => [name, rank] as const);
          });
          const listed = byName(rankWeights(order, chosen).weights);
          expect(byName(rankWeights(Object.fromEntries([...entries].reverse()), chosen).weights)).toEqual(listed);
        },
      ),
      RUNS,
    );
  });

  it('are the mean of all orders in which equals could stand', () => {
    fc.assert(
      fc.property(orders, options, (order, chosen) => {
        const flat = order.flat();
        const apart = exactOf(rankWeights(flat, chosen).weights);
        const together = byName(rankWeights(order, chosen).weights);
        for (const names of order) {
          const mean = sumOf(names.map((name) => apart[flat.indexOf(name)] as Fraction)).div(names.length);
          expect(readExact(together[names[0] as string] ?? '').equals(mean)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('agree with the formula of the centroid as the mean of the corners of the simplex', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (n) => {
        const weights = rankWeights(Array.from({ length: n }, (_, i) => `c${i}`)).weights;
        // Corner k of w1 >= w2 >= ... >= wn is 1/k for the first k and 0 for the rest.
        for (let i = 0; i < n; i++) {
          let mean = 0;
          for (let k = i + 1; k <= n; k++) mean += 1 / k / n;
          expect(weights[i]?.weightShare).toBeCloseTo(mean, 13);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('can be pasted into a criteria document', () => {
    fc.assert(
      fc.property(orders, options, (order, chosen) => {
        const { weights } = rankWeights(order, chosen);
        const scale = { kind: 'yesNo' } as const;
        const inPercent = weights.map(({ item, weightPercentText }) => ({
          id: item,
          weight: weightPercentText,
          scale,
        }));
        const asShares = weights.map(({ item, weightExact }) => ({ id: item, weight: weightExact ?? '', scale }));
        const size = (weights: 'percent' | 'share', criteria: typeof inPercent): number =>
          defineCriteria({ id: 'x', version: 1, weights, criteria }).definition.criteria.length;
        expect([size('percent', inPercent), size('share', asShares)]).toEqual([weights.length, weights.length]);
      }),
      RUNS,
    );
  });
});

describe('swing weights', () => {
  const points = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.integer({ min: 0, max: 1000 }), {
    minKeys: 1,
    maxKeys: 6,
  });

  it('do not change when all points are multiplied or the order changes', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(0.1, 3, 1e-6, 1e9), (given, factor) => {
        fc.pre(Object.values(given).some((value) => value > 0));
        const scaled = Object.entries(given).map(([name, value]) => [
          name,
          fraction(value).mul(fraction(factor)).toString(),
        ]);
        const original = byName(swingWeights(given).weights);
        expect(byName(swingWeights(Object.fromEntries(scaled.reverse())).weights)).toEqual(original);
        expect(sumOf(exactOf(swingWeights(given).weights)).equals(1)).toBe(true);
      }),
      RUNS,
    );
  });
});
