import { type NumberRule, numberIssues } from '../../core/check.js';
import { issue, type VendorwiseIssue } from '../../core/errors.js';

/** A count. */
export const COUNT: NumberRule = { whole: true, least: 0 };

/** Problems of a count out of a number of trials, which stand at these paths. */
export function countIssues(successes: unknown, trials: unknown, paths: readonly [string, string]): VendorwiseIssue[] {
  const wrong = [
    ...numberIssues(successes, COUNT, paths[0], 'A count'),
    ...numberIssues(trials, COUNT, paths[1], 'A count'),
  ];
  if (wrong.length > 0 || (successes as number) <= (trials as number)) return wrong;
  return [
    issue('OUT_OF_RANGE', paths[0], 'A count cannot be larger than the number it is taken from.', {
      received: successes,
      expected: `at most ${trials}`,
    }),
  ];
}
