import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NormalizationName, normalizeColumn } from '../../src/mcda/normalize.js';

const NAMES: readonly NormalizationName[] = [
  'minMax',
  'max',
  'linearRatio',
  'sum',
  'vector',
  'logarithmic',
  'nonlinear',
  'enhancedAccuracy',
  'zavadskasTurskis',
];
const columns = fc.array(fc.double({ min: 1.5, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 12 });
const directions = fc.constantFrom('benefit' as const, 'cost' as const);
const list = (values: readonly number[], method: NormalizationName, direction: 'benefit' | 'cost'): number[] =>
  Array.from(normalizeColumn(values, method, { direction }));

describe.each(NAMES)('%s', (method) => {
  it('counts upwards: the better figure is never the smaller number', () => {
    fc.assert(
      fc.property(columns, directions, (values, direction) => {
        const normal = list(values, method, direction);
        values.forEach((x, i) => {
          values.forEach((y, k) => {
            const better = direction === 'benefit' ? x > y : x < y;
            if (better) expect(normal[i]!).toBeGreaterThanOrEqual(normal[k]!);
            if (x === y) expect(normal[i]).toBe(normal[k]);
          });
        });
      }),
    );
  });
});

// A logarithm of other units is another share of the sum.
describe.each(NAMES.filter((name) => name !== 'logarithmic'))('%s', (method) => {
  it('does not mind the unit', () => {
    fc.assert(
      fc.property(columns, directions, fc.integer({ min: -900, max: 900 }), (values, direction, exponent) => {
        const inUnit = values.map((x) => x * 2 ** exponent);
        const normal = list(values, method, direction);
        list(inUnit, method, direction).forEach((one, i) => void expect(one).toBeCloseTo(normal[i]!, 9));
      }),
    );
  });
});

describe.each(NAMES.filter((name) => name !== 'logarithmic' && name !== 'zavadskasTurskis'))('%s', (method) => {
  it('lies between 0 and 1', () => {
    fc.assert(
      fc.property(columns, directions, (values, direction) => {
        for (const one of list(values, method, direction)) {
          expect(one).toBeGreaterThanOrEqual(-1e-15);
          expect(one).toBeLessThanOrEqual(1 + 1e-15);
        }
      }),
    );
  });
});

describe.each(['sum', 'logarithmic'] as const)('%s', (method) => {
  it('sums to 1', () => {
    fc.assert(
      fc.property(columns, directions, (values, direction) => {
        fc.pre(values.length > 1);
        expect(list(values, method, direction).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});
