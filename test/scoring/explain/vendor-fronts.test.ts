import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { vendorFronts } from '../../../src/scoring/explain/vendor-fronts.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from '../example.js';

const criteria = defineCriteria(
  documentOf([
    outOfTen('a', 3),
    outOfTen('b', 2),
    outOfTen('c', 1),
    outOfTen('zero', 0),
    outOfTen('g', undefined, { gates: [{ kind: 'required' }] }),
  ]),
);
const reportOf = (rows: readonly (readonly number[])[], last = 5) =>
  scoreVendors(
    criteria,
    rows.map(([a = 0, b = 0, c = 0], i) => ({ vendor: `V${i}`, scores: { a, b, c, zero: i, g: last } })),
  );

describe('vendorFronts', () => {
  it('names who is matched everywhere and beaten somewhere, by the points of criteria that weigh', () => {
    const fronts = vendorFronts(
      reportOf([
        [9, 2, 5],
        [4, 8, 5],
        [4, 2, 5],
        [3, 1, 5],
        [4, 8, 5],
      ]),
    );
    expect(fronts.criteria).toEqual(['a', 'b', 'c']);
    expect(fronts.vendors).toEqual([
      { vendor: 'V0', rank: 1, front: 1, dominatedBy: [] },
      { vendor: 'V1', rank: 2, front: 1, dominatedBy: [] },
      { vendor: 'V4', rank: 2, front: 1, dominatedBy: [] },
      { vendor: 'V2', rank: 4, front: 2, dominatedBy: ['V0', 'V1', 'V4'] },
      { vendor: 'V3', rank: 5, front: 3, dominatedBy: ['V0', 'V1', 'V4', 'V2'] },
    ]);
    expect(fronts.message).toBe(
      'Weights decide between V0, V1 and V4. No weights could put V2 ahead of V0, V1 and V4, which are at least as good on every criterion. No weights could put V3 ahead of V0, V1, V4 and V2, which are at least as good on every criterion.',
    );
  });

  it('leaves out vendors without a rank, and takes prices as points', () => {
    const fronts = vendorFronts(JSON.parse(JSON.stringify(scoreVendors(defineCriteria(itDesk), itDeskSheets))));
    expect(fronts.vendors.map(({ vendor, front }) => [vendor, front])).toEqual([
      ['Acme', 1],
      ['Crest', 1],
    ]);
    expect(
      vendorFronts(
        reportOf([
          [5, 5, 5],
          [4, 5, 5],
        ]),
      ).message,
    ).toBe(
      'V0 is first whatever the weights, or level with the first. No weights could put V1 ahead of V0, which is at least as good on every criterion.',
    );
  });

  it('says why nothing can be said', () => {
    expect(vendorFronts(scoreVendors(criteria, []))).toMatchObject({ vendors: [] });
    const reweighted = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 1)], { missing: 'reweightGlobal' }));
    const report = scoreVendors(reweighted, [
      { vendor: 'X', scores: { a: 5 } },
      { vendor: 'Y', scores: { a: 4, b: 4 } },
    ]);
    expect(vendorFronts(report)).toMatchObject({ vendors: [] });
    expect(vendorFronts(report).message).toContain('X');
    expect(codesOf(() => vendorFronts({} as never))[0]).toMatch(/^INVALID_TYPE/);
  });

  it('agrees with the definition, and no dominated vendor ever has more points', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const report = reportOf(rows);
        const scoresOf = (vendor: string) => rows[Number(vendor.slice(1))] ?? [0, 0, 0];
        for (const { vendor, dominatedBy, front } of vendorFronts(report).vendors) {
          const own = scoresOf(vendor);
          const expected = report.ranking.flatMap(({ vendor: other }) => {
            const theirs = scoresOf(other);
            const beats =
              theirs.every((one, j) => one >= (own[j] ?? 0)) && theirs.some((one, j) => one > (own[j] ?? 0));
            return beats ? [other] : [];
          });
          expect(dominatedBy).toEqual(expected);
          expect(front === 1).toBe(expected.length === 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
