import { describe, expect, it } from 'vitest';
import {
  defineKpi,
  type FindOutliersOptions,
  findOutliers,
  type KpiDefinition,
  measureKpi,
} from '../../../src/kpi/index.js';
import { codeOf } from '../../core/issues-of.js';
import { turnaroundKpi as kpi, month, options, seriesOf } from '../series.js';

const outliersOf = (
  values: readonly (number | null)[],
  change: Partial<KpiDefinition> = {},
  more: FindOutliersOptions = {},
) => findOutliers(kpi(change), seriesOf(values, kpi(change)), more);
const calm = [24, 25, 23, 24, 26, 25, 24, 25, 25, 23, 24, 26];
const odd = calm.map((value, i) => (i === 5 ? 41 : value));

describe('a single unusual period', () => {
  it('is worded by direction', () => {
    const found = outliersOf(odd);
    expect(found.message).toBe(
      'One month stands out in the 12 months from January 2025. June 2025 was far worse than usual: 41.0 hours where about 25.0 hours was to be expected from the months around it.',
    );
    expect(found.outliers[0]).toMatchObject({
      period: '2025-06',
      startDate: '2025-06-01',
      value: 41,
      direction: 'worse',
      twin: null,
    });
    expect(found.outliers[0]!.score).toBeGreaterThan(3.5);
    expect(outliersOf(odd, { direction: 'higher' }).outliers[0]?.direction).toBe('better');
    expect(outliersOf(calm.map((v, i) => (i === 5 ? 9 : v))).outliers[0]?.direction).toBe('better');
  });

  it('is none in a calm series, in a drift and in a change of level', () => {
    expect(outliersOf(calm)).toMatchObject({
      verdict: 'noOutliers',
      message: 'No single month stands out in the 12 months from January 2025.',
    });
    expect(outliersOf(Array.from({ length: 24 }, (_, i) => 5 * i + ((i * 7) % 5))).outliers).toEqual([]);
    expect(outliersOf([...calm, ...calm.map((value) => value + 30)]).outliers).toEqual([]);
    expect(outliersOf([...calm, 54, 55, 53, 54]).outliers).toEqual([]);
  });

  it('stands out of a drift and of a new level all the same, also two of them', () => {
    const drift = Array.from({ length: 24 }, (_, i) => 5 * i + ((i * 7) % 5) + (i === 12 ? 60 : 0));
    expect(outliersOf(drift).outliers.map((one) => one.period)).toEqual(['2025-01']);
    const stepped = [...calm, ...odd.map((value) => value + 30)];
    expect(outliersOf(stepped, {}, { season: 'ignore' }).outliers.map((one) => one.period)).toEqual(['2025-06']);
    const two = calm.map((value, i) => (i === 3 || i === 8 ? value + 30 : value));
    expect(outliersOf(two).outliers.map((one) => one.period)).toEqual(['2025-04', '2025-09']);
    expect(outliersOf(two).message).toMatch(/^2 months stand out in the 12 months from January 2025\. April 2025 was /);
  });

  it('must matter, where the KPI says what matters', () => {
    const blip = [97.9, 97.9, 97.9, 97.9, 98, 97.9, 97.9, 97.9, 97.9];
    expect(outliersOf(blip).outliers.length).toBe(1);
    expect(outliersOf(blip, { meaningfulChange: 1 }).outliers).toEqual([]);
    expect(outliersOf(blip, {}, { meaningfulChange: 1 }).outliers).toEqual([]);
  });

  it('is not a small sample of a rate', () => {
    const rate = defineKpi({
      id: 'rate',
      name: 'Within SLA',
      unit: 'percent',
      direction: 'higher',
      aggregation: { kind: 'ratio' },
    });
    const rows = (few: number, hits: number) =>
      [950, 955, 948, 952, 951, 949, 953, 950, 954, 951].map((numerator, i) =>
        i === 4
          ? { period: month(i), numerator: hits, denominator: few }
          : { period: month(i), numerator, denominator: 1000 },
      );
    const at = (few: number, hits: number) =>
      findOutliers(rate, measureKpi(rate, rows(few, hits), options)).outliers.map((one) => one.period);
    expect(at(3, 2)).toEqual([]);
    expect(at(1000, 667)).toEqual(['2025-05']);
  });

  it('is judged against a target range by the distance to it', () => {
    const range = { direction: 'range', target: { min: 20, max: 30 } } as const;
    expect(outliersOf(odd, range).outliers[0]?.direction).toBe('worse');
    expect(outliersOf(odd, { direction: 'range', target: { min: 10, max: 60 } }).outliers[0]?.message).toContain(
      'neither better nor worse',
    );
  });
});

/** Standard normal numbers from a fixed list of uniform ones, by sums of twelve. */
const noise = (() => {
  let state = 2026;
  const uniform = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  return Array.from({ length: 60 }, () => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b, -6));
})();

describe('seasons', () => {
  const wave = (years: number) =>
    Array.from({ length: 12 * years }, (_, i) => 50 + 10 * Math.cos((2 * Math.PI * i) / 12) + noise[i]!);

  it('are taken out from two of them on, when they are strong', () => {
    expect(outliersOf(wave(3))).toMatchObject({ outliers: [], season: { periods: 12 } });
    const found = outliersOf(wave(4).map((value, i) => (i === 30 ? value + 14 : value)));
    expect(found.outliers.map((one) => one.period)).toEqual(['2024-07']);
    expect(found.outliers[0]?.message).toContain(
      'was to be expected from the months around it and the usual course of a year.',
    );
    expect(found.outliers[0]!.difference).toBeGreaterThan(10);
    expect(found.season!.strength).toBeGreaterThan(0.9);
    expect(found.findings.map((one) => one.code)).toEqual(['SEASON_REMOVED']);
    expect(outliersOf(wave(3), {}, { season: 'ignore' }).season).toBe(null);
    expect(outliersOf(wave(1)).season).toBe(null);
  });

  it('cannot tell which of two years was unusual, and says so', () => {
    const found = outliersOf(wave(2).map((value, i) => (i === 17 ? value + 15 : value)));
    expect(found.outliers.length).toBe(1);
    const { period, twin, message } = found.outliers[0]!;
    expect([period, twin].sort()).toEqual(['2024-06', '2025-06']);
    expect(message).toMatch(
      /it may as well be June 202\d that was unusual, since there is no third to compare them with\.$/,
    );
  });
});

describe('degenerate input', () => {
  it.each([0, 1, 2, 3, 4, 6])('%i periods are too few', (n) => {
    const found = outliersOf(odd.slice(0, n));
    expect(found).toMatchObject({ verdict: 'insufficientData', outliers: [], periodsUsed: n });
    expect(found.message).toMatch(/^Too little data to tell what is unusual: .* at least 7 are needed\.$/);
  });

  it.each([
    ['equal', Array(9).fill(7)],
    ['huge', odd.map((value) => value * 1e90)],
    ['tiny', odd.map((value) => value * 1e-90)],
    ['with gaps', odd.map((value, i) => (i % 4 === 1 && i !== 5 ? null : value))],
    ['alternating', [1, 9, 1, 9, 1, 9, 1, 9, 1, 9]],
  ])('%s values: plain JSON', (_name, values) => {
    const found = outliersOf(values);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(found.outliers.every((one) => Number.isFinite(one.score) && Number.isFinite(one.expected))).toBe(true);
  });

  it('refuses what is wrong', () => {
    const series = seriesOf(odd);
    expect(codeOf(() => findOutliers(kpi({ id: 'other' }), series))).toBe('KPI_MISMATCH');
    expect(codeOf(() => findOutliers(kpi(), [] as never))).toBe('INVALID_TYPE');
    expect(codeOf(() => findOutliers(kpi(), { ...series, points: [...series.points].reverse() }))).toBe(
      'POINTS_OUT_OF_ORDER',
    );
    expect(codeOf(() => findOutliers(kpi(), series, { threshold: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => findOutliers(kpi(), series, { meaningfulChange: Number.NaN }))).toBe('INVALID_TYPE');
    expect(codeOf(() => findOutliers(kpi(), series, { season: 'maybe' as 'ignore' }))).toBe('INVALID_VALUE');
    expect(codeOf(() => findOutliers(kpi(), series, { limit: 3 } as object))).toBe('UNKNOWN_KEY');
  });
});
