import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { isVendorwiseError, type VendorwiseIssue } from '../../src/core/errors.js';
import { checkOptions } from '../../src/core/options.js';

interface Options {
  readonly goalPercent?: string;
  readonly decimals?: number;
}

const KNOWN = { goalPercent: true, decimals: true } as const;

function issuesOf(options: unknown, path?: string): readonly VendorwiseIssue[] {
  try {
    checkOptions(options as Options, KNOWN, path);
  } catch (error) {
    if (isVendorwiseError(error)) return error.issues;
    throw error;
  }
  return [];
}

describe('checkOptions', () => {
  it('takes known options, in any number, and leaves them as they are', () => {
    expect(issuesOf({})).toEqual([]);
    expect(issuesOf(deepFreeze({ decimals: 2, goalPercent: '95' }))).toEqual([]);
    expect(issuesOf(Object.create(null))).toEqual([]);
  });

  it('names every key that nobody reads, with those that there are', () => {
    expect(issuesOf({ goal: '95', decimals: 1, 'a b': 1 })).toEqual([
      {
        code: 'UNKNOWN_KEY',
        path: 'options.goal',
        message: 'The option "goal" is not known here; expected only goalPercent, decimals.',
        received: 'goal',
        expected: 'only goalPercent, decimals',
        params: { key: 'goal', known: ['goalPercent', 'decimals'] },
      },
      expect.objectContaining({ code: 'UNKNOWN_KEY', path: 'options["a b"]' }),
    ]);
    expect(issuesOf({ below: 1 }, 'options.smallSample').map(({ path }) => path)).toEqual([
      'options.smallSample.below',
    ]);
  });

  it('does not take the members of every object for known', () => {
    expect(issuesOf({ toString: 1, constructor: 2 }).map(({ path }) => path)).toEqual([
      'options.toString',
      'options.constructor',
    ]);
  });

  it('counts an option that is undefined as not given', () => {
    expect(issuesOf({ goal: undefined, decimals: undefined })).toEqual([]);
  });

  it('says that options are missing where a function needs some', () => {
    expect(issuesOf(undefined)).toMatchObject([{ code: 'REQUIRED', path: 'options', expected: 'an object' }]);
  });

  it.each([null, 7, 'goalPercent', ['95'], () => {}])('refuses %s', (options) => {
    expect(issuesOf(options)).toEqual([
      expect.objectContaining({ code: 'INVALID_TYPE', path: 'options', expected: 'an object' }),
    ]);
  });
});
