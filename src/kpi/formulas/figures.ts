import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';
import { type ExactInput, type Fraction, fractionToNumber, tryFraction } from '../../exact/fraction.js';
import { isUsableSize } from '../figure-size.js';

/** What a figure may be; one that may be `missing` may be left out or `null`. */
export interface FigureRule {
  readonly kind: 'any' | 'notNegative' | 'positive' | 'count';
  readonly missing?: true;
}

/** Figures by name, exact; `null` for one that may be missing and is. */
export type ReadFigures<Rules extends FigureRules> = {
  readonly [Name in keyof Rules]: Rules[Name] extends { readonly missing: true } ? Fraction | null : Fraction;
};

type FigureRules = Readonly<Record<string, FigureRule>>;

const EXPECTED: Readonly<Record<FigureRule['kind'], string>> = {
  any: 'a number, or decimal text such as "99.95"',
  notNegative: 'a number of at least 0',
  positive: 'a number above 0',
  count: 'a whole number of at least 0',
};

/** Reads the figures of a formula, given by name, and tells all that is wrong with them at once. */
export function readFormulaFigures<const Rules extends FigureRules>(
  input: object,
  rules: Rules,
  path: string,
): ReadFigures<Rules> {
  const given = input as Readonly<Record<string, unknown>>;
  const known = Object.fromEntries(Object.keys(rules).map((name) => [name, true] as const));
  const issues = [...optionIssues(given, known, path)];
  const read = Object.entries(rules).map(([name, { kind, missing }]) => {
    const value = given[name];
    if (missing && (value === undefined || value === null)) return [name, null] as const;
    const found = figureIssues(value, `${path}.${name}`, kind);
    issues.push(...found);
    return [name, found.length > 0 ? null : tryFraction(value)] as const;
  });
  throwIssues(issues);
  // What has no issue was read.
  return Object.fromEntries(read) as ReadFigures<Rules>;
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
