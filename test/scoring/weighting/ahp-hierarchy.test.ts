import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { ahpHierarchy } from '../../../src/scoring/weighting/ahp-hierarchy.js';
import type { AhpHierarchyDefinition } from '../../../src/scoring/weighting/hierarchy-document.js';
import type { PairwiseComparisons } from '../../../src/scoring/weighting/pairwise.js';
import { codesOf, issuesOf } from '../../core/issues-of.js';

const loose = (value: unknown): never => value as never;
const pairs = (...answers: [a: string, b: string, ratio: number | string][]): PairwiseComparisons => ({
  judgements: answers.map(([a, b, ratio]) => ({ a, b, ratio })),
});
const problems = (input: unknown, options: unknown = {}): string[] =>
  codesOf(() => ahpHierarchy(loose(input), loose(options)));

/** The choice of a car: cost has four parts, style and capacity are measured or have parts (figures made up here). */
const car: AhpHierarchyDefinition = {
  alternatives: ['Sedan', 'Van'],
  comparisons: pairs(['cost', 'safety', 3], ['cost', 'style', 7], ['safety', 'style', 3]),
  criteria: [
    {
      id: 'cost',
      comparisons: pairs(['price', 'fuel', 3]),
      criteria: [
        { id: 'price', comparisons: pairs(['Sedan', 'Van', 4]) },
        { id: 'fuel', measured: { Sedan: 30, Van: '20' } },
      ],
    },
    { id: 'safety', comparisons: pairs(['Van', 'Sedan', '3']) },
    { id: 'style', comparisons: pairs(['Sedan', 'Van', 7]) },
  ],
};

describe('ahpHierarchy', () => {
  it('multiplies weights down the tree and adds them up for the alternatives', () => {
    const { criteria, alternatives, comparisons, message, findings } = ahpHierarchy(deepFreeze(structuredClone(car)));
    expect(criteria.map(({ item, groups }) => [item, groups])).toEqual([
      ['cost', []],
      ['price', ['cost']],
      ['fuel', ['cost']],
      ['safety', []],
      ['style', []],
    ]);
    const [cost, price, fuel, safety, style] = criteria;
    expect(price?.weightShare).toBeCloseTo(0.75, 14);
    expect(price?.globalWeightShare).toBeCloseTo(0.75 * (cost?.weightShare ?? 0), 14);
    expect(fuel?.alternatives.map(({ weightExact, weightPercentText }) => [weightExact, weightPercentText])).toEqual([
      [null, '60.00'],
      [null, '40.00'],
    ]);
    expect(fuel?.comparisons).toBeNull();
    expect(cost?.alternatives).toEqual([]);
    const sedan =
      0.8 * (price?.globalWeightShare ?? 0) +
      0.6 * (fuel?.globalWeightShare ?? 0) +
      0.25 * (safety?.globalWeightShare ?? 0) +
      0.875 * (style?.globalWeightShare ?? 0);
    expect(alternatives.map(({ item, rank }) => [item, rank])).toEqual([
      ['Sedan', 1],
      ['Van', 2],
    ]);
    expect(alternatives[0]?.weightShare).toBeCloseTo(sedan, 14);
    expect((alternatives[0]?.weightShare ?? 0) + (alternatives[1]?.weightShare ?? 0)).toBeCloseTo(1, 14);
    expect(comparisons?.consistency.acceptable).toBe(true);
    expect(message).toBe('All 5 sets of answers fit together well enough.');
    expect(findings).toEqual([]);
  });

  it('weighs criteria alone, whatever the order of their comparisons', () => {
    const { criteria, alternatives } = ahpHierarchy({
      comparisons: {
        items: ['b', 'a'],
        matrix: [
          [1, 3],
          [null, 1],
        ],
      },
      criteria: [{ id: 'a' }, { id: 'b' }],
    });
    expect(criteria.map(({ item, weightPercentText, comparisons }) => [item, weightPercentText, comparisons])).toEqual([
      ['a', '25.00', null],
      ['b', '75.00', null],
    ]);
    expect(alternatives).toEqual([]);
  });

  it('needs no comparisons where there is one thing only', () => {
    const { criteria, alternatives, message } = ahpHierarchy({
      alternatives: ['only'],
      criteria: [{ id: 'a', criteria: [{ id: 'b' }] }],
    });
    expect(criteria.map(({ globalWeightShare }) => globalWeightShare)).toEqual([1, 1]);
    expect(alternatives).toMatchObject([{ item: 'only', weightShare: 1, rank: 1, weightPercentText: '100.00' }]);
    expect(message).toBe('Nothing had to be compared.');
  });

  it('keeps the order of others when a copy of an alternative enters, in the ideal mode only', () => {
    // Saaty's example of rank reversal by a copy (Belton & Gear 1983): three equal criteria, then a copy of B.
    const measured = [
      { A: 1, B: 9, C: 1 },
      { A: 9, B: 1, C: 1 },
      { A: 8, B: 9, C: 1 },
    ];
    const equal = {
      matrix: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    };
    const best = (copy: boolean, synthesis: 'distributive' | 'ideal') =>
      ahpHierarchy(
        {
          alternatives: copy ? ['A', 'B', 'C', 'D'] : ['A', 'B', 'C'],
          comparisons: equal,
          criteria: measured.map((figures, i) => ({
            id: `c${i}`,
            measured: copy ? { ...figures, D: figures.B } : figures,
          })),
        },
        { synthesis },
      ).alternatives;
    const order = (copy: boolean, synthesis: 'distributive' | 'ideal') =>
      best(copy, synthesis).map(({ item, rank }) => `${item}${rank}`);
    expect(best(false, 'distributive')[1]?.weightShare).toBeCloseTo((9 / 11 + 1 / 11 + 9 / 18) / 3, 14);
    expect(order(false, 'distributive')).toEqual(['A2', 'B1', 'C3']);
    expect(order(true, 'distributive')).toEqual(['A1', 'B2', 'C4', 'D2']);
    expect(order(false, 'ideal')).toEqual(['A2', 'B1', 'C3']);
    expect(order(true, 'ideal')).toEqual(['A3', 'B1', 'C4', 'D1']);
  });

  it('says under which criterion answers contradict each other', () => {
    const { message, findings } = ahpHierarchy({
      alternatives: ['x', 'y', 'z'],
      comparisons: pairs(['a', 'b', 2]),
      criteria: [
        { id: 'a', comparisons: pairs(['x', 'y', 9], ['y', 'z', 9], ['z', 'x', 9]) },
        { id: 'b', comparisons: pairs(['x', 'y', 2], ['y', 'z', 2]) },
      ],
    });
    expect(message).toBe('Answers contradict each other more than is usual under a; look at the findings.');
    expect(findings.map(({ code, subject }) => [code, subject])).toEqual([
      ['INCONSISTENT_JUDGEMENTS', 'a'],
      ['CONSISTENCY_UNCHECKED', 'b'],
    ]);
    expect(findings[0]?.message).toMatch(/^Under a: The answers contradict each other/);
  });

  it('says where no answer checks another', () => {
    const { message } = ahpHierarchy({
      comparisons: pairs(['a', 'b', 2], ['b', 'c', 2]),
      criteria: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    });
    expect(message).toBe('In 1 of 1 sets of answers no answer checks another.');
  });

  it('answers in JSON', () => {
    const result = ahpHierarchy(car);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('hierarchies that cannot be weighed', () => {
  it('names everything that is wrong, with its place', () => {
    expect(
      problems({
        alternatives: ['x', 'y', 'x'],
        comparisons: pairs(['a', 'b', -1]),
        criteria: [
          { id: 'a', comparisons: pairs(['x', 'q', 2]), measured: { x: 1, y: 1 } },
          { id: 'a', criteria: [{ id: 'b', measured: { x: 0, z: 1 } }], measured: { x: 1 } },
        ],
      }),
    ).toEqual([
      'DUPLICATE_ITEM alternatives[2]',
      'INVALID_VALUE criteria[0].measured',
      'DUPLICATE_CRITERION criteria[1].id',
      'UNKNOWN_ITEM criteria[1].criteria[0].measured.z',
      'NOT_POSITIVE criteria[1].criteria[0].measured.x',
      'REQUIRED criteria[1].criteria[0].measured.y',
      'INVALID_VALUE criteria[1].measured',
      'NOT_POSITIVE comparisons.judgements[0].ratio',
      'UNKNOWN_ITEM comparisons.judgements[0].b',
    ]);
  });

  it('asks for comparisons and for alternatives', () => {
    expect(problems({ criteria: [{ id: 'a' }, { id: 'b' }] })).toEqual(['REQUIRED comparisons']);
    expect(issuesOf(() => ahpHierarchy({ alternatives: ['x', 'y'], criteria: [{ id: 'a' }] }))).toMatchObject([
      { code: 'REQUIRED', path: 'criteria[0].comparisons', message: 'x and y must be compared with each other.' },
    ]);
    expect(problems({ criteria: [{ id: 'a', comparisons: pairs(['x', 'y', 2]) }] })).toEqual(['REQUIRED alternatives']);
    expect(problems({ criteria: [] })).toEqual(['OUT_OF_RANGE criteria']);
  });

  it('wants every member of a set compared', () => {
    const criteria = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(
      problems({
        comparisons: {
          items: ['a', 'b'],
          matrix: [
            [1, 1],
            [1, 1],
          ],
        },
        criteria,
      }),
    ).toEqual(['REQUIRED comparisons.items']);
    expect(problems({ comparisons: pairs(['a', 'b', 2]), criteria })).toEqual([
      'JUDGEMENTS_NOT_CONNECTED comparisons.judgements',
    ]);
    expect(problems({ comparisons: { matrix: [[1]] }, criteria })).toEqual([
      'NOT_SQUARE comparisons.matrix',
      'NOT_SQUARE comparisons.matrix[0]',
    ]);
    expect(problems({ comparisons: { items: ['a', 'b', 'x'], matrix: [] }, criteria })).toEqual([
      'UNKNOWN_ITEM comparisons.items[2]',
      'REQUIRED comparisons.items',
    ]);
  });

  it('refuses a criterion that contains itself, and a table that ends too early', () => {
    const loop: { id: string; criteria: unknown[] } = { id: 'a', criteria: [] };
    loop.criteria.push(loop);
    expect(problems({ criteria: [loop] })).toEqual(['INVALID_VALUE criteria[0].criteria[0]']);
    const many = Array.from({ length: 16 }, (_, i) => ({ id: `c${i}` }));
    const star = pairs(...many.slice(1).map(({ id }): [string, string, number] => ['c0', id, 2]));
    expect(problems({ comparisons: star, criteria: many })).toEqual(['RANDOM_INDEX_ENDS options.randomIndex']);
    expect(() => ahpHierarchy({ comparisons: star, criteria: many }, { randomIndex: 'doneganDodd1991' })).not.toThrow();
    expect(problems({ criteria: [{ id: 'a' }] }, { synthesis: 'supermatrix' })).toEqual([
      'INVALID_VALUE options.synthesis',
    ]);
    expect(problems({ criteria: [{ id: 'a' }] }, { mode: 'ideal' })).toEqual(['UNKNOWN_KEY options.mode']);
  });
});
