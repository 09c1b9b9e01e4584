/**
 * Time: instants, civil dates, intervals, zones, business calendars, business days and reporting periods.
 * An engine of floor 1: it knows no vendor and no contract, and uses only core.
 * Moments are always given; the clock, the zone and the locale of the process change nothing.
 *
 * @packageDocumentation
 */
export {
  alwaysOpenCalendar,
  type BusinessCalendar,
  calendarIndexOf,
  defineBusinessCalendar,
  holidaysEnd,
} from './business-calendar.js';
export {
  addBusinessDays,
  adjustToBusinessDay,
  type BusinessDayConvention,
  type BusinessDayOptions,
  businessDaysBetween,
  isBusinessDay,
} from './business-day.js';
export {
  addBusinessTime,
  type BoundaryOptions,
  type BusinessTimeBetweenOptions,
  businessTimeBetween,
  type HorizonOptions,
  isOpen,
  nextClosing,
  nextOpening,
  openIntervals,
  subtractBusinessTime,
} from './business-time.js';
export {
  addBusinessTimeColumns,
  businessTimeBetweenColumns,
  subtractBusinessTimeColumns,
} from './business-time-columns.js';
export { businessCalendarIssues } from './calendar-check.js';
export type {
  BusinessCalendarDefinition,
  BusinessWeek,
  CalendarClosure,
  CalendarException,
  Weekday,
} from './calendar-definition.js';
export { type CalendarIndex, deadlineAt, elapsedAt, isOpenAt, startBefore } from './calendar-index.js';
export {
  type AddMonthsOptions,
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  endOfMonth,
  fromEpochDay,
  isoWeekday,
  readCivilDate,
  toEpochDay,
} from './civil-date.js';
export {
  addCivilDuration,
  type CivilDuration,
  type CivilDurationInput,
  readCivilDuration,
  toCivilDuration,
} from './civil-duration.js';
export { type CivilSpan, type CivilSpanInput, type Coverage, coverageGaps } from './coverage-gaps.js';
export { endOfBusinessDay, endOfBusinessDayAt } from './end-of-business-day.js';
export { formatInstant, type InstantInput, readInstant, toEpochMs } from './instant.js';
export { type Interval, intersectIntervals, subtractIntervals, totalLength, unionIntervals } from './interval.js';
export { readLocalInstant } from './local-instant.js';
export { findPeriod, type Period, type PeriodOptions, type PeriodUnit, periodOf, periodsBetween } from './period.js';
export { businessCalendarSchema, businessWeekSchema } from './schema.js';
export {
  checkTimeZone,
  civilDateAt,
  type Disambiguation,
  isTimeZone,
  localToInstant,
  offsetMsAt,
  startOfDay,
} from './zone.js';
