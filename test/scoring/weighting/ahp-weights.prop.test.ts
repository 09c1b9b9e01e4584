import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fraction, fraction, ZERO } from '../../../src/exact/fraction.js';
import type { PriorityVector } from '../../../src/scoring/weighting/ahp-terms.js';
import { type AhpWeights, ahpWeights } from '../../../src/scoring/weighting/ahp-weights.js';
import type { PairwiseJudgement } from '../../../src/scoring/weighting/pairwise.js';

const RUNS = { numRuns: 100 };
const VECTORS: readonly PriorityVector[] = ['eigenvector', 'geometricMean', 'columnMean'];

const vectors = fc.constantFrom(...VECTORS);
const shareOf = ({ weights }: AhpWeights): Record<string, number> =>
  Object.fromEntries(weights.map(({ item, weightShare }) => [item, weightShare]));
const close = (a: number, b: number, tolerance = 1e-12): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(a), Math.abs(b)));
};
const sameShares = (a: AhpWeights, b: AhpWeights): void => {
  const [x, y] = [shareOf(a), shareOf(b)];
  expect(Object.keys(x).sort()).toEqual(Object.keys(y).sort());
  for (const name of Object.keys(x)) close(x[name] ?? 0, y[name] ?? 1);
};

/** Positive points for a few items. */
const points = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 });

/** Answers on Saaty's scale for every pair of n items, however contradictory. */
const answers = fc.integer({ min: 2, max: 8 }).chain((n) =>
  fc
    .array(fc.integer({ min: -8, max: 8 }), { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 })
    .map((steps) => {
      const list: PairwiseJudgement[] = [];
      for (let i = 0; i < n; i++) {
        for (let j = i + 1; j < n; j++) {
          const step = steps[list.length] ?? 0;
          list.push({ a: `i${i}`, b: `i${j}`, ratio: step >= 0 ? step + 1 : `1/${1 - step}` });
        }
      }
      return list;
    }),
);

const matrixOf = (list: readonly PairwiseJudgement[]): { items: string[]; rows: number[][] } => {
  const items = [...new Set(list.flatMap(({ a, b }) => [a, b]))];
  const rows = items.map(() => items.map(() => 1));
  for (const { a, b, ratio } of list) {
    const [top = '1', bottom = '1'] = String(ratio).split('/');
    const [i, j] = [items.indexOf(a), items.indexOf(b)];
    (rows[i] as number[])[j] = Number(top) / Number(bottom);
    (rows[j] as number[])[i] = Number(bottom) / Number(top);
  }
  return { items, rows };
};

describe('consistent answers', () => {
  it('give back the weights they were made from, by every vector', () => {
    fc.assert(
      fc.property(points, vectors, (given, vector) => {
        const sum = given.reduce((total, one) => total + one, 0);
        const matrix = given.map((row) => given.map((column) => `${row}/${column}`));
        const { weights, consistency, message } = ahpWeights({ matrix }, { vector });
        weights.forEach(({ weightShare }, i) => {
          close(weightShare, (given[i] ?? 0) / sum, 1e-14);
        });
        expect(consistency).toMatchObject({
          lambdaMax: given.length,
          consistencyRatio: 0,
          geometricConsistencyIndex: 0,
          acceptable: true,
          worstTriad: null,
          lookAgainAt: null,
        });
        expect(message).toBe('The answers fit together exactly.');
      }),
      RUNS,
    );
  });

  it('need no more than a tree of them', () => {
    fc.assert(
      fc.property(points, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), vectors, (given, parents, vector) => {
        fc.pre(given.length > 1);
        const sum = given.reduce((total, one) => total + one, 0);
        const judgements = given.slice(1).map((one, k) => {
          const parent = (parents[k] ?? 0) % (k + 1);
          return { a: `i${k + 1}`, b: `i${parent}`, ratio: `${one}/${given[parent]}` };
        });
        const share = shareOf(ahpWeights({ judgements }, { vector }));
        given.forEach((one, i) => {
          close(share[`i${i}`] ?? 0, one / sum);
        });
      }),
      RUNS,
    );
  });

  it('with one answer spoilt, name it and what would fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(3, 5, 1 / 4),
        (given, x, y, factor) => {
          const i = x % given.length;
          const j = (i + 1 + (y % (given.length - 1))) % given.length;
          const matrix = given.map((row, r) =>
            given.map((column, c) => {
              if (c <= r) return null;
              const spoilt = (r === i && c === j) || (r === j && c === i);
              return (row / column) * (spoilt ? factor : 1);
            }),
          );
          const { lookAgainAt } = ahpWeights({ matrix }).consistency;
          const names = [String(i + 1), String(j + 1)];
          expect([lookAgainAt?.a, lookAgainAt?.b].sort()).toEqual(names.sort());
          const [a, b] = [Number(lookAgainAt?.a) - 1, Number(lookAgainAt?.b) - 1];
          close(lookAgainAt?.wouldFit ?? 0, (given[a] ?? 0) / (given[b] ?? 1), 1e-9);
        },
      ),
      RUNS,
    );
  });
});

describe('any answers', () => {
  it('give an eigenvector: A w = lambda w', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { items, rows } = matrixOf(list);
        const result = ahpWeights({ items, matrix: rows });
        const w = result.weights.map(({ weightShare }) => weightShare);
        rows.forEach((row, i) => {
          const image = row.reduce((sum, entry, j) => sum + entry * (w[j] ?? 0), 0);
          close(image, result.consistency.lambdaMax * (w[i] ?? 0), 1e-11);
        });
        expect(result.consistency.lambdaMax).toBeGreaterThanOrEqual(items.length);
      }),
      RUNS,
    );
  });

  it('agree with slow obvious versions of the other two vectors and of the geometric index', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { items, rows } = matrixOf(list);
        const n = items.length;
        const product = rows.map((row) => row.reduce((all, entry) => all * entry, 1) ** (1 / n));
        const productSum = product.reduce((sum, one) => sum + one, 0);
        const columns = items.map((_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0));
        const by = (vector: PriorityVector) => ahpWeights({ items, matrix: rows }, { vector }).weights;
        by('geometricMean').forEach(({ weightShare }, i) => {
          close(weightShare, (product[i] ?? 0) / productSum);
        });
        by('columnMean').forEach(({ weightShare }, i) => {
          close(
            weightShare,
            (rows[i] ?? []).reduce((sum, entry, j) => sum + entry / (columns[j] ?? 1) / n, 0),
          );
        });
        if (n < 3) return;
        let squares = 0;
        rows.forEach((row, i) => {
          row.forEach((entry, j) => {
            if (i < j) squares += Math.log((entry * (product[j] ?? 0)) / (product[i] ?? 1)) ** 2;
          });
        });
        const { geometricConsistencyIndex } = ahpWeights({ items, matrix: rows }).consistency;
        close(geometricConsistencyIndex ?? -1, (2 * squares) / ((n - 1) * (n - 2)), 1e-9);
      }),
      RUNS,
    );
  });

  it('do not depend on the order of items or answers, or on the direction of an answer', () => {
    fc.assert(
      fc.property(answers, vectors, fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }), (list, vector, turns) => {
        const turned = list
          .map(({ a, b, ratio }, k): PairwiseJudgement => {
            if (!turns[k]) return { a, b, ratio };
            const text = String(ratio);
            return { a: b, b: a, ratio: text.startsWith('1/') ? text.slice(2) : `1/${text}` };
          })
          .reverse();
        const [first, second] = [
          ahpWeights({ judgements: list }, { vector }),
          ahpWeights({ judgements: turned }, { vector }),
        ];
        sameShares(first, second);
        close(first.consistency.consistencyIndex, second.consistency.consistencyIndex, 1e-9);
        expect(first.message).toBe(second.message);
        const named = ({ consistency: { worstTriad, lookAgainAt } }: AhpWeights) => [
          worstTriad?.items,
          worstTriad?.judgements.map(({ a, b }) => [a, b]),
          lookAgainAt?.a,
          lookAgainAt?.b,
        ];
        expect(named(second)).toEqual(named(first));
      }),
      RUNS,
    );
  });

  it('find the worst triad that a look at all of them finds', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { items, rows } = matrixOf(list);
        let worst = 1;
        for (const i of items.keys()) {
          for (const j of items.keys()) {
            for (const k of items.keys()) {
              worst = Math.max(worst, ((rows[i]?.[j] ?? 1) * (rows[j]?.[k] ?? 1)) / (rows[i]?.[k] ?? 1));
            }
          }
        }
        const triad = ahpWeights({ items, matrix: rows }).consistency.worstTriad;
        close(triad?.factor ?? 1, worst, 1e-9);
        for (const { ratio, wouldFit } of triad?.judgements ?? []) {
          close(Math.max(ratio / wouldFit, wouldFit / ratio), triad?.factor ?? 0, 1e-9);
        }
      }),
      RUNS,
    );
  });

  it('have weights that sum to one and percents that sum to exactly 100', () => {
    fc.assert(
      fc.property(answers, vectors, (list, vector) => {
        const { weights } = ahpWeights({ judgements: list }, { vector });
        close(
          weights.reduce((sum, { weightShare }) => sum + weightShare, 0),
          1,
          1e-14,
        );
        const percents = weights.reduce<Fraction>(
          (sum, { weightPercentText }) => sum.add(fraction(weightPercentText)),
          ZERO,
        );
        expect(percents.equals(100)).toBe(true);
      }),
      RUNS,
    );
  });

  it('filled up with what the fit says, keep their fitted weights', () => {
    fc.assert(
      fc.property(answers, fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }), (list, drops) => {
        const { items } = matrixOf(list);
        const kept = list.filter(({ a, b }, k) => !drops[k] || Number(b.slice(1)) - Number(a.slice(1)) === 1);
        const part = ahpWeights({ items, judgements: kept }, { vector: 'geometricMean' });
        const share = shareOf(part);
        const filled = list.map((one) =>
          kept.includes(one) ? one : { ...one, ratio: (share[one.a] ?? 0) / (share[one.b] ?? 1) },
        );
        sameShares(part, ahpWeights({ items, judgements: filled }, { vector: 'geometricMean' }));
        expect(part.consistency.unanswered).toBe(list.length - kept.length);
      }),
      RUNS,
    );
  });
});
