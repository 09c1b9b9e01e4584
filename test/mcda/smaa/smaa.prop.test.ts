import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionMatrix } from '../../../src/mcda/decision-matrix.js';
import { shareAboveZero } from '../../../src/mcda/smaa/pairwise-winning.js';
import { type SmaaOptions, type SmaaResult, smaa } from '../../../src/mcda/smaa/smaa.js';
import { seededRandom } from '../../../src/numeric/random.js';

const run = (rows: readonly (readonly number[])[], more: Partial<SmaaOptions> = {}): SmaaResult =>
  smaa(decisionMatrix({ rows }), { seed: 7, samples: 2000, ...more });

/** Utilities in hundredths; ties and constant columns come by themselves. */
const utility = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
const rowsOf = (criteria: number, most = 7) =>
  fc.array(fc.array(utility, { minLength: criteria, maxLength: criteria }), { minLength: 1, maxLength: most });
const anyRows = fc.integer({ min: 1, max: 6 }).chain((criteria) => rowsOf(criteria));
const close = (a: number, b: number, within: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(within);
/** Far beyond chance, with room for shares of a few samples. */
const chance = (share: number, samples: number): number =>
  6 * Math.sqrt((share * (1 - share)) / samples) + 12 / samples;

function expectTables({ rankAcceptability, pairwiseWinning, centralWeights }: SmaaResult): void {
  rankAcceptability.forEach((row, i) => {
    close(
      row.reduce((sum, share) => sum + share, 0),
      1,
      1e-12,
    );
    close(
      rankAcceptability.reduce((sum, other) => sum + (other[i] as number), 0),
      1,
      1e-12,
    );
    row.forEach((_, k) => {
      const [ahead, behind] = [pairwiseWinning[i]?.[k] as number, pairwiseWinning[k]?.[i] as number];
      close(ahead + behind, i === k ? 0 : 1, 1e-12);
    });
    expect(centralWeights[i] === null).toBe(row[0] === 0);
    const sum = centralWeights[i]?.reduce((all, weight) => all + weight, 0) ?? 1;
    close(sum, 1, 1e-12);
  });
}

describe('smaa', () => {
  it('gives every alternative a rank and every rank an alternative, measured or sampled', () => {
    fc.assert(
      fc.property(anyRows, fc.boolean(), fc.boolean(), (rows, sampled, ordered) => {
        const order = ordered ? { order: (rows[0] ?? []).map((_, j) => j) } : {};
        expectTables(run(rows, { ...order, samples: 300, method: sampled ? 'monteCarlo' : 'auto' }));
      }),
      { numRuns: 150 },
    );
  });

  it('does so within bounds and for uncertain utilities', () => {
    fc.assert(
      fc.property(anyRows, fc.boolean(), (rows, uncertain) => {
        const criteria = (rows[0] ?? []).length;
        const bounds = Array.from({ length: criteria }, () => ({
          lowest: 0.2 / criteria,
          highest: Math.min(1, 2 / criteria),
        }));
        const halfWidths = decisionMatrix({ rows: rows.map((row) => row.map((value) => value / 10)) });
        expectTables(run(rows, { bounds, samples: 200, ...(uncertain ? { halfWidths } : {}) }));
      }),
      { numRuns: 80 },
    );
  });

  it('does not look at the order of the alternatives, bit for bit', () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(
          rows.map((_, i) => i),
          { minLength: rows.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom('auto' as const, 'monteCarlo' as const), ([rows, order], method) => {
        const plain = run(rows, { method, samples: 200 });
        const moved = run(
          order.map((i) => rows[i] as number[]),
          { method, samples: 200 },
        );
        expect(moved.rankAcceptability).toEqual(order.map((i) => plain.rankAcceptability[i]));
        expect(moved.centralWeights).toEqual(order.map((i) => plain.centralWeights[i]));
        expect(moved.pairwiseWinning).toEqual(order.map((i) => order.map((k) => plain.pairwiseWinning[i]?.[k])));
        expect(moved.choiceEntropyBits).toBe(plain.choiceEntropyBits);
      }),
      { numRuns: 150 },
    );
  });

  it('does not look at the order of the criteria', () => {
    fc.assert(
      fc.property(rowsOf(3), (rows) => {
        const plain = run(rows);
        const moved = run(rows.map(([a, b, c]) => [c, a, b] as number[]));
        plain.rankAcceptability.flat().forEach((share, at) => {
          close(share, moved.rankAcceptability.flat()[at] as number, 1e-12);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('measures what it samples', () => {
    fc.assert(
      fc.property(rowsOf(3), fc.integer({ min: 0, max: 1e6 }), (rows, seed) => {
        const exact = run(rows);
        const sampled = run(rows, { method: 'monteCarlo', seed });
        expect(exact.method).toBe('exact');
        exact.rankAcceptability.forEach((row, i) => {
          row.forEach((share, rank) => {
            close(share, sampled.rankAcceptability[i]?.[rank] as number, chance(share, 2000));
          });
          const errors = sampled.standardErrors?.centralWeights[i];
          if ((row[0] ?? 0) < 0.05) return;
          exact.centralWeights[i]?.forEach((weight, j) => {
            close(weight, sampled.centralWeights[i]?.[j] as number, 7 * (errors?.[j] ?? 1) + 1e-3);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has expected ranks that agree with its pairs', () => {
    fc.assert(
      fc.property(rowsOf(3, 12), ([...rows]) => {
        const { rankAcceptability, pairwiseWinning } = run(rows);
        rankAcceptability.forEach((row, i) => {
          const mean = row.reduce((sum, share, rank) => sum + share * (rank + 1), 0);
          const ahead = pairwiseWinning.reduce((sum, other) => sum + (other[i] as number), 0);
          close(mean, 1 + ahead, 1e-9);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('never puts a dominated alternative first', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('auto' as const, 'monteCarlo' as const), (rows, method) => {
        const [best = []] = rows;
        const worse = best.map((value, j) => (j === 0 ? value - 0.01 : value));
        const { rankAcceptability, pairwiseWinning } = run([...rows, worse], { method, samples: 200 });
        expect(rankAcceptability[rows.length]?.[0]).toBe(0);
        expect(pairwiseWinning[0]?.[rows.length]).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('treats copies alike and leaves the others as they were', () => {
    fc.assert(
      fc.property(rowsOf(3), (rows) => {
        const [first = []] = rows;
        const plain = run(rows);
        const doubled = run([...rows, first]);
        expect(doubled.rankAcceptability[rows.length]).toEqual(doubled.rankAcceptability[0]);
        const together = (doubled.rankAcceptability[0]?.[0] ?? 0) + (doubled.rankAcceptability[rows.length]?.[0] ?? 0);
        const mates = rows.filter((row) => row.every((value, j) => value === first[j])).length;
        close(together, ((plain.rankAcceptability[0]?.[0] ?? 0) * mates * 2) / (mates + 1), 1e-12);
      }),
      { numRuns: 100 },
    );
  });

  it('looks neither at the scale of utilities nor at a constant added to a criterion', () => {
    fc.assert(
      fc.property(rowsOf(3), fc.integer({ min: -50, max: 50 }), (rows, power) => {
        const plain = run(rows);
        const moved = run(rows.map((row) => row.map((value, j) => (value + j) * 2 ** power)));
        plain.rankAcceptability.flat().forEach((share, at) => {
          close(share, moved.rankAcceptability.flat()[at] as number, 1e-10);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('agrees with weights that are drawn until they keep the order', () => {
    fc.assert(
      fc.property(rowsOf(4, 4), fc.integer({ min: 1, max: 1e6 }), (rows, seed) => {
        const sampled = run(rows, { order: [1, 3, 0, 2], seed, method: 'monteCarlo' });
        const slow = bySorting(rows, [1, 3, 0, 2], 2000, seed + 1);
        sampled.rankAcceptability.forEach(([first = 0], i) => {
          close(first, slow[i] as number, 2 * chance(first, 2000));
        });
      }),
      { numRuns: 30 },
    );
  });
});

/** First ranks with weights that are drawn plainly and sorted into the order; ties share. */
function bySorting(
  rows: readonly (readonly number[])[],
  order: readonly number[],
  samples: number,
  seed: number,
): number[] {
  const random = seededRandom(seed);
  const wins = rows.map(() => 0);
  for (let s = 0; s < samples; s++) {
    const draws = order.map(() => -Math.log(1 - random())).sort((a, b) => b - a);
    const totals = rows.map((row) =>
      order.reduce((sum, j, place) => sum + (row[j] as number) * (draws[place] as number), 0),
    );
    const best = Math.max(...totals);
    const first = totals.flatMap((total, i) => (total >= best - 1e-9 ? [i] : []));
    for (const i of first) wins[i] = (wins[i] as number) + 1 / first.length / samples;
  }
  return wins;
}

describe('shareAboveZero', () => {
  const difference = fc.integer({ min: -50, max: 50 });

  it('is the sum of partial fractions where no two differences are equal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(difference, { minLength: 1, maxLength: 6 }), (all) => {
        const differences = all.filter((one) => one !== 0);
        if (differences.length === 0) return;
        const share = differences
          .filter((one) => one > 0)
          .reduce(
            (sum, x) => sum + differences.reduce((product, y) => (x === y ? product : (product * x) / (x - y)), 1),
            0,
          );
        close(shareAboveZero(differences), share, 1e-6);
      }),
    );
  });

  it('looks neither at the order nor at the scale, and both sides make the whole', () => {
    fc.assert(
      fc.property(
        fc.array(difference, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 1000 }),
        (all, scale) => {
          const share = shareAboveZero(all);
          close(shareAboveZero([...all].reverse()), share, 1e-12);
          close(shareAboveZero(all.map((one) => one * scale)), share, 1e-12);
          close(shareAboveZero(all.map((one) => -one)), 1 - share, 1e-12);
        },
      ),
    );
  });
});
