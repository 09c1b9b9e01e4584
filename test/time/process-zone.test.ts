import { afterEach, expect, test } from 'vitest';
import { defineBusinessCalendar } from '../../src/time/business-calendar.js';
import { addBusinessDays } from '../../src/time/business-day.js';
import { addBusinessTime, businessTimeBetween, openIntervals } from '../../src/time/business-time.js';
import { addMonths } from '../../src/time/civil-date.js';
import { endOfBusinessDay } from '../../src/time/end-of-business-day.js';
import { toEpochMs } from '../../src/time/instant.js';
import { periodsBetween } from '../../src/time/period.js';
import { localToInstant, startOfDay } from '../../src/time/zone.js';
import { nightShifts } from './calendars.js';

const zoneBefore = process.env.TZ;

afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

/** One answer of everything that could look at the zone of the process. */
function answers(): unknown {
  const calendar = defineBusinessCalendar({
    ...nightShifts,
    holidays: ['2026-10-28'],
    exceptions: { '2026-10-27': { hours: ['08:00-20:00'] } },
  });
  const at = toEpochMs('2026-10-24T12:00:00+02:00');
  return [
    businessTimeBetween(calendar, at, at + 1e9),
    addBusinessTime(calendar, at, 1e8),
    endOfBusinessDay(calendar, at, 3),
    openIntervals(calendar, at, at + 1e9),
    periodsBetween(at, at + 1e9, { unit: 'week', timeZone: 'America/St_Johns' }),
    periodsBetween(at, at + 1e10, { unit: 'month', timeZone: 'Asia/Kolkata' }),
    startOfDay('America/Santiago', '2025-09-07'),
    localToInstant('Europe/Berlin', '2026-10-25', 150, 'later'),
    ['2026-01-31', '2026-03-29', '2026-10-25', '2024-02-29'].map((date) => [
      addMonths(date, 1),
      addBusinessDays(date, 5),
    ]),
  ];
}

test('the zone of the process changes nothing', () => {
  process.env.TZ = 'UTC';
  const expected = answers();
  for (const zone of ['Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe']) {
    process.env.TZ = zone;
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(answers()).toEqual(expected);
  }
});
