import { issue, throwIssues, type VendorwiseIssue } from './errors.js';

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
  const expected = inWords(rule);
  if (value === undefined) return [missing(path, expected)];
  const message = `${name} must be ${expected}.`;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return [issue('INVALID_TYPE', path, message, { received: value, expected })];
  }
  const { whole = false, least, most, above, below } = rule;
  const limit = [
    least !== undefined && value < least ? least : undefined,
    above !== undefined && value <= above ? above : undefined,
    most !== undefined && value > most ? most : undefined,
    below !== undefined && value >= below ? below : undefined,
  ].find((one) => one !== undefined);
  if (limit === undefined && (!whole || Number.isSafeInteger(value))) return [];
  return [
    issue('OUT_OF_RANGE', path, message, {
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

/** Throws what {@link wordIssues} finds. */
export function requireWord(value: unknown, words: readonly string[], path: string): void {
  throwIssues(wordIssues(value, words, path));
}

/** Throws what {@link numberIssues} finds. */
export function requireNumber(value: unknown, rule: NumberRule, path: string, name?: string): void {
  throwIssues(numberIssues(value, rule, path, name));
}

function missing(path: string, expected: string): VendorwiseIssue {
  return issue('REQUIRED', path, `A required value is missing; expected ${expected}.`, { expected });
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
