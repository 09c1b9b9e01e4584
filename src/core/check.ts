import { fail, issue, throwIssues, type VendorwiseIssue } from './errors.js';

/** What a number must be; each bound is optional. */
export interface NumberRule {
  /** Whether it must be a whole number. @defaultValue false */
  readonly whole?: boolean;
  /** Smallest value allowed. */
  readonly least?: number;
  /** Largest value allowed. */
  readonly most?: number;
  /** It must be larger than this. */
  readonly above?: number;
  /** It must be smaller than this. */
  readonly below?: number;
}

/** A share with its ends, such as a weight. */
export const SHARE: NumberRule = { least: 0, most: 1 };
/** A share strictly between its ends, such as a significance or confidence level. */
export const OPEN_SHARE: NumberRule = { above: 0, below: 1 };
/** A size, such as a tolerance. */
export const NOT_NEGATIVE: NumberRule = { least: 0 };
/** A scale, such as a standard deviation. */
export const POSITIVE: NumberRule = { above: 0 };

/**
 * Problems of a value that must be one of a few words.
 *
 * @param value - As given by the caller.
 * @param words - The words.
 * @param path - Where it stands.
 * @returns A `REQUIRED` or `INVALID_VALUE` issue, or none.
 */
export function wordIssues(value: unknown, words: readonly string[], path: string): VendorwiseIssue[] {
  if (words.includes(value as string)) return [];
  const expected = `one of ${words.map((word) => JSON.stringify(word)).join(', ')}`;
  if (value === undefined) return [missing(path, expected)];
  return [
    issue('INVALID_VALUE', path, `This value is not among those allowed: ${expected}.`, { received: value, expected }),
  ];
}

/**
 * Problems of a value that must be a number within bounds.
 *
 * @param value - As given by the caller.
 * @param rule - The bounds.
 * @param path - Where it stands.
 * @param name - What it is, as the beginning of a sentence, e.g. `A threshold`. Default: `This`.
 * @returns A `REQUIRED`, `INVALID_TYPE` (no finite number) or `OUT_OF_RANGE` issue, or none.
 */
export function numberIssues(value: unknown, rule: NumberRule, path: string, name = 'This'): VendorwiseIssue[] {
  const isNumber = Number.isFinite(value);
  const limit = isNumber ? brokenLimit(value as number, rule) : undefined;
  // The words come last: a call that is right, one of a million, pays for two comparisons only.
  if (isNumber && limit === undefined && (rule.whole !== true || Number.isSafeInteger(value))) return [];
  const expected = inWords(rule);
  if (value === undefined) return [missing(path, expected)];
  return [
    issue(isNumber ? 'OUT_OF_RANGE' : 'INVALID_TYPE', path, `${name} must be ${expected}.`, {
      received: value,
      expected,
      params: limit === undefined ? {} : { limit },
    }),
  ];
}

/**
 * Problems of a value that must be `true` or `false`.
 *
 * @param value - As given by the caller.
 * @param path - Where it stands.
 * @returns A `REQUIRED` or `INVALID_TYPE` issue, or none.
 */
export function flagIssues(value: unknown, path: string): VendorwiseIssue[] {
  if (typeof value === 'boolean') return [];
  const expected = 'true or false';
  if (value === undefined) return [missing(path, expected)];
  return [issue('INVALID_TYPE', path, `This must be ${expected}.`, { received: value, expected })];
}

/**
 * Problems of a value that must be a text with something in it.
 *
 * @param value - As given by the caller.
 * @param path - Where it stands.
 * @param expected - What the text says, e.g. `the name of a field`.
 * @returns A `REQUIRED`, `INVALID_TYPE` or `OUT_OF_RANGE` (nothing but blanks) issue, or none.
 */
export function textIssues(value: unknown, path: string, expected = 'a few words'): VendorwiseIssue[] {
  if (value === undefined) return [missing(path, expected)];
  const received = value;
  if (typeof value !== 'string') return [issue('INVALID_TYPE', path, `Expected ${expected}.`, { received, expected })];
  if (value.trim() !== '') return [];
  return [issue('OUT_OF_RANGE', path, `This text is empty; expected ${expected}.`, { received, expected })];
}

/** Throws what {@link wordIssues} finds. */
export function requireWord(value: unknown, words: readonly string[], path: string): void {
  throwIssues(wordIssues(value, words, path));
}

/** Throws what {@link numberIssues} finds. */
export function requireNumber(value: unknown, rule: NumberRule, path: string, name?: string): void {
  throwIssues(numberIssues(value, rule, path, name));
}

/** Throws `REQUIRED` or `INVALID_TYPE` for data that are no list. */
export function requireList(value: unknown, path: string): void {
  if (Array.isArray(value)) return;
  if (value === undefined) throwIssues([missing(path, 'a list')]);
  fail('INVALID_TYPE', path, 'This is not a list.', { received: value, expected: 'a list' });
}

/** As `requireList`, for values: typed arrays and what is like an array are lists too. */
export function requireValues(value: unknown, path: string): void {
  const length = typeof value === 'object' && value !== null ? (value as { readonly length?: unknown }).length : null;
  if (!Number.isSafeInteger(length)) requireList(value, path);
}

/** Throws `REQUIRED` or `INVALID_TYPE` for data that have no members to read; `what` they should be is said, e.g. `a report`. */
export function requireRecord(value: unknown, path: string, what = 'an object'): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  if (value === undefined) throwIssues([missing(path, what)]);
  fail('INVALID_TYPE', path, `This is not ${what}.`, { received: value, expected: what });
}

function missing(path: string, expected: string): VendorwiseIssue {
  return issue('REQUIRED', path, `A required value is missing; expected ${expected}.`, { expected });
}

function brokenLimit(value: number, { least, most, above, below }: NumberRule): number | undefined {
  if (least !== undefined && value < least) return least;
  if (above !== undefined && value <= above) return above;
  if (most !== undefined && value > most) return most;
  return below !== undefined && value >= below ? below : undefined;
}

/** `a whole number from 1 to 10`, `a number above 0 and below 1`. */
function inWords({ whole = false, least, most, above, below }: NumberRule): string {
  const noun = whole ? 'a whole number' : 'a number';
  if (least !== undefined && most !== undefined) return `${noun} from ${least} to ${most}`;
  const bounds = [
    ...(least === undefined ? [] : [`of at least ${least}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(most === undefined
      ? []
      : [least === undefined && above === undefined ? `of at most ${most}` : `at most ${most}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ];
  return bounds.length === 0 ? noun : `${noun} ${bounds.join(' and ')}`;
}
