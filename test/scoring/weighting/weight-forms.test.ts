import { describe, expect, it } from 'vitest';
import type { CriteriaDefinition, CriteriaNode } from '../../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { lintCriteria } from '../../../src/scoring/criteria/lint-criteria.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';
import { documentOf, itDesk, outOfTen } from '../example.js';

const announced = (criteria: readonly CriteriaNode[], more: Partial<CriteriaDefinition>) =>
  scoreVendors(defineCriteria(documentOf(criteria, more)), []);
const importance = (criteria: readonly CriteriaNode[], more: Partial<CriteriaDefinition>) =>
  announced(criteria, more).criteria.map(({ globalWeightExact, importance: words }) => [globalWeightExact, words]);
const problems = (criteria: readonly CriteriaNode[], more: Partial<CriteriaDefinition>): string[] =>
  codesOf(() => defineCriteria(documentOf(criteria, more)));
const group = (id: string, weight: number, criteria: readonly CriteriaNode[], more: object = {}): CriteriaNode => ({
  id,
  weight,
  criteria,
  ...more,
});

describe('forms of weights in a criteria document', () => {
  const ranked = [outOfTen('a', 1), outOfTen('b', 2), outOfTen('c', 3), outOfTen('d', 3)];

  it('turns ranks into weights and announces both', () => {
    expect(importance(ranked, { weights: 'rankOrderCentroid' })).toEqual([
      ['25/48', 'rank 1 of 4 (rank order centroid)'],
      ['13/48', 'rank 2 of 4 (rank order centroid)'],
      ['5/48', 'rank 3 of 4 (rank order centroid)'],
      ['5/48', 'rank 3 of 4 (rank order centroid)'],
    ]);
    expect(importance(ranked.slice(0, 3), { weights: 'rankSum' })[2]).toEqual(['1/6', 'rank 3 of 3 (rank sum)']);
    expect(importance(ranked.slice(0, 3), { weights: 'rankReciprocal' })[2]).toEqual([
      '2/11',
      'rank 3 of 3 (rank reciprocal)',
    ]);
    expect(importance(ranked.slice(0, 3), { weights: 'rankExponent', weightExponent: '2' })[2]).toEqual([
      '1/14',
      'rank 3 of 3 (rank exponent 2)',
    ]);
  });

  it('says percents, shares, points and swings in words too', () => {
    const two = (first: number | string, second: number) => [outOfTen('a', first), outOfTen('b', second)];
    expect(importance(two('60.0', 40), { weights: 'percent' })[0]).toEqual(['3/5', '60.0 %']);
    expect(importance(two(30, 20), { weights: 'percent', normalize: true })[0]).toEqual(['3/5', '30 of 50 percent']);
    expect(importance(two(0.6, 0.4), { weights: 'share' })[0]).toEqual(['3/5', '0.6 of 1']);
    expect(importance(two(3, 2), { weights: 'points' })[0]).toEqual(['3/5', '3 of 5 points']);
    expect(importance(two(100, 25), { weights: 'swing' })[0]).toEqual(['4/5', '100 of 125 swing points']);
  });

  it('lets a group write the weights of its members in another form', () => {
    const report = announced(
      [
        group('capability', 1, [outOfTen('experience', 70), outOfTen('references', 30)], { weights: 'percent' }),
        group('service', 2, [group('deep', 1, [outOfTen('x', 2), outOfTen('y', 1)]), outOfTen('speed', 1)]),
      ],
      { weights: 'rankSum' },
    );
    expect(
      report.criteria.map(({ criterion, weightForm, globalWeightExact }) => [criterion, weightForm, globalWeightExact]),
    ).toEqual([
      ['experience', 'percent', '7/15'],
      ['references', 'percent', '1/5'],
      ['x', 'rankSum', '1/18'],
      ['y', 'rankSum', '1/9'],
      ['speed', 'rankSum', '1/6'],
    ]);
    expect(
      report.groups.map(({ group: id, weightForm, weightGiven, importance: words }) => [
        id,
        weightForm,
        weightGiven,
        words,
      ]),
    ).toEqual([
      ['capability', 'rankSum', '1', 'rank 1 of 2 (rank sum)'],
      ['service', 'rankSum', '2', 'rank 2 of 2 (rank sum)'],
      ['deep', 'rankSum', '1', 'rank 1 of 2 (rank sum)'],
    ]);
  });

  it('hands the exponent down, and takes another one', () => {
    const inner = [outOfTen('a', 1), outOfTen('b', 2)];
    const shares = (more: object) =>
      announced([group('g', 1, inner, more)], { weights: 'rankExponent', weightExponent: 1 }).criteria.map(
        ({ globalWeightExact }) => globalWeightExact,
      );
    expect(shares({})).toEqual(['2/3', '1/3']);
    expect(shares({ weightExponent: 3 })).toEqual(['8/9', '1/9']);
    expect(shares({ weights: 'rankExponent' })).toEqual(['2/3', '1/3']);
    expect(shares({ weights: 'swing' })).toEqual(['1/3', '2/3']);
  });

  it('leaves pure gates out of the ranking', () => {
    const gate = outOfTen('gate', undefined, { gates: [{ kind: 'minimum', value: 3 }] });
    const report = announced([gate, outOfTen('a', 2), outOfTen('b', 1)], { weights: 'rankSum' });
    expect(report.criteria[0]).toMatchObject({ weightForm: null, weightGiven: null, importance: null });
    expect(report.criteria.map(({ globalWeightExact }) => globalWeightExact)).toEqual([null, '1/3', '2/3']);
  });

  it('gives the totals that the same weights in percent give', () => {
    const sheets = [
      { vendor: 'X', scores: { a: 3, b: 9, c: 5 } },
      { vendor: 'Y', scores: { a: 8, b: 2, c: 4 } },
    ];
    const totals = (weights: readonly (number | string)[], form: CriteriaDefinition['weights'] & string) =>
      scoreVendors(
        defineCriteria(
          documentOf(
            weights.map((weight, i) => outOfTen('abc'[i] as string, weight)),
            { weights: form },
          ),
        ),
        sheets,
      ).ranking.map(({ vendor, totalExact }) => [vendor, totalExact]);
    expect(totals([1, 2, 3], 'rankSum')).toEqual(totals([3, 2, 1], 'points'));
    expect(totals([100, 60, 40], 'swing')).toEqual(totals([50, 30, 20], 'percent'));
  });

  it('keeps every announcement of the guide in percent', () => {
    const report = scoreVendors(defineCriteria(itDesk), []);
    expect(report.criteria.map(({ importance: words }) => words)).toEqual([null, '50 %', '50 %', '25 %', '35 %']);
  });
});

describe('weights that cannot be used', () => {
  it('names ranks that are none, and holes', () => {
    expect(problems([outOfTen('a', 0), outOfTen('b', -2), outOfTen('c', 'x')], { weights: 'rankSum' })).toEqual([
      'INVALID_RANK criteria[0].weight',
      'INVALID_RANK criteria[1].weight',
      'INVALID_NUMBER criteria[2].weight',
    ]);
    expect(problems([outOfTen('a', 1), outOfTen('b', 3)], { weights: 'rankReciprocal' })).toEqual([
      'RANK_GAP criteria[1].weight',
    ]);
    expect(problems([group('g', 1, [outOfTen('a', 2), outOfTen('b', 3)])], { weights: 'rankOrderCentroid' })).toEqual([
      'RANK_GAP criteria[0].criteria[0].weight',
    ]);
    expect(problems([outOfTen('a', 1), outOfTen('b')], { weights: 'rankSum' })).toEqual([
      'WEIGHT_MISSING criteria[1].weight',
    ]);
  });

  it('asks for an exponent where one is needed, and nowhere else', () => {
    const one = [outOfTen('a', 1)];
    expect(problems(one, { weights: 'rankExponent' })).toEqual(['INVALID_EXPONENT weightExponent']);
    expect(problems(one, { weights: 'rankExponent', weightExponent: 11 })).toEqual(['INVALID_EXPONENT weightExponent']);
    expect(problems(one, { weights: 'rankExponent', weightExponent: 'much' })).toEqual([
      'INVALID_EXPONENT weightExponent',
    ]);
    expect(problems(one, { weights: 'points', weightExponent: 2 })).toEqual(['INVALID_EXPONENT weightExponent']);
    expect(problems([group('g', 1, one, { weights: 'rankExponent' })], {})).toEqual([
      'INVALID_EXPONENT criteria[0].weightExponent',
    ]);
    expect(problems([group('g', 1, one, { weightExponent: 2 })], {})).toEqual([
      'INVALID_EXPONENT criteria[0].weightExponent',
    ]);
  });

  it('checks sums by the form of each group', () => {
    const inner = [outOfTen('a', 60), outOfTen('b', 30)];
    expect(problems([group('g', 1, inner, { weights: 'percent' })], { weights: 'points' })).toEqual([
      'WEIGHT_SUM criteria[0].criteria',
    ]);
    expect(() =>
      defineCriteria(
        documentOf([group('g', 1, inner, { weights: 'percent' })], { weights: 'points', normalize: true }),
      ),
    ).not.toThrow();
    expect(() =>
      defineCriteria(documentOf([group('g', 100, inner, { weights: 'swing' })], { weights: 'percent' })),
    ).not.toThrow();
    expect(problems([outOfTen('a', 0), outOfTen('b', 0)], { weights: 'swing' })).toEqual(['WEIGHTS_ALL_ZERO criteria']);
    expect(problems([outOfTen('a', -1), outOfTen('b', 1)], { weights: 'swing' })).toEqual([
      'NEGATIVE_WEIGHT criteria[0].weight',
    ]);
  });

  it('refuses forms and keys that it does not know', () => {
    const odd = { weights: 'ranks' } as unknown as Partial<CriteriaDefinition>;
    expect(problems([outOfTen('a', 1)], odd)).toEqual(['INVALID_VALUE weights']);
    expect(problems([group('g', 1, [outOfTen('a', 1)], { weights: 'roc' })], {})).toEqual([
      'INVALID_VALUE criteria[0].weights',
    ]);
    expect(problems([{ ...outOfTen('a', 1), weights: 'swing' } as never], {})).toEqual([
      'UNKNOWN_KEY criteria[0].weights',
    ]);
  });

  it('reports a group that contains itself and ids used twice', () => {
    const loop: { id: string; weight: number; criteria: unknown[] } = { id: 'g', weight: 1, criteria: [] };
    loop.criteria.push(loop);
    expect(issuesOf(() => defineCriteria(documentOf([loop as never], { weights: 'rankSum' })))).toMatchObject([
      { code: 'CRITERIA_CYCLE', path: 'criteria[0].criteria[0]', params: { startsAt: 'criteria[0]' } },
    ]);
    expect(problems([outOfTen('a', 1), group('g', 2, [outOfTen('a', 1)])], { weights: 'rankSum' })).toEqual([
      'DUPLICATE_CRITERION criteria[1].criteria[0].id',
    ]);
  });

  it('still lints a swing of zero', () => {
    const criteria = defineCriteria(documentOf([outOfTen('a', 100), outOfTen('b', 0)], { weights: 'swing' }));
    expect(lintCriteria(criteria).map(({ code, subject }) => [code, subject])).toContainEqual(['WEIGHT_ZERO', 'b']);
  });
});
