import { describe, expect, it } from 'vitest';
import { choiceEntropy } from '../../../src/mcda/smaa/choice-entropy.js';
import { codesOf } from '../../core/issues-of.js';

describe('choiceEntropy', () => {
  it('has the figure of the manual of the R package smaa', () => {
    expect(choiceEntropy([0.3504, 0.6496])).toBeCloseTo(0.9344248, 6);
  });

  it('is zero for a sure winner and log2 n for none', () => {
    expect(choiceEntropy([0, 1, 0])).toBe(0);
    expect(Object.is(choiceEntropy([1]), 0)).toBe(true);
    expect(choiceEntropy([2, 2, 2, 2, 2, 2, 2, 2])).toBe(3);
    expect(choiceEntropy(Float64Array.of(1e300, 1e300))).toBe(1);
  });

  it('refuses what are no shares', () => {
    const problems = (shares: unknown): string[] => codesOf(() => choiceEntropy(shares as number[]));
    expect(problems('half')).toEqual(['INVALID_TYPE firstRankShares']);
    expect(problems([-1, Number.NaN])).toEqual([
      'OUT_OF_RANGE firstRankShares[0]',
      'INVALID_NUMBER firstRankShares[1]',
    ]);
    expect(problems([0, 0])).toEqual(['OUT_OF_RANGE firstRankShares']);
    expect(problems([])).toEqual(['OUT_OF_RANGE firstRankShares']);
  });
});
