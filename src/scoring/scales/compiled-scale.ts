import { issue, type VendorwiseIssue } from '../../core/errors.js';
import type { JsonValue } from '../../core/json.js';
import { type ExactInput, type Fraction, ratioOf, tryFraction } from '../../exact/fraction.js';
import type { PriceField, PriceFormula } from '../price/price-formulas.js';
import type { PriceFormulaName, Scale } from './scale-definition.js';

/** A score that lies on its scale. */
export interface ReadScore {
  /** The score as it was given, as JSON. */
  readonly given: JsonValue;
  /** Where it lies on the scale's own axis; gates and rubrics compare this. */
  readonly value: Fraction;
  /** Whether it lies outside the scale and counts as the nearest end. */
  readonly capped: boolean;
}

/** What the room needs to know of any scale; a new kind of scale is one more function that makes this. */
export interface CompiledScale {
  readonly kind: Scale['kind'];
  /** Reads a score, or says what is wrong with it. */
  read(score: unknown, path: string): ReadScore | VendorwiseIssue;
  /** Reads the bar of a gate or the key of a rubric; an issue when it is not on the scale. */
  readBar(bar: ExactInput, path: string): Fraction | VendorwiseIssue;
  /** Share of the criterion's points, from 0 to 1; `null` when it depends on a field of bids that is empty. */
  share(value: Fraction, field: PriceField | null): Fraction | null;
  /** Whether a rubric's text holds for every score up to the next one, or for its own score only. */
  readonly rubric: 'steps' | 'exact' | 'none';
  /** Kinds of bars that gates may set, beside `required`. */
  readonly bars: readonly ('minimum' | 'maximum')[];
  /** The value that `required` asks for; `null` when any score will do. */
  readonly requiredValue: Fraction | null;
  /** The worst and the best value; `null` where the scale has no ends. */
  readonly ends: readonly [worst: Fraction, best: Fraction] | null;
  /** What of the field of bids the share rests on; `null` when it is the same whoever else bids. */
  readonly dependsOn: PriceFormula['dependsOn'];
  /** Currency and formula of a price scale. */
  readonly price: { readonly currency: string; readonly formula: PriceFormulaName } | null;
}

/** Whether a reading is an issue rather than a value. */
export function isIssue(reading: object): reading is VendorwiseIssue {
  return 'code' in reading && 'path' in reading;
}

/** An exact ratio, as a panel's mean may be: no decimal text says 11/3. */
const RATIO = /^(-?\d+)\/(\d*[1-9]\d*)$/;

/**
 * Reads an exact figure, or says that it is none.
 *
 * @returns The fraction (of a number, decimal text, or a ratio such as `'11/3'`) or an `INVALID_NUMBER` issue.
 */
export function readFigure(value: unknown, path: string): Fraction | VendorwiseIssue {
  const exact = tryFraction(value);
  if (exact !== null) return exact;
  const ratio = typeof value === 'string' ? RATIO.exec(value) : null;
  if (ratio !== null) return ratioOf(BigInt(ratio[1] as string), BigInt(ratio[2] as string));
  return issue('INVALID_NUMBER', path, 'This is not a decimal number.', {
    received: value,
    expected: 'a finite number, or decimal text such as "4.5"',
  });
}

/** Reads an exact figure; `null` when it is none, and `issues` receives `INVALID_NUMBER`. */
export function takeFigure(value: unknown, path: string, issues: VendorwiseIssue[]): Fraction | null {
  const figure = readFigure(value, path);
  if (!isIssue(figure)) return figure;
  issues.push(figure);
  return null;
}

/** What a figure must be; each bound is optional. */
export interface FigureRule {
  readonly least?: number | Fraction;
  readonly most?: number | Fraction;
  readonly above?: number | Fraction;
  readonly below?: number | Fraction;
  /** Code of a figure outside the bounds. @defaultValue `'OUT_OF_RANGE'` */
  readonly code?: string;
  /** The sentence about a figure outside the bounds. */
  readonly message: string;
  readonly expected: string;
}

/**
 * Reads an exact figure within bounds; `null` when it is none, and `issues` receives the reason.
 *
 * @param issues - Receives `INVALID_NUMBER`, or the code of the rule.
 */
export function figureWithin(
  value: unknown,
  path: string,
  { least, most, above, below, code = 'OUT_OF_RANGE', message, expected }: FigureRule,
  issues: VendorwiseIssue[],
): Fraction | null {
  const figure = takeFigure(value, path, issues);
  if (figure === null) return null;
  const low = (least !== undefined && figure.lt(least)) || (above !== undefined && figure.lte(above));
  const high = (most !== undefined && figure.gt(most)) || (below !== undefined && figure.gte(below));
  if (!low && !high) return figure;
  issues.push(issue(code, path, message, { received: value, expected }));
  return null;
}
