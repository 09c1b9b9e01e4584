import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import type { CriteriaDefinition, CriteriaNode } from '../../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { lintCriteria } from '../../../src/scoring/criteria/lint-criteria.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { ahpWeights } from '../../../src/scoring/weighting/ahp-weights.js';
import { bestWorstWeights } from '../../../src/scoring/weighting/best-worst-weights.js';
import { weighByComparisons } from '../../../src/scoring/weighting/weigh-by-comparisons.js';
import type { WeightComparisons } from '../../../src/scoring/weighting/weight-comparisons.js';
import { codesOf } from '../../core/issues-of.js';
import { outOfTen } from '../example.js';

const judgements = [
  { a: 'a', b: 'b', ratio: 3 },
  { a: 'a', b: 'c', ratio: 5 },
  { a: 'b', b: 'c', ratio: 4 },
];
const three = [outOfTen('a'), outOfTen('b'), outOfTen('c')];
const document = (comparisons: WeightComparisons | undefined, criteria: readonly CriteriaNode[] = three, more = {}) =>
  deepFreeze({
    id: 'compared',
    version: 1,
    ...(comparisons === undefined ? {} : { comparisons }),
    criteria,
    ...more,
  } as CriteriaDefinition);
const weights = ({ criteria }: Pick<CriteriaDefinition, 'criteria'>) => criteria.map(({ id, weight }) => [id, weight]);

describe('weighByComparisons', () => {
  it('fills in the percents of AHP and keeps the answers', () => {
    const weighed = weighByComparisons(document({ method: 'ahp', judgements }));
    const alone = ahpWeights({ judgements }).weights.map(({ item, weightPercentText }) => [item, weightPercentText]);
    expect(weights(weighed)).toEqual(alone);
    expect(weighed.weights).toBe('percent');
    const report = scoreVendors(defineCriteria(weighed), []);
    expect(report.criteria.map(({ importance }) => importance)).toEqual(alone.map(([, percent]) => `${percent} %`));
    // The report carries the document, and with it the answers, through JSON.
    expect(JSON.parse(JSON.stringify(report)).definition.comparisons).toEqual({ method: 'ahp', judgements });
  });

  it('uses the conventions that the comparisons name', () => {
    const matrix = [
      [1, 3, 5],
      ['1/3', 1, 4],
      ['1/5', '1/4', 1],
    ];
    const weighed = weighByComparisons(document({ method: 'ahp', matrix, vector: 'columnMean' }));
    const alone = ahpWeights({ matrix }, { vector: 'columnMean' });
    expect(weights(weighed).map(([, weight]) => weight)).toEqual(alone.weights.map((one) => one.weightPercentText));
    expect(alone.weights[0]?.weightPercentText).not.toBe(ahpWeights({ matrix }).weights[0]?.weightPercentText);
  });

  it('fills in the percents of the best-worst method', () => {
    const answers = { best: 'a', worst: 'c', bestToOthers: { b: 3, c: 7 }, othersToWorst: { a: 7, b: 3 } };
    const weighed = weighByComparisons(document({ method: 'bestWorst', ...answers }));
    const alone = bestWorstWeights(answers).weights;
    expect(weights(weighed)).toEqual(
      three.map(({ id }) => [id, alone.find(({ item }) => item === id)?.weightPercentText]),
    );
    expect(weights(weighed)).toEqual([
      ['a', '67.27'],
      ['b', '23.64'],
      ['c', '9.09'],
    ]);
  });

  it('leaves gates alone, and replaces weights that stood there', () => {
    const gate = outOfTen('gate', undefined, { gates: [{ kind: 'required' }] });
    const criteria = [gate, outOfTen('a', 90), outOfTen('b', 10), outOfTen('c')];
    const weighed = weighByComparisons(document({ method: 'ahp', judgements }, criteria));
    expect(weights(weighed)[0]).toEqual(['gate', undefined]);
    expect(weights(weighed).slice(1)).toEqual(weights(weighByComparisons(document({ method: 'ahp', judgements }))));
    expect(defineCriteria(weighed).definition.criteria[0]).not.toHaveProperty('weight');
  });

  it('weighs a group alone, and lets a group keep the form that it had from around it', () => {
    const pair = { method: 'ahp', judgements: [{ a: 'x', b: 'y', ratio: 3 }] } as const;
    const group = { id: 'g', weight: 1, comparisons: pair, criteria: [outOfTen('x'), outOfTen('y')] };
    const points = weighByComparisons(document(undefined, [group, outOfTen('z', 3)], { weights: 'points' }));
    const [inner, outer] = scoreVendors(defineCriteria(points), []).criteria.slice(1);
    expect([inner?.importance, inner?.globalWeightExact]).toEqual(['25.00 %', '1/16']);
    expect([outer?.importance, outer?.globalWeightExact]).toEqual(['3 of 4 points', '3/4']);

    const ranks = { id: 'g', criteria: [outOfTen('x', 1), outOfTen('y', 2)] };
    const kept = weighByComparisons(
      document({ method: 'ahp', judgements: [{ a: 'g', b: 'z', ratio: 1 }] }, [ranks, outOfTen('z')], {
        weights: 'rankExponent',
        weightExponent: 2,
      }),
    );
    const [x] = scoreVendors(defineCriteria(kept), []).criteria;
    expect([x?.importance, x?.globalWeightExact]).toEqual(['rank 1 of 2 (rank exponent 2)', '2/5']);
  });

  it('names every problem with its place', () => {
    const bad = document({ method: 'ahp', judgements: [{ a: 'a', b: 'nobody', ratio: 2 }] }, [
      ...three,
      {
        id: 'g',
        weight: 1,
        comparisons: { method: 'bestWorst', best: 'x', worst: 'w', bestToOthers: { w: 0.5 }, othersToWorst: {} },
        criteria: [outOfTen('x'), outOfTen('y')],
      },
    ]);
    expect(codesOf(() => weighByComparisons(bad))).toEqual([
      'UNKNOWN_ITEM comparisons.judgements[0].b',
      'OUT_OF_RANGE criteria[3].comparisons.bestToOthers.w',
      'REQUIRED criteria[3].comparisons.othersToWorst.x',
      'UNKNOWN_ITEM criteria[3].comparisons.worst',
    ]);
    expect(codesOf(() => weighByComparisons(document(undefined)))).toEqual(['REQUIRED comparisons']);
    expect(codesOf(() => weighByComparisons(document({ method: 'anp' } as never)))).toEqual([
      'INVALID_VALUE comparisons.method',
    ]);
    const many = Array.from({ length: 16 }, (_, i) => outOfTen(`m${i}`));
    const matrix = many.map(() => many.map(() => 1));
    expect(codesOf(() => weighByComparisons(document({ method: 'ahp', matrix }, many)))).toEqual([
      'RANDOM_INDEX_ENDS comparisons.randomIndex',
    ]);
    expect(() =>
      weighByComparisons(document({ method: 'ahp', matrix, randomIndex: 'doneganDodd1991' }, many)),
    ).not.toThrow();
  });

  it('leaves its input as it is', () => {
    const given = document({ method: 'ahp', judgements });
    const before = JSON.stringify(given);
    weighByComparisons(given);
    expect(JSON.stringify(given)).toBe(before);
  });
});

describe('lintCriteria on comparisons', () => {
  const lint = (definition: CriteriaDefinition) =>
    lintCriteria(defineCriteria(definition)).filter(({ code }) => code !== 'NO_RUBRIC');

  it('says how well the answers fit together, with the place', () => {
    const contradicting = [...judgements.slice(0, 2), { a: 'c', b: 'b', ratio: 4 }];
    const weighed = weighByComparisons(document({ method: 'ahp', judgements: contradicting }));
    expect(lint(weighed).map(({ code, subject, path }) => [code, subject, path])).toEqual([
      ['INCONSISTENT_JUDGEMENTS', null, 'comparisons'],
    ]);
    expect(lint(weighByComparisons(document({ method: 'ahp', judgements })))).toEqual([]);
  });

  it('finds weights that are no longer those of the comparisons, in groups too', () => {
    const group = (criteria: readonly CriteriaNode[]) => ({
      id: 'g',
      weight: 100,
      comparisons: { method: 'ahp' as const, judgements },
      criteria,
    });
    const weighed = weighByComparisons(document(undefined, [group(three)]));
    const changed = document(undefined, [
      { ...group([outOfTen('a', 60), outOfTen('b', 30), outOfTen('c', 10)]), weights: 'percent' },
    ]);
    expect(lint(weighed).map(({ code }) => code)).toEqual([]);
    expect(lint(changed)).toMatchObject([
      {
        code: 'WEIGHTS_NOT_AS_COMPARED',
        severity: 'medium',
        subject: 'g',
        path: 'criteria[0].comparisons',
        message:
          'The comparisons kept here give other weights (a 62.67 %, b 27.97 %, c 9.36 %); fill them in again, or keep the reason for the change on file.',
      },
    ]);
  });

  it('lets percents of more digits pass, and says that comparisons of other criteria are of no use', () => {
    const full = ahpWeights({ judgements }).weights;
    const precise = three.map((one, i) => ({ ...one, weight: String(full[i]?.weightShare) }));
    expect(lint(document({ method: 'ahp', judgements }, precise, { weights: 'points' }))).toEqual([]);
    const stale = document({ method: 'ahp', judgements }, [outOfTen('a', 50), outOfTen('b', 50)]);
    expect(lint(stale)).toMatchObject([
      {
        code: 'COMPARISONS_UNUSABLE',
        message:
          'The comparisons kept here are not those that the weights come from: "c" is not among the items to compare; expected one of a, b.',
        params: { problems: [{ code: 'UNKNOWN_ITEM' }, { code: 'UNKNOWN_ITEM' }] },
      },
    ]);
    expect(() => defineCriteria(stale)).not.toThrow();
  });
});
