import { fail } from '../../core/errors.js';
import { counted } from '../../core/words.js';
import { addBusinessDays, type BusinessDayOptions } from '../../time/business-day.js';
import { addDays, type CivilDate } from '../../time/civil-date.js';
import {
  addCivilDuration,
  type CivilDuration,
  type CivilDurationInput,
  toCivilDuration,
} from '../../time/civil-duration.js';
import { businessDaysOf } from './business-days.js';

/** A length in calendar units (`'P60D'`, `{ months: 2 }`) or in business days (`{ businessDays: 20 }`). */
export type PeriodInput =
  | CivilDurationInput
  | {
      /** Whole business days. */
      readonly businessDays: number;
    };

/** A checked period: business days, or calendar units. */
export type CheckedPeriod =
  | { readonly kind: 'business'; readonly businessDays: number; readonly text: string }
  | { readonly kind: 'civil'; readonly civil: CivilDuration; readonly text: string };

/**
 * Reads a period.
 *
 * @param input - Calendar units or business days.
 * @param path - Where it stands, for the error.
 * @returns The period, at least a day long, with the text by which traces name it.
 * @throws {@link VendorwiseError} `INVALID_DURATION`, also for a period of no days.
 */
export function toPeriod(input: PeriodInput, path = ''): CheckedPeriod {
  if (typeof input === 'object' && input !== null && 'businessDays' in input) {
    const { businessDays } = input;
    if (
      Object.keys(input).length > 1 ||
      !Number.isInteger(businessDays) ||
      businessDays < 1 ||
      businessDays > 100_000
    ) {
      return fail('INVALID_DURATION', path, 'Business days are a whole number from 1 to 100000 and stand alone.', {
        received: businessDays,
        expected: 'a record such as { businessDays: 20 }',
      });
    }
    return { kind: 'business', businessDays, text: counted(businessDays, 'business day') };
  }
  const civil = toCivilDuration(input as CivilDurationInput, path);
  if (civil.years + civil.months + civil.weeks + civil.days === 0) {
    return fail('INVALID_DURATION', path, 'This period has no length; leave it out, or give it at least a day.', {
      received: input,
      expected: 'a period of at least a day',
    });
  }
  return { kind: 'civil', civil, text: typeof input === 'string' ? input : formatCivilDuration(civil) };
}

/**
 * Moves a date by a period: the day it starts from is not counted.
 *
 * @param date - `YYYY-MM-DD`.
 * @param period - A checked period.
 * @param sign - 1 later, -1 earlier.
 * @param days - Which days are business days.
 * @param monthEnd - What becomes of month ends.
 * @returns The date at the other end.
 */
export function shiftDate(
  date: CivilDate,
  period: CheckedPeriod,
  sign: 1 | -1,
  days: BusinessDayOptions = {},
  monthEnd: 'clip' | 'sticky' = 'clip',
): CivilDate {
  return period.kind === 'business'
    ? addBusinessDays(date, sign * period.businessDays, businessDaysOf(days))
    : addCivilDuration(date, period.civil, sign, { monthEnd });
}

/** The same length with one clear day (or clear business day) more between both ends, going back. */
export function shiftClear(
  date: CivilDate,
  period: CheckedPeriod,
  sign: 1 | -1,
  days: BusinessDayOptions = {},
): CivilDate {
  return period.kind === 'business'
    ? addBusinessDays(date, sign * (period.businessDays + 1), businessDaysOf(days))
    : addDays(shiftDate(date, period, sign, days), sign);
}

/** Sum of a duration and a multiple of another, so that it can be added in one step. */
export function sumDurations(a: CivilDuration, b: CivilDuration, times: number): CivilDuration {
  return {
    years: a.years + times * b.years,
    months: a.months + times * b.months,
    weeks: a.weeks + times * b.weeks,
    days: a.days + times * b.days,
  };
}

/** ISO 8601 text of a duration. */
export function formatCivilDuration({ years, months, weeks, days }: CivilDuration): string {
  const parts: [number, string][] = [
    [years, 'Y'],
    [months, 'M'],
    [weeks, 'W'],
    [days, 'D'],
  ];
  const shown = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount}${unit}`);
  return `P${shown.length > 0 ? shown.join('') : '0D'}`;
}
