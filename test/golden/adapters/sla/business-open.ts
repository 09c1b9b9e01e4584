import { isOpen } from 'vendorwise/time';
import type { GoldenAdapter } from '../../adapter.js';
import { calendarOf } from './calendar-shape.js';

export const adapter: GoldenAdapter = ({ input }, file) => ({
  open: isOpen(calendarOf(file, input.calendar, 'wallClock'), input.at),
});
