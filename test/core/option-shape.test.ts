import { describe, expect, it } from 'vitest';
import { checkOptions } from '../../src/core/options.js';
import { issuesOf } from './issues-of.js';

describe('options of the wrong kind', () => {
  it('are one issue that says what they are', () => {
    expect(issuesOf(() => checkOptions<object>(7 as never, {}))).toEqual([
      {
        code: 'INVALID_TYPE',
        path: 'options',
        message: 'These options are not an object.',
        received: 7,
        expected: 'an object',
        params: {},
      },
    ]);
  });
});
