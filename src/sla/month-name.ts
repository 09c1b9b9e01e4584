import { MONTHS } from '../core/words.js';

/** The label of a period for a sentence: a month by its name, e.g. `October 2026`; any other label as it is. */
export function periodName(label: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(label) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? label : `${name} ${year}`;
}
