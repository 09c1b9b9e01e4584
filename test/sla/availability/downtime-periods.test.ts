import { describe, expect, it } from 'vitest';
import { availability } from '../../../src/sla/availability/availability.js';
import { downtimePeriods } from '../../../src/sla/availability/downtime-periods.js';

const day = { start: '2026-10-05T00:00:00Z', end: '2026-10-06T00:00:00Z' } as const;
const down = (from: string, to: string, weight: number | string = 1) => ({
  start: `2026-10-05T${from}Z`,
  end: `2026-10-05T${to}Z`,
  weight,
});

describe('downtimePeriods', () => {
  // Google Cloud Filestore SLA: a Downtime Period is five or more consecutive minutes; shorter ones do not count.
  it('counts five consecutive minutes and not a second less', () => {
    const rule = { downtimePeriod: { minimumMs: 300_000 } };
    expect(downtimePeriods(day, [down('08:00:00', '08:05:00')], rule).downtimeMs).toBe(300_000);
    const short = downtimePeriods(day, [down('08:00:00', '08:04:59')], rule);
    expect(short).toMatchObject({ downtimeMs: 0, outageMs: 299_000, mergedOutages: 1 });
    expect(short.periods[0]).toMatchObject({ counted: false, reason: 'shorterThanMinimum', downtimeMs: 0 });
  });

  it('merges touching and overlapping outages before it applies the rule', () => {
    const outages = [down('08:03:00', '08:05:00'), down('08:00:00', '08:02:00'), down('08:01:00', '08:03:00', '0.5')];
    const result = downtimePeriods(day, outages, { downtimePeriod: { minimumMs: 300_000 } });
    expect(result).toMatchObject({ mergedOutages: 1, downtimeMs: 270_000 });
    expect(result.periods[0]).toMatchObject({ lengthMs: 300_000, outageMs: 270_000, counted: true, reason: null });
    expect(downtimePeriods(day, [down('08:00:00', '08:02:00'), down('08:02:01', '08:05:00')]).mergedOutages).toBe(2);
  });

  it('does not count started minutes when only whole ones count', () => {
    const result = downtimePeriods(day, [down('08:00:30', '08:02:29'), down('09:00:00', '09:00:59')], {
      downtimePeriod: { wholeMinutes: true },
    });
    expect(result.periods.map(({ downtimeMs, counted, reason }) => [downtimeMs, counted, reason])).toEqual([
      [60_000, true, 'partialMinute'],
      [0, false, 'partialMinute'],
    ]);
  });

  it('measures a period inside the window and outside maintenance', () => {
    const rule = { downtimePeriod: { minimumMs: 300_000 } };
    const start = { start: '2026-10-04T23:50:00Z', end: '2026-10-05T00:04:00Z' };
    expect(downtimePeriods(day, [start], rule).periods[0]).toMatchObject({ lengthMs: 240_000, counted: false });
    const maintenance = [down('08:02:00', '08:30:00')];
    const split = downtimePeriods(day, [down('08:00:00', '08:36:00')], { ...rule, maintenance });
    expect(split.periods.map((period) => [period.lengthMs, period.counted])).toEqual([
      [120_000, false],
      [360_000, true],
    ]);
  });

  it('states its rules and agrees with availability', () => {
    const outages = [down('08:00:00', '08:07:30'), down('09:00:00', '09:00:40'), down('10:00:00', '09:00:00')];
    const options = { downtimePeriod: { minimumMs: 60_000, wholeMinutes: true } };
    const periods = downtimePeriods(day, outages, options);
    const figure = availability(day, outages, options);
    expect(periods.conventions).toEqual({ overlap: 'max', downtimePeriod: { minimumMs: 60_000, wholeMinutes: true } });
    expect(periods.downtimeMs).toBe(figure.downtimeMs);
    expect(periods.outageMs).toBe(figure.outageMs);
    expect(periods.findings).toEqual(figure.findings);
    expect(periods.periods.reduce((sum, period) => sum + period.downtimeMs, 0)).toBe(periods.downtimeMs);
  });

  it('has no periods without outages, and ignores a weight of zero', () => {
    expect(downtimePeriods(day, [])).toMatchObject({ periods: [], mergedOutages: 0, downtimeMs: 0, outageMs: 0 });
    expect(downtimePeriods(day, [down('08:00:00', '09:00:00', 0)]).periods).toEqual([]);
  });
});
