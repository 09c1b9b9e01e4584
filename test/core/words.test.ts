import { expect, it } from 'vitest';
import { atStart, counted, listed, plural } from '../../src/core/words.js';

it('lists words as a sentence does', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

it('counts in the right number', () => {
  expect([0, 1, 2].map((count) => counted(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows']);
  expect([1, 3].map((count) => counted(count, 'penalty', 'penalties'))).toEqual(['1 penalty', '3 penalties']);
  expect(plural(2, 'month')).toBe('months');
});

it('begins a sentence with a capital', () => {
  expect(['', 'a b', 'Ab'].map(atStart)).toEqual(['', 'A b', 'Ab']);
});
