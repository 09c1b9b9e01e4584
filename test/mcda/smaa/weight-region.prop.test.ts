import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVendorwiseError } from '../../../src/core/errors.js';
import { decisionMatrix } from '../../../src/mcda/decision-matrix.js';
import { smaa } from '../../../src/mcda/smaa/smaa.js';
import { type WeightKnowledge, weightRegion } from '../../../src/mcda/smaa/weight-region.js';
import { seededRandom } from '../../../src/numeric/random.js';

const share = fc.integer({ min: 0, max: 20 }).map((value) => value / 20);
const bound = fc.tuple(share, share).map(([a, b]) => ({ lowest: Math.min(a, b) / 2, highest: Math.max(a, b) }));
const knowledge = fc.integer({ min: 3, max: 4 }).chain((criteria) =>
  fc.record({
    criteria: fc.constant(criteria),
    bounds: fc.array(bound, { minLength: criteria, maxLength: criteria }),
    order: fc.option(
      fc.shuffledSubarray(
        Array.from({ length: criteria }, (_, j) => j),
        { minLength: criteria },
      ),
    ),
  }),
);

const DRAWS = 20_000;

/** Weights uniform on the simplex that keep what is known. */
function plainDraws(criteria: number, { bounds = [], order = [] }: WeightKnowledge): number[][] {
  const random = seededRandom(11);
  const kept: number[][] = [];
  for (let s = 0; s < DRAWS; s++) {
    const draws = Array.from({ length: criteria }, () => -Math.log(1 - random()));
    const whole = draws.reduce((sum, one) => sum + one, 0);
    const weights = draws.map((one) => one / whole);
    const at = (j: unknown): number => weights[j as number] as number;
    const inBounds = weights.every(
      (weight, j) => weight >= (bounds[j]?.lowest ?? 0) && weight <= (bounds[j]?.highest ?? 1),
    );
    if (inBounds && order.every((j, place) => place === 0 || at(order[place - 1]) >= at(j))) kept.push(weights);
  }
  return kept;
}

describe('weightRegion', () => {
  it('holds the weights that plain drawing keeps, evenly', () => {
    let compared = 0;
    fc.assert(
      fc.property(knowledge, ({ criteria, bounds, order }) => {
        const known = order === null ? { bounds } : { bounds, order };
        const plain = plainDraws(criteria, known);
        let central: readonly number[] | null | undefined;
        try {
          const rows = [Array.from({ length: criteria }, () => 1)];
          central = smaa(decisionMatrix({ rows }), { seed: 5, samples: 20_000, method: 'monteCarlo', ...known })
            .centralWeights[0];
        } catch (error) {
          // Nothing can be kept where nothing is feasible; hardly anything where hardly anything is.
          expect(isVendorwiseError(error)).toBe(true);
          expect(plain.length).toBeLessThan(0.02 * DRAWS);
          return;
        }
        if (plain.length < 300) return;
        compared += 1;
        central?.forEach((weight, j) => {
          const mean = plain.reduce((sum, weights) => sum + (weights[j] as number), 0) / plain.length;
          // Weights differ by 0.3 at most from their mean, as a rule by much less.
          expect(Math.abs(weight - mean)).toBeLessThan(1.8 / Math.sqrt(plain.length));
        });
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(5);
  });

  it('spans it by corners that sum to 1, and needs no limits for an order alone or lower bounds alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.boolean(), (criteria, ordered) => {
        const order = Array.from({ length: criteria }, (_, j) => criteria - 1 - j);
        const bounds = order.map((j) => ({ lowest: j / criteria ** 2 }));
        const { corners, limits } = weightRegion(criteria, ordered ? { order } : { bounds });
        expect(limits).toEqual([]);
        expect(corners).toHaveLength(criteria);
        for (const corner of corners) expect(corner.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});
