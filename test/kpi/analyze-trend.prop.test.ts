import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTrend, defineKpi, measureKpi } from '../../src/kpi/index.js';

const options = { period: 'day', timeZone: 'Asia/Kolkata', asOf: '2026-03-01T00:00:00+05:30' } as const;
const kpi = (direction: 'higher' | 'lower') =>
  defineKpi({ id: 'k', name: 'K', unit: 'EUR', direction, aggregation: { kind: 'sum' }, meaningfulChange: 3 });
const values = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 40 });

function trendOf(list: readonly number[], direction: 'higher' | 'lower' = 'higher') {
  const rows = list.map((value, i) => ({ at: Date.UTC(2026, 0, 1 + i, 12), value }));
  const asOf = new Date(Date.UTC(2026, 0, list.length, 18, 30)).toISOString();
  return analyzeTrend(kpi(direction), measureKpi(kpi(direction), rows, { ...options, asOf }));
}
const MIRROR = {
  improving: 'deteriorating',
  deteriorating: 'improving',
  stable: 'stable',
  inconclusive: 'inconclusive',
  insufficientData: 'insufficientData',
};

describe('trends', () => {
  it('turn with time, sign and direction', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { verdict } = trendOf(list);
        expect(trendOf(list.map((value) => -value)).verdict).toBe(MIRROR[verdict]);
        expect(trendOf(list, 'lower').verdict).toBe(MIRROR[verdict]);
      }),
      { numRuns: 60 },
    );
  });

  it('do not care for a constant', () => {
    fc.assert(
      fc.property(values, (list) => {
        const shifted = trendOf(list.map((value) => value + 512));
        const trend = trendOf(list);
        expect(shifted.verdict).toBe(trend.verdict);
        expect(shifted.evidence.mannKendall).toEqual(trend.evidence.mannKendall);
        expect(shifted.evidence.slope?.perPeriod).toEqual(trend.evidence.slope?.perPeriod);
      }),
      { numRuns: 60 },
    );
  });

  it('are plain JSON with an ending sentence, whatever the values', () => {
    fc.assert(
      fc.property(values, (list) => {
        const trend = trendOf(list);
        expect(JSON.parse(JSON.stringify(trend))).toEqual(trend);
        expect(trend.message).toMatch(/^[A-Z].*\.$/);
        expect(trend.message).not.toMatch(/NaN|null|undefined|Infinity|-0\.0\b/);
      }),
      { numRuns: 60 },
    );
  });
});
