import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { intraclassCorrelation } from '../../../src/scoring/panels/agreement/intraclass-correlation.js';
import { kendallW } from '../../../src/scoring/panels/agreement/kendall-w.js';
import { krippendorffAlpha, type RatingLevel } from '../../../src/scoring/panels/agreement/krippendorff-alpha.js';
import type { RatingTable } from '../../../src/scoring/panels/agreement/rating-table.js';
import { codesOf } from '../../core/issues-of.js';

/** Shrout & Fleiss 1979, table 2: six targets, four judges. */
const judges: RatingTable = deepFreeze([
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]);
const transposed = (table: RatingTable): (number | null)[][] =>
  (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? null));

const loose = (value: unknown): never => value as never;

describe('intraclassCorrelation', () => {
  it('reproduces the six forms and their intervals in the published example', () => {
    const icc = intraclassCorrelation(judges);
    const forms = [icc.icc1, icc.icc2, icc.icc3, icc.icc1k, icc.icc2k, icc.icc3k];
    // Shrout & Fleiss 1979, table 4.
    expect(forms.map(({ value }) => value?.toFixed(2))).toEqual(['0.17', '0.29', '0.71', '0.44', '0.62', '0.91']);
    // As R's psych::ICC prints them for the same table.
    expect(forms.map(({ lower, upper }) => [lower?.toFixed(3), upper?.toFixed(2)])).toEqual([
      ['-0.133', '0.72'],
      ['0.019', '0.76'],
      ['0.342', '0.95'],
      ['-0.884', '0.91'],
      ['0.071', '0.93'],
      ['0.676', '0.99'],
    ]);
    expect(forms.map(({ band }) => band)).toEqual(['poor', 'poor', 'moderate', 'poor', 'moderate', 'excellent']);
    expect(icc).toMatchObject({ items: 6, raters: 4, confidence: 0.95, noFigureBecause: null });
    const narrow = intraclassCorrelation(judges, { confidence: 0.5 }).icc3;
    expect(narrow.lower).toBeGreaterThan(icc.icc3.lower ?? 1);
    expect(narrow.upper).toBeLessThan(icc.icc3.upper ?? 0);
  });

  it('is 1 without a residual, and tells a rater who is higher throughout apart from one who agrees', () => {
    expect(
      intraclassCorrelation([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    ).toMatchObject({
      icc1: { value: 1, lower: null, upper: null, band: 'excellent' },
      icc2k: { value: 1 },
    });
    const shifted = intraclassCorrelation([
      [1, 3],
      [2, 4],
      [5, 7],
    ]);
    expect(shifted.icc3.value).toBe(1);
    expect(shifted.icc2.value).toBe(13 / 19);
  });

  it('says why it is undefined', () => {
    const reasonOf = (table: RatingTable): unknown => intraclassCorrelation(table).noFigureBecause;
    expect(reasonOf([])).toBe('tooFewItems');
    expect(reasonOf([[1, 2]])).toBe('tooFewItems');
    expect(reasonOf([[1], [2]])).toBe('tooFewRaters');
    expect(
      reasonOf([
        [1, 2],
        [2, null],
      ]),
    ).toBe('missingRatings');
    expect(
      reasonOf([
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
      ]),
    ).toBe('noVariance');
    // Items do not differ at all: there is nothing to divide by in the forms for means, and no more than that is missing.
    const flat = intraclassCorrelation([
      [0.1, 0.2, 0.7],
      [0.7, 0.1, 0.2],
      [0.2, 0.7, 0.1],
    ]);
    expect(flat).toMatchObject({
      icc1k: { value: null, band: null, lower: null },
      icc1: { value: -0.5 },
      noFigureBecause: null,
    });
  });
});

describe('kendallW', () => {
  it('corrects for ties, and tests against chance as Friedman does', () => {
    // scipy.stats.friedmanchisquare on the columns: 17.7407..., p 0.00329.
    const { w, wUncorrected, chiSquare, p, degreesOfFreedom } = kendallW(judges);
    expect(w).toBeCloseTo(0.8870370370370371, 14);
    expect(wUncorrected).toBeCloseTo(0.8553571428571428, 14);
    expect(chiSquare).toBeCloseTo(17.74074074074074, 12);
    expect(p).toBeCloseTo(0.00328950924368, 12);
    expect(degreesOfFreedom).toBe(5);
  });

  it('is 1 for one order, 0 for opposite ones, and undefined where nobody puts anything above anything', () => {
    expect(
      kendallW([
        [1, 10],
        [2, 20],
        [3, 21],
      ]).w,
    ).toBe(1);
    expect(
      kendallW([
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
    ).toMatchObject({ w: 0, p: 1 });
    expect(
      kendallW([
        [3, 3],
        [3, 3],
      ]),
    ).toMatchObject({ w: null, wUncorrected: null, noFigureBecause: 'noVariance' });
    expect(
      kendallW([
        [1, 3],
        [2, 3],
      ]).w,
    ).toBe(0.5);
    expect(
      kendallW([
        [1, null],
        [2, 2],
      ]).noFigureBecause,
    ).toBe('missingRatings');
    expect(kendallW([[1, 2]]).noFigureBecause).toBe('tooFewItems');
    expect(kendallW([[1], [2]]).noFigureBecause).toBe('tooFewRaters');
  });
});

describe('krippendorffAlpha', () => {
  /** Krippendorff 2011, example C: four observers, twelve units, missing values; the published figures. */
  const observers: RatingTable = deepFreeze(
    transposed([
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ]),
  );
  const alphaOf = (level: RatingLevel): string | undefined => krippendorffAlpha(observers, { level }).alpha?.toFixed(3);

  it('reproduces the published example with missing ratings at every level', () => {
    expect([alphaOf('nominal'), alphaOf('ordinal'), alphaOf('interval'), alphaOf('ratio')]).toEqual([
      '0.743',
      '0.815',
      '0.849',
      '0.797',
    ]);
    // The twelfth unit has one rating and says nothing.
    expect(krippendorffAlpha(observers)).toMatchObject({
      items: 11,
      pairableRatings: 40,
      band: 'firm',
      level: 'interval',
    });
    expect(krippendorffAlpha(observers, { level: 'nominal' }).band).toBe('tentative');
  });

  it('says why it is undefined, and never that raters who cannot be told apart from chance agree', () => {
    const of = (table: RatingTable): unknown => {
      const { alpha, band, noFigureBecause } = krippendorffAlpha(table);
      return [alpha, band, noFigureBecause];
    };
    expect(
      of([
        [4, 4],
        [4, 4],
        [null, 7],
      ]),
    ).toEqual([null, null, 'noVariance']);
    expect(
      of([
        [1, null],
        [null, 2],
      ]),
    ).toEqual([null, null, 'noPairs']);
    expect(of([])).toEqual([null, null, 'tooFewRaters']);
    expect(of([[1], [2]])).toEqual([null, null, 'tooFewRaters']);
    for (const level of ['nominal', 'ordinal', 'ratio'] as const) {
      expect(
        krippendorffAlpha(
          [
            [0, 0],
            [0, 0],
          ],
          { level },
        ).noFigureBecause,
      ).toBe('noVariance');
    }
    expect(
      krippendorffAlpha(
        [
          [0, 0],
          [0, 1],
        ],
        { level: 'ratio' },
      ).alpha,
    ).toBe(0);
  });
});

describe('tables of ratings', () => {
  it('are refused with every wrong place', () => {
    for (const measure of [kendallW, krippendorffAlpha, intraclassCorrelation]) {
      expect(codesOf(() => measure(loose(null)))).toEqual(['INVALID_TYPE ratings']);
      expect(codesOf(() => measure(loose([[1, 2], [3], 'x', [Number.NaN, '4']])))).toEqual([
        'RAGGED_MATRIX ratings[1]',
        'INVALID_TYPE ratings[2]',
        'INVALID_NUMBER ratings[3][0]',
        'INVALID_NUMBER ratings[3][1]',
      ]);
      // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
      expect(codesOf(() => measure(loose([[1, , 2]])))).toEqual(['INVALID_NUMBER ratings[0][1]']);
    }
    for (const measure of [krippendorffAlpha, intraclassCorrelation]) {
      expect(codesOf(() => measure([], loose({ levels: 1 })))).toEqual(['UNKNOWN_KEY options.levels']);
    }
    expect(codesOf(() => krippendorffAlpha([], { level: loose('rank') }))).toEqual(['INVALID_VALUE options.level']);
    expect(codesOf(() => krippendorffAlpha([[1, -1]], { level: 'ratio' }))).toEqual(['OUT_OF_RANGE ratings[0][1]']);
    for (const confidence of [0, 1, 1.5]) {
      expect(codesOf(() => intraclassCorrelation(judges, { confidence }))).toEqual(['OUT_OF_RANGE options.confidence']);
    }
    for (const confidence of [Number.NaN, '0.9']) {
      expect(codesOf(() => intraclassCorrelation(judges, { confidence: loose(confidence) }))).toEqual([
        'INVALID_TYPE options.confidence',
      ]);
    }
  });

  it('may hold the largest and the smallest numbers', () => {
    const scaled = (factor: number): RatingTable => judges.map((row) => row.map((value) => (value ?? 0) * factor));
    for (const factor of [1e300, 1e-300, 1e-307, 1.7e307]) {
      expect(krippendorffAlpha(scaled(factor)).alpha).toBeCloseTo(krippendorffAlpha(judges).alpha ?? 0, 12);
      expect(intraclassCorrelation(scaled(factor)).icc2.upper).toBeCloseTo(
        intraclassCorrelation(judges).icc2.upper ?? 0,
        12,
      );
      expect(kendallW(scaled(factor)).w).toBe(kendallW(judges).w);
    }
    expect(
      krippendorffAlpha([
        [1e308, -1e308],
        [5e-324, 1e308],
      ]).alpha,
    ).toBeCloseTo(-4 / 11, 12);
  });
});
