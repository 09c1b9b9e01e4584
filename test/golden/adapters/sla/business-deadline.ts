import { addBusinessTime, formatInstant } from 'vendorwise/time';
import type { GoldenAdapter } from '../../adapter.js';
import { calendarOf } from './calendar-shape.js';

export const adapter: GoldenAdapter = ({ input }, file) => {
  const calendar = calendarOf(file, input.calendar, 'wallClock');
  const deadline = (boundary: 'earliest' | 'latest') =>
    formatInstant(addBusinessTime(calendar, input.start, input.durationSeconds * 1000, { boundary }));
  return { deadline: deadline('earliest'), deadlineLatest: deadline('latest') };
};
