import { describe, expect, it } from 'vitest';
import type { CriteriaNode } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { lintCriteria } from '../../src/scoring/criteria/lint-criteria.js';
import { goodPracticeCriteria } from '../../src/scoring/practice/good-practice-criteria.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

const leaves = (nodes: readonly CriteriaNode[]): CriteriaNode[] =>
  nodes.flatMap((node) => ('criteria' in node ? leaves(node.criteria) : [node]));

describe('criteria of good practice', () => {
  it('are nine, each scored one with a question to ask and four texts from worst to best', () => {
    const draft = goodPracticeCriteria('EUR');
    expect(leaves(draft.criteria).map(({ id }) => id)).toEqual([
      'industryExperience',
      'trackRecord',
      'clientReferences',
      'expertise',
      'infrastructure',
      'security',
      'responsiveness',
      'culture',
      'price',
    ]);
    for (const leaf of leaves(draft.criteria)) {
      expect(leaf.description?.length, leaf.id).toBeGreaterThan(40);
      if ('rubric' in leaf) expect(Object.keys(leaf.rubric ?? {}), leaf.id).toEqual(['0', '1', '3', '5']);
    }
    expect(lintCriteria(defineCriteria(draft)).map(({ code }) => code)).toEqual(['RELATIVE_PRICE_FORMULA']);
  });

  it('are plain JSON, made anew each time, and score a vendor', () => {
    const draft = goodPracticeCriteria('GBP', { id: 'books', priceBand: { fullPointsAt: 500, zeroPointsAt: '1500' } });
    expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
    expect(goodPracticeCriteria('GBP').criteria[0]).not.toBe(goodPracticeCriteria('GBP').criteria[0]);
    const scores = Object.fromEntries(leaves(draft.criteria).map(({ id }) => [id, id === 'price' ? 1000 : 3]));
    expect(scoreVendors(defineCriteria(draft), [{ vendor: 'Acme', scores }]).ranking[0]?.totalExact).toBe('115/2');
  });

  it('refuse an unknown currency and options that nobody reads', () => {
    expect(codesOf(() => goodPracticeCriteria('EURO'))).toEqual(['UNKNOWN_CURRENCY currency']);
    expect(issuesOf(() => goodPracticeCriteria('EUR', { band: 1 } as never))[0]?.code).toBe('UNKNOWN_KEY');
    expect(codesOf(() => goodPracticeCriteria('EUR', { id: '', priceBand: 3 as never }))).toEqual([
      'OUT_OF_RANGE options.id',
      'INVALID_TYPE options.priceBand',
    ]);
    expect(issuesOf(() => goodPracticeCriteria('EUR', { id: 3 as never }))[0]?.code).toBe('INVALID_TYPE');
  });
});
