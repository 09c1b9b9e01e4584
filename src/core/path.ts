const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/**
 * Writes the way to a value as it would be written in JavaScript.
 *
 * @param segments - Keys and array positions from the root to the value.
 * @returns The path as text; the empty string for the root.
 * @example
 * ```ts
 * import { formatPath } from './path.js';
 * formatPath(['versions', 0, 'clocks', 2, 'calendar']); // => 'versions[0].clocks[2].calendar'
 * formatPath(['exceptions', '2026-12-24']); // => 'exceptions["2026-12-24"]'
 * ```
 */
export function formatPath(segments: readonly PropertyKey[]): string {
  let text = '';
  for (const segment of segments) {
    if (typeof segment !== 'string') text += `[${String(segment)}]`;
    else if (PLAIN_KEY.test(segment)) text += text === '' ? segment : `.${segment}`;
    else text += `[${JSON.stringify(segment)}]`;
  }
  return text;
}

/**
 * Joins a path that a caller was given with the rest of the way.
 *
 * @param base - A path made by {@link formatPath}, or the empty string.
 * @param segments - Keys and array positions that follow it.
 * @returns The longer path.
 * @example
 * ```ts
 * import { joinPath } from './path.js';
 * joinPath('calendars.office', 'week', 'mon', 0); // => 'calendars.office.week.mon[0]'
 * ```
 */
export function joinPath(base: string, ...segments: readonly PropertyKey[]): string {
  const rest = formatPath(segments);
  if (base === '' || rest === '' || rest.startsWith('[')) return base + rest;
  return `${base}.${rest}`;
}
