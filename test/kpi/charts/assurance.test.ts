import { describe, expect, it } from 'vitest';
import { controlChart, type KpiDefinition, missShare } from '../../../src/kpi/index.js';
import { seededRandom } from '../../../src/numeric/random.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { rateInterval } from '../../../src/statistics/rates/rate-interval.js';
import { figureKpi, month, monthly, parts, ratioKpi } from './series.js';

const STABLE = [20, 22, 19, 21, 23, 20, 18, 21, 22, 20, 19, 21];
const assured = (over: Partial<KpiDefinition>, values = STABLE) => {
  const kpi = figureKpi(over);
  return controlChart(kpi, monthly(kpi, values)).assurance;
};
const upperTail = (z: number) => missShare({ mean: 0, standardDeviation: 1, target: -z, direction: 'higher' });

describe('the interval of the probability of a miss', () => {
  it('of figures is that of the distance in standard deviations', () => {
    const chart = assured({ target: 24 });
    // z = 3.5 / (23 / 11 / 1.128), its standard error hypot(1 / sqrt(12), z / sqrt(2 * 6.84757)) (Bissell 1990).
    const z = 3.5 / (23 / 11 / 1.128);
    const reach = 1.959963985 * Math.hypot(1 / Math.sqrt(12), z / Math.sqrt(2 * 6.84757));
    expect(chart.missShare95?.[0]).toBeCloseTo(upperTail(z + reach), 5);
    expect(chart.missShare95?.[1]).toBeCloseTo(upperTail(z - reach), 5);
    const range = assured({ direction: 'range', target: { min: 17, max: 24 } });
    expect(range.missShare95?.[1]).toBeCloseTo(2 * chart.missShare95![1], 10);
    expect(assured({}).missShare95).toBe(null);
    expect(assured({ target: 24 }, STABLE.slice(0, 4)).missShare95).toBe(null);
    const risen = assured({ target: 24 }, [...STABLE, ...STABLE.map((one) => one + 9)]);
    expect([risen.levelHolds, risen.missShare, risen.missShare95]).toEqual([false, null, null]);
  });

  it('of counts comes from the interval of their rate, by what sets the limits', () => {
    const kpi = ratioKpi({ target: 98 });
    const good = monthly(kpi, parts([49, 48, 50, 49, 49, 50, 48, 49, 50, 49, 49, 48].map((one) => [one, 50])));
    // P(fewer than 49 of 50) at the ends of Wilson's interval.
    const miss = (p: number) => 1 - p ** 50 - 50 * (1 - p) * p ** 49;
    const ends = (cases: readonly [number, number]) => {
      const [low, high] = rateInterval(...cases).interval!;
      return [miss(high).toFixed(9), miss(low).toFixed(9)];
    };
    const found = (options: object) =>
      controlChart(kpi, good, { chart: 'p', ...options }).assurance.missShare95?.map((one) => one.toFixed(9));
    expect(found({})).toEqual(ends([588, 600]));
    expect(found({ baseline: { periods: 3 }, exclude: [month(2)] })).toEqual(ends([146, 150]));
  });

  it('holds the true probability about as often as it says', () => {
    const random = seededRandom(5);
    const normal = () => normalQuantile(random() || 0.5);
    const kpi = figureKpi({ target: 1, unit: 'number' });
    const blank = monthly(kpi, [...STABLE, ...STABLE]);
    const truth = upperTail(1);
    let [inside, judged] = [0, 0];
    for (let run = 0; run < 800; run++) {
      const series = { ...blank, points: blank.points.map((point) => ({ ...point, value: normal() })) };
      const { missShare95, missShare: share } = controlChart(kpi, series, { screening: 'off' }).assurance;
      if (missShare95 === null) continue;
      judged++;
      const [low, high] = missShare95;
      expect(low <= share! && share! <= high).toBe(true);
      if (low <= truth && truth <= high) inside++;
    }
    expect(judged).toBeGreaterThan(600);
    expect(inside / judged).toBeGreaterThan(0.92);
    expect(inside / judged).toBeLessThan(0.98);
  });
});
