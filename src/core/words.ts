/**
 * A list as a sentence says it.
 *
 * @param words - Its members.
 * @returns `a`, `a and b`, `a, b and c`; the empty string for none.
 */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/**
 * A noun in the number that goes with a count.
 *
 * @param count - How many.
 * @param noun - The noun for one.
 * @param nouns - The noun for many. Default: the noun with an s.
 */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return count === 1 ? noun : nouns;
}

/** A count with its noun: `1 month`, `3 months`; the noun for many can be given. */
export function counted(count: number, noun: string, nouns?: string): string {
  return `${count} ${plural(count, noun, nouns)}`;
}

/** The words as the start of a sentence: with a capital. */
export function atStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A whole number with its digits in groups: `1,821,677`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A list of at most so many names, the rest counted: `a, b and c`, `a, b and 3 more`. */
export function listedUpTo(most: number, names: readonly string[]): string {
  if (names.length <= most) return listed(names);
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}

/** The names of the months, January first. */
export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
