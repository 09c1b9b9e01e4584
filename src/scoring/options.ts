import { issue, type VendorwiseIssue } from '../core/errors.js';

/**
 * Checks the option `decimals` that every shown figure of the room shares.
 *
 * @param decimals - Digits after the point.
 * @returns An `INVALID_OPTION` issue, or none.
 */
export function decimalsIssues(decimals: number): VendorwiseIssue[] {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 10) return [];
  return [optionIssue('decimals', decimals, 'a whole number from 0 to 10')];
}

/**
 * Says that an option cannot be used.
 *
 * @param name - The option.
 * @param received - What it was.
 * @param expected - What it must be, in words.
 * @returns An `INVALID_OPTION` issue.
 */
export function optionIssue(name: string, received: unknown, expected: string): VendorwiseIssue {
  return issue('INVALID_OPTION', `options.${name}`, `The option ${name} must be ${expected}.`, { received, expected });
}
