import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ControlLimits,
  countChart,
  cusumChart,
  cusumStep,
  ewmaChart,
  ewmaStep,
  gChart,
  individualsChart,
  npChart,
  processCapability,
  proportionChart,
  startCusum,
  startEwma,
  timeBetweenChart,
  unitRateChart,
} from '../../../src/statistics/index.js';

const RUNS = { numRuns: 150 };
const figure = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }).map((one) => one / 10),
  // Below the smallest normal double, even multiplying by 8 rounds.
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((one) => (Math.abs(one) < 1e-290 ? 0 : one)),
);
const gappy = fc.array(fc.option(figure, { freq: 8, nil: null }), { maxLength: 40 });
const anything = fc.array(fc.oneof(fc.constant(null), fc.double({ min: -1e150, max: 1e150 })), { maxLength: 25 });
const counted = fc.array(
  fc.nat({ max: 400 }).chain((size) => fc.tuple(fc.nat({ max: size }), fc.constant(size))),
  { maxLength: 30 },
);

const plain = (result: unknown): void => expect(JSON.parse(JSON.stringify(result))).toEqual(result);

describe('control charts', () => {
  it('never hold a NaN, an infinity or an undefined', () => {
    fc.assert(
      fc.property(anything, counted, (values, pairs) => {
        plain(individualsChart(values));
        plain(
          individualsChart(values, { movingRange: 'median', center: 'median', screening: 'repeat', gaps: 'bridge' }),
        );
        plain(timeBetweenChart(values.map((value) => (value === null ? null : Math.abs(value)))));
        plain(ewmaChart(values));
        plain(cusumChart(values));
        plain(processCapability(values, { lower: -1, upper: 1e100 }));
        const [counts, sizes] = [pairs.map(([count]) => count), pairs.map(([, size]) => size)];
        for (const laney of ['auto', 'always', 'never'] as const) {
          plain(proportionChart(counts, sizes, { laney }));
          plain(unitRateChart(counts, sizes, { laney }));
        }
        plain(npChart(counts, sizes));
        plain(countChart(counts));
        plain(gChart(counts));
      }),
      RUNS,
    );
  });

  it('follow a change of unit, mirror and turn round', () => {
    // Powers of two are exact, so every figure follows bit for bit.
    fc.assert(
      fc.property(gappy, fc.constantFrom('mean' as const, 'median' as const), (values, movingRange) => {
        const options = { movingRange };
        const chart = individualsChart(values, options);
        const scaled = individualsChart(
          values.map((value) => (value === null ? null : value * 8)),
          options,
        );
        const mirrored = individualsChart(
          values.map((value) => (value === null ? null : -value)),
          options,
        );
        const turned = individualsChart(values.slice().reverse(), options);
        const times = (one: number | null, factor: number) => (one === null ? null : one * factor + 0);
        expect([scaled.center, scaled.upper, scaled.sigma]).toEqual(
          [chart.center, chart.upper, chart.sigma].map((one) => times(one, 8)),
        );
        expect([mirrored.center, mirrored.upper, mirrored.sigma]).toEqual([
          times(chart.center, -1),
          times(chart.lower, -1),
          chart.sigma,
        ]);
        expect([turned.center, turned.upper, turned.reason]).toEqual([chart.center, chart.upper, chart.reason]);
        expect(scaled.points.map((point) => point.beyond)).toEqual(chart.points.map((point) => point.beyond));
      }),
      RUNS,
    );
  });

  it('agree with a slow obvious version of the individuals chart', () => {
    fc.assert(
      fc.property(gappy, fc.constantFrom('off' as const, 'once' as const, 'repeat' as const), (values, screening) => {
        const mean = (list: number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
        let ranges = values.flatMap((value, i) => {
          const before = i === 0 ? null : (values[i - 1] ?? null);
          return value === null || before === null ? [] : [Math.abs(value - before)];
        });
        for (let round = 0; round < (screening === 'off' ? 0 : screening === 'once' ? 1 : 100); round++) {
          const limit = 3.267 * mean(ranges);
          if (limit > 0) ranges = ranges.filter((range) => range < limit);
        }
        const { movingRanges } = individualsChart(values, { screening });
        expect(movingRanges?.used).toBe(ranges.length);
        if (ranges.length === 0) expect(movingRanges?.average).toBe(null);
        else expect(movingRanges?.average).toBeCloseTo(mean(ranges), 6);
      }),
      RUNS,
    );
  });

  it('of counts are one another in other units', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 30 }), (counts) => {
        const ends = ({ center, lower, upper }: ControlLimits) => [center, lower, upper].map((one) => one?.toFixed(9));
        expect(ends(unitRateChart(counts, 1, { laney: 'never' }))).toEqual(ends(countChart(counts)));
        const np = npChart(counts, 64);
        const p = proportionChart(counts, 64, { laney: 'never' });
        np.points.forEach((point, i) => {
          expect(point.center).toBeCloseTo((p.points[i]?.center ?? Number.NaN) * 64, 9);
          if (point.upper !== null) expect(point.upper).toBeCloseTo((p.points[i]?.upper ?? Number.NaN) * 64, 9);
        });
        expect(np.points.map((point) => point.beyond)).toEqual(p.points.map((point) => point.beyond));
      }),
      RUNS,
    );
  });

  it('of proportions stay inside 0 to 1, and mirror when good is counted instead of bad', () => {
    fc.assert(
      fc.property(counted, (pairs) => {
        const [bad, sizes] = [pairs.map(([count]) => count), pairs.map(([, size]) => size)];
        const chart = proportionChart(bad, sizes);
        const mirrored = proportionChart(
          pairs.map(([count, size]) => size - count),
          sizes,
        );
        expect([mirrored.chart, mirrored.limits]).toEqual([chart.chart, chart.limits]);
        chart.points.forEach(({ lower, upper, beyond }, i) => {
          expect(lower === null || (lower >= 0 && lower <= 1)).toBe(true);
          expect(upper === null || (upper >= 0 && upper <= 1)).toBe(true);
          const other = mirrored.points[i];
          if (upper !== null) expect(other?.lower).toBeCloseTo(1 - upper, 9);
          expect(other?.beyond).toBe(beyond === 'above' ? 'below' : beyond === 'below' ? 'above' : null);
        });
      }),
      RUNS,
    );
  });

  it('can be cut anywhere and streamed on', () => {
    fc.assert(
      fc.property(gappy, fc.nat(), (values, at) => {
        const cut = at % (values.length + 1);
        const process = { center: 1, sigma: 7 };
        const ewma = ewmaChart(values, process);
        let ewmaState = ewmaChart(values.slice(0, cut), process).state ?? startEwma(process);
        const cusum = cusumChart(values, process);
        let cusumState = cusumChart(values.slice(0, cut), process).state ?? startCusum(process);
        for (const value of values.slice(cut)) {
          const at = cusumState.position;
          const steps = [ewmaStep(ewmaState, value), cusumStep(cusumState, value)] as const;
          expect(steps[0].point).toEqual(ewma.points[at]);
          expect(steps[1].point).toEqual(cusum.points[at]);
          ewmaState = JSON.parse(JSON.stringify(steps[0].state));
          cusumState = JSON.parse(JSON.stringify(steps[1].state));
        }
        expect([ewmaState, cusumState]).toEqual([ewma.state, cusum.state]);
      }),
      RUNS,
    );
  });
});
