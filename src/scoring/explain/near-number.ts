/** A double of {@link nearNumber} is off by no more than this share of its size, or by {@link NEAR_TINY}. */
export const NEAR_ERROR: number = 2 ** -47;
/** What the smallest doubles are off by. */
export const NEAR_TINY: number = 2 ** -1070;

const MINUS = 45;
const SLASH = 47;

/** Digits that are added up; longer parts are left to the exact reader. */
const MOST_DIGITS = 30;

/**
 * A double close to an exact text of a report, without the cost of a fraction.
 *
 * The first fifteen digits of a part add up without rounding, each of the fifteen after them with two roundings, and one
 * division follows: in all less than 64 half units in the last place, which is {@link NEAR_ERROR}.
 *
 * @param text - Text written by `toFraction()`, such as `'492193/6000'`.
 * @returns The double; NaN for what only the exact reader can read, or refuse.
 */
export function nearNumber(text: string): number {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let [top, value, digits] = [1, 0, 0];
  let bottom = false;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = code - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
    } else if (code === SLASH && digits > 0 && digits <= MOST_DIGITS && !bottom) {
      [top, value, digits, bottom] = [value, 0, 0, true];
    } else return Number.NaN;
  }
  if (digits === 0 || digits > MOST_DIGITS || (bottom && value === 0)) return Number.NaN;
  const size = bottom ? top / value : value;
  return start === 1 ? -size : size;
}
