import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastKpi, type KpiDefinition, timeToTarget } from '../../src/kpi/index.js';
import { month, monthly, ratioKpi } from './series.js';

const seriesOf = (definition: Partial<KpiDefinition>, rows: readonly (object | null)[]) => {
  const kpi = ratioKpi(definition);
  return { kpi, series: monthly(kpi, rows, { year: 2024, asOf: `${month(rows.length, 2024)}-11T00:00:00Z` }) };
};

const pair = fc
  .record({ denominator: fc.integer({ min: 0, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ denominator, share }) => ({ denominator, numerator: Math.round(denominator * Math.sqrt(Math.sqrt(share))) }));
const pairs = fc.array(fc.option(pair, { freq: 6, nil: null }), { minLength: 5, maxLength: 30 });
const figures = fc.array(fc.integer({ min: 100, max: 999 }), { minLength: 6, maxLength: 20 });
const ratio = { aggregation: { kind: 'ratio' } } as const;
const mean = { aggregation: { kind: 'mean' }, unit: 'hours' } as const;

describe('forecasts of rates', () => {
  it('hold their point, stay within 0 to 100, and survive JSON', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 14 }), (rows, horizon) => {
        const { kpi, series } = seriesOf({ ...ratio, target: 90 }, rows);
        const forecast = forecastKpi(kpi, series, { horizon });
        expect(JSON.parse(JSON.stringify(forecast))).toEqual(forecast);
        if (forecast.noForecastBecause !== null) {
          expect(forecast.points).toEqual([]);
          return;
        }
        expect(forecast.points).toHaveLength(horizon);
        for (const { value, interval80, interval95, missShare } of forecast.points) {
          const order = [0, interval95![0], interval80![0], value, interval80![1], interval95![1], 100];
          expect(order).toEqual([...order].sort((a, b) => a - b));
          expect(missShare! >= 0 && missShare! <= 1).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('miss a higher target more often, and a rate as often as its opposite', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const miss = (target: number): number | null => {
          const { kpi, series } = seriesOf({ ...ratio, target }, rows);
          return forecastKpi(kpi, series).missShare;
        };
        const shares = [0, 50, 80, 95, 99.5, 100].map(miss);
        if (shares[0] === null) return;
        expect(shares).toEqual([...shares].sort((a, b) => a! - b!));
        const opposite = rows.map((row) =>
          row === null ? null : { ...row, numerator: row.denominator - row.numerator },
        );
        const { kpi, series } = seriesOf({ ...ratio, direction: 'lower', target: 20 }, opposite);
        expect(forecastKpi(kpi, series).missShare).toBeCloseTo(miss(80)!, 6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('forecasts of figures', () => {
  it('move with the values and the target, and scale with them', () => {
    fc.assert(
      fc.property(
        figures,
        fc.integer({ min: -500, max: 500 }),
        fc.constantFrom(2, 0.5, 16),
        (values, shift, factor) => {
          const run = (change: (value: number) => number) => {
            const rows = values.map((value) => ({ value: change(value) }));
            const { kpi, series } = seriesOf({ ...mean, target: change(500) }, rows);
            return forecastKpi(kpi, series, { horizon: 2, season: 'ignore' });
          };
          const own = run((value) => value);
          for (const change of [(value: number) => value + shift, (value: number) => value * factor]) {
            const other = run(change);
            if (other.evidence?.method !== own.evidence?.method) continue;
            own.points.forEach((point, i) => {
              const expected = change(point.value);
              expect(Math.abs(other.points[i]!.value - expected)).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected)));
              expect(other.points[i]!.missShare).toBeCloseTo(point.missShare!, 4);
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('say nothing of a target that is not NaN-free', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 0, max: 1200 }), (values, target) => {
        const { kpi, series } = seriesOf(
          { ...mean, target },
          values.map((value) => ({ value })),
        );
        const found = timeToTarget(kpi, series);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        expect((found.status === 'inSight') === (found.reached !== null)).toBe(true);
        if (found.earliest !== null)
          expect(found.earliest.periodsAhead).toBeLessThanOrEqual(found.reached!.periodsAhead);
        if (found.latest !== null)
          expect(found.latest.periodsAhead).toBeGreaterThanOrEqual(found.reached!.periodsAhead);
      }),
      { numRuns: 60 },
    );
  });
});
