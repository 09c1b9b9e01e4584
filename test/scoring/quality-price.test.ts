import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { qualityPrice } from '../../src/scoring/price/quality-price.js';
import type { QualityPriceReport, QualityPriceRule } from '../../src/scoring/price/quality-price-report.js';
import { codesOf } from '../core/issues-of.js';

const shown = ({ ranking }: QualityPriceReport) =>
  ranking.map(({ rank, vendor, figureText }) => [rank, vendor, figureText]);
const codes = ({ findings }: QualityPriceReport) => findings.map(({ code }) => code);
const loose = (value: unknown): never => value as never;

describe('published examples', () => {
  // Design-Build for Water and Wastewater Projects (ASCE), table 17-2.
  it('adjusts bids as the table of the design-build handbook', () => {
    const report = qualityPrice(
      deepFreeze({ method: 'adjustedBid', currency: 'USD' } as const),
      deepFreeze([
        { vendor: 'Team C', price: 800000, quality: 50 },
        { vendor: 'Team A', price: 1000000, quality: 85 },
        { vendor: 'Team B', price: 1300000, quality: 95 },
      ]),
    );
    expect(report.ranking.map(({ vendor, figure }) => [vendor, Math.round(figure ?? 0)])).toEqual([
      ['Team A', 1176471],
      ['Team B', 1368421],
      ['Team C', 1600000],
    ]);
    expect(report.ranking[0]).toMatchObject({
      figureExact: '20000000/17',
      message: 'Team A asks 1000000 USD, which is 1176470.59 USD once divided by its share of the quality.',
    });
  });

  // Negometrix, "Award on value": 80 000 less 60 % of 2 500 is 78 500.
  it('takes the worth of quality off the price', () => {
    const rule: QualityPriceRule = {
      method: 'monetizedQuality',
      currency: 'EUR',
      values: [{ id: 'plan', name: 'Plan', value: 2500 }],
    };
    const report = qualityPrice(rule, [
      { vendor: 'A', price: 80000, quality: { plan: 60 } },
      { vendor: 'B', price: 79000, quality: { plan: 0 } },
      { vendor: 'C', price: '80999.99', quality: { plan: 100 } },
    ]);
    expect(shown(report)).toEqual([
      [1, 'C', '78499.99'],
      [2, 'A', '78500.00'],
      [3, 'B', '79000.00'],
    ]);
    expect(report.ranking[1]?.message).toBe(
      'A asks 80000 EUR; its quality is worth 1500.00 EUR, which leaves 78500.00 EUR.',
    );
  });

  // The simple method of UfAB, as tender notices print it: L / P scaled by tens until the best has three digits.
  it('prints the benchmark figure of UfAB', () => {
    const report = qualityPrice(
      { method: 'qualityPerPrice', currency: 'EUR' },
      [
        { vendor: 'A', price: 80000, quality: 80 },
        { vendor: 'B', price: 90000, quality: 87 },
      ],
      { decimals: 0 },
    );
    expect(report).toMatchObject({ higherIsBetter: true, perAmount: { amount: '100000', currency: 'EUR' } });
    expect(shown(report)).toEqual([
      [1, 'A', '100'],
      [2, 'B', '97'],
    ]);
    expect(report.ranking[0]?.message).toBe('A offers 100 quality points for each 100000 EUR.');
  });

  it('decides within the band of the extended method by what was announced', () => {
    const offers = [
      { vendor: 'A', price: 80000, quality: 80 },
      { vendor: 'B', price: 90000, quality: 87 },
      { vendor: 'C', price: 100000, quality: 95 },
      { vendor: 'D', price: 100000, quality: '94.9' },
    ];
    const rule = { method: 'qualityPerPrice', currency: 'EUR', bandPercent: 5 } as const;
    const byQuality = qualityPrice(rule, offers);
    // C lies exactly at the lower end of the band, 0.95 of the best; D just below.
    expect(byQuality.ranking.map(({ rank, vendor, withinBand }) => [rank, vendor, withinBand])).toEqual([
      [1, 'C', true],
      [2, 'B', true],
      [3, 'A', true],
      [4, 'D', false],
    ]);
    expect(byQuality.findings[0]?.message).toBe(
      'C wins for its higher quality: B and A offer so nearly as much for the money that the announced band counts them as equal.',
    );
    expect(qualityPrice({ ...rule, decideBy: 'price' }, offers).ranking.map(({ vendor }) => vendor)).toEqual([
      'A',
      'B',
      'C',
      'D',
    ]);
    expect(qualityPrice({ ...rule, bandPercent: 0 }, offers).ranking[0]?.vendor).toBe('A');
  });
});

describe('conditions and ties', () => {
  const rule = { method: 'pricePerPoint', currency: 'EUR' } as const;
  const offers = [
    { vendor: 'A', price: 200, quality: 100 },
    { vendor: 'B', price: 100, quality: 50 },
    { vendor: 'C', price: 500, quality: 0 },
  ];

  it('shares a rank at exactly equal figures unless something breaks the tie', () => {
    expect(shown(qualityPrice(rule, offers))).toEqual([
      [1, 'A', '2.00'],
      [1, 'B', '2.00'],
      [null, 'C', null],
    ]);
    expect(codes(qualityPrice(rule, offers))).toEqual(['WINNER_TIED']);
    const cheap = qualityPrice({ ...rule, tieBreak: 'lowerPrice' }, offers);
    expect(shown(cheap).slice(0, 2)).toEqual([
      [1, 'B', '2.00'],
      [2, 'A', '2.00'],
    ]);
    expect(cheap.findings[0]?.message).toBe('B is level with A and stands before it for its lower price.');
    expect(qualityPrice({ ...rule, tieBreak: 'higherQuality' }, offers).ranking[0]?.vendor).toBe('A');
  });

  it('lists every condition that an offer does not meet', () => {
    const report = qualityPrice({ ...rule, minimumQuality: 60, maximumPrice: 150 }, offers);
    expect(report.ranking.map(({ vendor, failed }) => [vendor, failed.map(({ condition }) => condition)])).toEqual([
      ['A', ['maximumPrice']],
      ['B', ['minimumQuality']],
      ['C', ['maximumPrice', 'minimumQuality', 'noQuality']],
    ]);
    expect(report.ranking[2]?.message).toBe(
      'C asks 500 EUR; at most 150 EUR is allowed. C has 0 quality points; at least 60 are needed. C has no quality points, so its price buys none.',
    );
    expect(codes(report)).toEqual(['NO_ELIGIBLE_OFFER']);
    expect(codes(qualityPrice({ ...rule, minimumQuality: 60 }, offers))).toEqual(['SINGLE_RANKED_OFFER']);
    expect(codes(qualityPrice(rule, []))).toEqual(['NO_ELIGIBLE_OFFER']);
  });

  it('lets an offer that is out neither win nor set the band', () => {
    const report = qualityPrice({ method: 'qualityPerPrice', currency: 'EUR', bandPercent: 1, minimumQuality: 60 }, [
      { vendor: 'A', price: 100, quality: 60 },
      { vendor: 'B', price: 1, quality: 59 },
    ]);
    expect(report.ranking.map(({ vendor, withinBand }) => [vendor, withinBand])).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });

  it('takes points of another sum', () => {
    const report = qualityPrice({ method: 'adjustedBid', currency: 'JPY', maximumQuality: 5 }, [
      { vendor: 'A', price: 1000, quality: 3 },
    ]);
    expect(shown(report)).toEqual([[1, 'A', '1667']]);
  });
});

describe('input that cannot be used', () => {
  const rule = { method: 'pricePerPoint', currency: 'EUR' } as const;
  const problems = (wrong: unknown, offers: unknown = []) => codesOf(() => qualityPrice(loose(wrong), loose(offers)));

  it('checks the rule', () => {
    expect(problems({ ...rule, maximumPrice: 0, minimumQuality: 101, maximumQuality: 100 })).toEqual([
      'PRICE_NOT_POSITIVE maximumPrice',
      'OUT_OF_RANGE minimumQuality',
    ]);
    expect(problems({ ...rule, maximumQuality: 0 })).toContain('OUT_OF_RANGE maximumQuality');
    expect(problems({ ...rule, bandPercent: 5 })).toEqual(['UNKNOWN_KEY bandPercent']);
    expect(problems({ ...rule, method: 'qualityPerPrice', bandPercent: 100 })).toEqual(['OUT_OF_RANGE bandPercent']);
    expect(problems({ ...rule, method: 'qualityPerPrice', decideBy: 'price' })).toEqual(['UNKNOWN_KEY decideBy']);
    expect(problems({ ...rule, currency: 'EURO' })).toEqual(['UNKNOWN_CURRENCY currency']);
    expect(problems({ method: 'best', currency: 'EUR' })).toEqual(['INVALID_VALUE method']);
    expect(problems({ method: 'monetizedQuality', currency: 'EUR', values: [] })).toEqual(['OUT_OF_RANGE values']);
    const twice = [
      { id: 'plan', value: 0 },
      { id: 'plan', value: 5, minimumPercent: 101 },
    ];
    expect(problems({ method: 'monetizedQuality', currency: 'EUR', values: twice })).toEqual([
      'PRICE_NOT_POSITIVE values[0].value',
      'DUPLICATE_CRITERION values[1].id',
      'OUT_OF_RANGE values[1].minimumPercent',
    ]);
  });

  it('checks the offers', () => {
    expect(
      problems(rule, [
        { vendor: 'A', price: 0, quality: 101 },
        { vendor: 'A', price: 'x', quality: 'y' },
        { vendor: 'B', price: 1, quality: { plan: 1 } },
        { vendor: 'C', price: 1, quality: '1e-300' },
      ]),
    ).toEqual([
      'PRICE_NOT_POSITIVE [0].price',
      'OUT_OF_RANGE [0].quality',
      'DUPLICATE_VENDOR [1].vendor',
      'INVALID_AMOUNT [1].price',
      'INVALID_NUMBER [1].quality',
      'INVALID_NUMBER [2].quality',
      'OUT_OF_RANGE [3].quality',
    ]);
    const worth = { method: 'monetizedQuality', currency: 'EUR', values: [{ id: 'plan', value: 5 }] };
    expect(
      problems(worth, [
        { vendor: 'A', price: 1, quality: 5 },
        { vendor: 'B', price: 1, quality: { plan: 101, staff: 1 } },
        { vendor: 'C', price: 1, quality: {} },
      ]),
    ).toEqual([
      'INVALID_TYPE [0].quality',
      'UNKNOWN_CRITERION [1].quality.staff',
      'OUT_OF_RANGE [1].quality.plan',
      'REQUIRED [2].quality.plan',
    ]);
    expect(problems(rule, [{ vendor: 'A', price: 1 }])).toEqual(['REQUIRED [0].quality']);
  });

  it('checks the options', () => {
    expect(codesOf(() => qualityPrice(rule, [], { decimals: -1 }))).toEqual(['OUT_OF_RANGE options.decimals']);
  });
});
