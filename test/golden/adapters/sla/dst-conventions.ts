import { addBusinessTime, businessTimeBetween, formatInstant, isOpen } from 'vendorwise/time';
import type { GoldenAdapter, GoldenCase, GoldenFile } from '../../adapter.js';
import { calendarOf } from './calendar-shape.js';

type Convention = 'wallClock' | 'compatible';

/** Where both conventions agree the file names the figure, else it names the convention. */
export const adapter: GoldenAdapter = (testCase, file) => {
  const wallClock = answer(testCase, file, 'wallClock', 'earliest');
  return {
    wallClock,
    compatible: answer(testCase, file, 'compatible', 'earliest'),
    elapsedSeconds: wallClock,
    deadline: wallClock,
    deadlineLatest: answer(testCase, file, 'wallClock', 'latest'),
    open: wallClock,
  };
};

function answer({ input, kind }: GoldenCase, file: GoldenFile, dst: Convention, boundary: 'earliest' | 'latest') {
  const calendar = calendarOf(file, input.calendar, dst);
  if (kind === 'elapsed') return businessTimeBetween(calendar, input.start, input.end) / 1000;
  if (kind === 'open') return isOpen(calendar, input.at);
  return formatInstant(addBusinessTime(calendar, input.start, input.durationSeconds * 1000, { boundary }));
}
