import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { backlogAgeing, defineKpi, measureKpi, standardKpis, turnaround, turnaroundRows } from '../../src/kpi/index.js';
import { businessTimeBetween, defineBusinessCalendar } from '../../src/time/index.js';

const day = ['09:00-17:00'];
const calendar = defineBusinessCalendar({
  timeZone: 'Europe/Berlin',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: ['2026-10-03', '2026-12-25'],
});
const asOf = '2026-11-02T09:00:00+01:00';
const job = (openedAt: unknown, resolvedAt?: unknown) => ({ openedAt, resolvedAt });

describe('turnaroundRows', () => {
  it('counts all hours, or those of a calendar, across a weekend and the end of summer time', () => {
    const jobs = deepFreeze([
      job('2026-10-23T16:00:00+02:00', '2026-10-26T10:00:00+01:00'),
      job(Date.parse('2026-10-05T10:00:00+02:00'), new Date('2026-10-05T12:30:00+02:00')),
    ]);
    expect(turnaroundRows(jobs, { asOf }).rows.map((one) => one.hours)).toEqual([67, 2.5]);
    const found = turnaroundRows(jobs, { asOf, calendar });
    expect(found.rows).toEqual([
      { row: 0, at: '2026-10-26T09:00:00.000Z', hours: 2 },
      { row: 1, at: '2026-10-05T10:30:00.000Z', hours: 2.5 },
    ]);
    expect(found.jobs).toEqual({ total: 2, done: 2, open: 0, leftOut: 0 });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('agrees with the calendar for many pairs, in any order', () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    const jobs = [...Array(300).keys()].map((i) => {
      const opened = start + ((i * 7_919_000) % 25_000_000_000);
      return { id: i, from: opened, to: opened + ((i * 3_331_777) % 900_000_000) };
    });
    const { rows } = turnaroundRows(new Set(jobs), { asOf, calendar, opened: 'from', done: 'to' });
    expect(rows.length).toBe(300);
    for (const { row, hours } of rows) {
      expect(hours).toBe(businessTimeBetween(calendar, jobs[row]!.from, jobs[row]!.to) / 3_600_000);
    }
  });

  it('knows what is open at the moment of the report', () => {
    const opened = '2026-10-29T09:00:00+01:00';
    const jobs = [
      job(opened, null),
      job(opened),
      job(opened, ''),
      job(opened, '2026-11-02T09:00:01+01:00'),
      job(opened, asOf),
    ];
    const found = turnaroundRows(jobs, { asOf, calendar });
    expect(found.open).toEqual([0, 1, 2, 3].map((row) => ({ row, ageHours: 16, ageDays: 4 })));
    expect(found.rows.map((one) => one.row)).toEqual([4]);
    expect(backlogAgeing(found.open.map((one) => one.ageDays)).bands[1]?.items).toBe(4);
  });

  it('leaves out what it cannot use, counts it and names it', () => {
    const rows = [
      job('2026-10-05T10:00:00', '2026-10-05T12:00:00Z'),
      job('2026-10-05T10:00:00Z', 'yesterday'),
      job('2026-10-05T10:00:00Z', '2026-10-05T09:00:00Z'),
      job('2026-12-05T10:00:00Z'),
      null,
      job('1850-01-01T00:00:00Z'),
      job('2026-10-05T10:00:00Z', '2026-10-05T10:00:00Z'),
    ] as object[];
    const found = turnaroundRows(rows, { asOf, calendar });
    expect(found.jobs).toEqual({ total: 7, done: 1, open: 0, leftOut: 6 });
    expect(found.findings.map((one) => [one.code, one.params.rows, one.subject])).toEqual([
      ['INVALID_PERIOD', [0, 1, 5], null],
      ['DONE_BEFORE_OPENED', [2], null],
      ['ROW_AFTER_AS_OF', [3], null],
      ['NOT_A_RECORD', [4], null],
    ]);
    expect(found.findings[1]?.message).toBe('1 row has an end before the beginning and is left out (row 3).');
    expect(turnaroundRows([], { asOf })).toEqual({
      rows: [],
      open: [],
      jobs: { total: 0, done: 0, open: 0, leftOut: 0 },
      findings: [],
    });
  });

  it('feeds the ready KPI and the formula', () => {
    const { rows } = turnaroundRows(
      [
        job('2026-10-30T16:00:00+01:00', '2026-10-30T17:00:00+01:00'),
        job('2026-09-30T16:00:00+02:00', '2026-10-01T10:00:00+02:00'),
      ],
      { asOf, calendar },
    );
    const kpi = defineKpi({ ...standardKpis().turnaround, target: 8, minimumSample: 1 });
    const { points } = measureKpi(kpi, rows, { timeZone: 'Europe/Berlin', asOf });
    expect(points.map((one) => [one.period, one.rows, one.valueText])).toEqual([
      ['2026-10', 2, '1.9 hours'],
      ['2026-11', 0, null],
    ]);
    expect(turnaround(rows.map((one) => one.hours)).meanHours).toBe(1.5);
  });

  it('refuses arguments that are wrong', () => {
    const code = (name: string) => expect.objectContaining({ code: name });
    expect(() => turnaroundRows(undefined as never, { asOf })).toThrow(code('REQUIRED'));
    expect(() => turnaroundRows([], { asOf: '2026-11-02' })).toThrow(code('INVALID_INSTANT'));
    expect(() => turnaroundRows([], { asOf, calender: calendar } as never)).toThrow(code('UNKNOWN_KEY'));
    expect(() => turnaroundRows([], { asOf, calendar: {} as never })).toThrow(code('NOT_DEFINED'));
  });
});
