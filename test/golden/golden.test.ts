import { describe, expect, it } from 'vitest';
import type { GoldenTolerance } from './adapter.js';
import { compareDeep } from './compare.js';
import { DEFAULT_FOLDER, runTopic, topicsOf } from './run-golden.js';

describe('golden files', () => {
  it.each(topicsOf(DEFAULT_FOLDER))('%s', async (topic) => {
    const result = await runTopic(DEFAULT_FOLDER, topic);
    expect(result.failures.slice(0, 10)).toEqual([]);
    expect(result.passed).toBeGreaterThan(0);
  });
});

describe('the comparison itself', () => {
  const differs = (actual: unknown, expected: unknown, tolerance?: GoldenTolerance) =>
    compareDeep(actual, expected, tolerance).map((one) => one.path);

  it('finds a missing member, a longer list, a wrong null and a wrong text', () => {
    expect(differs({ a: 1 }, { a: 1, b: 2 })).toEqual(['b']);
    expect(differs({ a: [1, 2] }, { a: [1] })).toEqual(['a']);
    expect(differs({ a: undefined }, { a: null })).toEqual(['a']);
    expect(differs({ a: 'met' }, { a: 'missed' })).toEqual(['a']);
    expect(differs({ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] })).toEqual(['a[1].b']);
  });

  it('holds numbers to the tolerance and no further', () => {
    expect(differs(1 + 1e-9, 1)).toEqual(['']);
    expect(differs(1 + 1e-11, 1)).toEqual([]);
    expect(differs('0.50', 0.5)).toEqual([]);
    expect(differs(0.6, 0.5, 0.1)).toEqual([]);
    expect(differs(0.61, 0.5, 0.1)).toEqual(['']);
    expect(differs(1.004, 1, { digits: 2 })).toEqual([]);
    expect(differs(1.006, 1, { digits: 2 })).toEqual(['']);
    expect(differs(null, 0)).toEqual(['']);
    expect(differs(Number.NaN, 0)).toEqual(['']);
  });

  it('holds an answer to the strictest of several named tolerances', () => {
    expect(differs(0.505, 0.5, { monteCarlo10k: 0.02, monteCarlo100k: 0.006 })).toEqual([]);
    expect(differs(0.507, 0.5, { monteCarlo10k: 0.02, monteCarlo100k: 0.006 })).toEqual(['']);
    expect(differs(0.505, 0.5, { exactMethod: 1e-9, monteCarlo10k: 0.02 })).toEqual(['']);
  });

  it('reads from words which figures of which case may be further off', () => {
    const words = { digits: 'LRE >= 8 for NumAcc4 sd with compensated two-pass sums, >= 9 others' };
    const off = (id: string) =>
      compareDeep({ sd: 1 + 5e-9, mean: 1 + 5e-9 }, { sd: 1, mean: 1 }, words, undefined, id).map((one) => one.path);
    expect(off('NumAcc4')).toEqual(['mean']);
    expect(off('NumAcc3')).toEqual(['sd', 'mean']);
    expect(differs(1 + 2e-8, 1, { digits: 'LRE >= 8' })).toEqual(['']);
  });

  it('compares a ratio as a number with numbers, and to the letter with texts', () => {
    expect(differs(491 / 1302, '491/1302')).toEqual([]);
    expect(differs(0.377, '491/1302')).toEqual(['']);
    expect(differs('491/1302', '491/1302')).toEqual([]);
    expect(differs('982/2604', '491/1302')).toEqual(['']);
  });

  it('compares instants as instants and everything else to the letter', () => {
    expect(differs('2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00+01:00')).toEqual([]);
    expect(differs('2026-01-01T00:00:01Z', '2026-01-01T00:00:00Z')).toEqual(['']);
    expect(differs('2026-01-02', '2026-01-01')).toEqual(['']);
  });

  it('leaves out what an adapter declares, at every list position', () => {
    expect(compareDeep({ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, undefined, (path) => path === 'a.*.b')).toEqual([]);
  });
});
