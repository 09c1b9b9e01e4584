import { describe, expect, it } from 'vitest';
import { waysToChoose } from '../../src/numeric/ways-to-choose.js';

describe('waysToChoose', () => {
  it('is Pascal’s triangle', () => {
    for (let n = 1; n <= 50; n++) {
      expect([waysToChoose(n, 0), waysToChoose(n, n)]).toEqual([1, 1]);
      for (let k = 1; k < n; k++) expect(waysToChoose(n, k)).toBe(waysToChoose(n - 1, k - 1) + waysToChoose(n - 1, k));
    }
  });

  it('passes the largest number', () => {
    expect(waysToChoose(2000, 1000)).toBe(Number.POSITIVE_INFINITY);
  });
});
