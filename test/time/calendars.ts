import type { BusinessCalendarDefinition } from '../../src/time/calendar-definition.js';

const day = ['09:00-17:00'];

/** Nine to five in Berlin, Monday to Friday. */
export const nineToFive: BusinessCalendarDefinition = {
  timeZone: 'Europe/Berlin',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day },
};

const night = ['22:00-06:00'];

/** Night shifts that begin Monday to Thursday. */
export const nightShifts: BusinessCalendarDefinition = {
  timeZone: 'Europe/Berlin',
  week: { mon: night, tue: night, wed: night, thu: night },
};

export const HOUR = 3_600_000;
