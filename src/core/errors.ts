import type { JsonRecord, JsonValue } from './json.js';

/** One thing that is wrong with authored input. */
export interface VendorwiseIssue {
  /** Stable upper-case code, e.g. `UNKNOWN_TIME_ZONE`; listed in docs/codes. */
  readonly code: string;
  /** Where it stands, e.g. `calendars.office.week.mon[0]`; the empty string is the whole input. */
  readonly path: string;
  /** An English sentence that says what is wrong. */
  readonly message: string;
  /** What was there, shortened to a JSON scalar where it is large. */
  readonly received: JsonValue;
  /** What would have been right, in words. */
  readonly expected: string;
  /** The figures and names of the message, for hosts that translate it. */
  readonly params: JsonRecord;
}

/** The parts of an issue that {@link issue} fills in when they are left out. */
export interface IssueDetails {
  readonly received?: unknown;
  readonly expected?: string;
  readonly params?: JsonRecord;
}

const BRAND = 'vendorwise.error';
const MESSAGES_SHOWN = 10;
const TEXT_SHOWN = 120;

/**
 * Turns any value into a short JSON scalar that can stand in an issue.
 *
 * @param value - Whatever the caller was given.
 * @returns Scalars as they are (long texts cut), `'NaN'`, `'Infinity'`, and a few words for anything larger.
 * @example
 * ```ts
 * import { describeReceived } from './errors.js';
 * describeReceived(Number.NaN); // => 'NaN'
 * describeReceived([1, 2, 3]); // => '[array of 3]'
 * ```
 */
export function describeReceived(value: unknown): JsonValue {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'boolean':
      return value;
    case 'string':
      return value.length > TEXT_SHOWN ? `${value.slice(0, TEXT_SHOWN - 1)}…` : value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return value === null ? null : describeObject(value);
    default:
      return typeof value === 'bigint' ? `${value}n` : `[${typeof value}]`;
  }
}

function describeObject(value: object): string {
  if (Array.isArray(value)) return `[array of ${value.length}]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[invalid Date]' : value.toISOString();
  const keys = Object.keys(value);
  const shown = keys.slice(0, 4).join(', ');
  return `[object with ${keys.length === 0 ? 'no keys' : shown + (keys.length > 4 ? ', …' : '')}]`;
}

/**
 * Makes one issue of a {@link VendorwiseError}.
 *
 * @param code - Stable upper-case code.
 * @param path - Where the value stands; the empty string is the whole input.
 * @param message - An English sentence.
 * @param details - What was received (shortened by {@link describeReceived}), what was expected, and the figures of the message.
 * @returns The issue as plain JSON.
 * @example
 * ```ts
 * import { issue } from './errors.js';
 * issue('OUT_OF_RANGE', 'weight', 'A weight is not negative.', { received: -1, expected: 'a number of at least 0' }).path; // => 'weight'
 * ```
 */
export function issue(code: string, path: string, message: string, details: IssueDetails = {}): VendorwiseIssue {
  return {
    code,
    path,
    message,
    received: describeReceived(details.received),
    expected: details.expected ?? '',
    params: details.params ?? {},
  };
}

function summarize(issues: readonly VendorwiseIssue[]): string {
  const lines = issues
    .slice(0, MESSAGES_SHOWN)
    .map((one) => (one.path === '' ? one.message : `${one.path}: ${one.message}`));
  const rest = issues.length - lines.length;
  if (rest > 0) lines.push(`and ${rest} more`);
  return issues.length === 1 ? lines.join('') : `${issues.length} problems\n- ${lines.join('\n- ')}`;
}

/**
 * The one error of the library: authored input (a definition, a score sheet, an option) is wrong.
 *
 * It lists every problem at once. Recognise it with {@link isVendorwiseError}, not with `instanceof`: an app may
 * have loaded both the ESM and the CommonJS copy.
 *
 * @example
 * ```ts
 * import { VendorwiseError, isVendorwiseError, issue } from './errors.js';
 * const error = new VendorwiseError([issue('EMPTY_WINDOW', 'window', 'No time is left to measure.')]);
 * error.code; // => 'EMPTY_WINDOW'
 * isVendorwiseError(error); // => true
 * ```
 */
export class VendorwiseError extends Error {
  /** Every problem found, in the order of the input. */
  readonly issues: readonly VendorwiseIssue[];
  /** The code of the first problem. */
  readonly code: string;

  /** @param issues - At least one issue. */
  constructor(issues: readonly VendorwiseIssue[]) {
    super(summarize(issues));
    this.name = 'VendorwiseError';
    this.issues = issues;
    this.code = issues[0]?.code ?? 'UNKNOWN';
    Object.defineProperty(this, Symbol.for(BRAND), { value: true });
  }

  /** The error as plain JSON, e.g. the body of a 422 response. */
  toJSON(): { name: string; code: string; message: string; issues: readonly VendorwiseIssue[] } {
    return { name: this.name, code: this.code, message: this.message, issues: this.issues };
  }
}

/**
 * Says whether a caught value is a {@link VendorwiseError}, whichever copy of the library threw it.
 *
 * @param value - Anything, e.g. the value of a `catch`.
 * @returns Whether it carries `issues`.
 * @example
 * ```ts
 * import { isVendorwiseError } from 'vendorwise/core';
 * isVendorwiseError(new TypeError('no')); // => false
 * ```
 */
export function isVendorwiseError(value: unknown): value is VendorwiseError {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[Symbol.for(BRAND)] === true;
}

/**
 * Throws a {@link VendorwiseError} with a single issue.
 *
 * @param code - Stable upper-case code.
 * @param path - Where the value stands; the empty string is the whole input.
 * @param message - An English sentence.
 * @param details - What was received and expected, and the figures of the message.
 * @throws {@link VendorwiseError} always, with `code`.
 * @example
 * ```ts
 * import { fail } from './errors.js';
 * fail('EMPTY_WINDOW', 'window', 'No time is left to measure.'); // throws EMPTY_WINDOW
 * ```
 */
export function fail(code: string, path: string, message: string, details: IssueDetails = {}): never {
  throw new VendorwiseError([issue(code, path, message, details)]);
}

/**
 * Throws when a list of issues is not empty.
 *
 * @param issues - The problems found so far.
 * @throws {@link VendorwiseError} with all of them.
 * @example
 * ```ts
 * import { issue, throwIssues } from './errors.js';
 * throwIssues([issue('REQUIRED', 'id', 'An id is missing.')]); // throws REQUIRED
 * ```
 */
export function throwIssues(issues: readonly VendorwiseIssue[]): void {
  if (issues.length > 0) throw new VendorwiseError(issues);
}
