import { fail, issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';

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
 * Checks that options are an object without keys that nobody reads: a misspelt option must not be ignored in silence.
 *
 * @param options - As given by the caller.
 * @param known - The options that there are.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`.
 */
export function checkOptionNames(options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    fail('INVALID_TYPE', 'options', 'The options are not an object.', { received: options, expected: 'an object' });
  }
  const expected = `only ${known.join(', ')}`;
  throwIssues(
    Object.entries(options)
      .filter(([key, value]) => value !== undefined && !known.includes(key))
      .map(([key]) =>
        issue('UNKNOWN_KEY', `options.${key}`, `The option "${key}" is not known here; expected ${expected}.`, {
          received: key,
          expected,
          params: { key, known },
        }),
      ),
  );
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
