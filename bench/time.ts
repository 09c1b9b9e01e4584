import { addDays } from 'date-fns/addDays';
import { getDay } from 'date-fns/getDay';
import { lightFormat } from 'date-fns/lightFormat';
import { set } from 'date-fns/set';
import { startOfDay } from 'date-fns/startOfDay';
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import {
  addBusinessTimeColumns,
  businessTimeBetween,
  businessTimeBetweenColumns,
  calendarIndexOf,
  defineBusinessCalendar,
  elapsedAt,
  readInstant,
} from '../src/time/index.ts';
import type { BenchRow } from './row.ts';

const ZONE = 'Europe/Berlin';
const HOUR_MS = 3_600_000;
const PAIRS = 100_000;
const PEER_MS = 4000;
const ROUNDS = 5;
const HOURS = ['09:00-12:00', '13:00-17:30'];
const SIZE_LIMIT = 200_000;
/** Promised for columns against dayjs-business-time. */
const LEAST_RATIO = 1000;
const BUILD_LIMIT_MS = 15;

const HOLIDAYS = ['01-01', '05-01', '10-03', '12-25', '12-26']
  .flatMap((day) => [2024, 2025, 2026].map((year) => `${year}-${day}`))
  .concat(['2024-03-29', '2024-04-01', '2024-05-09', '2024-05-20', '2025-04-18', '2025-04-21', '2025-05-29'])
  .concat(['2025-06-09', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25', '2024-12-24', '2025-12-24']);

const definition = {
  timeZone: ZONE,
  week: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS },
  holidays: HOLIDAYS,
};

/** Business time of random tickets against the best peers, all on the same pairs and in the same process. */
export async function run(): Promise<BenchRow[]> {
  // The peers know no zone but that of the process.
  const zoneBefore = process.env.TZ;
  process.env.TZ = ZONE;
  try {
    return measure();
  } finally {
    if (zoneBefore === undefined) delete process.env.TZ;
    else process.env.TZ = zoneBefore;
  }
}

function measure(): BenchRow[] {
  const { starts, ends } = randomPairs();
  const calendar = defineBusinessCalendar(definition);
  const out = businessTimeBetweenColumns(calendar, starts, ends);

  const columns = bestOf(() => businessTimeBetweenColumns(calendar, starts, ends, out), PAIRS);
  const deadlines = new Float64Array(PAIRS);
  const deadlineColumns = bestOf(() => addBusinessTimeColumns(calendar, starts, 8 * HOUR_MS, {}, deadlines), PAIRS);
  const index = calendarIndexOf(calendar);
  const sums = bestOf(() => {
    let sum = 0;
    for (let i = 0; i < PAIRS; i += 1) sum += elapsedAt(index, starts[i] as number);
    return sum;
  }, PAIRS);
  const single = bestOf(() => {
    let sum = 0;
    for (let i = 0; i < PAIRS; i += 1) sum += businessTimeBetween(calendar, starts[i] as number, ends[i] as number);
    return sum;
  }, PAIRS);
  const texts = Array.from(starts, (ms) => new Date(ms).toISOString());
  const fromText = bestOf(() => {
    let sum = 0;
    for (let i = 0; i < PAIRS; i += 1) sum += businessTimeBetween(calendar, texts[i] as string, ends[i] as number);
    return sum;
  }, PAIRS);
  const readers = bestOf(() => {
    let sum = 0;
    for (const text of texts) sum += readInstant(text);
    return sum;
  }, PAIRS);
  const dateParse = bestOf(() => {
    let sum = 0;
    for (const text of texts) sum += Date.parse(text);
    return sum;
  }, PAIRS);

  const dayjsRate = peerRate('dayjs-business-time', starts, ends, out, dayjsMinutes());
  const dateFnsRate = peerRate('date-fns day loop', starts, ends, out, dateFnsLoop);
  if (columns < LEAST_RATIO * dayjsRate)
    throw new Error(`columns are less than ${LEAST_RATIO} times as fast as dayjs-business-time`);
  const build = indexBuild();

  const row = (name: string, ops: number, peer: string, peerOps: number): BenchRow => ({
    name,
    ops,
    peer,
    peerOps,
    ratio: ops / peerOps,
  });
  return [
    row('time: businessTimeBetweenColumns', columns, 'dayjs-business-time', dayjsRate),
    row('time: businessTimeBetweenColumns', columns, 'date-fns day loop', dateFnsRate),
    row('time: businessTimeBetween, numbers', single, 'dayjs-business-time', dayjsRate),
    row('time: businessTimeBetween, one ISO text', fromText, 'dayjs-business-time', dayjsRate),
    row('time: elapsedAt', sums, 'dayjs-business-time', dayjsRate),
    row('time: addBusinessTimeColumns', deadlineColumns, 'dayjs-business-time (diff)', dayjsRate),
    row('time: readInstant', readers, 'Date.parse', dateParse),
    row('time: index of three years', 1000 / build, `budget ${BUILD_LIMIT_MS} ms`, 1000 / BUILD_LIMIT_MS),
  ];
}

/** Whole minutes, because that is as fine as the peer counts; 1 h to 60 days. */
function randomPairs(): { starts: Float64Array; ends: Float64Array } {
  const starts = new Float64Array(PAIRS);
  const ends = new Float64Array(PAIRS);
  const first = Date.UTC(2024, 0, 8);
  const minutes = 900 * 1440;
  let state = 20261123;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < PAIRS; i += 1) {
    starts[i] = first + Math.floor(next() * minutes) * 60_000;
    ends[i] = (starts[i] as number) + (60 + Math.floor(next() * 59 * 1440)) * 60_000;
  }
  return { starts, ends };
}

/** Best of a few rounds: other jobs on the machine only ever make it slower. */
function bestOf(task: () => unknown, items: number): number {
  task();
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    task();
    best = Math.max(best, (items * 1000) / (performance.now() - begin));
  }
  return best;
}

/** Items a second of a peer, on as many pairs as fit; every result is compared. */
function peerRate(
  peer: string,
  starts: Float64Array,
  ends: Float64Array,
  expected: Float64Array,
  diff: (start: number, end: number) => number,
): number {
  for (let i = 0; i < 20; i += 1) diff(starts[i] as number, ends[i] as number);
  const begin = performance.now();
  let done = 0;
  let wrong = 0;
  while (done < PAIRS && performance.now() - begin < PEER_MS) {
    if (diff(starts[done] as number, ends[done] as number) !== expected[done]) wrong += 1;
    done += 1;
  }
  const rate = (done * 1000) / (performance.now() - begin);
  console.log(`time: ${done} pairs compared with ${peer}, ${wrong} wrong`);
  if (wrong > 0) throw new Error(`${wrong} of ${done} business times differ from ${peer}`);
  return rate;
}

function dayjsMinutes(): (start: number, end: number) => number {
  dayjs.extend(dayjsBusinessTime);
  const day = HOURS.map((text) => ({ start: `${text.slice(0, 5)}:00`, end: `${text.slice(6)}:00` }));
  const locale = dayjs as unknown as {
    setHolidays(dates: string[]): void;
    setBusinessTime(hours: Record<string, typeof day | null>): void;
  };
  locale.setHolidays([...HOLIDAYS]);
  locale.setBusinessTime({
    sunday: null,
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: null,
  });
  type WithDiff = { businessMinutesDiff(other: unknown): number };
  return (start, end) => (dayjs(start) as unknown as WithDiff).businessMinutesDiff(dayjs(end)) * 60_000;
}

const CLOCK_TIMES = HOURS.map((text) =>
  text.split('-').map((time) => ({ hours: Number(time.slice(0, 2)), minutes: Number(time.slice(3)) })),
);
const HOLIDAY_SET = new Set(HOLIDAYS);

/** What a developer writes by hand: every day of the stretch, clipped to its hours. */
function dateFnsLoop(start: number, end: number): number {
  let sum = 0;
  for (let day = startOfDay(start); day.getTime() < end; day = addDays(day, 1)) {
    const weekday = getDay(day);
    if (weekday === 0 || weekday === 6 || HOLIDAY_SET.has(lightFormat(day, 'yyyy-MM-dd'))) continue;
    for (const [open, close] of CLOCK_TIMES) {
      const from = Math.max(set(day, open ?? {}).getTime(), start);
      const to = Math.min(set(day, close ?? {}).getTime(), end);
      if (to > from) sum += to - from;
    }
  }
  return sum;
}

/** Milliseconds to build three years, zone data included after the first time; refuses an index over its size. */
function indexBuild(): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round += 1) {
    const calendar = defineBusinessCalendar(definition);
    const index = calendarIndexOf(calendar);
    const begin = performance.now();
    elapsedAt(index, Date.UTC(2024, 6));
    elapsedAt(index, Date.UTC(2026, 6));
    best = Math.min(best, performance.now() - begin);
    const { starts, ends, sums, buckets } = index;
    const bytes = starts.byteLength + ends.byteLength + sums.byteLength + buckets.byteLength;
    if (round === 0) console.log(`time: index of three years: ${bytes} bytes, first build ${best.toFixed(1)} ms`);
    if (bytes > SIZE_LIMIT) throw new Error(`the index of three years takes ${bytes} bytes`);
  }
  return best;
}
