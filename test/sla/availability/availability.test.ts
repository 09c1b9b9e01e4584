import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { availability } from '../../../src/sla/availability/availability.js';
import { downtimePeriods } from '../../../src/sla/availability/downtime-periods.js';
import type { Outage } from '../../../src/sla/availability/outage-rows.js';
import { serviceCredit } from '../../../src/sla/credits/service-credit.js';
import { defineBusinessCalendar } from '../../../src/time/business-calendar.js';
import { periodOf } from '../../../src/time/period.js';
import { codesOf } from '../../core/issues-of.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const day = { start: '2026-10-05T00:00:00Z', end: '2026-10-06T00:00:00Z' } as const;
const at = (clock: string): string => `2026-10-05T${clock}:00Z`;
const down = (from: string, to: string, more: object = {}) => ({ start: at(from), end: at(to), ...more });

describe('published figures', () => {
  // Google, "Site Reliability Engineering", appendix A: allowed unavailability in 30 days and in a quarter of 90 days.
  it.each([
    ['99', 30, 7.2 * HOUR],
    ['99.9', 30, 43.2 * MINUTE],
    ['99.95', 30, 21.6 * MINUTE],
    ['99.99', 30, 259_200],
    ['99.999', 30, 25_920],
    ['99.9', 90, 129.6 * MINUTE],
  ])('%s %% over %i days allows its downtime and not a millisecond more', (targetPercent, days, allowed) => {
    const window = { start: 0, end: days * 24 * HOUR };
    const budget = availability(window, [], { targetPercent }).errorBudget;
    expect(budget?.budgetMs).toBe(allowed);
    expect(availability(window, [{ start: 0, end: allowed }], { targetPercent }).met).toBe(true);
    expect(availability(window, [{ start: 0, end: Math.floor(allowed) + 1 }], { targetPercent }).met).toBe(false);
  });

  it('measures a calendar month in a zone, with its hour of clock change', () => {
    const october = availability({ month: '2026-10', timeZone: 'Europe/Berlin' }, []);
    expect(october.windowMs).toBe((31 * 24 + 1) * HOUR);
    expect(october.window).toEqual({
      label: '2026-10',
      start: '2026-09-30T22:00:00.000Z',
      end: '2026-10-31T23:00:00.000Z',
      partial: false,
    });
    expect(availability({ month: '2026-12', timeZone: 'UTC' }, []).windowMs).toBe(31 * 24 * HOUR);
  });
});

describe('with other parts of the library', () => {
  it('takes the periods of the time room', () => {
    const options = { unit: 'quarter', timeZone: 'Europe/Berlin' } as const;
    const quarter = availability(periodOf('2026-11-23T09:00:00Z', options), []);
    expect(quarter.window).toMatchObject({ label: '2026-Q4', start: '2026-09-30T22:00:00.000Z' });
    expect(quarter.windowMs).toBe((92 * 24 + 1) * HOUR);
  });

  it('gives serviceCredit its uptime', () => {
    const outages = [{ start: '2026-10-14T09:00:00Z', end: '2026-10-14T11:20:00Z' }];
    const { uptime } = availability({ month: '2026-10', timeZone: 'UTC' }, outages);
    const terms = {
      kind: 'stepped' as const,
      tiers: [
        { atLeast: '99', below: '99.9', creditPercent: '10' },
        { atLeast: '0', below: '99', creditPercent: '25' },
      ],
    };
    const credit = serviceCredit(terms, { uptime, fee: { amount: '12500', currency: 'EUR' } });
    expect(credit).toMatchObject({ credit: { amount: '1250.00', currency: 'EUR' }, uptimePercent: 99.68637992831542 });
  });
});

describe('overlap, weight and maintenance', () => {
  it('counts the heaviest of overlapping outages, or their capped sum', () => {
    const outages = [down('01:00', '03:00', { weight: '0.3' }), down('02:00', '04:00', { weight: 0.8 })];
    expect(availability(day, outages).downtimeMs).toBe(1.9 * HOUR);
    expect(availability(day, outages, { overlap: 'sumCapped' }).downtimeMs).toBe(2.1 * HOUR);
    expect(availability(day, [...outages, down('02:00', '03:00')]).downtimeMs).toBe(2.1 * HOUR);
  });

  it('adds decimal weights without floating error', () => {
    const outages = Array.from({ length: 10 }, () => down('01:00', '02:00', { weight: 0.1 }));
    expect(availability(day, outages, { overlap: 'sumCapped' }).downtimeMs).toBe(HOUR);
  });

  it('has three readings of maintenance', () => {
    const maintenance = [down('00:00', '04:00'), down('03:00', '04:00')];
    const outages = [down('03:00', '07:00')];
    const by = (maintenanceConvention?: 'removed' | 'asUp' | 'counted') =>
      availability(day, outages, { maintenance, ...(maintenanceConvention && { maintenanceConvention }) });
    expect(by()).toMatchObject({ downtimeMs: 3 * HOUR, maintenanceMs: 4 * HOUR, measuredMs: 20 * HOUR });
    expect(by().availabilityPercent).toBe(85);
    expect(by('asUp')).toMatchObject({ downtimeMs: 3 * HOUR, measuredMs: 24 * HOUR, availabilityPercent: 87.5 });
    expect(by('counted')).toMatchObject({ downtimeMs: 4 * HOUR, maintenanceMs: 0, measuredMs: 24 * HOUR });
    expect(by('asUp').conventions.maintenance).toBe('asUp');
  });

  it('excuses no more maintenance than agreed', () => {
    const maintenance = [down('00:00', '02:00'), down('10:00', '13:00')];
    const result = availability(day, [down('00:00', '24:00'.replace('24', '23'))], {
      maintenance,
      maintenanceAllowanceMs: 4 * HOUR,
    });
    expect(result.maintenanceMs).toBe(4 * HOUR);
    expect(result.downtimeMs).toBe(19 * HOUR);
    expect(result.findings.map((one) => one.code)).toEqual(['MAINTENANCE_OVER_ALLOWANCE']);
    expect(result.findings[0]?.message).toContain('5 h, more than the 4 h');
  });

  it('measures agreed service hours only', () => {
    const serviceHours = defineBusinessCalendar({
      timeZone: 'Europe/Berlin',
      week: {
        mon: ['09:00-17:30'],
        tue: ['09:00-17:30'],
        wed: ['09:00-17:30'],
        thu: ['09:00-17:30'],
        fri: ['09:00-16:00'],
      },
    });
    const week = { start: '2026-10-05T00:00:00+02:00', end: '2026-10-12T00:00:00+02:00' };
    const outages = [{ start: '2026-10-06T17:00:00+02:00', end: '2026-10-07T10:00:00+02:00' }];
    const result = availability(week, outages, { serviceHours, targetPercent: 95 });
    expect(result.serviceMs).toBe(41 * HOUR);
    expect(result.downtimeMs).toBe(1.5 * HOUR);
    expect(result.outages).toMatchObject({ counted: 1, merged: 2 });
    expect(result.met).toBe(true);
    expect(result.conventions.serviceHours).toBe('calendar');
    const weekend = { start: '2026-10-10T00:00:00+02:00', end: '2026-10-12T00:00:00+02:00' };
    expect(availability(weekend, outages, { serviceHours }).findings.map((f) => f.code)).toEqual([
      'NOTHING_TO_MEASURE',
    ]);
  });
});

describe('the verdict and the texts', () => {
  it('compares exactly and never shows a miss as if it were met', () => {
    const window = { start: 0, end: 1_000_000 };
    const result = availability(window, [{ start: 0, end: 51 }], { targetPercent: '99.995', decimals: 2 });
    expect(result).toMatchObject({ met: false, availabilityText: '99.99 %' });
    const close = availability(window, [{ start: 0, end: 501 }], { targetPercent: '99.95', decimals: 2 });
    expect(close).toMatchObject({ met: false, availabilityText: '99.9499 %' });
    expect(availability(window, [{ start: 0, end: 1 }], { decimals: 2 }).availabilityText).toBe('99.9999 %');
    expect(availability(window, [{ start: 0, end: 50 }], { targetPercent: '99.995', decimals: 2 }).met).toBe(true);
  });

  it('shows the figure with and without relief', () => {
    const outages = [down('01:00', '02:00', { id: 'INC1' }), down('01:30', '04:00', { id: 'INC2' })];
    const relief = [
      { outage: 'INC9', reason: 'typing error', agreedBy: 'K. Weber' },
      { outage: 'INC2', reason: 'client network', agreedBy: 'K. Weber' },
    ];
    const result = availability(day, outages, { relief: deepFreeze(relief), targetPercent: '95' });
    expect(result.relief).toEqual([
      { outage: 'INC2', reason: 'client network', agreedBy: 'K. Weber', downtimeMs: 2.5 * HOUR },
    ]);
    expect(result).toMatchObject({ downtimeMs: HOUR, met: true, raw: { downtimeMs: 3 * HOUR, met: false } });
    expect(result.outages).toEqual({ given: 2, counted: 1, outside: 0, excluded: 1, leftOut: 0, merged: 1 });
    expect(result.findings.map((one) => `${one.code} ${one.subject} ${one.path}`)).toEqual([
      'RELIEF_UNMATCHED INC9 options.relief[0]',
    ]);
    expect(availability(day, outages).relief).toEqual([]);
  });

  it('counts of an excused outage only its measured time, by the rules of the contract', () => {
    const outages = [
      down('01:00', '02:00', { id: 'A', weight: '0.5' }),
      down('03:00', '03:10', { id: 'A' }),
      down('05:00', '05:04', { id: 'B' }),
    ];
    const relief = ['A', 'B'].map((outage) => ({ outage, reason: 'client-caused', agreedBy: 'K. Weber' }));
    const maintenance = [down('01:30', '02:00')];
    const result = availability(day, outages, { relief, maintenance, downtimePeriod: { minimumMs: 300_000 } });
    expect(result.relief.map((one) => [one.outage, one.downtimeMs])).toEqual([
      ['A', HOUR / 4 + HOUR / 6],
      ['B', 0],
    ]);
    expect([result.downtimeMs, result.raw.downtimeMs]).toEqual([0, HOUR / 4 + HOUR / 6]);
  });

  it('says it in a sentence', () => {
    const month = { month: '2026-10', timeZone: 'UTC' };
    const outages = [{ start: '2026-10-14T09:00:00Z', end: '2026-10-14T11:20:00Z' }];
    const said = (targetPercent?: string, rows: Outage[] = outages, more: object = {}) =>
      availability(month, rows, { ...(targetPercent === undefined ? {} : { targetPercent }), ...more }).message;
    expect(said('99.9')).toBe(
      'October 2026: up 99.686 % of the time, 2 h 20 min down; the target of 99.9 % is missed by 1 h 35 min.',
    );
    expect(said('99.5')).toBe(
      'October 2026: up 99.686 % of the time, 2 h 20 min down; the target of 99.5 % is met with 1 h 23 min to spare.',
    );
    expect(said()).toBe('October 2026: up 99.686 % of the time, 2 h 20 min down.');
    expect(said('100', [])).toBe(
      'October 2026: up 100.000 % of the time, never down; the target of 100 % is met with 0 min to spare.',
    );
    expect(said('99.9', [], { asOf: '2026-10-02T00:00:00Z' })).toBe(
      'October 2026, so far: up 100.000 % of the time, never down; the target of 99.9 % is met with 1 min 26 s to spare.',
    );
    expect(said('99.9', [], { asOf: '2026-10-01T00:00:00Z' })).toBe(
      'October 2026, so far: there was no service time to measure.',
    );
    expect(availability({ start: 0, end: 3600000 }, []).message).toBe(
      'From 1970-01-01T00:00:00.000Z to 1970-01-01T01:00:00.000Z: up 100.000 % of the time, never down.',
    );
  });

  it('names rows in small letters within a sentence', () => {
    const rows = [
      { id: 'OUT-7', start: 'noon', end: null },
      { start: at('02:00'), end: at('01:00') },
      down('01:00', '02:00', { id: 'X', weight: '2' }),
    ];
    const maintenance = [
      { id: 'CHG-3', start: 'x', end: at('02:00') },
      { start: at('02:00'), end: at('01:00') },
    ];
    expect(availability(day, rows, { maintenance }).findings.map((one) => one.message)).toEqual([
      'The start of maintenance CHG-3 is not a point in time with an offset; this maintenance excuses nothing.',
      'Maintenance 2 ends before it starts; this maintenance excuses nothing.',
      'The start of outage OUT-7 is not a point in time with an offset; the row is left out.',
      'Outage 2 ends before it starts; it is left out.',
      'The weight of outage X is not a number from 0 to 1; the row is left out.',
    ]);
  });

  it('measures until asOf, and lets an open outage last until then', () => {
    const outages = [{ id: 'INC1', start: at('10:00'), end: null }];
    const result = availability(day, outages, { asOf: at('12:00') });
    expect(result).toMatchObject({ measuredMs: 12 * HOUR, downtimeMs: 2 * HOUR, window: { partial: true } });
    expect(result.findings.map((one) => one.code)).toEqual(['OUTAGE_STILL_OPEN']);
    expect(availability(day, outages).downtimeMs).toBe(14 * HOUR);
    const before = availability(day, outages, { asOf: '2026-10-01T00:00:00Z' });
    expect(before.availabilityPercent).toBeNull();
  });

  it('gives the uptime and the budget as other verbs take them', () => {
    const result = availability(day, [down('00:00', '00:30')], { targetPercent: '99' });
    expect(result.uptime).toEqual({ goodMs: 23.5 * HOUR, totalMs: 24 * HOUR });
    expect(result.errorBudget).toMatchObject({
      unit: 'ms',
      budgetMs: 864_000,
      consumedMs: 1_800_000,
      withinBudget: false,
    });
    expect(availability(day, [], { targetPercent: 100 }).errorBudget?.consumedPercent).toBeNull();
  });
});

describe('degenerate and wrong input', () => {
  it('answers null when nothing is left to measure', () => {
    for (const result of [
      availability(day, [down('01:00', '02:00')], { maintenance: [{ ...day }], targetPercent: 99 }),
      availability({ start: 5, end: 5 }, []),
    ]) {
      expect(result).toMatchObject({ availabilityPercent: null, availabilityText: null, met: null, uptime: null });
      expect(result.findings.map((one) => one.code)).toContain('NOTHING_TO_MEASURE');
    }
  });

  it('counts maintenance over the whole window as up when it stays in the denominator', () => {
    const options = { maintenance: [{ ...day }], maintenanceConvention: 'asUp' } as const;
    expect(availability(day, [down('01:00', '02:00')], options).availabilityPercent).toBe(100);
  });

  it('leaves wrong rows out, names them, and adds up', () => {
    const outages = [
      down('01:00', '02:00', { id: 'good' }),
      down('02:00', '01:00', { id: 'reversed' }),
      { id: 'local', start: '2026-10-05T01:00:00', end: at('02:00') },
      { id: 'noEnd', start: at('01:00'), end: undefined as unknown as string },
      down('03:00', '04:00', { id: 'nan', weight: Number.NaN }),
      down('03:00', '04:00', { id: 'heavy', weight: 1.01 }),
      down('03:00', '04:00', { id: 'negative', weight: '-0.1' }),
      down('03:00', '04:00', { id: 'words', weight: 'all' }),
      null as unknown as { start: string; end: string },
      down('01:00', '02:00', { id: 'good' }),
      { id: 'early', start: '2026-10-01T00:00:00Z', end: '2026-10-02T00:00:00Z' },
      down('05:00', '05:00', { id: 'instant' }),
    ];
    const result = availability(day, outages);
    expect(result.downtimeMs).toBe(HOUR);
    expect(result.outages).toEqual({ given: 12, counted: 1, outside: 2, excluded: 0, leftOut: 9, merged: 1 });
    expect(result.findings.map((one) => `${one.code} ${one.subject} ${one.path}`)).toEqual([
      'OUTAGE_ENDS_BEFORE_START reversed outages[1]',
      'OUTAGE_INVALID_INSTANT local outages[2]',
      'OUTAGE_INVALID_INSTANT noEnd outages[3]',
      'OUTAGE_INVALID_WEIGHT nan outages[4]',
      'OUTAGE_INVALID_WEIGHT heavy outages[5]',
      'OUTAGE_INVALID_WEIGHT negative outages[6]',
      'OUTAGE_INVALID_WEIGHT words outages[7]',
      'OUTAGE_INVALID_ROW null outages[8]',
      'OUTAGE_DUPLICATE good outages[9]',
    ]);
  });

  it('lets wrong maintenance excuse nothing, and names it', () => {
    const maintenance = [down('02:00', '01:00'), { id: 'CHG1', start: 'soon', end: at('03:00') }];
    const result = availability(day, [down('01:00', '02:00')], { maintenance });
    expect(result).toMatchObject({ maintenanceMs: 0, maintenanceLeftOut: 2, downtimeMs: HOUR });
    expect(result.findings.map((one) => one.code)).toEqual([
      'MAINTENANCE_ENDS_BEFORE_START',
      'MAINTENANCE_INVALID_INSTANT',
    ]);
  });

  it('leaves out an outage that starts after asOf', () => {
    const result = availability(day, [down('13:00', '14:00')], { asOf: at('12:00') });
    expect(result.findings.map((one) => one.code)).toEqual(['OUTAGE_AFTER_AS_OF']);
    expect(result.outages.leftOut).toBe(1);
  });

  it('throws coded errors for authored input', () => {
    expect(codesOf(() => availability({ start: 2, end: 1 }, []))).toEqual(['WINDOW_REVERSED window']);
    expect(codesOf(() => availability({ start: 'x', end: 1 }, []))).toEqual(['INVALID_INSTANT window.start']);
    expect(codesOf(() => availability({ month: '2026-13', timeZone: 'UTC' }, []))).toEqual([
      'INVALID_MONTH window.month',
    ]);
    expect(codesOf(() => availability({ month: '2026-10', timeZone: 'Mars/Base' }, []))[0]).toMatch(
      /^UNKNOWN_TIME_ZONE/,
    );
    expect(codesOf(() => availability(day, [], { targetPercent: 101 }))).toEqual([
      'OUT_OF_RANGE options.targetPercent',
    ]);
    expect(codesOf(() => availability(day, [], { targetPercent: 'high' }))).toEqual([
      'INVALID_NUMBER options.targetPercent',
    ]);
    expect(codesOf(() => availability(day, [], { decimals: 1.5 }))).toEqual(['OUT_OF_RANGE options.decimals']);
    expect(codesOf(() => availability(day, [], { overlap: 'sum' as 'max' }))).toEqual([
      'INVALID_VALUE options.overlap',
    ]);
    expect(codesOf(() => availability(day, [], { downtimePeriod: { minimumMs: -1 } }))).toEqual([
      'OUT_OF_RANGE options.downtimePeriod.minimumMs',
    ]);
    expect(codesOf(() => availability(day, [], { maintenanceAllowanceMs: 0.5 }))).toEqual([
      'OUT_OF_RANGE options.maintenanceAllowanceMs',
    ]);
    const codes = (options: unknown) => codesOf(() => availability(day, [], options as never));
    expect(codes({ target: '99.9', maintainance: [] })).toEqual([
      'UNKNOWN_KEY options.target',
      'UNKNOWN_KEY options.maintainance',
    ]);
    expect(codes({ downtimePeriod: { minimum: 1 } })).toEqual(['UNKNOWN_KEY options.downtimePeriod.minimum']);
    expect(codes('99.9')).toEqual(['INVALID_TYPE options']);
    expect(codesOf(() => downtimePeriods(day, [], { targetPercent: '99' } as never))).toEqual([
      'UNKNOWN_KEY options.targetPercent',
    ]);
    const agreed = { outage: 'A', reason: 'x', agreedBy: 'K. Weber' };
    expect(codes({ relief: [agreed, { outage: 'B', reason: ' ' }, { ...agreed, by: 'me' }] })).toEqual([
      'REQUIRED options.relief[1].reason',
      'REQUIRED options.relief[1].agreedBy',
      'UNKNOWN_KEY options.relief[2].by',
    ]);
    expect(codes({ relief: [agreed, agreed] })).toEqual(['DUPLICATE_RELIEF options.relief[1]']);
    expect(codes({ relief: agreed })).toEqual(['INVALID_TYPE options.relief']);
  });

  it('changes nothing it is given and returns plain JSON', () => {
    const outages = deepFreeze([down('03:00', '04:00', { weight: '0.5' }), down('01:00', '03:30')]);
    const options = deepFreeze({ maintenance: [down('02:00', '02:30'), down('00:00', '00:10')], targetPercent: '99' });
    const result = availability(deepFreeze({ ...day }), outages, options);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});
