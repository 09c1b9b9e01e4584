import { describe, expect, it } from 'vitest';
import { defineKpi, feedbackNote, measureKpi, performanceGap, scanKpis } from '../../src/kpi/index.js';

const kpi = defineKpi({
  id: 'd',
  name: 'Days to invoice',
  unit: 'days',
  direction: 'lower',
  target: 10,
  aggregation: { kind: 'mean' },
});
const rows = [8, 9.5, 10.2, 8.8, 7.9, 10.2, 8.4, 9.8, 8.1].map((value, i) => ({ period: `2026-0${i + 1}`, value }));
const late = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2027-01-11T00:00:00Z' });
const inTime = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-10-11T00:00:00Z' });
const message = 'There is no data for October 2026, November 2026 and December 2026; the gap stays in the series.';

describe('a vendor that stopped reporting', () => {
  it('is asked for the figures that are missing, however good the last ones were', () => {
    const note = feedbackNote(kpi, late, { onDate: '2027-01-12' });
    expect(note.tone).toBe('praise');
    expect(note.request).toBe(
      'Thank you. Please keep doing what brought this about, and tell us what it was. There is no data for October 2026, November 2026 and December 2026: please send us these figures too.',
    );
    expect(note.findings).toMatchObject([{ code: 'MISSING_PERIODS', message }]);
    expect(feedbackNote(kpi, inTime, { onDate: '2026-10-12' })).toMatchObject({ findings: [] });
    expect(feedbackNote(kpi, late, { onDate: '2027-01-12', period: '2026-08' })).toMatchObject({ findings: [] });
  });

  it('has a finding beside its gap, or beside none', () => {
    expect(performanceGap(kpi, late).findings).toMatchObject([{ code: 'MISSING_PERIODS', message }]);
    expect(performanceGap(kpi, inTime).findings).toEqual([]);
    const strict = defineKpi({ ...kpi.definition, target: 5 });
    const missed = measureKpi(strict, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-11-11T00:00:00Z' });
    const gap = performanceGap(strict, missed);
    expect(gap.gap).not.toBeNull();
    expect(gap.findings.map(({ code }) => code)).toEqual(['MISSING_PERIODS']);
  });

  it('is named among many', () => {
    const { findings } = scanKpis([
      { kpi, series: inTime, subject: 'A' },
      { kpi, series: late, subject: 'B' },
    ]);
    expect(findings).toMatchObject([
      {
        code: 'STALE_DATA',
        severity: 'low',
        params: { count: 1, positions: [1] },
        message:
          'The last periods have no data for one measure: B, Days to invoice (since October 2026). What is told of it is from before.',
      },
    ]);
    expect(scanKpis([{ kpi, series: inTime }]).findings).toEqual([]);
  });
});
