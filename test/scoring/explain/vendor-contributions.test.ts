import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { fraction, ZERO } from '../../../src/exact/fraction.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { readExact } from '../../../src/scoring/exact-text.js';
import { compareVendors } from '../../../src/scoring/explain/compare-vendors.js';
import { vendorContributions } from '../../../src/scoring/explain/vendor-contributions.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets, outOfTen } from '../example.js';
import { reportOf } from './example.js';

const itDeskReport = deepFreeze(scoreVendors(defineCriteria(itDesk), itDeskSheets));

describe('vendorContributions', () => {
  it('writes names in the sentence as readers know them', () => {
    const names = ['Track record', 'ISO 27001', 'SLA history', 'Qualität der Arbeit', 'McKinsey rating', 'A/B test'];
    const criteria = names.map((name, i) => outOfTen(`c${i}`, 1, { name }));
    const report = scoreVendors(defineCriteria(documentOf(criteria)), [
      { vendor: 'X', scores: Object.fromEntries(names.map((_, i) => [`c${i}`, 6])) },
    ]);
    expect(vendorContributions(report, 'X').message).toBe(
      'X has 60.0 points: track record 10.0, ISO 27001 10.0, SLA history 10.0, Qualität der Arbeit 10.0, McKinsey rating 10.0, A/B test 10.0.',
    );
  });

  it('shows the IT desk as a waterfall', () => {
    const shown = vendorContributions(itDeskReport, 'Acme');
    expect(shown).toMatchObject({ total: 86.84745762711864, totalExact: '5124/59', totalText: '86.8', findings: [] });
    expect(shown.contributions.map((one) => [one.criterion, one.pointsText, one.runningTotalText])).toEqual([
      ['price', '30.8', '30.8'],
      ['dataProtection', '20.0', '50.8'],
      ['references', '20.0', '70.8'],
      ['experience', '16.0', '86.8'],
    ]);
    expect(shown.message).toBe(
      'Acme has 86.8 points: price 30.8, data protection 20.0, references 20.0, experience 16.0.',
    );
    expect(compareVendors(itDeskReport, 'Acme', 'Bolt').contributions).toEqual([
      shown,
      vendorContributions(itDeskReport, 'Bolt'),
    ]);
  });

  it('sums to the total, exactly and as shown, whatever the decimals', () => {
    const share = fc.integer({ min: 0, max: 97 }).map((n) => n / 97);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), share), { minLength: 1, maxLength: 7 }),
        fc.nat(4),
        (pairs, decimals) => {
          const report = reportOf(
            pairs.map(([weight]) => weight),
            [pairs.map(([, score]) => score)],
          );
          const { contributions, totalExact, totalText } = vendorContributions(report, 'V000', { decimals });
          const sum = contributions.reduce((total, one) => total.add(readExact(one.pointsExact)), ZERO);
          expect(sum.toFraction()).toBe(totalExact);
          const shown = contributions.reduce((total, one) => total.add(fraction(one.pointsText)), ZERO);
          expect(shown.equals(fraction(totalText ?? ''))).toBe(true);
          expect(contributions[contributions.length - 1]?.runningTotalText).toBe(totalText);
          expect(contributions[contributions.length - 1]?.runningTotal).toBe(report.ranking[0]?.total);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says when there is no total, and refuses the unknown', () => {
    const report = scoreVendors(defineCriteria(documentOf([outOfTen('a', 1)])), [
      { vendor: 'X', scores: {} },
      { vendor: 'Y', scores: { a: 0 } },
    ]);
    expect(vendorContributions(report, 'X')).toMatchObject({
      total: null,
      totalText: null,
      contributions: [],
      findings: [{ code: 'NO_TOTAL', subject: 'X' }],
    });
    expect(vendorContributions(report, 'Y').message).toBe('Y has 0.0 points.');
    expect(compareVendors(report, 'X', 'Y').contributions).toEqual([]);
    expect(codesOf(() => vendorContributions(report, 'Z'))).toEqual(['UNKNOWN_VENDOR vendor']);
    expect(codesOf(() => vendorContributions(report, 'Y', { decimals: 11 }))).toEqual([
      'OUT_OF_RANGE options.decimals',
    ]);
  });
});

describe('a vendor without a total', () => {
  it('is told why: nothing is missing where no price can be compared', () => {
    const criteria = defineCriteria(
      documentOf([
        { id: 'licence', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] },
        { id: 'price', weight: 1, scale: { kind: 'price', currency: 'EUR' } },
      ]),
    );
    const message = (scores: Readonly<Record<string, boolean | number>>) =>
      vendorContributions(scoreVendors(criteria, [{ vendor: 'A', scores }]), 'A').message;
    expect(message({ licence: false, price: 5 })).toBe(
      'A has no total, because no eligible vendor has a price to compare its price with.',
    );
    expect(message({ licence: true })).toBe('A has no total yet, because scores are missing.');
  });
});
