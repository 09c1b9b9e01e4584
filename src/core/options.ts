import { fail, issue, throwIssues, type VendorwiseIssue } from './errors.js';
import { joinPath } from './path.js';

/** The names of the options of a function; the compiler asks for each of them. */
export type OptionNames<Options extends object> = { readonly [Name in keyof Options]-?: true };

/**
 * Refuses options that nobody reads: most are misspelt, and the default would be taken in silence.
 *
 * It costs one look at each key, whatever the function does with them. An option that is `undefined` counts as not
 * given, whatever its name.
 *
 * @param options - As given by the caller.
 * @param known - Every option that there is, as the keys of a record; its type makes the list complete.
 * @param path - Where the options stand, for the error. Default: `options`.
 * @throws {@link VendorwiseError} `REQUIRED` and `INVALID_TYPE` when they are not an object, `UNKNOWN_KEY` for each key
 * that is not known.
 * @example
 * ```ts
 * import { checkOptions } from './options.js';
 * const options = { goal: '95' } as { goalPercent?: string };
 * checkOptions(options, { goalPercent: true }); // throws UNKNOWN_KEY
 * ```
 */
export function checkOptions<Options extends object>(
  options: Options,
  known: OptionNames<Options>,
  path = 'options',
): void {
  throwIssues(optionIssues(options, known, path));
}

const NONE: readonly VendorwiseIssue[] = [];

/**
 * The problems that {@link checkOptions} throws, for functions that tell all problems of their input at once.
 *
 * @param options - As given by the caller.
 * @param known - Every option that there is, as the keys of a record.
 * @param path - Where the options stand. Default: `options`.
 * @returns An `UNKNOWN_KEY` issue for each key that is not known.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE` when they are not an object: nothing else can be said of them.
 * @example
 * ```ts
 * import { optionIssues } from './options.js';
 * const options = { goal: '95' } as { goalPercent?: string };
 * optionIssues(options, { goalPercent: true }).map((one) => one.path); // => ['options.goal']
 * ```
 */
export function optionIssues<Options extends object>(
  options: Options,
  known: OptionNames<Options>,
  path = 'options',
): readonly VendorwiseIssue[] {
  if (options === undefined) {
    fail('REQUIRED', path, 'A required value is missing; expected an object.', { expected: 'an object' });
  }
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    fail('INVALID_TYPE', path, 'These options are not an object.', { received: options, expected: 'an object' });
  }
  const unknown = Object.keys(options).filter(
    (key) => !Object.hasOwn(known, key) && options[key as keyof Options] !== undefined,
  );
  if (unknown.length === 0) return NONE;
  const names = Object.keys(known);
  const expected = `only ${names.join(', ')}`;
  return unknown.map((key) =>
    issue('UNKNOWN_KEY', joinPath(path, key), `The option "${key}" is not known here; expected ${expected}.`, {
      received: key,
      expected,
      params: { key, known: names },
    }),
  );
}
