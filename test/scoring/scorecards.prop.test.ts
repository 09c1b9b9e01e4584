import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExact } from '../../src/scoring/exact-text.js';
import { defineScorecard } from '../../src/scoring/scorecards/define-scorecard.js';
import { scoreSuppliers } from '../../src/scoring/scorecards/score-suppliers.js';
import type { PeriodWeights, ScoredPeriod } from '../../src/scoring/scorecards/scorecard.js';
import { supplierScorecard } from '../../src/scoring/scorecards/supplier-scorecard.js';

const RUNS = { numRuns: 150 };
const STANDINGS = [
  { name: 'Low', from: 0 },
  { name: 'Middle', from: 40 },
  { name: 'High', from: 75 },
];
const WEIGHTS = [50, 30, 20];
const label = (k: number): string => `${2026 - Math.floor(k / 12)}-${String(12 - (k % 12)).padStart(2, '0')}`;
const card = (periodWeights: PeriodWeights) =>
  defineScorecard({
    id: 'prop',
    version: 1,
    periodWeights,
    criteria: WEIGHTS.map((weight, i) => ({ id: `c${i}`, weight })),
    standings: STANDINGS,
  });

const score = fc.option(fc.integer({ min: -20, max: 120 }), { nil: null, freq: 3 });
const history = fc
  .uniqueArray(fc.record({ age: fc.integer({ min: 0, max: 20 }), scores: fc.tuple(score, score, score) }), {
    selector: ({ age }) => age,
    maxLength: 10,
  })
  .map((list) =>
    list.map(
      ({ age, scores }): ScoredPeriod => ({
        period: label(age),
        scores: Object.fromEntries(scores.map((one, i) => [`c${i}`, one])),
      }),
    ),
  );
const weightings = fc.constantFrom<PeriodWeights>('linear12', 'equal', { linear: 4 }, [3, 2, '0.5']);

/** The rule written out in floating point. */
const slow = (periods: readonly ScoredPeriod[], weightAt: (age: number) => number, newest: number): number | null => {
  let [points, weights] = [0, 0];
  for (const { period, scores } of periods) {
    const age = 2026 * 12 + 11 - (Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1) - newest;
    const given = Object.values(scores).map((one) => (one === null ? null : Math.min(100, Math.max(0, Number(one)))));
    const covered = given.reduce<number>((sum, one, i) => (one === null ? sum : sum + (WEIGHTS[i] ?? 0)), 0);
    if (covered === 0) continue;
    const total = given.reduce<number>((sum, one, i) => sum + (one ?? 0) * (WEIGHTS[i] ?? 0), 0) / covered;
    points += weightAt(age) * total;
    weights += weightAt(age);
  }
  return weights === 0 ? null : points / weights;
};
const WEIGHT_AT = {
  linear12: (age: number) => Math.max(0, 12 - age) / 12,
  equal: () => 1,
};

describe('supplier scorecards', () => {
  it('agree with the rule written out, and lie between 0 and 100 in their standing', () => {
    fc.assert(
      fc.property(fc.constantFrom<'linear12' | 'equal'>('linear12', 'equal'), history, (weights, periods) => {
        const report = supplierScorecard(card(weights), periods, { asOfPeriod: '2026-12' });
        const expected = slow(periods, WEIGHT_AT[weights], 0);
        if (expected === null) expect(report.score).toBeNull();
        else {
          expect(report.score).toBeCloseTo(expected, 9);
          const exact = readExact(report.scoreExact ?? '');
          const { from, to } = report.standing ?? { from: Number.NaN, to: Number.NaN };
          expect(exact.gte(from) && (exact.lt(to) || (to === 100 && exact.equals(100)))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('do not depend on the order of periods or the unit of their weights', () => {
    fc.assert(
      fc.property(weightings, history, (weights, periods) => {
        const report = supplierScorecard(card(weights), periods);
        expect(supplierScorecard(card(weights), [...periods].reverse())).toMatchObject({
          scoreExact: report.scoreExact,
          standing: report.standing,
          periods: report.periods,
        });
        const tripled = Array.from({ length: 30 }, (_, k) => Math.max(0, 12 - k) * 3);
        const linear = supplierScorecard(card('linear12'), periods).scoreExact;
        expect(supplierScorecard(card(tripled), periods).scoreExact).toBe(linear);
      }),
      RUNS,
    );
  });

  it('never fall when a score rises', () => {
    fc.assert(
      fc.property(
        weightings,
        history,
        fc.nat(9),
        fc.nat(2),
        fc.integer({ min: 0, max: 50 }),
        (weights, periods, at, c, more) => {
          const given = periods[at]?.scores[`c${c}`];
          fc.pre(typeof given === 'number');
          const raised = periods.map((one, i) =>
            i === at ? { ...one, scores: { ...one.scores, [`c${c}`]: Number(given) + more } } : one,
          );
          const [before, after] = [periods, raised].map((list) => supplierScorecard(card(weights), list).score);
          expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0);
        },
      ),
      RUNS,
    );
  });

  it('are moved by no idle period, and remember what they were a period earlier', () => {
    fc.assert(
      fc.property(weightings, history, (weights, periods) => {
        const options = { asOfPeriod: '2026-12' };
        const report = supplierScorecard(card(weights), periods, options);
        const idle = { period: '2024-01', scores: { c0: null } };
        expect(supplierScorecard(card(weights), [...periods, idle], options).scoreExact).toBe(report.scoreExact);
        const earlier = supplierScorecard(card(weights), periods, { asOfPeriod: '2026-11' });
        expect(report.previous?.scoreExact ?? null).toBe(earlier.scoreExact);
        expect(report.previous?.standing ?? null).toEqual(earlier.standing);
        const shares = report.periods.reduce((sum, { weightShare }) => sum + weightShare, 0);
        expect(shares).toBeCloseTo(report.score === null ? 0 : 1, 12);
      }),
      RUNS,
    );
  });

  it('close to the same score period by period', () => {
    fc.assert(
      fc.property(weightings, history, (weights, periods) => {
        const report = supplierScorecard(card(weights), periods, { asOfPeriod: '2026-12' });
        const closed = report.periods.map(({ period, totalExact }) => ({ period, total: totalExact }));
        expect(supplierScorecard(card(weights), closed, { asOfPeriod: '2026-12' }).scoreExact).toBe(report.scoreExact);
      }),
      RUNS,
    );
  });

  it('rank as their scores do, each as if it were alone', () => {
    fc.assert(
      fc.property(weightings, fc.array(history, { maxLength: 4 }), (weights, list) => {
        const suppliers = list.map((periods, i) => ({ supplier: `S${i}`, periods }));
        const { ranking, asOfPeriod } = scoreSuppliers(card(weights), suppliers);
        expect(scoreSuppliers(card(weights), [...suppliers].reverse()).ranking.map(({ supplier }) => supplier)).toEqual(
          ranking.map(({ supplier }) => supplier),
        );
        for (const { supplier, scoreExact, rank } of ranking) {
          const { periods } = suppliers.find((one) => one.supplier === supplier) ?? { periods: [] };
          const alone = supplierScorecard(card(weights), periods, asOfPeriod === null ? {} : { asOfPeriod });
          expect(alone.scoreExact).toBe(scoreExact);
          const better = ranking.filter(
            (one) =>
              one.score !== null && scoreExact !== null && readExact(one.scoreExact ?? '').gt(readExact(scoreExact)),
          );
          expect(rank).toBe(scoreExact === null ? null : better.length + 1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
