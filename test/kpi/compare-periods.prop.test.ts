import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateKpi, comparePeriods, defineKpi, type KpiAggregation, measureKpi } from '../../src/kpi/index.js';

const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns', 'Europe/Berlin');
const day = fc
  .integer({ min: 0, max: 760 })
  .map((offset) => new Date(Date.UTC(2024, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10));
const row = fc.record({
  date: day,
  numerator: fc.integer({ min: 0, max: 50 }),
  denominator: fc.integer({ min: 50, max: 99 }),
  value: fc.integer({ min: -5000, max: 5000 }).map((units) => units / 100),
});
const rows = fc.array(row, { maxLength: 60 });
const unit = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');
const asOf = fc
  .integer({ min: 700 * 24, max: 790 * 24 })
  .map((hours) => new Date(Date.UTC(2024, 0, 1) + hours * 3_600_000).toISOString());
const kpi = (aggregation: KpiAggregation, direction: 'higher' | 'lower' = 'higher') =>
  defineKpi({ id: 'k', name: 'K', unit: 'number', direction, aggregation });
const kinds: readonly KpiAggregation[] = [
  { kind: 'ratio' },
  { kind: 'sum' },
  { kind: 'mean' },
  { kind: 'count' },
  { kind: 'percentile', percentile: 80 },
  { kind: 'max' },
];

describe('comparing periods', () => {
  it('values each window as one pass over its rows does', () => {
    fc.assert(
      fc.property(rows, unit, zones, asOf, fc.constantFrom(...kinds), (list, period, timeZone, moment, aggregation) => {
        const found = comparePeriods(kpi(aggregation), list, { period, timeZone, asOf: moment });
        for (const { current, base, window } of found.comparisons) {
          for (const side of [current, base]) {
            if (side === null || side.value === null) continue;
            const inside = list.filter(({ date }) => date >= side.startDate && date < side.endDate);
            expect(side.rows, window).toBe(inside.length);
            expect(side.value, window).toBe(aggregateKpi(kpi(aggregation), inside).value);
          }
        }
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with the points of the series for single periods', () => {
    fc.assert(
      fc.property(rows, unit, zones, asOf, (list, period, timeZone, moment) => {
        const ratio = kpi({ kind: 'ratio' });
        const options = { period, timeZone, asOf: moment };
        const points = new Map(measureKpi(ratio, list, options).points.map((point) => [point.period, point.value]));
        const found = comparePeriods(ratio, list, options);
        for (const { current, base, window } of found.comparisons) {
          if (window !== 'period') continue;
          for (const side of [current, base])
            if (side !== null) expect(points.get(side.label) ?? null).toBe(side.value);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of the rows, nor on how they are split', () => {
    fc.assert(
      fc.property(rows, zones, asOf, (list, timeZone, moment) => {
        const options = { period: 'month', timeZone, asOf: moment } as const;
        const ratio = kpi({ kind: 'ratio' });
        const found = comparePeriods(ratio, list, options).comparisons;
        expect(comparePeriods(ratio, [...list].reverse(), options).comparisons).toEqual(found);
        const halves = list.flatMap((one) => [
          { ...one, numerator: 0, denominator: 7 },
          { ...one, denominator: one.denominator - 7 },
        ]);
        const values = (all: typeof found) =>
          all.map(({ current, base, change }) => [current.value, base?.value, change]);
        expect(values(comparePeriods(ratio, halves, options).comparisons)).toEqual(values(found));
      }),
      { numRuns: 40 },
    );
  });

  it('turns round with the direction, and scales with the unit', () => {
    fc.assert(
      fc.property(rows, asOf, (list, moment) => {
        const options = { period: 'month', timeZone: 'UTC', asOf: moment } as const;
        const up = comparePeriods(kpi({ kind: 'mean' }), list, options).comparisons;
        const down = comparePeriods(kpi({ kind: 'mean' }, 'lower'), list, options).comparisons;
        const turned = { better: 'worse', worse: 'better', same: 'same' } as const;
        expect(down.map((one) => one.direction)).toEqual(up.map((one) => one.direction && turned[one.direction]));
        // Powers of two keep every digit.
        const scaled = comparePeriods(
          kpi({ kind: 'mean' }),
          list.map((one) => ({ ...one, value: one.value * 4 })),
          options,
        );
        expect(scaled.comparisons.map((one) => one.direction)).toEqual(up.map((one) => one.direction));
        scaled.comparisons.forEach((one, i) => {
          const before = up[i]?.change ?? null;
          expect(one.change === null ? null : one.change / 4).toBe(before === 0 ? 0 : before);
          expect(one.changePercent).toBe(up[i]?.changePercent);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('goes back on its own steps: exchanging both months turns the change round', () => {
    const counts = fc.record({
      denominator: fc.integer({ min: 1, max: 200 }),
      share: fc.float({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const parts = ({ denominator, share }: typeof one) => ({
          denominator,
          numerator: Math.round(denominator * share),
        });
        const compare = (first: typeof one, second: typeof one) =>
          comparePeriods(
            kpi({ kind: 'ratio' }),
            [
              { period: '2026-01', ...parts(first) },
              { period: '2026-02', ...parts(second) },
            ],
            {
              period: 'month',
              timeZone: 'UTC',
              asOf: '2026-03-01T00:00:00Z',
              comparisons: [{ window: 'period', against: 'previous' }],
            },
          ).comparisons[0];
        const [there, back] = [compare(one, other), compare(other, one)];
        expect(there?.change).toBe(back?.change === 0 ? 0 : -(back?.change ?? 0));
        expect(there?.test?.p).toBeCloseTo(back?.test?.p ?? Number.NaN, 12);
      }),
      { numRuns: 60 },
    );
  });
});
