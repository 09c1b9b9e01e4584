import { numberIssues } from '../core/check.js';
import type { VendorwiseIssue } from '../core/errors.js';

/** Problems of the option `decimals` that every shown figure of the room shares. */
export function decimalsIssues(decimals: unknown): VendorwiseIssue[] {
  return numberIssues(decimals, { whole: true, least: 0, most: 10 }, 'options.decimals', 'The option decimals');
}
