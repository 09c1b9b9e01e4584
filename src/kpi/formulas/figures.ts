import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { type ExactInput, type Fraction, fractionToNumber, tryFraction } from '../../exact/fraction.js';
import { isUsableSize } from '../figure-size.js';

/** What a figure may be; one that may be `missing` may be left out or `null`. */
export interface FigureRule {
  readonly kind: 'any' | 'notNegative' | 'positive' | 'count';
  readonly missing?: true;
}

/** Figures by name, exact; `null` for one that is missing. */
export type ReadFigures<Names extends string> = Readonly<Record<Names, Fraction | null>>;

const EXPECTED: Readonly<Record<FigureRule['kind'], string>> = {
  any: 'a number, or decimal text such as "99.95"',
  notNegative: 'a number of at least 0',
  positive: 'a number above 0',
  count: 'a whole number of at least 0',
};

/**
 * Reads the figures of a formula, and tells all that is wrong with them at once.
 *
 * @param input - What the caller gave: figures by name.
 * @param rules - Every figure that the formula knows.
 * @param path - Where the figures stand.
 */
export function readFormulaFigures<Names extends string>(
  input: object,
  rules: Readonly<Record<Names, FigureRule>>,
  path: string,
): ReadFigures<Names> {
  const names = Object.keys(rules) as Names[];
  const issues = [
    ...optionIssues(input as Record<Names, unknown>, rules as unknown as OptionNames<Record<Names, unknown>>, path),
  ];
  const read = names.map((name) => {
    const value = (input as Readonly<Record<string, unknown>>)[name];
    const { kind, missing } = rules[name];
    if (missing && (value === undefined || value === null)) return [name, null] as const;
    const found = figureIssues(value, `${path}.${name}`, kind);
    issues.push(...found);
    return [name, found.length > 0 ? null : tryFraction(value)] as const;
  });
  throwIssues(issues);
  return Object.fromEntries(read) as unknown as ReadFigures<Names>;
}

/** What is wrong with one figure. */
export function figureIssues(value: unknown, path: string, kind: FigureRule['kind']): VendorwiseIssue[] {
  const expected = EXPECTED[kind];
  if (value === undefined) return [issue('REQUIRED', path, `A figure is missing; expected ${expected}.`, { expected })];
  const exact = tryFraction(value);
  if (exact === null)
    return [issue('INVALID_NUMBER', path, 'This is not a decimal number.', { received: value, expected })];
  if (!isUsableSize(value as ExactInput)) {
    const range = 'a number between 1e-100 and 1e100 in size, or 0';
    return [
      issue('OUT_OF_RANGE', path, 'No figure of a business is of this size.', { received: value, expected: range }),
    ];
  }
  const wrong =
    (kind !== 'any' && exact.compare(0) < 0) ||
    (kind === 'positive' && exact.compare(0) === 0) ||
    (kind === 'count' && !Number.isSafeInteger(fractionToNumber(exact)));
  return wrong
    ? [issue('OUT_OF_RANGE', path, `This is out of range; expected ${expected}.`, { received: value, expected })]
    : [];
}

/** The quotient; `null` when a part is missing or the divisor is 0. */
export function quotient(part: Fraction | null, whole: Fraction | null): Fraction | null {
  return part === null || whole === null || whole.compare(0) === 0 ? null : part.div(whole);
}

/** The nearest number; `null` stays `null`, and what passes the largest number (quotients of absurd figures) becomes it. */
export function numberOf(value: Fraction | null): number | null {
  const nearest = value === null ? null : fractionToNumber(value);
  return nearest !== null && Number.isFinite(nearest) ? nearest : null;
}

/** Refuses what is no list. */
export function requireList(value: unknown, path: string): void {
  if (Array.isArray(value)) return;
  const details = { received: value, expected: 'a list' };
  fail(value === undefined ? 'REQUIRED' : 'INVALID_TYPE', path, 'This is not a list.', details);
}
