import { businessTimeBetween } from 'vendorwise/time';
import type { GoldenAdapter } from '../../adapter.js';
import { calendarOf } from './calendar-shape.js';

export const adapter: GoldenAdapter = ({ input }, file) => ({
  elapsedSeconds: businessTimeBetween(calendarOf(file, input.calendar, 'wallClock'), input.start, input.end) / 1000,
});
