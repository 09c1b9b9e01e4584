import { describe, expect, it } from 'vitest';
import {
  defineKpi,
  explainChange,
  feedbackNote,
  findChanges,
  type KpiDefinition,
  kpiIntervals,
  measureKpi,
  performanceGap,
  scanKpis,
} from '../../src/kpi/index.js';
import { issuesOf } from '../core/issues-of.js';
import { month } from './series.js';

const accuracy: KpiDefinition = {
  id: 'acc',
  name: 'Accuracy',
  unit: 'percent',
  direction: 'higher',
  target: 98,
  aggregation: { kind: 'ratio', numerator: 'ok', denominator: 'n' },
};
const kpi = defineKpi(accuracy);
const december = { period: 'month', timeZone: 'UTC', asOf: '2027-01-01T00:00:00Z' } as const;

describe('the unit of a percentage', () => {
  it.each(['%', ' % ', 'pct', 'Percent', 'per cent', 'percentage', 'PERCENTAGES'])('is not "%s"', (unit) => {
    expect(issuesOf(() => defineKpi({ ...accuracy, unit }))).toMatchObject([
      { code: 'INVALID_VALUE', path: 'unit', received: unit, expected: 'percent' },
    ]);
  });

  it.each(['percent', 'points', 'percent of staff', 'errors per 100', 'hours'])('may be "%s"', (unit) => {
    expect(() => defineKpi({ ...accuracy, unit })).not.toThrow();
  });
});

describe('sentences', () => {
  it('say "on" of a day', () => {
    const rows = [
      { date: '2026-12-30', ok: 100, n: 100 },
      { date: '2026-12-31', ok: 90, n: 100 },
    ];
    const series = measureKpi(kpi, rows, { ...december, period: 'day' });
    expect(performanceGap(kpi, series).message).toMatch(/missed its target on 31 December 2026: /);
    expect(scanKpis([{ kpi, series }]).watchList[0]?.message).toMatch(/missed its target on 31 December 2026: /);
    expect(kpiIntervals(kpi, series).message).toMatch(/^Accuracy: 90\.0 % on 31 December 2026, /);
    const note = feedbackNote(kpi, series, { onDate: '2027-01-02' });
    expect(note.situation).toBe('On 31 December 2026 the target of Accuracy was at least 98.0 %.');
    expect(note.impact).toBe('On this day 8 cases more than allowed missed the target.');
  });

  it('say "one" of a single case', () => {
    const one = measureKpi(kpi, [{ period: '2026-12', ok: 0, n: 1 }], december);
    const note = feedbackNote(kpi, one, { onDate: '2027-01-02', cases: 'invoices' });
    expect(note.behaviour).toBe('0.0 % was reached (0 of 1), 98.0 points below the target.');
    expect(note.impact).toBe('In this month one more of the invoices than allowed missed the target.');
    const errors = defineKpi({ ...accuracy, unit: 'errors', direction: 'lower', target: 0 });
    const slip = measureKpi(errors, [{ period: '2026-12', ok: 1, n: 50 }], december);
    expect(feedbackNote(errors, slip, { onDate: '2027-01-02' }).impact).toBe(
      'In this month there was one more of the cases than the target allows.',
    );
  });

  it('name rows that are no records', () => {
    expect(measureKpi(kpi, [null, 3] as never, december).findings[0]?.message).toBe(
      '2 rows have no fields to read and are left out (rows 1 and 2).',
    );
  });

  it('point to the trend where no step but a drift was found', () => {
    const mean = defineKpi({
      id: 'h',
      name: 'Wait',
      unit: 'minutes',
      direction: 'lower',
      aggregation: { kind: 'mean' },
    });
    const rows = Array.from({ length: 12 }, (_, i) => ({
      period: month(i, 2026),
      value: 20 + i / 4,
    }));
    const found = findChanges(mean, measureKpi(mean, rows, december));
    expect(found.verdict).toBe('noChange');
    expect(found.message).toMatch(
      / A steady drift describes these values better than a change at one time: see the trend\.$/,
    );
    // One bad month at the end bends a line too, but is no drift.
    const spike = rows.map((row, i) => ({
      ...row,
      value: [22, 23, 21, 22.5, 22, 23, 21.5, 22, 22.4, 23.1, 22, 41][i],
    }));
    expect(findChanges(mean, measureKpi(mean, spike, december)).message).toMatch(
      /without any change show somewhere\.$/,
    );
  });
});

describe('rows that cannot be right', () => {
  it('count fewer than no cases', () => {
    const rows = [
      { period: '2026-11', ok: -12, n: 10 },
      { period: '2026-12', ok: 10, n: 10 },
    ];
    expect(measureKpi(kpi, rows, december).findings).toMatchObject([
      { code: 'NEGATIVE_NUMERATOR', severity: 'medium', params: { count: 1, periods: ['2026-11'] } },
    ]);
    const money = defineKpi({ ...accuracy, aggregation: { ...accuracy.aggregation, parts: 'amounts' } as never });
    expect(measureKpi(money, rows, december).findings).toEqual([]);
  });

  it('name no group', () => {
    const [before, after] = [
      [
        { site: 'a', ok: 1, n: 2 },
        { ok: 1, n: 5 },
      ],
      [{ site: 'a', ok: 2, n: 2 }],
    ];
    expect(explainChange(kpi, before, after, 'site').findings).toMatchObject([
      {
        code: 'GROUP_NOT_GIVEN',
        params: { by: 'site', count: 1 },
        message:
          '1 row has no "site" and stands as the group "not given": look whether the field is spelt as in the rows.',
      },
    ]);
    expect(explainChange(kpi, before, after, 'sites').findings).toMatchObject([{ params: { by: 'sites', count: 3 } }]);
    expect(explainChange(kpi, after, after, 'site').findings).toEqual([]);
  });
});
