import { fail } from '../core/errors.js';

/**
 * Checks an option that is one of a few words.
 *
 * @param value - As given by the caller.
 * @param known - The words, as keys of a record.
 * @param standard - The word when none is given; `undefined` where one is needed.
 * @param path - Where the option stands, for the error.
 * @returns The word.
 * @throws {@link VendorwiseError} `INVALID_OPTION`.
 */
export function choice<Word extends string>(
  value: Word | undefined,
  known: Readonly<Record<Word, true>>,
  standard: NoInfer<Word> | undefined,
  path: string,
): Word {
  if (value === undefined && standard !== undefined) return standard;
  if (typeof value === 'string' && Object.hasOwn(known, value)) return value;
  const expected = `one of ${Object.keys(known).join(', ')}`;
  return fail('INVALID_OPTION', path, `This option has an unknown value; expected ${expected}.`, {
    received: value,
    expected,
  });
}
