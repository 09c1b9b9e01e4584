import { describe, expect, it } from 'vitest';
import type { ScoreSheet } from '../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../src/scoring/criteria/define-criteria.js';
import { lintCriteria } from '../../src/scoring/criteria/lint-criteria.js';
import { bidderDropoutTest } from '../../src/scoring/explain/bidder-dropout-test.js';
import type { PriceFormulaName } from '../../src/scoring/scales/scale-definition.js';
import { scoreVendors } from '../../src/scoring/totals/score-vendors.js';
import { codesOf } from '../core/issues-of.js';
import { documentOf, itDesk, itDeskSheets } from './example.js';

const criteriaWith = (formula: PriceFormulaName, more = {}) =>
  defineCriteria(
    documentOf([
      { id: 'quality', weight: 50, scale: { kind: 'points', min: 0, max: 100 } },
      { id: 'price', name: 'Price', weight: 50, scale: { kind: 'price', formula, currency: 'EUR', ...more } },
    ]),
  );
const sheet = (vendor: string, quality: number, price: number): ScoreSheet => ({ vendor, scores: { quality, price } });
const bids = [sheet('A', 80, 100), sheet('B', 60, 75), sheet('C', 10, 40)];

describe('the dropout test that scoreVendors runs', () => {
  it('tells that the award rests on a losing bid', () => {
    const { findings } = scoreVendors(criteriaWith('proportionalToLowest'), bids);
    expect(findings.map(({ code, severity, subject, message }) => [code, severity, subject, message])).toEqual([
      [
        'RELATIVE_PRICE_FORMULA',
        'info',
        'price',
        'Points for Price depend on who else bids, and here so does the order of the vendors; a fixed price band, announced beforehand, would not allow that.',
      ],
      [
        'WINNER_DEPENDS_ON_LOSER',
        'high',
        'C',
        'If C withdrew, B would win instead of A: the award rests on a losing bid.',
      ],
    ]);
    expect(findings[0]?.params).toEqual({
      name: 'Price',
      formula: 'proportionalToLowest',
      dropoutTest: 'orderChanges',
    });
  });

  it('tells that nothing would change, and that it was not run', () => {
    const [calm] = scoreVendors(defineCriteria(itDesk), itDeskSheets).findings;
    expect(calm).toMatchObject({
      code: 'RELATIVE_PRICE_FORMULA',
      message:
        'Points for Price depend on who else bids; here no withdrawal of a bidder would change the order of the others.',
      params: { dropoutTest: 'nothingChanges' },
    });
    const off = scoreVendors(criteriaWith('proportionalToLowest'), bids, { dropoutTest: false }).findings;
    expect(off).toMatchObject([
      {
        code: 'RELATIVE_PRICE_FORMULA',
        message:
          'Points for Price depend on who else bids; run bidderDropoutTest before the award, or announce a fixed price band.',
        params: { dropoutTest: 'notRun' },
      },
    ]);
    expect(
      codesOf(() => scoreVendors(criteriaWith('proportionalToLowest'), bids, { dropoutTest: 'no' as never })),
    ).toEqual(['INVALID_TYPE options.dropoutTest']);
  });

  it('has nothing to do with an absolute formula', () => {
    expect(scoreVendors(criteriaWith('fixedBand', { fullPointsAt: 40, zeroPointsAt: 120 }), bids).findings).toEqual([]);
    expect(lintCriteria(criteriaWith('proportionalToLowest')).map(({ message }) => message)).toContain(
      'Points for Price depend on who else bids, so a losing bid can decide who wins; a fixed price band cannot do that.',
    );
  });

  it('leaves a very large field to bidderDropoutTest where every price sets the formula, and tests it where few do', () => {
    const many = Array.from({ length: 120 }, (_, i) => sheet(`V${i}`, (i * 37) % 101, 1000 + ((i * 61) % 997)));
    const verdict = (formula: PriceFormulaName) =>
      scoreVendors(criteriaWith(formula), many).findings[0]?.params.dropoutTest;
    expect(verdict('meanDeviation')).toBe('notRun');
    expect(verdict('linearMinMax')).not.toBe('notRun');
    expect(scoreVendors(criteriaWith('meanDeviation'), many.slice(0, 40)).findings[0]?.params.dropoutTest).not.toBe(
      'notRun',
    );
  });

  it('knows that two bidders at the lowest price make each other idle', () => {
    const twins = [...bids, sheet('D', 11, 40)];
    expect(bidderDropoutTest(criteriaWith('proportionalToLowest'), twins).findings).toEqual([]);
  });
});
