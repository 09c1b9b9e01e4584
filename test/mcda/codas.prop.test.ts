import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codas } from '../../src/mcda/codas.js';
import { decisionMatrix } from '../../src/mcda/decision-matrix.js';
import { slowAssessments } from './slow-methods.js';

/** Figures on a grid, so that differences of distances lie at the threshold again and again. */
const grid = fc.integer({ min: 2, max: 64 }).chain((steps) =>
  fc.record({
    columns: fc.array(
      fc
        .array(fc.integer({ min: 0, max: steps }), { minLength: 7, maxLength: 7 })
        .map((column) => [...column, steps, 0]),
      { minLength: 1, maxLength: 3 },
    ),
    tau: fc.oneof(
      fc.integer({ min: 0, max: steps }).map((k) => k / steps),
      fc.constantFrom(0.02, 1e-300, 10),
    ),
  }),
);

function expectDefinition(columns: readonly ArrayLike<number>[], weights: readonly number[], tau: number): void {
  const result = codas(decisionMatrix({ columns }), weights, { tau });
  const expected = slowAssessments(result.euclideanDistances, result.taxicabDistances, tau);
  const size = Math.max(1, ...expected.map(Math.abs));
  result.scores.forEach((score, i) => void expect(Math.abs(score - expected[i]!)).toBeLessThanOrEqual(1e-12 * size));
  expect(Math.abs(result.scores.reduce((a, b) => a + b, 0))).toBeLessThanOrEqual(1e-10 * size);
}

describe('codas', () => {
  it('is the sum over all pairs, at the threshold too', () => {
    fc.assert(
      fc.property(grid, ({ columns, tau }) => {
        expectDefinition(
          columns,
          columns.map(() => 1),
          tau,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('is the sum over all pairs when every distance stands at a multiple of the threshold', () => {
    // Of a fiftieth, which no double is: rounded differences decide, and decide alike.
    const column = Float64Array.from({ length: 51 }, (_, i) => (i * 37) % 51);
    for (let k = 1; k < 50; k++) expectDefinition([column], [1], k / 50);
  });

  it('is the sum over all pairs for many alternatives', () => {
    const column = (seed: number): Float64Array =>
      Float64Array.from({ length: 2000 }, (_, i) => 1 + ((i * seed) % 1009) / 7);
    expectDefinition([column(131), column(577), column(811)], [5, 3, 2], 0.02);
  });
});
