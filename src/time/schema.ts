import * as z from 'zod/mini';
import type {
  BusinessCalendarDefinition,
  BusinessWeek,
  CalendarClosure,
  CalendarException,
  Weekday,
} from './calendar-definition.js';

const hours = /* @__PURE__ */ (() => z.array(z.string()))();

/** Hours by weekday. */
export const businessWeekSchema: z.ZodMiniType<BusinessWeek> = /* @__PURE__ */ (() =>
  z.strictObject({
    mon: z.exactOptional(hours),
    tue: z.exactOptional(hours),
    wed: z.exactOptional(hours),
    thu: z.exactOptional(hours),
    fri: z.exactOptional(hours),
    sat: z.exactOptional(hours),
    sun: z.exactOptional(hours),
  } satisfies Record<Weekday, z.ZodMiniType>))();

const exceptionSchema: z.ZodMiniType<CalendarException> = /* @__PURE__ */ (() =>
  z.strictObject({
    hours,
    mode: z.exactOptional(z.enum(['replace', 'add'])),
  } satisfies Record<keyof CalendarException, z.ZodMiniType>))();

const closureSchema: z.ZodMiniType<CalendarClosure> = /* @__PURE__ */ (() =>
  z.strictObject({
    start: z.union([z.string(), z.number()]),
    end: z.union([z.string(), z.number()]),
  } satisfies Record<keyof CalendarClosure, z.ZodMiniType>))();

/** A business calendar; what its texts mean is checked by `businessCalendarIssues`. */
export const businessCalendarSchema: z.ZodMiniType<BusinessCalendarDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    timeZone: z.string(),
    week: businessWeekSchema,
    holidays: z.exactOptional(z.array(z.string())),
    exceptions: z.exactOptional(z.record(z.string(), exceptionSchema)),
    breaks: z.exactOptional(z.record(z.string(), hours)),
    weeklyBreaks: z.exactOptional(businessWeekSchema),
    closures: z.exactOptional(z.array(closureSchema)),
    holidayScope: z.exactOptional(z.enum(['calendarDay', 'shiftStart'])),
    dst: z.exactOptional(z.enum(['wallClock', 'compatible'])),
  } satisfies Record<keyof BusinessCalendarDefinition, z.ZodMiniType>))();
