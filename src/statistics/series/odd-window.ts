import { numberIssues } from '../../core/check.js';
import { issue, type VendorwiseIssue } from '../../core/errors.js';

/** Problems of a window around a value: it is as long before as after it, so its length is odd. */
export function windowIssues(window: number, least: number, path: string): VendorwiseIssue[] {
  const wrong = numberIssues(window, { whole: true, least }, path, 'A window');
  if (wrong.length > 0 || window % 2 === 1) return wrong;
  const expected = `an odd whole number of at least ${least}`;
  return [issue('OUT_OF_RANGE', path, `A window must be ${expected}.`, { received: window, expected })];
}
