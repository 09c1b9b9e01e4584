import { type ExactInput, type Fraction, fraction, ratioOf, ZERO } from '../exact/fraction.js';

/**
 * An exact running sum of decimals. Most figures are whole or have few decimals: those are added as whole millionths in
 * a plain number, the rest as fractions.
 */
export interface ExactTotal {
  millionths: number;
  rest: Fraction;
}

const MILLION = 1e6;
/** Below 15 digits no two decimals share a double, so the millionths read off are the decimal that was meant. */
const LARGEST_READ = 1e15;
const LARGEST_KEPT = 4e15;

export function newTotal(): ExactTotal {
  return { millionths: 0, rest: ZERO };
}

/** Adds a figure; a number counts as the shortest decimal that prints it. */
export function addToTotal(total: ExactTotal, value: ExactInput): void {
  if (typeof value === 'number') {
    const scaled = Math.round(value * MILLION);
    if (Math.abs(scaled) < LARGEST_READ && scaled / MILLION === value) {
      total.millionths += scaled;
      if (Math.abs(total.millionths) > LARGEST_KEPT) {
        total.rest = totalOf(total);
        total.millionths = 0;
      }
      return;
    }
  }
  total.rest = total.rest.add(fraction(value));
}

/** The sum. */
export function totalOf(total: ExactTotal): Fraction {
  return total.millionths === 0 ? total.rest : total.rest.add(ratioOf(total.millionths, MILLION));
}
