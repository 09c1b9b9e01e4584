import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { documentOf, outOfTen } from './example.js';

const ids = ['a', 'b', 'c'] as const;
const point = fc.integer({ min: 0, max: 3 });
const tender = fc.record({
  rows: fc.array(fc.tuple(point, point, point), { minLength: 1, maxLength: 9 }),
  tieBreak: fc.shuffledSubarray([...ids]),
  weights: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
});

describe('a rule for equal totals, always', () => {
  it('orders as sorting by total and then by each criterion does, whoever stands first in the list', () => {
    fc.assert(
      fc.property(tender, ({ rows, tieBreak, weights }) => {
        const criteria = defineCriteria(
          documentOf(
            ids.map((id, j) => outOfTen(id, weights[j] ?? 1)),
            { tieBreak },
          ),
        );
        const sheets = rows.map(([a, b, c], i) => ({ vendor: `V${i}`, scores: { a, b, c } }));
        const report = scoreVendors(criteria, sheets);
        const keyOf = (vendor: string): number[] => {
          const row = rows[Number(vendor.slice(1))] ?? [0, 0, 0];
          const total = row.reduce<number>((sum, score, j) => sum + score * (weights[j] ?? 1), 0);
          return [total, ...tieBreak.map((id) => row[ids.indexOf(id)] ?? 0)];
        };
        const before = (x: string, y: string): number => {
          const [p, q] = [keyOf(x), keyOf(y)];
          const at = p.findIndex((figure, i) => figure !== q[i]);
          return at < 0 ? 0 : (q[at] ?? 0) - (p[at] ?? 0);
        };
        for (const { rank, vendor } of report.ranking) {
          expect(rank).toBe(1 + sheets.filter((other) => before(other.vendor, vendor) < 0).length);
        }
        expect(scoreVendors(criteria, [...sheets].reverse())).toEqual(report);
        const plain = scoreVendors(
          defineCriteria(documentOf(ids.map((id, j) => outOfTen(id, weights[j] ?? 1)))),
          sheets,
        );
        const totals = (one: typeof plain) => one.ranking.map(({ totalExact }) => totalExact);
        expect(totals(report)).toEqual(totals(plain));
      }),
      { numRuns: 100 },
    );
  });
});
