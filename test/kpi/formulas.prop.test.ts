import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backlogAgeing,
  customerSatisfaction,
  defectsPerMillion,
  defineKpi,
  earnedValue,
  firstPassYield,
  kpiIntervals,
  measureKpi,
  missShare,
  netPromoterScore,
  onTimeInFull,
  periodsToTarget,
  targetGap,
  turnaround,
} from '../../src/kpi/index.js';

const cents = fc.integer({ min: -100_000, max: 100_000 }).map((units) => units / 100);
const count = fc.integer({ min: 0, max: 500 });

describe('surveys', () => {
  it('stay on their scales and do not depend on how the answers are given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 60 }), (list) => {
        const counts: Record<string, number> = {};
        for (const one of list) counts[one] = (counts[one] ?? 0) + 1;
        const found = netPromoterScore(list);
        expect(netPromoterScore(counts)).toEqual(found);
        expect(found.promoters + found.passives + found.detractors).toBe(list.length);
        if (found.score === null) return;
        const [low, high] = found.interval ?? [0, 0];
        expect(Math.abs(found.score)).toBeLessThanOrEqual(100);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        const mirrored = netPromoterScore({
          10: found.detractors,
          8: found.passives,
          0: found.promoters,
        });
        expect(mirrored.score).toBe(found.score === 0 ? 0 : -found.score);
        const mean = customerSatisfaction(list).meanRating ?? Number.NaN;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...list));
        expect(mean).toBeLessThanOrEqual(Math.max(...list));
      }),
    );
  });
});

describe('progress', () => {
  it('is 0 at the baseline and 1 at the target, whatever they are', () => {
    fc.assert(
      fc.property(cents, cents, fc.constantFrom('higher', 'lower'), (baseline, target, direction) => {
        const at = (value: number) => targetGap({ direction, value, target, baseline });
        expect(at(target)).toMatchObject({ gap: 0, met: true, progressShare: baseline === target ? null : 1 });
        expect(at(baseline).progressShare).toBe(baseline === target ? null : 0);
        const worse = direction === 'higher' ? baseline < target : baseline > target;
        const kpi = defineKpi({
          id: 'k',
          name: 'K',
          unit: 'number',
          direction,
          target,
          baseline,
          aggregation: { kind: 'mean' },
        });
        const rows = [baseline, target].map((value, i) => ({ period: `2026-0${i + 1}`, value }));
        const options = { period: 'month', timeZone: 'UTC', asOf: '2026-03-01T00:00:00Z' } as const;
        const points = measureKpi(kpi, rows, options).points;
        expect(points.map((point) => point.progressShare)).toEqual(worse ? [0, 1] : [null, null]);
      }),
    );
  });

  it('does not change with the unit, and a gap scales with it', () => {
    fc.assert(
      fc.property(cents, cents, cents, (value, target, baseline) => {
        const one = targetGap({ direction: 'higher', value, target, baseline });
        const scaled = targetGap({ direction: 'higher', value: value * 8, target: target * 8, baseline: baseline * 8 });
        expect(scaled.progressShare).toBe(one.progressShare);
        expect(scaled.gap).toBe(8 * (one.gap ?? Number.NaN));
        const mirrored = targetGap({ direction: 'lower', value: -value, target: -target, baseline: -baseline });
        expect(mirrored).toEqual(one);
      }),
    );
  });
});

describe('shares', () => {
  it('of orders: both is at most either, at least what must overlap', () => {
    const order = fc.record({ onTime: fc.boolean(), inFull: fc.boolean() });
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 40 }), (orders) => {
        const { onTimeShare, inFullShare, onTimeInFullShare } = onTimeInFull(orders);
        const [a, b, both] = [onTimeShare ?? 0, inFullShare ?? 0, onTimeInFullShare ?? 0];
        expect(both).toBeLessThanOrEqual(Math.min(a, b));
        expect(both).toBeGreaterThanOrEqual(Math.max(0, a + b - 1) - 1e-12);
      }),
    );
  });

  it('multiply: rolled throughput is no better than the worst step', () => {
    const step = fc.tuple(count, count).map(([a, b]) => ({ entered: a + b, rightFirstTime: a }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const { steps: yields, rolledThroughputYieldShare: rolled } = firstPassYield(steps);
        const shares = yields.map((one) => one.yieldShare);
        if (shares.includes(null)) expect(rolled).toBeNull();
        else expect(rolled).toBeLessThanOrEqual(Math.min(...(shares as number[])));
      }),
    );
  });

  it('of defects: more defects are never a better level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 998 }), (defects) => {
        const level = (n: number) => defectsPerMillion({ defects: n, units: 1000 }).sigmaLongTerm ?? Number.NaN;
        expect(level(defects + 1)).toBeLessThan(level(defects));
        expect(level(1000 - defects)).toBeCloseTo(-level(defects), 10);
      }),
    );
  });
});

describe('ages and times', () => {
  it('fall into exactly one band, and percentiles ascend', () => {
    const age = fc.integer({ min: 0, max: 5000 }).map((hours) => hours / 10);
    fc.assert(
      fc.property(fc.array(age, { maxLength: 40 }), (ages) => {
        const found = backlogAgeing(ages, { edgesDays: [1, 10, 100] });
        expect(found.bands.reduce((all, band) => all + band.items, 0)).toBe(ages.length);
        for (const { fromDays, toDays, items } of found.bands) {
          expect(items).toBe(ages.filter((one) => one >= fromDays && (toDays === null || one < toDays)).length);
        }
        const times = turnaround(ages, { targetHours: 100 });
        const order = [times.medianHours, times.percentile90Hours, times.percentile95Hours, times.longestHours];
        expect([...order].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(order);
      }),
    );
  });

  it('lead to the target: the line stands there after that many periods, and not one sooner', () => {
    fc.assert(
      fc.property(cents, cents, cents, (level, slopePerPeriod, target) => {
        const found = periodsToTarget({ level, slopePerPeriod, target, direction: 'higher' });
        if (found.wholePeriods === null) expect(slopePerPeriod <= 0 && level < target).toBe(true);
        else {
          const lineAt = (periods: number) => Math.round(100 * level) + periods * Math.round(100 * slopePerPeriod);
          expect(lineAt(found.wholePeriods)).toBeGreaterThanOrEqual(Math.round(100 * target));
          if (found.wholePeriods > 0) expect(lineAt(found.wholePeriods - 1)).toBeLessThan(Math.round(100 * target));
        }
      }),
    );
  });
});

describe('chances and projects', () => {
  it('of missing fall with a better forecast, and both sides make one', () => {
    fc.assert(
      fc.property(
        cents,
        fc.integer({ min: 1, max: 900 }),
        fc.option(fc.integer({ min: 1, max: 60 })),
        (mean, spread, freedom) => {
          const figures = { standardDeviation: spread / 10, degreesOfFreedom: freedom, target: 0 };
          const higher = missShare({ ...figures, mean, direction: 'higher' });
          expect(higher + missShare({ ...figures, mean, direction: 'lower' })).toBeCloseTo(1, 12);
          expect(missShare({ ...figures, mean: mean + 1, direction: 'higher' })).toBeLessThanOrEqual(higher);
        },
      ),
    );
  });

  it('never come to NaN or Infinity', () => {
    const amount = fc.constantFrom(0, 1, 0.1, 1e100, 1e-100, '12345678901234567890.5');
    fc.assert(
      fc.property(amount, amount, amount, amount, (plannedValue, earned, actualCost, budgetAtCompletion) => {
        const found = earnedValue({ plannedValue, earnedValue: earned, actualCost, budgetAtCompletion });
        const numbers: number[] = [];
        JSON.stringify(found, (_, value) => {
          if (typeof value === 'number') numbers.push(value);
          return value;
        });
        expect(numbers.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('intervals of points', () => {
  it('hold the value and scale with it', () => {
    fc.assert(
      fc.property(count, count, fc.constantFrom(1, 100, 1000), (hits, misses, scale) => {
        const kpi = defineKpi({
          id: 'k',
          name: 'K',
          unit: 'number',
          direction: 'higher',
          aggregation: { kind: 'ratio', scale },
        });
        const rows = [{ period: '2026-01', numerator: hits, denominator: hits + misses }];
        const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-02-01T00:00:00Z' });
        const [point] = kpiIntervals(kpi, series).points;
        if (hits + misses === 0) expect(point).toMatchObject({ interval: null, noIntervalBecause: 'noData' });
        else {
          const [low, high] = point?.interval ?? [Number.NaN, Number.NaN];
          expect(low).toBeLessThanOrEqual(point?.value ?? Number.NaN);
          expect(high).toBeGreaterThanOrEqual(point?.value ?? Number.NaN);
          expect(high).toBeLessThanOrEqual(scale);
        }
      }),
    );
  });
});
