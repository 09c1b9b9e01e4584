import { fail } from '../core/errors.js';
import { type Fraction, formatFraction, fraction, ratioOf, sumFractions } from '../exact/fraction.js';

const EXACT = /^(-?\d+)(?:\/(\d+))?$/;

/**
 * Reads the exact text of a result (`'492193/6000'`, `'74'`) back, so that explanations need no more than the report.
 *
 * @param text - Text written by `toFraction()`.
 * @throws {@link VendorwiseError} `INVALID_NUMBER`.
 */
export function readExact(text: string, path = ''): Fraction {
  const match = EXACT.exec(text);
  const denominator = BigInt(match?.[2] ?? 1);
  if (match === null || denominator === 0n) {
    return fail('INVALID_NUMBER', path, 'This is not an exact figure of a report.', {
      received: text,
      expected: 'text such as "74" or "492193/6000"',
    });
  }
  return ratioOf(BigInt(match[1] as string), denominator);
}

/**
 * Writes a fraction, or nothing, as the exact text of a result.
 *
 * @returns e.g. `'492193/6000'`, or `null`.
 */
export function exactText(value: Fraction | null): string | null {
  return value === null ? null : value.toFraction();
}

/**
 * A figure beside the bar that it reaches or fails: rounded half up, but never on to the bar or across it.
 *
 * @param bar - The bar, in the same unit; `null` without one.
 * @param decimals - Digits after the point.
 * @returns e.g. `'1.67'` for 5/3 below 2, and `'49.99'` for 49.996 below 50.
 */
export function shownBeside(value: Fraction, bar: Fraction | null, decimals: number): string {
  const text = formatFraction(value, decimals);
  if (bar === null) return text;
  const side = value.compare(bar);
  if (fraction(text).compare(bar) === side) return text;
  return formatFraction(value, decimals, side < 0 ? 'floor' : 'ceiling');
}

/** Figures that are shown together: each as text, and their total, to which the texts add up. */
export interface ShownParts {
  readonly parts: readonly string[];
  readonly total: string;
}

/**
 * Rounds parts so that what is shown adds up to the shown total (largest remainder, the method of Hare and Niemeyer).
 *
 * The total is rounded half up; each part is rounded down and the missing units go to the largest remainders, so no
 * part is off by a whole unit. Equal remainders are served in the order of their keys, not of the list.
 *
 * @param decimals - Digits after the point.
 * @example
 * ```ts
 * import { fraction } from '../exact/fraction.js';
 * import { shownParts } from './exact-text.js';
 * shownParts([fraction('0.4'), fraction('0.4'), fraction('0.2')], ['a', 'b', 'c'], 0); // => { parts: ['1', '0', '0'], total: '1' }
 * ```
 */
export function shownParts(parts: readonly Fraction[], keys: readonly string[], decimals: number): ShownParts {
  const unit = 10n ** BigInt(decimals);
  const total = formatFraction(sumFractions(parts), decimals);
  const units = parts.map((part) => floorOf(part, unit));
  const remainders = parts.map((part, i) => part.mul(unit).sub(units[i] as bigint));
  let open = BigInt(total.replace('.', '')) - units.reduce((sum, one) => sum + one, 0n);
  const byRemainder = parts
    .map((_, i) => i)
    .sort((a, b) => (remainders[b] as Fraction).compare(remainders[a] as Fraction) || compareText(keys[a], keys[b]));
  for (const i of byRemainder) {
    if (open <= 0n) break;
    units[i] = (units[i] as bigint) + 1n;
    open -= 1n;
  }
  return { parts: units.map((one) => formatFraction(ratioOf(one, unit), decimals)), total };
}

function floorOf(value: Fraction, unit: bigint): bigint {
  const numerator = value.s * value.n * unit;
  const quotient = numerator / value.d;
  return numerator % value.d < 0n ? quotient - 1n : quotient;
}

/**
 * Compares texts by code unit, so that no locale changes an order.
 *
 * @returns -1, 0 or 1.
 */
export function compareText(a: string | undefined, b: string | undefined): number {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Whether two lists hold the same texts in the same order. */
export function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}
