import { describe, expect, it } from 'vitest';
import { sameTexts } from '../../src/scoring/exact-text.js';

describe('lists of texts', () => {
  it('are the same with the same texts in the same order, and not when they merely join to the same', () => {
    expect(sameTexts([], [])).toBe(true);
    expect(sameTexts(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(sameTexts(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameTexts(['a'], ['a', 'b'])).toBe(false);
    expect(sameTexts(['a\nb'], ['a', 'b'])).toBe(false);
  });
});
