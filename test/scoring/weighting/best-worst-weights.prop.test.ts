import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fraction, fraction, ONE, ZERO } from '../../../src/exact/fraction.js';
import { readExact } from '../../../src/scoring/exact-text.js';
import type { BestWorstAnswers } from '../../../src/scoring/weighting/best-worst-answers.js';
import { bestWorstWeights } from '../../../src/scoring/weighting/best-worst-weights.js';
import { type LinearProgramme, maximize } from './exact-simplex.js';

/** Answers about up to seven items, however contradictory; halves among them. */
const answers = fc
  .record({
    count: fc.integer({ min: 2, max: 7 }),
    toOthers: fc.array(fc.integer({ min: 2, max: 18 }), { minLength: 7, maxLength: 7 }),
    toWorst: fc.array(fc.integer({ min: 2, max: 18 }), { minLength: 7, maxLength: 7 }),
    whole: fc.boolean(),
  })
  .map(({ count, toOthers, toWorst, whole }): BestWorstAnswers => {
    const figure = (twice: number | undefined): number => (whole ? Math.floor((twice ?? 2) / 2) : (twice ?? 2) / 2);
    const row = (list: readonly number[]): Record<string, number> =>
      Object.fromEntries(list.slice(0, count).map((twice, i) => [`c${i}`, figure(twice)]));
    const [forward, backward] = [row(toOthers), row(toWorst)];
    const last = `c${count - 1}`;
    return {
      best: 'c0',
      worst: last,
      bestToOthers: { ...forward, c0: 1 },
      othersToWorst: { ...backward, [last]: 1, c0: forward[last] ?? 1 },
    };
  });

const namesOf = ({ bestToOthers }: BestWorstAnswers): string[] => Object.keys(bestToOthers);
const exactWeights = (given: BestWorstAnswers): Record<string, Fraction> =>
  Object.fromEntries(
    bestWorstWeights(given).weights.map(({ item, weightExact }) => [item, readExact(weightExact ?? '')]),
  );

/** Every gap of the model, as coefficients of the weights. */
function gapRows(
  { best, worst, bestToOthers, othersToWorst }: BestWorstAnswers,
  names: readonly string[],
): Fraction[][] {
  const row = (one: string, factor: number | string | undefined, other: string): Fraction[] =>
    names.map((name) => (name === one ? ONE : name === other ? fraction(factor ?? 1).neg() : ZERO));
  const forward = names.filter((name) => name !== best).map((name) => row(best, bestToOthers[name], name));
  const backward = names.filter((name) => name !== worst).map((name) => row(name, othersToWorst[name], worst));
  return [...forward, ...backward];
}

const dot = (row: readonly Fraction[], values: readonly Fraction[]): Fraction =>
  row.reduce<Fraction>((sum, one, i) => sum.add(one.mul(values[i] ?? ZERO)), ZERO);

/** The model with the largest gap scaled to 1: maximise the sum of y = w / xi. */
function programmeOf(given: BestWorstAnswers): LinearProgramme {
  const names = namesOf(given);
  const rows = gapRows(given, names).flatMap((row) => [row, row.map((one) => one.neg())]);
  return { objective: names.map(() => ONE), rows, bounds: rows.map(() => ONE) };
}

describe('best-worst weights', () => {
  it('are the optimum of the linear programme that a simplex finds, proved by duality', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const result = bestWorstWeights(given);
        const weights = result.weights.map(({ weightExact }) => readExact(weightExact ?? ''));
        const xi = readExact(result.xiExact);
        const programme = programmeOf(given);
        for (const row of programme.rows) expect(dot(row, weights).lte(xi)).toBe(true);
        const optimum = maximize(programme);
        if (optimum === null) {
          expect(xi.equals(0)).toBe(true);
          return;
        }
        // Weak duality: multipliers of the rows that cover the objective bound every feasible sum.
        for (const one of optimum.dual) expect(one.gte(0)).toBe(true);
        programme.objective.forEach((coefficient, j) => {
          const covered = programme.rows.reduce<Fraction>(
            (sum, row, i) => sum.add((row[j] ?? ZERO).mul(optimum.dual[i] ?? ZERO)),
            ZERO,
          );
          expect(covered.gte(coefficient)).toBe(true);
        });
        const bound = optimum.dual.reduce<Fraction>((sum, one) => sum.add(one), ZERO);
        expect(bound.equals(optimum.value)).toBe(true);
        expect(ONE.div(xi).equals(bound)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are the only optimum: no weight can move while the largest gap stays', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const result = bestWorstWeights(given);
        fc.pre(result.xi > 0);
        const y = result.weights.map(({ weightExact }) => readExact(weightExact ?? '').div(readExact(result.xiExact)));
        const sum = y.reduce<Fraction>((total, one) => total.add(one), ZERO);
        const { rows } = programmeOf(given);
        // If several points had the largest sum, a gentle pull at one coordinate would choose another of them.
        y.forEach((value, j) => {
          for (const pull of [fraction('0.000001'), fraction('-0.000001')]) {
            const objective = y.map((_, k) => (k === j ? ONE.add(pull) : ONE));
            const best = maximize({ objective, rows, bounds: rows.map(() => ONE) });
            expect(best?.solution[j]?.equals(value)).toBe(true);
            expect(best?.solution.reduce<Fraction>((total, one) => total.add(one), ZERO).equals(sum)).toBe(true);
          }
        });
        expect(result.unique).toBe(true);
        result.weights.forEach(({ weightShare, optimalBetween }) => {
          expect(optimalBetween).toEqual([weightShare, weightShare]);
        });
      }),
      { numRuns: 25 },
    );
  });

  it('are not beaten by any point of a grid', () => {
    const three = answers.filter((given) => namesOf(given).length === 3);
    fc.assert(
      fc.property(three, (given) => {
        const names = namesOf(given);
        const rows = gapRows(given, names).map((row) => row.map((one) => one.valueOf()));
        const { xi } = bestWorstWeights(given);
        const steps = 60;
        for (let i = 0; i <= steps; i++) {
          for (let k = 0; i + k <= steps; k++) {
            const point = [i / steps, k / steps, (steps - i - k) / steps];
            const gap = Math.max(
              ...rows.map((row) => Math.abs(row.reduce((sum, one, j) => sum + one * (point[j] ?? 0), 0))),
            );
            expect(gap).toBeGreaterThanOrEqual(xi - 1e-12);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('are positive and sum to exactly one, and do not depend on the order of the items', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const weights = exactWeights(given);
        const sum = Object.values(weights).reduce<Fraction>((total, one) => total.add(one), ZERO);
        expect(sum.equals(1)).toBe(true);
        for (const one of Object.values(weights)) expect(one.gt(0)).toBe(true);
        const turned = (row: BestWorstAnswers['bestToOthers']) => Object.fromEntries(Object.entries(row).reverse());
        const again = exactWeights({
          ...given,
          bestToOthers: turned(given.bestToOthers),
          othersToWorst: turned(given.othersToWorst),
        });
        for (const [name, one] of Object.entries(weights)) expect(again[name]?.equals(one)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('are given back exactly from answers that fit', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 2, 4, 8), { minLength: 1, maxLength: 6 }), (between) => {
        // Points between a best of 8 and a worst of 1, so that every ratio is a whole number.
        const points: Record<string, number> = { best: 8, worst: 1 };
        between.forEach((one, i) => {
          points[`c${i}`] = one;
        });
        const row = (of: (one: number) => number) =>
          Object.fromEntries(Object.entries(points).map(([name, one]) => [name, of(one)]));
        const given = {
          best: 'best',
          worst: 'worst',
          bestToOthers: row((one) => 8 / one),
          othersToWorst: row((one) => one),
        };
        const sum = Object.values(points).reduce((total, one) => total + one, 0);
        const weights = exactWeights(given);
        for (const [name, one] of Object.entries(points)) {
          expect(weights[name]?.equals(fraction(one).div(sum))).toBe(true);
        }
        expect(bestWorstWeights(given)).toMatchObject({
          xi: 0,
          consistency: { consistencyRatio: 0, acceptable: true },
        });
      }),
      { numRuns: 60 },
    );
  });
});
