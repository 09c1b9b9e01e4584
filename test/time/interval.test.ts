import { expect, test } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { intersectIntervals, subtractIntervals, totalLength, unionIntervals } from '../../src/time/interval.js';

const at = (start: number, end: number) => ({ start, end });

test('the union joins what touches and drops what is empty', () => {
  expect(unionIntervals([at(5, 6), at(0, 2), at(2, 3), at(9, 9), at(8, 7)])).toEqual([at(0, 3), at(5, 6)]);
  expect(unionIntervals([])).toEqual([]);
});

test('half-open intervals that touch have nothing in common', () => {
  expect(intersectIntervals([at(0, 5)], [at(5, 9)])).toEqual([]);
  expect(intersectIntervals([at(0, 5), at(3, 8)], [at(4, 6)])).toEqual([at(4, 6)]);
});

test('one removal may cut several intervals', () => {
  expect(subtractIntervals([at(0, 4), at(6, 10), at(12, 14)], [at(3, 13)])).toEqual([at(0, 3), at(13, 14)]);
  expect(subtractIntervals([at(0, 10)], [at(4, 6), at(2, 3)])).toEqual([at(0, 2), at(3, 4), at(6, 10)]);
  expect(subtractIntervals([at(0, 10)], [at(-5, 20)])).toEqual([]);
});

test('endless intervals are fine', () => {
  const always = at(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  expect(unionIntervals([always, at(1, 2)])).toEqual([always]);
  expect(intersectIntervals([always], [at(1, 2)])).toEqual([at(1, 2)]);
  expect(subtractIntervals([at(0, 9)], [at(5, Number.POSITIVE_INFINITY)])).toEqual([at(0, 5)]);
});

test('what overlaps counts once, and inputs stay as they are', () => {
  const input = deepFreeze([at(5, 12), at(0, 10)]);
  expect(totalLength(input)).toBe(12);
  expect(unionIntervals(input)).toEqual([at(0, 12)]);
  expect(input).toEqual([at(5, 12), at(0, 10)]);
});
