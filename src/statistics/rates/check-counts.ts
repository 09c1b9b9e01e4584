import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';

/**
 * Problems of a count out of a number of trials.
 *
 * @param successes - The count.
 * @param trials - Out of how many.
 * @param paths - Where both stand.
 * @returns `INVALID_NUMBER` and `OUT_OF_RANGE` issues.
 */
export function countIssues(successes: unknown, trials: unknown, paths: readonly [string, string]): VendorwiseIssue[] {
  const wrong = [wholeIssue(successes, paths[0]), wholeIssue(trials, paths[1])].flat();
  if (wrong.length > 0 || (successes as number) <= (trials as number)) return wrong;
  return [
    issue('OUT_OF_RANGE', paths[0], 'A count cannot be larger than the number it is taken from.', {
      received: successes,
      expected: `at most ${trials}`,
    }),
  ];
}

/** A problem of a count: it is a whole number of at least 0. */
export function wholeIssue(value: unknown, path: string): VendorwiseIssue[] {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return [];
  const finite = typeof value === 'number' && Number.isFinite(value);
  const details = { received: value, expected: 'a whole number of at least 0' };
  return [issue(finite ? 'OUT_OF_RANGE' : 'INVALID_NUMBER', path, 'A count is a whole number of at least 0.', details)];
}

/**
 * Checks a confidence level.
 *
 * @param confidence - As the caller gave it.
 * @throws {@link VendorwiseError} `OUT_OF_RANGE`.
 */
export function checkConfidence(confidence: number): void {
  if (confidence > 0 && confidence < 1) return;
  throwIssues([
    issue('OUT_OF_RANGE', 'options.confidence', 'A confidence level is a share between 0 and 1.', {
      received: confidence,
      expected: 'above 0 and below 1, such as 0.95',
    }),
  ]);
}
