import { describe, expect, it } from 'vitest';
import {
  compareVendors,
  defineCriteria,
  goodPracticeCriteria,
  intraclassCorrelation,
  krippendorffAlpha,
  pricePoints,
  scoreVendors,
  vendorContributions,
  winnerMap,
} from '../../src/scoring/index.js';
import { codesOf } from '../core/issues-of.js';
import { documentOf, outOfTen } from './example.js';

const loose = (value: unknown): never => value as never;
const criteria = defineCriteria(documentOf([outOfTen('a', 1), outOfTen('b', 1)]));
const report = scoreVendors(criteria, [
  { vendor: 'A', scores: { a: 5, b: 6 } },
  { vendor: 'B', scores: { a: 6, b: 4 } },
]);

describe('arguments of the wrong kind', () => {
  it('asks for a name where a vendor or a criterion is missing or no text', () => {
    expect(codesOf(() => compareVendors(report, loose(undefined), 'B'))).toEqual(['REQUIRED vendor']);
    expect(codesOf(() => compareVendors(report, 'A', loose(undefined)))).toEqual(['REQUIRED other']);
    expect(codesOf(() => winnerMap(report, loose(undefined)))).toEqual(['REQUIRED criterion']);
    for (const name of [null, 5, {}, 10n, Symbol('A')]) {
      expect(codesOf(() => compareVendors(report, loose(name), 'B'))).toEqual(['INVALID_TYPE vendor']);
      expect(codesOf(() => compareVendors(report, 'A', loose(name)))).toEqual(['INVALID_TYPE other']);
      expect(codesOf(() => vendorContributions(report, loose(name)))).toEqual(['INVALID_TYPE vendor']);
      expect(codesOf(() => winnerMap(report, loose(name)))).toEqual(['INVALID_TYPE criterion']);
    }
    expect(codesOf(() => compareVendors(report, 'A', 'Z'))).toEqual(['UNKNOWN_VENDOR other']);
  });

  it('takes null for no option', () => {
    const table = [
      [3, 4],
      [2, 2],
      [5, 4],
    ];
    const band = { kind: 'price', formula: 'fixedBand', currency: 'EUR', fullPointsAt: 90, zeroPointsAt: 150 } as const;
    const none = loose(null);
    expect(codesOf(() => compareVendors(report, 'A', 'B', { decimals: none }))).toEqual([
      'INVALID_TYPE options.decimals',
    ]);
    expect(codesOf(() => vendorContributions(report, 'A', { decimals: none }))).toEqual([
      'INVALID_TYPE options.decimals',
    ]);
    expect(codesOf(() => pricePoints(band, [100], { decimals: none }))).toEqual(['INVALID_TYPE options.decimals']);
    expect(codesOf(() => pricePoints(band, [100], { maximumPoints: none }))[0]).toMatch(/ options\.maximumPoints$/);
    expect(codesOf(() => krippendorffAlpha(table, { level: none }))).toEqual(['INVALID_VALUE options.level']);
    expect(codesOf(() => intraclassCorrelation(table, { confidence: none }))).toEqual([
      'INVALID_TYPE options.confidence',
    ]);
  });

  it('checks the form of a price band', () => {
    const band = (priceBand: unknown) => codesOf(() => goodPracticeCriteria('EUR', { priceBand: loose(priceBand) }));
    expect(band([])).toEqual(['INVALID_TYPE options.priceBand']);
    expect(band(null)).toEqual(['INVALID_TYPE options.priceBand']);
    expect(band({ fullPointsAt: 1, zeroPointAt: 2 })).toEqual([
      'UNKNOWN_KEY options.priceBand.zeroPointAt',
      'REQUIRED options.priceBand.zeroPointsAt',
    ]);
  });
});
