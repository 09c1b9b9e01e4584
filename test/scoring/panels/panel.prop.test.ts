import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZERO } from '../../../src/exact/fraction.js';
import type { CriteriaDefinition, MissingPolicy } from '../../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { readExact } from '../../../src/scoring/exact-text.js';
import { intraclassCorrelation } from '../../../src/scoring/panels/agreement/intraclass-correlation.js';
import { kendallW } from '../../../src/scoring/panels/agreement/kendall-w.js';
import { krippendorffAlpha, type RatingLevel } from '../../../src/scoring/panels/agreement/krippendorff-alpha.js';
import type { RatingTable } from '../../../src/scoring/panels/agreement/rating-table.js';
import { definePanel } from '../../../src/scoring/panels/define-panel.js';
import type { PanelAggregate, PanelDefinition, PanelRatings } from '../../../src/scoring/panels/panel.js';
import type { PanelReport } from '../../../src/scoring/panels/panel-report.js';
import { scorePanel } from '../../../src/scoring/panels/score-panel.js';
import { totalsOfTrail } from './recompute.js';

const RUNS = { numRuns: 60 };

/** A random panel: criteria of three kinds in a group, prices, gaps, recusals, moderated scores. */
interface Case {
  readonly document: CriteriaDefinition;
  readonly definition: PanelDefinition;
  readonly data: PanelRatings;
}

const LEVELS = ['none', 'low', 'high', 'full'];
const policies = fc.constantFrom<MissingPolicy>(
  'unranked',
  'zero',
  'worst',
  'neutral',
  'reweightSiblings',
  'reweightGlobal',
);
const rules = fc.constantFrom<PanelAggregate>('mean', 'median', 'trimmedMean');

const documentOf = (missing: MissingPolicy, figuresOnly: boolean): CriteriaDefinition => ({
  id: 'c',
  version: 1,
  weights: 'points',
  missing,
  criteria: [
    { id: 'x', weight: 3, scale: { kind: 'points', min: 0, max: 6 } },
    {
      id: 'g',
      weight: 4,
      criteria: [
        { id: 'y', weight: 1, scale: { kind: 'points', min: 0, max: 5 }, gates: [{ kind: 'minimum', value: 1 }] },
        {
          id: 'z',
          weight: 2,
          scale: figuresOnly ? { kind: 'points', min: 0, max: 3 } : { kind: 'ordinal', levels: LEVELS },
        },
      ],
    },
    { id: 'price', weight: 2, scale: { kind: 'price', currency: 'EUR' } },
  ],
});

const caseArb = (figuresOnly: boolean, gaps = true): fc.Arbitrary<Case> =>
  fc
    .record({
      weights: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
      vendors: fc.integer({ min: 1, max: 4 }),
      raw: fc.array(fc.integer({ min: gaps ? 0 : 1, max: 4 }), { minLength: 60, maxLength: 60 }),
      recused: fc.array(fc.integer({ min: 0, max: 19 }), { maxLength: gaps ? 2 : 0 }),
      moderated: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: gaps ? 2 : 0 }),
      missing: policies,
      aggregate: figuresOnly ? fc.constant<PanelAggregate>('mean') : rules,
      minimumRatings: fc.integer({ min: 1, max: gaps ? 2 : 1 }),
    })
    .map(({ weights, vendors, raw, recused, moderated, missing, aggregate, minimumRatings }): Case => {
      const names = Array.from({ length: vendors }, (_, v) => `V${v}`);
      const recusals = [...new Set(recused)]
        .map((at) => ({ evaluator: `e${at % weights.length}`, vendor: `V${Math.floor(at / 5)}`, reason: 'r' }))
        .filter(
          ({ vendor }, i, all) =>
            names.includes(vendor) &&
            all.findIndex((one) => one.vendor === vendor && one.evaluator === all[i]?.evaluator) === i,
        );
      const score = (id: string, value: number): number | string | null =>
        value === 0 ? null : id === 'z' ? (figuresOnly ? value - 1 : (LEVELS[value - 1] as string)) : value;
      const ratings = names.flatMap((vendor, v) =>
        weights.flatMap((_, e) =>
          recusals.some((one) => one.evaluator === `e${e}` && one.vendor === vendor)
            ? []
            : [
                {
                  evaluator: `e${e}`,
                  vendor,
                  scores: Object.fromEntries(
                    ['x', 'y', 'z']
                      .map((id, c) => [id, score(id, raw[(v * 15 + e * 3 + c) % 60] ?? 0)] as const)
                      // The last evaluator rates x only.
                      .filter(([id]) => e < weights.length - 1 || id === 'x' || !gaps),
                  ),
                },
              ],
        ),
      );
      return {
        document: documentOf(missing, figuresOnly),
        definition: {
          id: 'p',
          version: 1,
          aggregate,
          minimumRatings,
          evaluators: weights.map((weight, e) => ({
            id: `e${e}`,
            weight,
            ...(gaps && e === weights.length - 1 ? { criteria: ['x'] } : {}),
          })),
        },
        data: {
          vendors: names,
          ratings,
          recusals,
          facts: names.map((vendor, v) => ({ vendor, scores: { price: 100 + 10 * (raw[v] ?? 0) } })),
          moderation: [...new Set(moderated)]
            .filter((at) => Math.floor(at / 3) < vendors)
            .map((at) => {
              const criterion = ['x', 'y', 'z'][at % 3] as string;
              return { vendor: `V${Math.floor(at / 3)}`, criterion, score: score(criterion, 2), reason: 'r', by: 'b' };
            }),
        },
      };
    });

const run = ({ document, definition, data }: Case): PanelReport => {
  const criteria = defineCriteria(document);
  return scorePanel(criteria, definePanel(definition, criteria), data);
};

const shuffled = <T>(items: readonly T[] | undefined, seed: number): T[] =>
  [...(items ?? [])]
    .map((item, i) => ({ item, key: Math.sin((i + 1) * (seed + 1)) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe('laws of scorePanel', () => {
  it('changes nothing at all when evaluators, vendors and sheets stand in another order', () => {
    fc.assert(
      fc.property(caseArb(false), fc.nat(99), (one, seed) => {
        const { definition, data } = one;
        const turned: Case = {
          ...one,
          definition: { ...definition, evaluators: shuffled(definition.evaluators, seed) },
          data: {
            vendors: shuffled(data.vendors, seed),
            ratings: shuffled(data.ratings, seed + 1),
            facts: shuffled(data.facts, seed + 2),
            recusals: shuffled(data.recusals, seed + 3),
            moderation: shuffled(data.moderation, seed + 4),
          },
        };
        expect(run(turned)).toEqual(run(one));
      }),
      RUNS,
    );
  });

  it('does not depend on the unit of the weights', () => {
    fc.assert(
      fc.property(caseArb(false), fc.constantFrom('7', '1/3', '0.01'), (one, factor) => {
        const [top = '1', bottom = '1'] = factor.split('/');
        const evaluators = one.definition.evaluators.map((evaluator) => ({
          ...evaluator,
          weight:
            factor === '0.01'
              ? `${Number(evaluator.weight) / 100}`
              : `${Number(evaluator.weight) * Number(top)}/${bottom}`,
        }));
        const scaled = run({ ...one, definition: { ...one.definition, evaluators } });
        const plain = run(one);
        expect(scaled.sheets).toEqual(plain.sheets);
        expect(scaled.report).toEqual(plain.report);
        const sharesOf = (report: PanelReport): unknown =>
          report.trail.map(({ ratings }) => ratings.map(({ shareExact }) => shareExact));
        expect(sharesOf(scaled)).toEqual(sharesOf(plain));
      }),
      RUNS,
    );
  });

  it('scores a vendor as if a recused evaluator had never been on the panel', () => {
    fc.assert(
      fc.property(caseArb(false), fc.nat(3), (one, v) => {
        const vendor = `V${v % one.data.vendors.length}`;
        const without = (list: PanelRatings['ratings']) =>
          list.filter((sheet) => sheet.evaluator !== 'e0' || sheet.vendor !== vendor);
        const others = (one.data.recusals ?? []).filter((each) => each.evaluator !== 'e0' || each.vendor !== vendor);
        const data = { ...one.data, ratings: without(one.data.ratings) };
        const recused = run({
          ...one,
          data: { ...data, recusals: [...others, { evaluator: 'e0', vendor, reason: 'r' }] },
        });
        const absent = run({
          ...one,
          data: {
            ...data,
            ratings: data.ratings.filter(({ evaluator }) => evaluator !== 'e0'),
            recusals: others.filter(({ evaluator }) => evaluator !== 'e0'),
          },
          definition: {
            ...one.definition,
            evaluators: one.definition.evaluators
              .filter(({ id }) => id !== 'e0')
              .map(({ id, weight }) => ({ id, weight: weight ?? 1 })),
          },
        });
        const sheetOf = ({ sheets }: PanelReport): unknown => sheets.find((sheet) => sheet.vendor === vendor)?.scores;
        expect(sheetOf(recused)).toEqual(sheetOf(absent));
        expect(
          recused.trail.flatMap(({ ratings }) => ratings).filter(({ status }) => status === 'recused').length,
        ).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('leaves a trail from which another program makes the same totals', () => {
    fc.assert(
      fc.property(caseArb(true, false), (one) => {
        const { report, trail } = run({ ...one, document: { ...one.document, missing: 'error' } });
        const eligible = (vendor: string): boolean =>
          report.ranking.find((row) => row.vendor === vendor)?.eligible === true;
        const totals = Object.fromEntries(report.ranking.map(({ vendor, totalExact }) => [vendor, totalExact]));
        expect(totalsOfTrail(one.document, trail, eligible)).toEqual(totals);
      }),
      RUNS,
    );
  });

  it('totals per evaluator as per criterion where everybody rates everything in figures', () => {
    fc.assert(
      fc.property(caseArb(true, false), (one) => {
        const { evaluatorRanking, report } = run(one);
        expect(evaluatorRanking).toEqual(report.ranking);
      }),
      RUNS,
    );
  });

  it('keeps an aggregate between the lowest and the highest rating, and a total between 0 and 100', () => {
    fc.assert(
      fc.property(caseArb(false), (one) => {
        for (const { aggregateValue, ratings } of run(one).trail) {
          if (aggregateValue === null) continue;
          const given = ratings.filter(({ status }) => status === 'rated').map(({ score }) => Number(score));
          expect(aggregateValue).toBeGreaterThanOrEqual(Math.min(...given));
          expect(aggregateValue).toBeLessThanOrEqual(Math.max(...given));
        }
        for (const { totalExact, criteria } of run(one).evaluatorRanking) {
          if (totalExact === null) continue;
          const sum = criteria.reduce((total, { pointsExact }) => total.add(readExact(pointsExact ?? '0')), ZERO);
          expect(sum.toFraction()).toBe(totalExact);
          expect(sum.gte(0) && sum.lte(100)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

const tableArb = (complete: boolean): fc.Arbitrary<(number | null)[][]> =>
  fc
    .record({
      items: fc.integer({ min: 2, max: 7 }),
      raters: fc.integer({ min: 2, max: 5 }),
      seed: fc.array(fc.integer({ min: complete ? 1 : 0, max: 5 }), { minLength: 35, maxLength: 35 }),
    })
    .map(({ items, raters, seed }) =>
      Array.from({ length: items }, (_, i) =>
        Array.from({ length: raters }, (__, j) => (seed[i * 5 + j] === 0 ? null : (seed[i * 5 + j] ?? 1))),
      ),
    );

/** Alpha by its definition: the coincidence matrix of Krippendorff 2011, cell by cell. */
function slowAlpha(table: RatingTable, level: RatingLevel): number | null {
  const values = [...new Set(table.flat().filter((value): value is number => value !== null))].sort((a, b) => a - b);
  const matrix = values.map(() => values.map(() => 0));
  for (const row of table) {
    const unit = row.filter((value): value is number => value !== null);
    unit.forEach((a, i) => {
      unit.forEach((b, j) => {
        const cells = matrix[values.indexOf(a)] as number[];
        if (i !== j) cells[values.indexOf(b)] = (cells[values.indexOf(b)] ?? 0) + 1 / (unit.length - 1);
      });
    });
  }
  const counts = matrix.map((row) => row.reduce((sum, one) => sum + one, 0));
  const n = counts.reduce((sum, one) => sum + one, 0);
  const squared = (c: number, k: number): number => {
    const [a, b] = [values[c] ?? 0, values[k] ?? 0];
    if (level === 'nominal') return c === k ? 0 : 1;
    if (level === 'interval') return (a - b) ** 2;
    if (level === 'ratio') return a === b ? 0 : ((a - b) / (a + b)) ** 2;
    const [low, high] = [Math.min(c, k), Math.max(c, k)];
    const between = counts.slice(low, high + 1).reduce((sum, one) => sum + one, 0);
    return (between - ((counts[c] ?? 0) + (counts[k] ?? 0)) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  values.forEach((_, c) => {
    values.forEach((__, k) => {
      observed += (matrix[c]?.[k] ?? 0) * squared(c, k);
      expected += ((counts[c] ?? 0) * (counts[k] ?? 0) * squared(c, k)) / (n - 1);
    });
  });
  return n === 0 || expected === 0 ? null : 1 - observed / expected;
}

/** The share of variance between items by its definition: two-way analysis of variance with means. */
function slowIcc3(table: readonly (readonly number[])[]): number {
  const [n, k] = [table.length, table[0]?.length ?? 0];
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [all, rows] = [mean(table.flat()), table.map(mean)];
  const columns = Array.from({ length: k }, (_, j) => mean(table.map((row) => row[j] ?? 0)));
  const between = rows.reduce((sum, one) => sum + k * (one - all) ** 2, 0) / (n - 1);
  const residual =
    table.reduce(
      (sum, row, i) => sum + row.reduce((part, x, j) => part + (x - (rows[i] ?? 0) - (columns[j] ?? 0) + all) ** 2, 0),
      0,
    ) /
    ((n - 1) * (k - 1));
  return (between - residual) / (between + (k - 1) * residual);
}

const levels = fc.constantFrom<RatingLevel>('nominal', 'ordinal', 'interval', 'ratio');
const mapped = (table: RatingTable, change: (value: number) => number): RatingTable =>
  table.map((row) => row.map((value) => (value === null ? null : change(value))));

describe('laws of agreement', () => {
  it('agrees with alpha by its coincidence matrix', () => {
    fc.assert(
      fc.property(tableArb(false), levels, (table, level) => {
        const [fast, slow] = [krippendorffAlpha(table, { level }).alpha, slowAlpha(table, level)];
        if (slow === null) expect(fast).toBeNull();
        else expect(fast).toBeCloseTo(slow, 10);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of items or raters, to the last bit', () => {
    fc.assert(
      fc.property(tableArb(true), fc.nat(99), levels, (table, seed, level) => {
        const order = shuffled(
          (table[0] ?? []).map((_, j) => j),
          seed,
        );
        const turned = shuffled(table, seed).map((row) => order.map((j) => row[j] ?? null));
        expect(krippendorffAlpha(turned, { level })).toEqual(krippendorffAlpha(table, { level }));
        expect(intraclassCorrelation(turned)).toEqual(intraclassCorrelation(table));
        expect(kendallW(turned)).toEqual(kendallW(table));
      }),
      RUNS,
    );
  });

  it('does not depend on what leaves the meaning of ratings as it is', () => {
    fc.assert(
      fc.property(
        tableArb(true),
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (table, shift, factor) => {
          const [linear, cubes] = [mapped(table, (x) => shift + factor * x), mapped(table, (x) => x ** 3)];
          expect(krippendorffAlpha(linear)).toEqual(krippendorffAlpha(table));
          expect(intraclassCorrelation(linear).icc2).toEqual(intraclassCorrelation(table).icc2);
          expect(krippendorffAlpha(cubes, { level: 'ordinal' })).toEqual(
            krippendorffAlpha(table, { level: 'ordinal' }),
          );
          expect(kendallW(cubes)).toEqual(kendallW(table));
          const names = mapped(table, (x) => (x * 7) % 11);
          expect(krippendorffAlpha(names, { level: 'nominal' })).toEqual(
            krippendorffAlpha(table, { level: 'nominal' }),
          );
          const proportional = krippendorffAlpha(
            mapped(table, (x) => factor * x),
            { level: 'ratio' },
          );
          expect(proportional).toEqual(krippendorffAlpha(table, { level: 'ratio' }));
          // How high or how wide a single rater rates is nothing to W, and how high is nothing to ICC(3).
          const lifted = table.map((row) => row.map((value, j) => (value ?? 0) + (j === 0 ? shift : 0)));
          expect(kendallW(lifted)).toEqual(kendallW(table));
          const [high, level] = [intraclassCorrelation(lifted), intraclassCorrelation(table)];
          if (high.noFigureBecause === null && level.noFigureBecause === null)
            expect(high.icc3.value).toEqual(level.icc3.value);
        },
      ),
      RUNS,
    );
  });

  it('stays within its bounds, and is 1 for ratings that are the same', () => {
    fc.assert(
      fc.property(tableArb(true), (table) => {
        const { w, wUncorrected } = kendallW(table);
        if (w !== null) expect(w >= 0 && w <= 1 && (wUncorrected ?? 2) <= w).toBe(true);
        const { alpha } = krippendorffAlpha(table);
        if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1);
        const { icc3 } = intraclassCorrelation(table);
        const complete = table as number[][];
        if (icc3.value !== null) expect(icc3.value).toBeCloseTo(slowIcc3(complete), 10);
        if (icc3.lower !== null && icc3.value !== null && icc3.upper !== null) {
          expect(icc3.lower <= icc3.value && icc3.value <= icc3.upper).toBe(true);
        }
        const same = complete.map((row) => row.map(() => row[0] ?? 0));
        const one = krippendorffAlpha(same);
        if (one.noFigureBecause === null) {
          expect([one.alpha, kendallW(same).w, intraclassCorrelation(same).icc2.value]).toEqual([1, 1, 1]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
