import fc from 'fast-check';
import { decisionMatrix, paretoFronts } from 'vendorwise/mcda';
import { describe, expect, it } from 'vitest';

type Row = readonly number[];

const figures = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const decisions = fc.integer({ min: 1, max: 6 }).chain((criteria) =>
  fc.record({
    rows: fc.array(fc.array(figures, { minLength: criteria, maxLength: criteria }), { minLength: 1, maxLength: 60 }),
    costs: fc.array(fc.boolean(), { minLength: criteria, maxLength: criteria }),
  }),
);

const directionsOf = (costs: readonly boolean[]) => costs.map((cost) => (cost ? 'cost' : 'benefit'));

function dominates(a: Row, b: Row, costs: readonly boolean[]): boolean {
  const gain = (j: number): number => (costs[j] ? b[j]! - a[j]! : a[j]! - b[j]!);
  return costs.every((_, j) => gain(j) >= 0) && costs.some((_, j) => gain(j) > 0);
}

/** By the words: find those that none of the rest dominates, take them away, and again. */
function peel(rows: readonly Row[], costs: readonly boolean[]): number[] {
  const fronts = rows.map(() => 0);
  for (let front = 1; fronts.includes(0); front++) {
    const rest = rows.flatMap((_, i) => (fronts[i] === 0 ? [i] : []));
    const free = rest.filter((i) => !rest.some((k) => dominates(rows[k]!, rows[i]!, costs)));
    for (const i of free) fronts[i] = front;
  }
  return fronts;
}

describe('paretoFronts', () => {
  it('agrees with peeling front by front, and lists the dominators', () => {
    fc.assert(
      fc.property(decisions, ({ rows, costs }) => {
        const matrix = decisionMatrix({ rows, directions: directionsOf(costs) });
        const { fronts, nonDominated, dominatedBy } = paretoFronts(matrix, { dominatedBy: true });
        expect(fronts).toEqual(peel(rows, costs));
        expect(nonDominated).toEqual(fronts.flatMap((front, i) => (front === 1 ? [i] : [])));
        expect(dominatedBy).toEqual(
          rows.map((row) => rows.flatMap((other, k) => (dominates(other, row, costs) ? [k] : []))),
        );
      }),
      { numRuns: 600 },
    );
  });

  it('does not depend on the order of alternatives and criteria, nor on the scale of a criterion', () => {
    fc.assert(
      fc.property(decisions, ({ rows, costs }) => {
        const { fronts } = paretoFronts(decisionMatrix({ rows, directions: directionsOf(costs) }));
        const turned = rows.map((row) => [...row].reverse()).reverse();
        const directions = directionsOf([...costs].reverse());
        expect([...paretoFronts(decisionMatrix({ rows: turned, directions })).fronts].reverse()).toEqual(fronts);
        const flipped = rows.map((row) => row.map((value) => -value));
        const opposite = directionsOf(costs.map((cost) => !cost));
        expect(paretoFronts(decisionMatrix({ rows: flipped, directions: opposite })).fronts).toEqual(fronts);
      }),
      { numRuns: 300 },
    );
  });
});
