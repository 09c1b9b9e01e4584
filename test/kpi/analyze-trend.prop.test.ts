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
        expect(trendOf([...list].reverse()).verdict).toBe(MIRROR[verdict]);
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

  it('turn with time where each value resembles the one before it, too', () => {
    const steps = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 8, maxLength: 36 });
    fc.assert(
      fc.property(steps, (moves) => {
        let level = 0;
        const list = moves.map((move) => {
          level = Math.round(0.8 * level + move);
          return level;
        });
        const ahead = trendOf(list);
        const back = trendOf([...list].reverse());
        expect(back.verdict).toBe(MIRROR[ahead.verdict]);
        expect(back.evidence.preWhitened?.p).toBe(ahead.evidence.preWhitened?.p);
      }),
      { numRuns: 100 },
    );
  });

  it('do not care for a positive factor, when what matters grows with it', () => {
    const scaled = (factor: number) =>
      defineKpi({
        id: 'k',
        name: 'K',
        unit: 'EUR',
        direction: 'higher',
        aggregation: { kind: 'sum' },
        meaningfulChange: 3 * factor,
      });
    const seriesOf = (list: readonly number[], factor: number) =>
      measureKpi(
        scaled(factor),
        list.map((value, i) => ({ at: Date.UTC(2026, 0, 1 + i, 12), value: value * factor })),
        { ...options, asOf: new Date(Date.UTC(2026, 0, list.length, 18, 30)).toISOString() },
      );
    fc.assert(
      fc.property(values, fc.constantFrom(0.25, 8, 1024), (list, factor) => {
        const trend = analyzeTrend(scaled(1), seriesOf(list, 1));
        expect(analyzeTrend(scaled(factor), seriesOf(list, factor)).verdict).toBe(trend.verdict);
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
