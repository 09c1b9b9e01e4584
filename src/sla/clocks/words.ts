import { counted } from '../../core/words.js';
import { formatInstant } from '../../time/instant.js';
import { offsetMsAt } from '../../time/zone.js';
import type { SlaTarget, TargetCondition, TargetTime } from './policy.js';

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;
/** Weekday of 1970-01-01. */
const THURSDAY = 4;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** A length of time, exact: `8 h 43 min`. Hours are not made into days, because a business day has no fixed length. */
export function durationText(ms: number): string {
  let rest = Math.abs(ms);
  const parts: string[] = [];
  for (const [unit, size] of UNITS.slice(1)) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    rest -= count * size;
  }
  return parts.length === 0 ? '0 min' : parts.join(' ');
}

/** A moment as the wall clock of a zone shows it: `Mon 2026-10-05 15:10`, with seconds only where there are any. */
export function localText(timeZone: string, epochMs: number): string {
  const local = epochMs + offsetMsAt(timeZone, epochMs);
  const text = formatInstant(local);
  const day = Math.floor(local / 86_400_000) + THURSDAY;
  const weekday = WEEKDAYS[((day % 7) + 7) % 7] as string;
  const seconds = local % 60_000 === 0 ? '' : text.slice(16, local % 1000 === 0 ? 19 : 23);
  return `${weekday} ${text.slice(0, 10)} ${text.slice(11, 16)}${seconds}`;
}

const UNIT_WORDS = [
  ['businessHours', 'business hour'],
  ['businessMinutes', 'business minute'],
  ['businessDays', 'business day'],
  ['hours', 'hour'],
  ['minutes', 'minute'],
  ['days', 'day'],
] as const;

/** A target's length in words: `8 business hours`, `3 business days, until 17:00`. */
export function targetTimeText(within: TargetTime): string {
  for (const [unit, word] of UNIT_WORDS) {
    const count = within[unit];
    if (count === undefined) continue;
    if (unit === 'businessDays' && count === 0)
      return `the same business day${within.at === undefined ? '' : `, until ${within.at}`}`;
    return `${counted(count, word)}${within.at === undefined ? '' : `, until ${within.at}`}`;
  }
  return '';
}

/** Why a target applies, in words: `priority P1`, `every ticket`. */
export function conditionText(when: TargetCondition | undefined): string {
  const parts = [
    ...(when?.priority === undefined ? [] : [`priority ${when.priority.join(' or ')}`]),
    ...Object.entries(when?.fields ?? {}).map(([field, values]) => `${field} ${values.join(' or ')}`),
  ];
  return parts.length === 0 ? 'every ticket' : parts.join(' and ');
}

/** A target in words: `8 business hours (priority P1)`. */
export function targetText(target: SlaTarget): string {
  return `${targetTimeText(target.within)} (${conditionText(target.when)})`;
}

/** The text of an instant for a record; `null` when there is none. */
export function instantText(epochMs: number): string | null {
  return !Number.isNaN(epochMs) ? formatInstant(epochMs) : null;
}
