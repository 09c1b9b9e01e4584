import { expect, it } from 'vitest';
import { atStart, counted, grouped, listed, listedUpTo, plural } from '../../src/core/words.js';

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

it('lists a few words and counts the rest', () => {
  expect([3, 4, 5].map((count) => listedUpTo(4, ['a', 'b', 'c', 'd', 'e'].slice(0, count)))).toEqual([
    'a, b and c',
    'a, b, c and d',
    'a, b, c and 2 more',
  ]);
});

it('groups the digits of a number', () => {
  expect([0, 999, 1000, 1_821_677].map(grouped)).toEqual(['0', '999', '1,000', '1,821,677']);
});
