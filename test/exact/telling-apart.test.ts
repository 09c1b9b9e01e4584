import { describe, expect, it } from 'vitest';
import { fraction } from '../../src/exact/fraction.js';
import { decimalsApart } from '../../src/exact/telling-apart.js';

const apart = (values: readonly string[], from: number, most?: number) =>
  decimalsApart(
    values.map((value) => fraction(value)),
    from,
    most,
  );

describe('decimalsApart', () => {
  it('is the fewest digits with which unequal figures print unlike', () => {
    expect(apart(['1', '2'], 0)).toBe(0);
    // 14.999 and 15.001 are both 15, 15.0, 15.00.
    expect(apart(['15.001', '14.999'], 0)).toBe(3);
    // Rounded half up: 0.5 prints as 1, so one digit tells it from 1.
    expect(apart(['0.5', '1'], 0)).toBe(1);
    expect(apart(['-0.4', '0.4'], 0)).toBe(1);
    expect(apart(['3', '1.06', '2', '1.05'], 1)).toBe(2);
  });

  it('keeps the digits asked for where they do, and does not tell equals apart', () => {
    expect(apart(['1', '2'], 2)).toBe(2);
    expect(apart(['1.5', '1.50', '1.5'], 1)).toBe(1);
    expect(apart(['1.5'], 0)).toBe(0);
    expect(apart([], 4)).toBe(4);
  });

  it('ends at the most digits', () => {
    expect(apart(['1', `1.${'0'.repeat(19)}1`], 0)).toBe(15);
    expect(apart(['1', `1.${'0'.repeat(19)}1`], 0, 20)).toBe(20);
    expect(apart(['1', '1.01'], 3, 1)).toBe(3);
  });
});
