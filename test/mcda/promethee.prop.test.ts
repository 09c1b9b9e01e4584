import fc from 'fast-check';
import {
  type DecisionMatrix,
  decisionMatrix,
  type PreferenceFunction,
  promethee,
  prometheeColumns,
  prometheePartialOrder,
} from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';

/** The definition: every pair of alternatives on every criterion. */
function byDefinition(matrix: DecisionMatrix, weights: readonly number[], preference: readonly PreferenceFunction[]) {
  const n = matrix.alternatives;
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const flow = (from: (i: number, k: number) => readonly [number, number]): number[] =>
    Array.from({ length: n }, (_, i) => {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        matrix.columns.forEach((column, j) => {
          const [a, b] = from(i, k);
          const d = (matrix.directions[j] === 'cost' ? -1 : 1) * (column[a]! - column[b]!);
          sum += (weights[j]! / whole) * share(preference[j]!, d);
        });
      }
      return n === 1 ? 0 : sum / (n - 1);
    });
  return { plus: flow((i, k) => [i, k]), minus: flow((i, k) => [k, i]) };
}

function share({ shape, q = 0, p = 0, s = 0 }: PreferenceFunction, d: number): number {
  if (d <= 0) return 0;
  switch (shape) {
    case 'usual':
      return 1;
    case 'uShape':
      return d > q ? 1 : 0;
    case 'vShape':
      return d > p ? 1 : d / p;
    case 'level':
      return d > p ? 1 : d > q ? 0.5 : 0;
    case 'linear':
      return d > p ? 1 : d > q ? (d - q) / (p - q) : 0;
    case 'gaussian':
      return 1 - Math.exp(-((d / s) ** 2) / 2);
  }
}

const shapes = ['usual', 'uShape', 'vShape', 'level', 'linear', 'gaussian'] as const;

function preferenceOf(shape: (typeof shapes)[number], x: number, y: number): PreferenceFunction {
  const [q, p] = [Math.min(x, y), Math.max(x, y)];
  if (shape === 'usual') return { shape };
  if (shape === 'uShape') return { shape, q };
  if (shape === 'vShape') return { shape, p };
  return shape === 'gaussian' ? { shape, s: p } : { shape, q, p };
}

/** Tenths: ties, and differences that fall on a threshold but for the rounding of 0.1. */
const tenths = fc.integer({ min: 0, max: 12 }).map((k) => k / 10);
const any = fc.double({ noNaN: true, noDefaultInfinity: true });
const size = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 });
const ordinary = fc.double({ noNaN: true, min: -100, max: 100 });

function decisions(figure: fc.Arbitrary<number>, threshold: fc.Arbitrary<number>, most = 14) {
  const criterion = fc.record({
    cost: fc.boolean(),
    weight: fc.integer({ min: 0, max: 5 }),
    preference: fc.tuple(fc.constantFrom(...shapes), threshold, threshold).map((one) => preferenceOf(...one)),
  });
  return fc
    .record({
      criteria: fc.array(criterion, { minLength: 1, maxLength: 4 }),
      rows: fc.array(fc.array(figure, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: most }),
    })
    .map(({ criteria, rows }) => {
      const weights = criteria.map(({ weight }) => weight);
      return {
        rows: rows.map((row) => row.slice(0, criteria.length)),
        directions: criteria.map(({ cost }) => (cost ? ('cost' as const) : ('benefit' as const))),
        weights: weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights,
        preference: criteria.map((one) => one.preference),
      };
    });
}

const mixed = fc.oneof(
  decisions(tenths, tenths),
  decisions(
    ordinary,
    fc.double({ noNaN: true, min: 0, max: 50 }).map((x) => x + 0),
  ),
  decisions(any, size),
);

describe('promethee', () => {
  it('agrees with the definition, at thresholds and at any magnitude', () => {
    fc.assert(
      fc.property(mixed, ({ rows, directions, weights, preference }) => {
        const matrix = decisionMatrix({ rows, directions });
        const result = promethee(matrix, weights, { preference });
        const { plus, minus } = byDefinition(matrix, weights, preference);
        rows.forEach((_, i) => {
          expect(Math.abs(result.positiveFlows[i]! - plus[i]!)).toBeLessThan(1e-12);
          expect(Math.abs(result.negativeFlows[i]! - minus[i]!)).toBeLessThan(1e-12);
        });
        expect(Array.from(prometheeColumns(matrix, weights, { preference }), (x) => x + 0)).toEqual(result.scores);
      }),
      { numRuns: 1500 },
    );
  });

  it('agrees with the definition where columns are sorted by their bits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(tenths, ordinary), { minLength: 257, maxLength: 330, size: 'max' }),
        fc.constantFrom(...shapes),
        (rows, shape) => {
          const preference = [preferenceOf(shape, 0.2, 0.5), preferenceOf(shape, 7, 30)];
          const matrix = decisionMatrix({ rows, directions: ['benefit', 'cost'] });
          const { positiveFlows, negativeFlows } = promethee(matrix, [2, 1], { preference });
          const { plus, minus } = byDefinition(matrix, [2, 1], preference);
          rows.forEach((_, i) => {
            expect(Math.abs(positiveFlows[i]! - plus[i]!)).toBeLessThan(1e-12);
            expect(Math.abs(negativeFlows[i]! - minus[i]!)).toBeLessThan(1e-12);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order of the alternatives, to the last bit', () => {
    fc.assert(
      fc.property(mixed, fc.integer(), ({ rows, directions, weights, preference }, seed) => {
        const order = rows.map((_, i) => i).sort((a, b) => ((a * 31 + seed) % 7) - ((b * 31 + seed) % 7));
        const first = promethee(decisionMatrix({ rows, directions }), weights, { preference });
        const shuffled = order.map((i) => rows[i]!);
        const second = promethee(decisionMatrix({ rows: shuffled, directions }), weights, { preference });
        expect(second.positiveFlows).toEqual(order.map((i) => first.positiveFlows[i]));
        expect(second.negativeFlows).toEqual(order.map((i) => first.negativeFlows[i]));
        expect(second.ranks).toEqual(order.map((i) => first.ranks[i]));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the criteria or the scale of the weights', () => {
    fc.assert(
      fc.property(mixed, fc.constantFrom(3, 0.1, 1e200), ({ rows, directions, weights, preference }, factor) => {
        const first = promethee(decisionMatrix({ rows, directions }), weights, { preference }).scores;
        const second = promethee(
          decisionMatrix({ rows: rows.map((row) => [...row].reverse()), directions: [...directions].reverse() }),
          weights.map((weight) => weight * factor).reverse(),
          { preference: [...preference].reverse() },
        ).scores;
        rows.forEach((_, i) => {
          expect(Math.abs(first[i]! - second[i]!)).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('balances: net flows sum to nothing, stay between -1 and 1, and equal alternatives tie exactly', () => {
    fc.assert(
      fc.property(mixed, ({ rows, directions, weights, preference }) => {
        const doubled = decisionMatrix({ rows: [...rows, ...rows], directions });
        const { scores, positiveFlows, negativeFlows } = promethee(doubled, weights, { preference });
        expect(Math.abs(scores.reduce((sum, one) => sum + one, 0))).toBeLessThan(1e-10);
        for (const flow of [...positiveFlows, ...negativeFlows]) {
          expect(flow).toBeGreaterThanOrEqual(0);
          expect(flow).toBeLessThan(1 + 1e-12);
        }
        expect(scores.slice(rows.length)).toEqual(scores.slice(0, rows.length));
      }),
      { numRuns: 300 },
    );
  });

  it('has a partial order that the net flows never contradict', () => {
    const opposite = { preferred: 'outranked', outranked: 'preferred' } as Record<string, string>;
    fc.assert(
      fc.property(mixed, fc.nat(), fc.nat(), ({ rows, directions, weights, preference }, x, y) => {
        const result = promethee(decisionMatrix({ rows, directions }), weights, { preference });
        const [a, b] = [x % rows.length, y % rows.length];
        const relation = prometheePartialOrder(result, a, b);
        expect(prometheePartialOrder(result, b, a)).toBe(opposite[relation] ?? relation);
        if (relation === 'preferred') expect(result.ranks[a]).toBeLessThanOrEqual(result.ranks[b]!);
      }),
      { numRuns: 300 },
    );
  });
});
