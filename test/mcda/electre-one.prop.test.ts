import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CriterionDirection, decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { type ElectreOneResult, electreOne } from '../../src/mcda/electre-one.js';
import { notOutranked, outrankingCycles, outrankingKernel } from '../../src/mcda/outranking-kernel.js';

const RUNS = { numRuns: 150 };

interface Decision {
  readonly rows: readonly (readonly number[])[];
  readonly types: readonly number[];
  readonly weights: readonly number[];
}

const decisions: fc.Arbitrary<Decision> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, m]) =>
    fc.record({
      rows: fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: m, maxLength: m }), {
        minLength: n,
        maxLength: n,
      }),
      types: fc.array(fc.constantFrom(1, -1), { minLength: m, maxLength: m }),
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: m, maxLength: m }),
    }),
  );
const thresholds = fc.record({
  concordanceThreshold: fc.constantFrom(0.5, 0.65, 0.8),
  discordanceThreshold: fc.constantFrom(0.2, 0.35, 1),
});

const run = ({ rows, types, weights }: Decision, options: object): ElectreOneResult =>
  electreOne(
    decisionMatrix({ rows, directions: types.map((type): CriterionDirection => (type === 1 ? 'benefit' : 'cost')) }),
    weights,
    options,
  );

const relations = fc
  .integer({ min: 1, max: 8 })
  .chain((n) =>
    fc
      .array(fc.array(fc.boolean(), { minLength: n, maxLength: n }), { minLength: n, maxLength: n })
      .map((cells) => cells.map((row, a) => row.flatMap((one, b) => (one && a !== b ? [b] : [])))),
  );

/** For each node all nodes that arrows lead to, in one step or many (Warshall). */
function reachable(relation: readonly (readonly number[])[]): boolean[][] {
  const reach = relation.map((targets, a) => relation.map((_, b) => a === b || targets.includes(b)));
  for (let k = 0; k < reach.length; k++) {
    for (const row of reach) {
      if (!row[k]) continue;
      reach[k]!.forEach((further, b) => {
        if (further) row[b] = true;
      });
    }
  }
  return reach;
}

describe('electreOne', () => {
  it('agrees with the definition, pair by pair', () => {
    fc.assert(
      fc.property(decisions, thresholds, fc.boolean(), (d, limits, perCriterion) => {
        const discordanceRange = perCriterion ? 'perCriterion' : 'global';
        const result = run(d, { ...limits, normalization: 'none', discordanceRange });
        const whole = d.weights.reduce((a, b) => a + b, 0);
        const range = (j: number): number => {
          const column = d.rows.map((row) => row[j]!);
          return Math.max(...column) - Math.min(...column);
        };
        const divisor = (j: number): number => (perCriterion ? range(j) : Math.max(...d.types.map((_, k) => range(k))));
        d.rows.forEach((a, i) => {
          d.rows.forEach((b, k) => {
            if (i === k) return;
            const ahead = d.types.map((type, j) => type * (a[j]! - b[j]!));
            const c = d.weights.reduce((sum, weight, j) => sum + (ahead[j]! >= 0 ? weight : 0), 0) / whole;
            const against = Math.max(0, ...ahead.map((one, j) => (one < 0 ? -one / divisor(j) : 0)));
            expect(result.concordance[i]![k]).toBeCloseTo(c, 12);
            expect(result.discordance[i]![k]).toBeCloseTo(against, 12);
            const outranks = c >= limits.concordanceThreshold - 1e-9 && against <= limits.discordanceThreshold + 1e-9;
            expect(result.outranks[i]!.includes(k)).toBe(outranks);
          });
        });
      }),
      RUNS,
    );
  });

  it('does not mind the order of alternatives or criteria, the scale of weights or the unit of a criterion', () => {
    fc.assert(
      fc.property(decisions, thresholds, fc.constantFrom('notOutranked', 'graph'), (d, limits, kernel) => {
        const options = { ...limits, kernel };
        const { kernel: chosen, concordance, discordance } = run(d, options);
        const last = d.rows.length - 1;
        const turned = run({ ...d, rows: [...d.rows].reverse() }, options);
        expect(turned.kernel).toEqual(chosen.map((i) => last - i).reverse());
        const back = (list: readonly number[]): number[] => [...list].reverse();
        const other = run(
          { rows: d.rows.map((row) => back(row).map((x) => 4 * x)), types: back(d.types), weights: back(d.weights) },
          options,
        );
        expect(other.kernel).toEqual(chosen);
        other.concordance.flat().forEach((one, k) => void expect(one).toBeCloseTo(concordance.flat()[k]!, 12));
        other.discordance.flat().forEach((one, k) => void expect(one).toBeCloseTo(discordance.flat()[k]!, 12));
        const heavier = run({ ...d, weights: d.weights.map((weight) => weight * 3) }, options);
        expect(heavier.outranks).toEqual(run(d, options).outranks);
      }),
      RUNS,
    );
  });
});

describe('kernels', () => {
  it('finds circles as the pairs that reach each other', () => {
    fc.assert(
      fc.property(relations, (relation) => {
        const reach = reachable(relation);
        const expected = relation
          .map((_, a) => relation.flatMap((_, b) => (reach[a]![b] && reach[b]![a] ? [b] : [])))
          .filter((group, a) => group.length > 1 && group[0] === a);
        expect(outrankingCycles(relation)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('has a kernel of the graph that is free within and reaches everyone without', () => {
    fc.assert(
      fc.property(relations, (relation) => {
        const reach = reachable(relation);
        const kernel = outrankingKernel(relation);
        const together = (a: number, b: number): boolean => reach[a]![b]! && reach[b]![a]!;
        for (const a of kernel) {
          for (const b of kernel) if (relation[a]!.includes(b)) expect(together(a, b)).toBe(true);
        }
        relation.forEach((_, b) => {
          const circle = relation.flatMap((_, k) => (together(b, k) ? [k] : []));
          const beaten = kernel.some((a) => !together(a, b) && relation[a]!.some((one) => circle.includes(one)));
          expect(kernel.includes(b)).toBe(!beaten);
        });
        expect(kernel.length).toBeGreaterThan(0);
        const free = notOutranked(relation);
        for (const a of free) expect(kernel).toContain(a);
      }),
      RUNS,
    );
  });

  it('walks a chain of thousands', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => (i < 4999 ? [i + 1] : []));
    expect(outrankingKernel(chain)).toHaveLength(2500);
    const ring = chain.map((targets, i) => (i === 4999 ? [0] : targets));
    expect(outrankingCycles(ring)[0]).toHaveLength(5000);
  });
});
