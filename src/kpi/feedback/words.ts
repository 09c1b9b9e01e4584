import type { PeriodUnit } from '../../time/period.js';

const NUMBERS = /* @__PURE__ */ 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const PLACES =
  /* @__PURE__ */ 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** A number in words up to twelve: `three`, `13`. */
export function inWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** A place in words up to twelve: `third`, `21st`. */
export function placeInWords(place: number): string {
  const word = PLACES[place - 1];
  if (word !== undefined) return word;
  const teen = Math.floor(place / 10) % 10 === 1;
  return `${place}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')}`;
}

/** `the month before`, `the three months before`. */
export function spanBefore(count: number, unit: PeriodUnit): string {
  return count === 1 ? `the ${unit} before` : `the ${inWords(count)} ${unit}s before`;
}
