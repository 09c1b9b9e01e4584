import { adjustToBusinessDay, type BusinessDayConvention, type Weekday } from 'vendorwise/time';
import type { GoldenAdapter } from '../../adapter.js';

const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  MO: 'mon',
  TU: 'tue',
  WE: 'wed',
  TH: 'thu',
  FR: 'fri',
  SA: 'sat',
  SU: 'sun',
};

export const adapter: GoldenAdapter = ({ input }) => ({
  date: adjustToBusinessDay(input.date, camelCase(input.convention), {
    workdays: input.workdays.map((day: string) => WEEKDAYS[day]),
    holidays: input.holidays,
  }),
});

/** `modified-following` -> `modifiedFollowing`. */
function camelCase(name: string): BusinessDayConvention {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as BusinessDayConvention;
}
