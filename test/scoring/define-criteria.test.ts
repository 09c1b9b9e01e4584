import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import type { CriteriaDefinition } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from './example.js';

const problems = (document: unknown): string[] => codesOf(() => defineCriteria(document as CriteriaDefinition));

describe('defineCriteria', () => {
  it('fills in the defaults, freezes the document and leaves the input alone', () => {
    const input = deepFreeze(structuredClone(itDesk));
    const { definition } = defineCriteria(input);
    expect(definition).toMatchObject({ weights: 'percent', normalize: false, missing: 'unranked' });
    expect(Object.isFrozen(definition.criteria[0])).toBe(true);
    expect(input).toEqual(itDesk);
  });

  it('survives JSON: a copy of the result scores the same', () => {
    const criteria = defineCriteria(itDesk);
    const copy = JSON.parse(JSON.stringify(criteria));
    expect(copy).toEqual(criteria);
    expect(scoreVendors(copy, itDeskSheets)).toEqual(scoreVendors(criteria, itDeskSheets));
    expect(defineCriteria(copy.definition)).toEqual(criteria);
  });

  it('reports every problem of form at once', () => {
    expect(
      problems({
        id: '',
        version: 0,
        weights: 'percents',
        surprise: 1,
        criteria: [{ id: 'a', weight: 1, scale: { kind: 'stars', min: 0 } }],
      }),
    ).toEqual([
      'OUT_OF_RANGE id',
      'OUT_OF_RANGE version',
      'INVALID_VALUE weights',
      'INVALID_VALUE criteria[0].scale.kind',
      'UNKNOWN_KEY surprise',
    ]);
    expect(problems(null)).toEqual(['INVALID_TYPE ']);
    expect(problems({ id: 'x', version: 1, criteria: [] })).toEqual(['OUT_OF_RANGE criteria']);
  });

  it('finds a wrong key deep in the tree', () => {
    const group = { id: 'g', weight: 1, criteria: [{ ...outOfTen('a', 1), wieght: 3 }] };
    expect(problems(documentOf([group]))).toEqual(['UNKNOWN_KEY criteria[0].criteria[0].wieght']);
  });

  it('reports every problem of meaning at once', () => {
    expect(
      problems({
        id: 'x',
        version: 1,
        minimumTotal: 101,
        criteria: [
          { id: 'a', weight: -1, scale: { kind: 'points', min: 5, max: 5 } },
          { id: 'a', weight: 'ten', scale: { kind: 'price', currency: 'EUX' } },
          { id: 'c', weight: 20, scale: { kind: 'price', formula: 'belowBudget', fullPointsAt: 3, currency: 'EUR' } },
          { id: 'd', scale: { kind: 'yesNo' } },
        ],
      }),
    ).toEqual([
      'NEGATIVE_WEIGHT criteria[0].weight',
      'INVALID_SCALE criteria[0].scale',
      'DUPLICATE_CRITERION criteria[1].id',
      'INVALID_NUMBER criteria[1].weight',
      'UNKNOWN_CURRENCY criteria[1].scale.currency',
      'REQUIRED criteria[2].scale.budget',
      'UNKNOWN_KEY criteria[2].scale.fullPointsAt',
      'WEIGHT_MISSING criteria[3].weight',
      'OUT_OF_RANGE minimumTotal',
    ]);
  });

  it('asks percents and shares to sum to the whole among siblings, exactly', () => {
    const thirds = ['33.3', '33.3', '33.3'].map((weight, i) => ({ ...outOfTen(`c${i}`), weight }));
    const [sum] = issuesOf(() => defineCriteria(documentOf(thirds, { weights: 'percent' })));
    expect(sum).toMatchObject({ code: 'WEIGHT_SUM', path: 'criteria', received: '99.9', params: { whole: '100' } });
    expect(() => defineCriteria(documentOf(thirds, { weights: 'percent', normalize: true }))).not.toThrow();
    expect(() => defineCriteria(documentOf(thirds, { weights: 'points' }))).not.toThrow();
    const tenths = ['0.1', 0.2, 0.7].map((weight, i) => ({ ...outOfTen(`c${i}`), weight }));
    expect(() => defineCriteria(documentOf(tenths, { weights: 'share' }))).not.toThrow();
    const inGroup = { id: 'g', weight: 100, criteria: [outOfTen('a', 60), outOfTen('b', 30)] };
    expect(problems(documentOf([inGroup], { weights: 'percent' }))).toEqual(['WEIGHT_SUM criteria[0].criteria']);
  });

  it('knows who needs a weight and who must not have one', () => {
    const gate = { id: 'gate', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] } as const;
    expect(problems(documentOf([gate]))).toEqual(['NOTHING_TO_WEIGH criteria']);
    expect(() => defineCriteria(documentOf([{ id: 'must', criteria: [gate] }, outOfTen('a', 1)]))).not.toThrow();
    expect(problems(documentOf([{ id: 'must', weight: 10, criteria: [gate] }, outOfTen('a', 1)]))).toEqual([
      'NOTHING_TO_WEIGH criteria[0].weight',
    ]);
    expect(problems(documentOf([{ id: 'g', criteria: [outOfTen('a', 1)] }]))).toEqual([
      'WEIGHT_MISSING criteria[0].weight',
    ]);
    expect(problems(documentOf([outOfTen('a', 0), outOfTen('b', 0)]))).toEqual(['WEIGHTS_ALL_ZERO criteria']);
  });

  it('checks scales', () => {
    const scaled = (scale: object): string[] => problems(documentOf([{ id: 'a', weight: 1, scale } as never]));
    expect(scaled({ kind: 'ordinal', levels: ['low'] })).toEqual(['OUT_OF_RANGE criteria[0].scale.levels']);
    expect(scaled({ kind: 'ordinal', levels: ['low', 'low'] })).toEqual([
      'DUPLICATE_LEVEL criteria[0].scale.levels[1]',
    ]);
    expect(
      scaled({
        kind: 'ordinal',
        levels: [
          { level: 'a', percent: 50 },
          { level: 'b', percent: 20 },
        ],
      }),
    ).toEqual(['LEVELS_NOT_ORDERED criteria[0].scale.levels[1].percent']);
    expect(scaled({ kind: 'ordinal', levels: [{ level: 'a', percent: 120 }, 'b'] })).toEqual([
      'OUT_OF_RANGE criteria[0].scale.levels[0].percent',
      'REQUIRED criteria[0].scale.levels[1].percent',
    ]);
    expect(scaled({ kind: 'number', min: 3, max: 1 })).toEqual(['INVALID_SCALE criteria[0].scale']);
    expect(scaled({ kind: 'number', min: 'x', max: 'y' })).toEqual([
      'INVALID_NUMBER criteria[0].scale.min',
      'INVALID_NUMBER criteria[0].scale.max',
    ]);
    const band = { kind: 'price', formula: 'fixedBand', currency: 'EUR' };
    expect(scaled({ ...band, fullPointsAt: 9, zeroPointsAt: 9 })).toEqual(['INVALID_SCALE criteria[0].scale']);
    expect(scaled({ ...band, fullPointsAt: 0, zeroPointsAt: '1e5' })).toEqual([
      'PRICE_NOT_POSITIVE criteria[0].scale.fullPointsAt',
      'INVALID_AMOUNT criteria[0].scale.zeroPointsAt',
    ]);
  });

  it('checks gates and rubrics against the scale', () => {
    const one = (more: object): string[] => problems(documentOf([{ ...outOfTen('a', 1), ...more } as never]));
    expect(one({ gates: [{ kind: 'minimum', value: 11 }] })).toEqual(['SCORE_OFF_SCALE criteria[0].gates[0].value']);
    expect(
      one({
        gates: [
          { kind: 'minimum', value: 7 },
          { kind: 'maximum', value: 6 },
        ],
      }),
    ).toEqual(['INVALID_GATE criteria[0].gates']);
    expect(one({ scale: { kind: 'yesNo' }, gates: [{ kind: 'minimum', value: 1 }] })).toEqual([
      'INVALID_GATE criteria[0].gates[0].kind',
    ]);
    const price = { kind: 'price', currency: 'EUR' };
    expect(one({ scale: price, gates: [{ kind: 'minimum', value: 1 }] })).toEqual([
      'INVALID_GATE criteria[0].gates[0].kind',
    ]);
    const atMost = outOfTen('a', 1, {
      scale: { kind: 'price', currency: 'EUR' },
      gates: [{ kind: 'maximum', value: 9 }],
    });
    expect(() => defineCriteria(documentOf([atMost]))).not.toThrow();
    expect(one({ scale: price, rubric: { 1: 'cheap' } })).toEqual(['INVALID_RUBRIC criteria[0].rubric']);
    expect(one({ rubric: { 12: 'superb', good: 'fine' } })).toEqual([
      'SCORE_OFF_SCALE criteria[0].rubric["12"]',
      'INVALID_NUMBER criteria[0].rubric.good',
    ]);
    const levels = { kind: 'ordinal', levels: ['none', 'full'] };
    expect(one({ scale: levels, gates: [{ kind: 'minimum', value: 'half' }], rubric: { half: '?' } })).toEqual([
      'UNKNOWN_LEVEL criteria[0].gates[0].value',
      'UNKNOWN_LEVEL criteria[0].rubric.half',
    ]);
    expect(one({ scale: { kind: 'yesNo' }, rubric: { true: 'has it' } })).toEqual([
      'UNKNOWN_LEVEL criteria[0].rubric.true',
    ]);
  });
});
