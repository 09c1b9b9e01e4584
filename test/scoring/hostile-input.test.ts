import { describe, expect, it } from 'vitest';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { lintCriteria } from '../../src/scoring/criteria/lint-criteria.js';
import { bidderDropoutTest } from '../../src/scoring/explain/bidder-dropout-test.js';
import { compareVendors } from '../../src/scoring/explain/compare-vendors.js';
import { weightStability } from '../../src/scoring/explain/weight-stability.js';
import { pricePoints } from '../../src/scoring/price/price-points.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from './example.js';

const criteria = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 1)]));
const sheet = (vendor: string, a: number, b: number) => ({ vendor, scores: { a, b } });
const loose = (value: unknown): never => value as never;

describe('keys that objects treat specially', () => {
  it('refuses __proto__ instead of dropping the score that stands under it', () => {
    const scores = JSON.parse('{ "a": 5, "b": 5, "__proto__": 3 }');
    expect(codesOf(() => scoreVendors(criteria, [{ vendor: 'X', scores }]))).toEqual([
      'UNKNOWN_KEY [0].scores.__proto__',
    ]);
    const rubric = JSON.parse('{ "5": "good", "__proto__": "lost" }');
    expect(codesOf(() => defineCriteria(documentOf([outOfTen('a', 1, { rubric })])))).toEqual([
      'UNKNOWN_KEY criteria[0].rubric.__proto__',
    ]);
    expect(codesOf(() => defineCriteria(documentOf([outOfTen('__proto__', 1)])))).toEqual([
      'INVALID_VALUE criteria[0].id',
    ]);
  });

  it('takes the other inherited names as ordinary ids, levels and vendors', () => {
    const odd = defineCriteria(
      documentOf([
        outOfTen('constructor', 1),
        { id: 'toString', weight: 1, scale: { kind: 'ordinal', levels: ['valueOf', '__proto__'] } },
      ]),
    );
    const report = scoreVendors(odd, [
      { vendor: '__proto__', scores: { constructor: 5, toString: '__proto__' } as never },
      { vendor: 'hasOwnProperty', scores: { constructor: 10 } as never },
    ]);
    expect(report.ranking.map(({ vendor, total, missing }) => [vendor, total, missing])).toEqual([
      ['__proto__', 75, []],
      ['hasOwnProperty', null, ['toString']],
    ]);
    expect(compareVendors(report, '__proto__', '__proto__').message).toContain('level at 75.00');
  });
});

describe('documents that are no trees', () => {
  it('refuses a group that contains itself, and nesting that no stack holds', () => {
    const group: { id: string; weight: number; criteria: unknown[] } = { id: 'g', weight: 1, criteria: [] };
    group.criteria.push(group, group);
    expect(codesOf(() => defineCriteria(loose(documentOf([loose(group)]))))).toEqual([
      'CRITERIA_CYCLE criteria[0].criteria[0]',
    ]);
    const deep = { id: 'h', weight: 1, criteria: [outOfTen('a', 1), { id: 'i', weight: 1, criteria: [loose(group)] }] };
    group.criteria.splice(0, 2, deep);
    expect(issuesOf(() => defineCriteria(documentOf([outOfTen('b', 1), loose(group)])))).toMatchObject([
      {
        code: 'CRITERIA_CYCLE',
        path: 'criteria[1].criteria[0].criteria[1].criteria[0]',
        params: { startsAt: 'criteria[1]' },
      },
    ]);
    const whole: { criteria: unknown[] } = { ...documentOf([]), criteria: [] };
    whole.criteria.push(whole);
    expect(codesOf(() => defineCriteria(loose(whole)))).toEqual(['CRITERIA_CYCLE criteria[0]']);
    const nested = (depth: number) => {
      let node: unknown = outOfTen('a', 1);
      for (let i = 0; i < depth; i++) node = { id: `g${i}`, weight: 1, criteria: [node] };
      return () => defineCriteria(documentOf([loose(node)]));
    };
    expect(nested(40)).not.toThrow();
    expect(nested(48)).not.toThrow();
    for (const depth of [49, 5000]) {
      expect(issuesOf(nested(depth))).toMatchObject([
        { code: 'OUT_OF_RANGE', expected: 'at most 48 groups in one another', params: { limit: 48 } },
      ]);
    }
  });

  it('takes one object that stands in two places', () => {
    const scale = { kind: 'points', min: 0, max: 5 } as const;
    const shared = [1, 2].map((i) => ({ id: `c${i}`, weight: 1, scale }));
    expect(() => defineCriteria(documentOf(shared))).not.toThrow();
  });

  it('checks a copy of criteria that somebody has changed', () => {
    const copy = structuredClone({ definition: criteria.definition }) as unknown as {
      definition: { criteria: { weight: unknown; wieght?: number }[] };
    };
    expect(() => scoreVendors(loose(copy), [])).not.toThrow();
    (copy.definition.criteria[0] as { weight: unknown }).weight = null;
    (copy.definition.criteria[1] as { wieght?: number }).wieght = 2;
    expect(codesOf(() => scoreVendors(loose(copy), []))).toEqual([
      'INVALID_TYPE criteria[0].weight',
      'UNKNOWN_KEY criteria[1].wieght',
    ]);
    for (const wrong of [{ definition: null }, {}, null, undefined, 5, itDesk]) {
      for (const verb of [lintCriteria, scoreVendors, bidderDropoutTest]) {
        expect(codesOf(() => verb(loose(wrong), []))).toEqual(['NOT_DEFINED criteria']);
      }
    }
    expect(codesOf(() => scoreVendors(loose({ definition: { id: 'x' } }), []))).toContain('REQUIRED criteria');
  });
});

describe('arguments of another kind', () => {
  const report = scoreVendors(defineCriteria(itDesk), itDeskSheets);

  it('names options that nobody reads', () => {
    expect(issuesOf(() => scoreVendors(criteria, [], loose({ tie: 'dense', decimals: 1 })))).toMatchObject([
      {
        code: 'UNKNOWN_KEY',
        path: 'options.tie',
        message: 'The option "tie" is not known here; expected only ties, decimals, dropoutTest.',
      },
    ]);
    expect(codesOf(() => compareVendors(report, 'Acme', 'Crest', loose({ decimal: 1 })))).toEqual([
      'UNKNOWN_KEY options.decimal',
    ]);
    const scale = { kind: 'price', currency: 'EUR' } as const;
    expect(codesOf(() => pricePoints(scale, [1], loose({ max: 35 })))).toEqual(['UNKNOWN_KEY options.max']);
    for (const wrong of [null, 5, [], 'dense']) {
      expect(codesOf(() => scoreVendors(criteria, [], loose(wrong)))).toEqual(['INVALID_TYPE options']);
    }
    expect(() => scoreVendors(criteria, [], loose({ ties: undefined, tie: undefined }))).not.toThrow();
  });

  it('refuses what is no report and no list of prices', () => {
    const torn = { ...report, ranking: [{ ...report.ranking[0], criteria: [] }] };
    const unnamed = { ...report, criteria: report.criteria.map((one) => ({ ...one, name: 5 })) };
    for (const wrong of [null, undefined, {}, [], criteria, torn, unnamed, { ...report, ranking: [null] }]) {
      expect(codesOf(() => weightStability(loose(wrong)))).toEqual(['INVALID_TYPE report']);
      expect(codesOf(() => compareVendors(loose(wrong), 'Acme', 'Crest'))).toEqual(['INVALID_TYPE report']);
    }
    for (const wrong of [undefined, null, 'x', { 0: 1 }]) {
      expect(codesOf(() => pricePoints({ kind: 'price', currency: 'EUR' }, loose(wrong)))).toEqual([
        'INVALID_TYPE prices',
      ]);
    }
  });
});

describe('gates and rubrics that contradict themselves', () => {
  const bars =
    (...gates: [kind: 'minimum' | 'maximum', value: number][]) =>
    () =>
      defineCriteria(documentOf([outOfTen('a', 1, { gates: gates.map(([kind, value]) => ({ kind, value })) })]));

  it('compares the strictest bars', () => {
    expect(codesOf(bars(['minimum', 1], ['minimum', 8], ['maximum', 5]))).toEqual(['INVALID_GATE criteria[0].gates']);
    expect(codesOf(bars(['maximum', 9], ['maximum', 2], ['minimum', 3]))).toEqual(['INVALID_GATE criteria[0].gates']);
    expect(bars(['minimum', 1], ['minimum', 5], ['maximum', 5], ['maximum', 9])).not.toThrow();
  });

  it('refuses two texts for one score', () => {
    const rubric = { 1: 'poor', '1.0': 'fair', 5: 'good' };
    expect(issuesOf(() => defineCriteria(documentOf([outOfTen('a', 1, { rubric })])))).toMatchObject([
      {
        code: 'INVALID_RUBRIC',
        path: 'criteria[0].rubric["1.0"]',
        message: '"1.0" and "1" are the same score, so it has two texts.',
      },
    ]);
  });
});

describe('sentences', () => {
  it('speaks of one missing score, and of one vendor, as of one', () => {
    const run = (missing: 'unranked' | 'zero' | 'reweightSiblings', scores: object) =>
      scoreVendors(defineCriteria({ ...criteria.definition, missing }), [{ vendor: 'X', scores: loose(scores) }]);
    const said = (missing: 'unranked' | 'zero' | 'reweightSiblings', scores: object) =>
      run(missing, scores).findings.map(({ message }) => message);
    expect(said('unranked', { a: 5 })).toEqual([
      'The only vendor does not pass every gate with a complete score.',
      'X has no score for b; the vendor has no total and no rank until it is scored.',
    ]);
    expect(said('zero', { a: 5 })).toContain('X has no score for b; it counts as no points.');
    expect(said('zero', {})).toContain('X has no score for a and b; they count as no points.');
    expect(said('reweightSiblings', { a: 5 })).toContain(
      'X has no score for b; its weight goes to the criteria beside it.',
    );
  });

  it('says whose withdrawal turns the order behind the winner', () => {
    const priced = defineCriteria(
      documentOf([
        { id: 'quality', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
        { id: 'price', weight: 50, scale: { kind: 'price', currency: 'EUR' } },
      ]),
    );
    // With Top: A 40 + 20 = 60, B 30 + 26.7 = 56.7; without it the lowest price is 75: A 77.5, B 80.
    const { findings, winners } = bidderDropoutTest(priced, [
      { vendor: 'Top', scores: { quality: 100, price: 40 } },
      { vendor: 'A', scores: { quality: 80, price: 100 } },
      { vendor: 'B', scores: { quality: 60, price: 75 } },
    ]);
    expect(winners).toEqual(['Top']);
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['ORDER_DEPENDS_ON_BIDDER', 'If Top withdrew, which is first, the order of the others would change.'],
    ]);
  });

  it('keeps ten thousand vendors in time', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => sheet(`V${i}`, i % 11, (i * 7) % 11));
    expect(scoreVendors(criteria, many).ranking).toHaveLength(10_000);
  });
});
