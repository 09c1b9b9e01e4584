import { issue, type VendorwiseIssue } from '../../core/errors.js';

/** Most items whose weights are computed exactly: fractions of more would have thousands of digits. */
const MOST_ITEMS = 1000;

/**
 * Checks the number of items to weigh.
 *
 * @returns An `OUT_OF_RANGE` issue for none, or for too many.
 */
export function countIssues(count: number, path: string, most: number = MOST_ITEMS): VendorwiseIssue[] {
  if (count >= 1 && count <= most) return [];
  const limit = count < 1 ? 1 : most;
  const expected = count < 1 ? 'at least 1 item' : `at most ${most} items`;
  return [
    issue('OUT_OF_RANGE', path, `There are ${count} items to weigh; expected ${expected}.`, {
      received: count,
      expected,
      params: { limit },
    }),
  ];
}
