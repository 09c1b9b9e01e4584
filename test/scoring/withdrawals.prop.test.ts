import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MissingPolicy, ScoreSheet } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { bidderDropoutTest } from '../../src/scoring/explain/bidder-dropout-test.js';
import type { PriceFormulaName, PriceScale } from '../../src/scoring/scales/scale-definition.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { documentOf, outOfTen } from './example.js';

const SCALES: readonly Partial<PriceScale>[] = [
  ...(
    [
      'proportionalToLowest',
      'proportionalToLowestSquared',
      'proportionalToLowestCubed',
      'linearAboveLowest',
      'linearMinMax',
      'meanDeviation',
      'meanPercentagePoints',
      'medianDeviation',
    ] satisfies PriceFormulaName[]
  ).map((formula) => ({ formula })),
  { formula: 'discountToBestDiscount', budget: 900 },
  { formula: 'bilinearDiscount', budget: 900, shareAtMeanPercent: 80 },
  { formula: 'fixedBand', fullPointsAt: 100, zeroPointsAt: 900 },
];

const tenderArb = fc.record({
  scales: fc.tuple(fc.constantFrom(...SCALES), fc.constantFrom(...SCALES)),
  missing: fc.constantFrom<MissingPolicy>('unranked', 'zero', 'worst', 'neutral', 'reweightSiblings', 'reweightGlobal'),
  minimumTotal: fc.constantFrom(0, 50, 60),
  gate: fc.boolean(),
  tieBreak: fc.constantFrom<string[]>([], ['p'], ['r', 'q'], ['q']),
  rows: fc.array(fc.tuple(fc.nat(11), fc.nat(8), fc.nat(8)), { minLength: 1, maxLength: 7 }),
});

const priced = (id: string, scale: Partial<PriceScale>) =>
  ({ id, weight: 4, scale: { kind: 'price', currency: 'EUR', ...scale } as PriceScale }) as const;

describe('withdrawals', () => {
  it('are tested as if the others alone had been scored, by every formula and policy, and told by scoreVendors', () => {
    fc.assert(
      fc.property(tenderArb, ({ scales, missing, minimumTotal, gate, tieBreak, rows }) => {
        const criteria = defineCriteria(
          documentOf(
            [
              outOfTen('q', 5, { gates: gate ? [{ kind: 'minimum', value: 3 }] : [] }),
              priced('p', scales[0]),
              priced('r', scales[1]),
            ],
            { missing, minimumTotal, tieBreak },
          ),
        );
        // 11 and 0 stand for no score at all.
        const sheets = rows.map(([q, p, r], i): ScoreSheet => {
          const scores = {
            ...(q === 11 ? {} : { q }),
            ...(p === 0 ? {} : { p: p * 100 }),
            ...(r === 0 ? {} : { r: r * 100 }),
          };
          return { vendor: `V${i}`, scores };
        });
        const report = scoreVendors(criteria, sheets);
        const test = bidderDropoutTest(criteria, sheets);
        const quietly = scoreVendors(criteria, sheets, { dropoutTest: false });
        for (const { withdrawn, ranking } of test.checks) {
          const alone = scoreVendors(
            criteria,
            sheets.filter(({ vendor }) => vendor !== withdrawn),
          ).ranking.filter(({ rank }) => rank !== null);
          expect(ranking).toEqual(alone.map(({ rank, vendor, total }) => ({ rank, vendor, total })));
        }
        const relative = scales.some(({ formula }) => formula !== 'fixedBand');
        const told = (code: string): boolean => /^(WINNER|ORDER)_DEPENDS/.test(code);
        expect(report.findings.filter(({ code }) => told(code))).toEqual(relative ? test.findings : []);
        expect(quietly.findings.some(({ code }) => told(code))).toBe(false);
        expect({ ...report, findings: [] }).toEqual({ ...quietly, findings: [] });
      }),
      { numRuns: 150 },
    );
  });
});
