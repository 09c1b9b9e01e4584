import type { CivilDate } from './civil-date.js';

/** Keys of a week, Monday first. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/**
 * Opening hours by weekday; a weekday that is left out is closed.
 *
 * Each text is `HH:MM-HH:MM` on the wall clock. An end before the start lies on the next day (`'22:00-06:00'`); the end
 * of the day is `24:00`, so the whole day is `'00:00-24:00'`.
 */
export type BusinessWeek = { readonly [day in Weekday]?: readonly string[] };

/** Other hours on one date. */
export interface CalendarException {
  /** Hours as in {@link BusinessWeek}; none closes the date. */
  readonly hours: readonly string[];
  /** Whether they stand instead of the weekly hours or beside them. @defaultValue `'replace'` */
  readonly mode?: 'replace' | 'add';
}

/** A closed stretch between two moments, whatever the hours say. */
export interface CalendarClosure {
  /** First closed instant: ISO text with an offset, or epoch milliseconds. */
  readonly start: string | number;
  /** First instant after it, in the same forms. */
  readonly end: string | number;
}

/**
 * When a team works: JSON that a host stores.
 *
 * A date takes its hours from the first of these that speaks: holiday (closed), exception, week. Then breaks and
 * closures are cut out and what overlaps is united.
 */
export interface BusinessCalendarDefinition {
  /** IANA name of the zone on whose wall clock the hours are. */
  readonly timeZone: string;
  readonly week: BusinessWeek;
  /** Closed dates. @defaultValue none */
  readonly holidays?: readonly CivilDate[];
  /** Other hours by date. @defaultValue none */
  readonly exceptions?: Readonly<Record<CivilDate, CalendarException>>;
  /** Breaks by date; they also cut a night shift that began the day before. @defaultValue none */
  readonly breaks?: Readonly<Record<CivilDate, readonly string[]>>;
  /** Breaks by weekday. @defaultValue none */
  readonly weeklyBreaks?: BusinessWeek;
  /** Closed stretches between moments. @defaultValue none */
  readonly closures?: readonly CalendarClosure[];
  /**
   * What a holiday or an exception means for night shifts. `calendarDay`: the date from 00:00 to 24:00, so it cuts the
   * shift of the evening before at midnight; `shiftStart`: the shifts that begin on the date, to their end.
   * @defaultValue `'calendarDay'`
   */
  readonly holidayScope?: 'calendarDay' | 'shiftStart';
  /**
   * What an opening or closing time inside a clock change means. `wallClock`: an instant is open when its wall-clock
   * time lies in the hours; `compatible`: each end is turned into an instant by itself (RFC 5545 section 3.3.5: in a
   * gap forward by the gap, in an overlap the first). @defaultValue `'wallClock'`
   */
  readonly dst?: 'wallClock' | 'compatible';
}
