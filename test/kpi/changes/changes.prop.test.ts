import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineKpi, findChanges, findOutliers, type KpiDirection, measureKpi } from '../../../src/kpi/index.js';
import { month, monthRows } from '../series.js';

const kpi = (direction: KpiDirection) =>
  defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction, aggregation: { kind: 'mean' } });
const seriesOf = (values: readonly (number | null)[], direction: KpiDirection) =>
  measureKpi(kpi(direction), monthRows(values, 2020), {
    period: 'month',
    timeZone: 'UTC',
    asOf: `${month(values.length, 2020)}-01T00:00:00Z`,
  });
/** Two levels with noise in quarters, so that sums are exact. */
const levels = fc
  .tuple(
    fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 8, maxLength: 40 }),
    fc.integer({ min: -60, max: 60 }),
    fc.nat(40),
  )
  .map(([noise, jump, at]) => noise.map((value, i) => value / 4 + (i >= at ? jump / 4 : 0)));
const few = { permutations: 99 } as const;

describe('findChanges and findOutliers', () => {
  it('find the same when a constant is added', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: -100, max: 100 }), (values, shift) => {
        const moved = values.map((value) => value + shift);
        const [one, other] = [values, moved].map((v) => findChanges(kpi('lower'), seriesOf(v, 'lower'), few));
        expect(other!.changes.map((c) => [c.period, c.direction])).toEqual(
          one!.changes.map((c) => [c.period, c.direction]),
        );
        const [a, b] = [values, moved].map((v) => findOutliers(kpi('lower'), seriesOf(v, 'lower')));
        expect(b!.outliers.map((c) => [c.period, c.direction])).toEqual(
          a!.outliers.map((c) => [c.period, c.direction]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('turn the words with the direction, and nothing else', () => {
    const turned = { better: 'worse', worse: 'better', same: 'same' } as const;
    fc.assert(
      fc.property(levels, (values) => {
        const [low, high] = (['lower', 'higher'] as const).map((d) => findChanges(kpi(d), seriesOf(values, d), few));
        expect(high!.changes.map((c) => c.direction)).toEqual(low!.changes.map((c) => turned[c.direction]));
        expect(high!.changes.map((c) => c.evidence)).toEqual(low!.changes.map((c) => c.evidence));
        const [a, b] = (['lower', 'higher'] as const).map((d) => findOutliers(kpi(d), seriesOf(values, d)));
        expect(b!.outliers.map((c) => c.direction)).toEqual(a!.outliers.map((c) => turned[c.direction]));
      }),
      { numRuns: 60 },
    );
  });

  it('answer in JSON whatever is missing', () => {
    const gapped = fc.array(fc.option(fc.integer({ min: -5, max: 5 }), { freq: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(gapped, (values) => {
        const series = seriesOf(values, 'higher');
        for (const found of [findChanges(kpi('higher'), series, few), findOutliers(kpi('higher'), series)]) {
          expect(JSON.parse(JSON.stringify(found))).toEqual(found);
          expect(found.message).not.toMatch(/NaN|null|undefined|Infinity/);
          expect(found.periodsUsed).toBe(values.filter((value) => value !== null).length);
        }
      }),
      { numRuns: 100 },
    );
  });
});
