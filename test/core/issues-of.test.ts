import { expect, it } from 'vitest';
import { issue, throwIssues } from '../../src/core/errors.js';
import { codeOf, codesOf, issuesOf } from './issues-of.js';

const refused = () => throwIssues([issue('OUT_OF_RANGE', 'a.b', 'Too much.'), issue('REQUIRED', '', 'Nothing.')]);

it('gives what was thrown: issues, `CODE path` texts, the first code', () => {
  expect(issuesOf(refused)).toMatchObject([{ message: 'Too much.' }, { message: 'Nothing.' }]);
  expect(codesOf(refused)).toEqual(['OUT_OF_RANGE a.b', 'REQUIRED ']);
  expect(codeOf(refused)).toBe('OUT_OF_RANGE');
});

it.each([issuesOf, codesOf, codeOf])('fails where nothing, or another error, is thrown: %o', (read) => {
  expect(() => read(() => 'fine')).toThrowError('nothing was thrown');
  expect(() =>
    read(() => {
      throw new TypeError('of the program');
    }),
  ).toThrowError(TypeError);
});
