import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { checkOptions } from '../../src/core/options.js';
import { issuesOf } from './issues-of.js';

interface Options {
  readonly goalPercent?: string;
  readonly decimals?: number;
}

const KNOWN = { goalPercent: true, decimals: true } as const;

const check = (options: unknown, path?: string) => () => checkOptions(options as Options, KNOWN, path);

describe('checkOptions', () => {
  it('takes known options, in any number, and leaves them as they are', () => {
    expect(check({})).not.toThrow();
    expect(check(deepFreeze({ decimals: 2, goalPercent: '95' }))).not.toThrow();
    expect(check(Object.create(null))).not.toThrow();
  });

  it('names every key that nobody reads, with those that there are', () => {
    expect(issuesOf(check({ goal: '95', decimals: 1, 'a b': 1 }))).toEqual([
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
    expect(issuesOf(check({ below: 1 }, 'options.smallSample')).map(({ path }) => path)).toEqual([
      'options.smallSample.below',
    ]);
  });

  it('does not take the members of every object for known', () => {
    expect(issuesOf(check({ toString: 1, constructor: 2 })).map(({ path }) => path)).toEqual([
      'options.toString',
      'options.constructor',
    ]);
  });

  it('counts an option that is undefined as not given', () => {
    expect(check({ goal: undefined, decimals: undefined })).not.toThrow();
  });

  it('says that options are missing where a function needs some', () => {
    expect(issuesOf(check(undefined))).toMatchObject([{ code: 'REQUIRED', path: 'options', expected: 'an object' }]);
  });

  it.each([null, 7, 'goalPercent', ['95'], () => {}])('refuses %s', (options) => {
    expect(issuesOf(check(options))).toEqual([
      expect.objectContaining({ code: 'INVALID_TYPE', path: 'options', expected: 'an object' }),
    ]);
  });
});
