import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { fixedBudgetSelection } from '../../src/scoring/price/fixed-budget-selection.js';
import { leastCostSelection } from '../../src/scoring/price/least-cost-selection.js';
import { qcbs } from '../../src/scoring/price/qcbs.js';
import type { Proposal, QcbsRule, SelectionReport } from '../../src/scoring/price/selection-report.js';
import { codesOf, issuesOf } from '../core/issues-of.js';

const rule: QcbsRule = { currency: 'USD', technicalWeight: '0.7', priceWeight: '0.3', minimumTechnical: 75 };
const manual: readonly Proposal[] = [
  { vendor: 'A', technical: 75, price: 120 },
  { vendor: 'B', technical: 80, price: 100 },
  { vendor: 'C', technical: 90, price: 110 },
];
const places = ({ ranking }: SelectionReport) =>
  ranking.map(({ rank, vendor, combinedText }) => [rank, vendor, combinedText]);
const codes = ({ findings }: SelectionReport) => findings.map(({ code }) => code);
const loose = (value: unknown): never => value as never;

describe('qcbs', () => {
  // The 70:30 example of Indian consultancy manuals; they print 77.4, 86 and 90.3 from rounded financial points.
  it('reproduces the manuals, exactly and with rounded financial points', () => {
    const before = structuredClone(manual);
    const report = qcbs(deepFreeze(rule), deepFreeze(manual));
    expect(places(report)).toEqual([
      [1, 'C', '90.27'],
      [2, 'B', '86.00'],
      [3, 'A', '77.50'],
    ]);
    expect(manual).toEqual(before);
    expect(report.ranking.map(({ combinedExact }) => combinedExact)).toEqual(['993/11', '86', '155/2']);
    expect(report).toMatchObject({ method: 'qcbs', lowestPrice: { amount: '100', currency: 'USD' }, findings: [] });
    expect(places(qcbs({ ...rule, roundFinancialScores: 0 }, manual, { decimals: 1 }))).toEqual([
      [1, 'C', '90.3'],
      [2, 'B', '86.0'],
      [3, 'A', '77.4'],
    ]);
  });

  it('opens no price below the minimum, so that it sets no lowest, not even by a hair', () => {
    const cheap = [...manual, { vendor: 'D', technical: '74.9999999999', price: 1 }, { vendor: 'E', technical: 0 }];
    const report = qcbs(rule, cheap);
    expect(places(report).slice(0, 3)).toEqual(places(qcbs(rule, manual)));
    expect(report.ranking[3]).toEqual({
      rank: null,
      vendor: 'D',
      qualified: false,
      reason: 'belowMinimumTechnical',
      technical: 74.9999999999,
      price: null,
      financialScore: null,
      financialScoreExact: null,
      financialScoreText: null,
      combined: null,
      combinedExact: null,
      combinedText: null,
      message: 'D has 74.99 technical points; 75 are needed, so its price is not opened.',
    });
    expect(qcbs(rule, [{ vendor: 'A', technical: 75, price: 5 }]).ranking[0]?.qualified).toBe(true);
  });

  it('breaks ties by technical points, and says so', () => {
    // 0.5 x 80 + 0.5 x 60 = 0.5 x 40 + 0.5 x 100.
    const even = { ...rule, technicalWeight: 50, priceWeight: 50, minimumTechnical: 0 };
    const report = qcbs(even, [
      { vendor: 'Cheap', technical: 40, price: 60 },
      { vendor: 'Good', technical: 80, price: 100 },
    ]);
    expect(places(report)).toEqual([
      [1, 'Good', '70.00'],
      [2, 'Cheap', '70.00'],
    ]);
    expect(report.findings[0]).toMatchObject({
      code: 'TIE_BROKEN',
      message: 'Good is level with Cheap and stands before it for its higher technical points.',
    });
  });

  it('leaves a tie that nothing breaks, and breaks none by rounding', () => {
    const tied = qcbs(rule, [
      { vendor: 'B', technical: 80, price: 100 },
      { vendor: 'A', technical: 80, price: { amount: '100.00', currency: 'USD' } },
      { vendor: 'C', technical: 76, price: 100 },
    ]);
    expect(places(tied).map(([rank, vendor]) => [rank, vendor])).toEqual([
      [1, 'A'],
      [1, 'B'],
      [3, 'C'],
    ]);
    expect(codes(tied)).toEqual(['WINNER_TIED']);
    // A third of a cent decides although both print alike.
    const close = qcbs(rule, [
      { vendor: 'A', technical: 80, price: '100.00001' },
      { vendor: 'B', technical: 80, price: 100 },
    ]);
    expect(places(close)).toEqual([
      [1, 'B', '86.00'],
      [2, 'A', '86.00'],
    ]);
  });

  it('warns when the withdrawal of the lowest bidder would change the winner', () => {
    const fragile = { currency: 'EUR', technicalWeight: 50, priceWeight: 50 };
    const bids = [
      { vendor: 'A', technical: 80, price: 100 },
      { vendor: 'B', technical: 60, price: 75 },
      { vendor: 'C', technical: 10, price: 40 },
    ];
    expect(qcbs(fragile, bids).findings.map(({ message }) => message)).toEqual([
      'If C withdrew, B would win instead of A: the award rests on a losing bid.',
    ]);
    expect(codes(qcbs(fragile, [...bids, { vendor: 'D', technical: 0, price: 40 }]))).toEqual([]);
  });

  it('says when nobody qualifies, or one only', () => {
    expect(qcbs(rule, [])).toMatchObject({ lowestPrice: null, ranking: [] });
    expect(qcbs(rule, []).findings[0]?.message).toBe('There is no proposal.');
    expect(qcbs(rule, [{ vendor: 'A', technical: 1 }]).findings[0]?.message).toBe(
      'The only proposal does not qualify.',
    );
    expect(codes(qcbs(rule, [{ vendor: 'A', technical: 90, price: 1 }]))).toEqual(['SINGLE_QUALIFIED_PROPOSAL']);
  });

  it('answers in plain JSON', () => {
    const report = qcbs(rule, [...manual, { vendor: 'D', technical: 1 }]);
    expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
  });

  it('takes a weight of nothing', () => {
    expect(places(qcbs({ ...rule, technicalWeight: 0, priceWeight: 1 }, manual))[0]).toEqual([1, 'B', '100.00']);
    expect(places(qcbs({ ...rule, technicalWeight: 100, priceWeight: 0 }, manual))[0]).toEqual([1, 'C', '90.00']);
  });

  it('names every problem of rule and proposals', () => {
    expect(codesOf(() => qcbs({ ...rule, priceWeight: '0.2' }, manual))).toEqual(['WEIGHT_SUM ']);
    expect(
      codesOf(() => qcbs({ ...rule, technicalWeight: '1.3', priceWeight: '-0.3', minimumTechnical: 101 }, [])),
    ).toEqual(['NEGATIVE_WEIGHT priceWeight', 'OUT_OF_RANGE minimumTechnical']);
    // Whose envelope is opened cannot be told by such a minimum, so no price is asked for.
    expect(codesOf(() => qcbs({ ...rule, minimumTechnical: -1 }, [{ vendor: 'A', technical: 80 }]))).toEqual([
      'OUT_OF_RANGE minimumTechnical',
    ]);
    expect(
      codesOf(() =>
        qcbs(rule, [
          { vendor: 'A', technical: 101, price: 1 },
          { vendor: 'B', technical: 80, price: 0 },
          { vendor: 'B', technical: 80, price: -1 },
          { vendor: 'C', technical: 80 },
          { vendor: 'D', technical: 80, price: { amount: 5, currency: 'EUR' } },
          { vendor: 'E', technical: 80, price: null },
          { vendor: 'F', technical: 'good', price: 1 },
        ]),
      ),
    ).toEqual([
      'OUT_OF_RANGE [0].technical',
      'PRICE_NOT_POSITIVE [1].price',
      'DUPLICATE_VENDOR [2].vendor',
      'PRICE_NOT_POSITIVE [2].price',
      'CURRENCY_MISMATCH [4].price.currency',
      'INVALID_NUMBER [6].technical',
      'REQUIRED [3].price',
      'REQUIRED [5].price',
    ]);
    expect(codesOf(() => qcbs({ ...rule, currency: 'XXQ' }, []))).toEqual(['UNKNOWN_CURRENCY currency']);
    expect(codesOf(() => qcbs(rule, [], { decimals: 11 }))).toEqual(['OUT_OF_RANGE options.decimals']);
    expect(codesOf(() => qcbs(rule, [], loose({ digits: 1 })))).toEqual(['UNKNOWN_KEY options.digits']);
    expect(codesOf(() => qcbs(loose({ ...rule, weight: 1 }), []))).toEqual(['UNKNOWN_KEY weight']);
    expect(codesOf(() => qcbs({ ...rule, roundFinancialScores: 0.5 }, []))).toEqual([
      'INVALID_TYPE roundFinancialScores',
    ]);
    expect(codesOf(() => qcbs(rule, loose({})))).toEqual(['INVALID_TYPE ']);
    expect(issuesOf(() => qcbs(rule, [{ vendor: 'C', technical: 80 }]))[0]?.message).toBe(
      'C qualifies, so its price is needed.',
    );
  });
});

describe('leastCostSelection', () => {
  it('ranks by price among those that are good enough', () => {
    const report = leastCostSelection({ currency: 'USD', minimumTechnical: 76 }, [
      ...manual,
      { vendor: 'D', technical: 95, price: 100 },
    ]);
    expect(report.ranking.map(({ rank, vendor, financialScore }) => [rank, vendor, financialScore])).toEqual([
      [1, 'D', null],
      [2, 'B', null],
      [3, 'C', null],
      [null, 'A', null],
    ]);
    expect(codes(report)).toEqual(['TIE_BROKEN']);
    expect(report.ranking[0]?.message).toBe('D has 95 technical points and asks 100 USD.');
  });

  it('asks for a minimum and for prices', () => {
    expect(codesOf(() => leastCostSelection(loose({ currency: 'USD' }), []))).toEqual(['REQUIRED minimumTechnical']);
    expect(
      codesOf(() => leastCostSelection({ currency: 'USD', minimumTechnical: 5 }, [{ vendor: 'A', technical: 5 }])),
    ).toEqual(['REQUIRED [0].price']);
  });
});

describe('fixedBudgetSelection', () => {
  it('ranks by technical points among those that the budget pays for, the budget itself included', () => {
    const report = fixedBudgetSelection({ currency: 'USD', budget: '110', minimumTechnical: 76 }, [
      ...manual,
      { vendor: 'D', technical: 99, price: '110.01' },
      { vendor: 'E', technical: 90, price: 105 },
    ]);
    expect(report.ranking.map(({ rank, vendor, reason }) => [rank, vendor, reason])).toEqual([
      [1, 'E', null],
      [2, 'C', null],
      [3, 'B', null],
      [null, 'A', 'belowMinimumTechnical'],
      [null, 'D', 'overBudget'],
    ]);
    expect(report.ranking[4]).toMatchObject({
      price: { amount: '110.01', currency: 'USD' },
      message: 'D asks 110.01 USD, which is more than the budget of 110 USD.',
    });
    expect(report.findings[0]?.message).toBe('E is level with C and stands before it for its lower price.');
  });

  it('checks the budget', () => {
    expect(codesOf(() => fixedBudgetSelection({ currency: 'USD', budget: 0 }, []))).toEqual([
      'PRICE_NOT_POSITIVE budget',
    ]);
  });
});

describe('figures in sentences', () => {
  const messages = (rows: readonly Proposal[], minimumTechnical?: number) =>
    qcbs({ ...rule, minimumTechnical: minimumTechnical ?? 0 }, rows).ranking.map(({ message }) => message);

  it('are rounded, but never on to the minimum that they miss', () => {
    expect(messages([{ vendor: 'A', technical: '11/3', price: 1 }])).toEqual([
      'A has 3.67 technical and 100.00 financial points: 32.57 together.',
    ]);
    const short = messages(
      [
        { vendor: 'A', technical: '224999/3000', price: 1 },
        { vendor: 'B', technical: '215/3', price: 1 },
      ],
      75,
    );
    expect(short).toEqual([
      'A has 74.99 technical points; 75 are needed, so its price is not opened.',
      'B has 71.67 technical points; 75 are needed, so its price is not opened.',
    ]);
    const least = leastCostSelection({ currency: 'USD', minimumTechnical: 75 }, [
      { vendor: 'A', technical: '225001/3000', price: '41500.5' },
    ]);
    expect(least.ranking[0]?.message).toBe('A has 75.00 technical points and asks 41500.50 USD.');
  });

  it('say how a price is written', () => {
    const rows = ['1,000', '€5', ' 5 ', '5 EUR', '1e3'].map((price, i) => ({ vendor: `V${i}`, technical: 80, price }));
    expect(new Set(issuesOf(() => qcbs(rule, rows)).map(({ code, message }) => `${code}: ${message}`))).toEqual(
      new Set([
        'INVALID_AMOUNT: This is not an amount of money; write it as in "118000.50", without commas, spaces or signs.',
      ]),
    );
  });

  it('are whole amounts, or have the digits of the currency and as many more as were given', () => {
    const asks = (currency: string, price: string) =>
      leastCostSelection({ currency, minimumTechnical: 0 }, [{ vendor: 'A', technical: 5, price }]).ranking[0]?.message;
    expect(asks('EUR', '100.00')).toBe('A has 5 technical points and asks 100 EUR.');
    expect(asks('EUR', '100.5')).toBe('A has 5 technical points and asks 100.50 EUR.');
    expect(asks('EUR', '0.005')).toBe('A has 5 technical points and asks 0.005 EUR.');
    expect(asks('KWD', '1.25')).toBe('A has 5 technical points and asks 1.250 KWD.');
    expect(asks('JPY', '12.5')).toBe('A has 5 technical points and asks 12.5 JPY.');
  });
});
