import { describe, expect, it } from 'vitest';
import {
  defineKpi,
  forecastKpi,
  type Kpi,
  type KpiDefinition,
  type KpiSeries,
  type MeasureKpiOptions,
  measureKpi,
} from '../../src/kpi/index.js';
import { codeOf } from '../core/issues-of.js';
import { figureKpi, month, monthly, parts, ratioKpi } from './series.js';

const months = (asOf: string): MeasureKpiOptions => ({ period: 'month', timeZone: 'Europe/London', asOf });
const rated = (kpi: Kpi, pairs: readonly (readonly [number, number])[]): KpiSeries => monthly(kpi, parts(pairs));
const falling = [48, 46, 47, 45, 44, 44, 41, 42, 40, 39, 37, 38];

describe('the notebook', () => {
  const accuracy = defineKpi({
    id: 'accuracy',
    version: 1,
    name: 'Invoices booked without error',
    unit: 'percent',
    decimals: 1,
    direction: 'higher',
    target: '98',
    aggregation: { kind: 'ratio', numerator: 'correct', denominator: 'checked', scale: 100 },
    minimumSample: 30,
  });
  const rows = [99.1, 98.6, 98.9, 98.2, 98.4, 97.9, 97.6, 97.8, 97.2, 97.1].map((percent, i) => ({
    period: month(i, 2026),
    checked: 1000,
    correct: Math.round(10 * percent),
  }));
  const partial = { date: '2026-11-05', checked: 100, correct: 50 };
  const series = measureKpi(accuracy, [...rows, partial], months('2026-11-23T09:00:00Z'));

  it('forecasts the month that is not over, without what is known of it', () => {
    const forecast = forecastKpi(accuracy, series, { horizon: 1 });
    expect(forecast.points.map((point) => point.period)).toEqual(['2026-11']);
    expect(forecast.points[0]?.start).toBe('2026-11-01T00:00:00.000Z');
    expect(forecast.missShare).toBeGreaterThan(0.75);
    expect(forecast.missShare).toBe(forecast.points[0]?.missShare);
    expect(forecast.message).toMatch(
      /^9\d\.\d % is expected for November 2026, most likely 9\d\.\d to 9\d\.\d %; the target of 98 % will probably be missed \(\d\d %\)\.$/,
    );
    expect([forecast.from, forecast.to, forecast.periodsUsed]).toEqual(['2026-01', '2026-10', 10]);
    const without = measureKpi(accuracy, rows, months('2026-11-23T09:00:00Z'));
    expect(forecastKpi(accuracy, without).points).toEqual(forecast.points);
  });

  it('shows the method with its backtest beside the floor, and names none in the message', () => {
    const { evidence, message } = forecastKpi(accuracy, series, { horizon: 3 });
    expect(evidence?.scale).toBe('logOdds');
    expect(evidence?.floor?.method).toBe('naive');
    expect(evidence!.backtest!.mae).toBeLessThanOrEqual(evidence!.floor!.mae!);
    expect(evidence?.expectedVolume).toBe(1000);
    expect(message).toMatch(/ For January 2027 it is 9\d\.\d %, most likely 9\d\.\d to 9\d\.\d %\.$/);
    expect(message.toLowerCase()).not.toMatch(/theta|drift|naive|holt|smoothing|mean|backtest|logit/);
  });

  it('gives plain JSON, and leaves the series as it is', () => {
    const frozen = JSON.parse(JSON.stringify(series), (_, value) => Object.freeze(value)) as KpiSeries;
    const forecast = forecastKpi(accuracy, frozen, Object.freeze({ horizon: 4 }));
    expect(JSON.parse(JSON.stringify(forecast))).toEqual(forecast);
    expect(forecast).toEqual(forecastKpi(accuracy, series, { horizon: 4 }));
  });
});

describe('the periods ahead', () => {
  const kpi = figureKpi();
  const ahead = (rows: object[], options: MeasureKpiOptions, horizon = 3): string[] =>
    forecastKpi(kpi, measureKpi(kpi, rows, options), { horizon }).points.map((point) => point.period);
  const days = (from: string, step: number, count: number): object[] =>
    Array.from({ length: count }, (_, i) => ({
      date: new Date(Date.parse(from) + i * step * 86_400_000).toISOString().slice(0, 10),
      value: 10 + (i % 3),
    }));

  it('are cut as those of the series', () => {
    const quarters = days('2024-01-15', 91, 10);
    const base = { timeZone: 'Asia/Kolkata', asOf: '2026-07-20T00:00:00+05:30' };
    expect(ahead(quarters, { ...base, period: 'quarter' })).toEqual(['2026-Q3', '2026-Q4', '2027-Q1']);
    expect(ahead(quarters, { ...base, period: 'quarter', fiscalYearStartMonth: 4 })).toEqual([
      'FY2027-Q2',
      'FY2027-Q3',
      'FY2027-Q4',
    ]);
    const starting = { ...base, period: 'quarter', fiscalYearStartMonth: 11, fiscalYearLabel: 'starting' } as const;
    expect(ahead(quarters, starting)).toEqual(['FY2025-Q3', 'FY2025-Q4', 'FY2026-Q1']);
    const years = days('2015-06-01', 365, 11);
    expect(ahead(years, { ...base, period: 'year' })).toEqual(['2026', '2027', '2028']);
    const fiscal = { ...base, period: 'year', fiscalYearStartMonth: 10 } as const;
    expect(ahead(years, fiscal)).toEqual(['FY2026', 'FY2027', 'FY2028']);
    expect(ahead(years, { ...fiscal, fiscalYearLabel: 'starting' })).toEqual(['FY2025', 'FY2026', 'FY2027']);
  });

  it('may be days and weeks, of a clock change too', () => {
    const week = { period: 'week', timeZone: 'America/St_Johns', asOf: '2026-01-01T12:00:00Z' } as const;
    expect(ahead(days('2025-10-06', 7, 12), week)).toEqual(['2026-W01', '2026-W02', '2026-W03']);
    expect(ahead(days('2025-10-06', 7, 12), { ...week, weekStartsOn: 7 })).toEqual([
      '2025-12-28',
      '2026-01-04',
      '2026-01-11',
    ]);
    const day = { period: 'day', timeZone: 'Europe/Berlin', asOf: '2026-03-28T12:00:00+01:00' } as const;
    const measuredDays = measureKpi(kpi, days('2026-03-01', 1, 27), day);
    const { points } = forecastKpi(kpi, measuredDays, { horizon: 3 });
    expect(points.map((point) => [point.period, point.start])).toEqual([
      ['2026-03-28', '2026-03-27T23:00:00.000Z'],
      ['2026-03-29', '2026-03-28T23:00:00.000Z'],
      ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ]);
  });

  it('begin with the next one when the last is just over', () => {
    expect(forecastKpi(figureKpi(), monthly(figureKpi(), falling)).points[0]?.period).toBe('2026-01');
    expect(
      forecastKpi(figureKpi(), monthly(figureKpi(), falling, { asOf: '2025-12-31T23:59:59Z' })).points[0]?.period,
    ).toBe('2025-12');
  });

  it('count steps through gaps, those at the end too', () => {
    const line = (at: readonly (number | null)[]) => at;
    const values = line([10, 12, null, 16, 18, null, 22, 24, 26, 28, 30, 32, null, null]);
    const forecast = forecastKpi(figureKpi(), monthly(figureKpi(), values));
    expect(forecast.points[0]?.period).toBe('2026-03');
    expect(forecast.points[0]?.value).toBeCloseTo(38, 6);
  });
});

describe('rates', () => {
  it('never leave 0 to 100 %, whatever the horizon', () => {
    const series = rated(ratioKpi(), [
      [90, 100],
      [95, 100],
      [99, 100],
      [97, 100],
      [100, 100],
      [99, 100],
      [100, 100],
      [100, 100],
    ]);
    for (const point of forecastKpi(ratioKpi(), series, { horizon: 24 }).points) {
      const [low, high] = point.interval95!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      expect(low <= point.value && point.value <= high).toBe(true);
    }
  });

  it('that were always perfect miss about as often as they may by Jeffreys', () => {
    const kpi = ratioKpi({ target: 100 });
    const series = rated(
      kpi,
      Array.from({ length: 12 }, () => [50, 50] as const),
    );
    const forecast = forecastKpi(kpi, series);
    // By Jeffreys' rule 50 further cases are all right with the probability B(650.5, 0.5) / B(600.5, 0.5).
    const right = Array.from({ length: 50 }, (_, i) => (600.5 + i) / (601 + i)).reduce((a, b) => a * b, 1);
    expect(forecast.missShare).toBeCloseTo(1 - right, 3);
    expect(forecast.points[0]?.interval95?.[1]).toBe(100);
    expect(forecast.points[0]?.valueText).toBe('100.0 %');
    expect(forecast.message).toMatch(
      /as in every month so far.*; that is exactly the target of 100 %, which chance alone misses in 4 % of such months\.$/,
    );
    expect(forecastKpi(ratioKpi({ target: 95 }), series).missShare).toBeLessThan(1e-3);
  });

  it('that stray only by chance have the interval of chance', () => {
    const kpi = ratioKpi({ target: 95 });
    // 95 % of 200 with the spread of a binomial distribution: standard deviation 1.54 points.
    const counts = [190, 187, 193, 190, 188, 192, 191, 189, 194, 186, 190, 190, 192, 188, 187, 193, 190, 189, 191, 190];
    const { points, evidence } = forecastKpi(
      kpi,
      rated(
        kpi,
        counts.map((count) => [count, 200] as const),
      ),
    );
    const [low, high] = points[0]!.interval95!;
    expect(high - low).toBeGreaterThan(4.5);
    expect(high - low).toBeLessThan(7.5);
    // A target of exactly the rate is met by the half of the periods and by those on it.
    expect(points[0]?.missShare).toBeGreaterThan(0.35);
    expect(points[0]?.missShare).toBeLessThan(0.5);
    expect(evidence?.expectedVolume).toBe(200);
  });

  it('are surer of more cases', () => {
    const kpi = ratioKpi({ target: 90 });
    const series = rated(
      kpi,
      [950, 948, 953, 950, 947, 951, 949, 952, 950].map((count) => [count, 1000] as const),
    );
    const width = (expectedVolume: number): number => {
      const [low, high] = forecastKpi(kpi, series, { expectedVolume }).points[0]!.interval80!;
      return high - low;
    };
    expect(width(20)).toBeGreaterThan(width(200));
    expect(width(200)).toBeGreaterThan(width(20_000));
    const miss = (expectedVolume: number) => forecastKpi(kpi, series, { expectedVolume }).missShare!;
    expect(miss(20)).toBeGreaterThan(miss(2000));
  });

  it('give little weight to months with few cases', () => {
    const steady = [960, 955, 962, 958, 961, 957, 960, 959].map((count) => [count, 1000] as const);
    const odd = steady.map((pair, i) => (i === 3 ? ([6, 10] as const) : pair));
    const width = (pairs: readonly (readonly [number, number])[]): number => {
      const [low, high] = forecastKpi(ratioKpi(), rated(ratioKpi(), pairs), { expectedVolume: 1000 }).points[0]!
        .interval80!;
      return high - low;
    };
    expect(width(odd)).toBeLessThan(2 * width(steady));
    const point = forecastKpi(ratioKpi(), rated(ratioKpi(), odd)).points[0]!.value;
    expect(point).toBeCloseTo(forecastKpi(ratioKpi(), rated(ratioKpi(), steady)).points[0]!.value, 0);
  });

  it('are not thrown by a perfect month among millions', () => {
    const kpi = ratioKpi({ unit: 'percent', target: '99.9' });
    const total = 2_592_000_000;
    const down = [400_000, 0, 5_200_000, 900_000, 0, 2_600_000, 300_000, 1_300_000, 0, 700_000];
    const { points } = forecastKpi(
      kpi,
      rated(
        kpi,
        down.map((ms) => [total - ms, total] as const),
      ),
    );
    const [low, high] = points[0]!.interval80!;
    expect(points[0]!.value).toBeGreaterThan(99.8);
    expect(points[0]!.value).toBeLessThan(99.9999);
    expect(low).toBeGreaterThan(99.3);
    expect(high).toBeLessThanOrEqual(100);
  });

  it('of millions of cases that never change still stray by chance', () => {
    const kpi = ratioKpi({ target: '95' });
    const series = rated(kpi, new Array(8).fill([950_000, 1_000_000]));
    const { points, findings } = forecastKpi(kpi, series);
    const [low, high] = points[0]!.interval95!;
    expect((high - low) / 2).toBeCloseTo(1.96 * 100 * Math.sqrt((0.95 * 0.05) / 1e6), 3);
    expect(points[0]!.missShare).toBeCloseTo(0.5, 2);
    expect(findings).toEqual([expect.objectContaining({ code: 'SEASON_NOT_COVERED' })]);
  });

  it('may be shares of hours; ratios that are no share are figures', () => {
    const hours = [80.5, 82.25, 79.5, 84.5, 81.5, 83.5, 80.25].map((booked) => [booked, 100] as const);
    const share = forecastKpi(ratioKpi({ unit: 'share' }), rated(ratioKpi({ unit: 'share' }), hours));
    expect(share.evidence?.scale).toBe('logOdds');
    expect(share.evidence?.expectedVolume).toBeNull();
    expect(share.points[0]!.interval95![1]).toBeLessThan(1);
    const cost = ratioKpi({ unit: 'EUR', direction: 'lower' });
    const euros = forecastKpi(
      cost,
      rated(cost, [
        [12.5, 10],
        [1.5, 10],
        [30.5, 10],
        [2.5, 10],
        [18.5, 10],
        [0.5, 10],
      ]),
    );
    expect(euros.evidence?.scale).toBe('value');
    expect(euros.points[0]!.interval95![0]).toBe(0);
  });

  it('have the same chances in percent, as shares and a million', () => {
    const pairs = [
      [97, 100],
      [95, 100],
      [98, 101],
      [96, 99],
      [97, 100],
      [94, 98],
    ] as const;
    const miss = (over: Partial<KpiDefinition>): number => {
      const kpi = ratioKpi(over);
      return forecastKpi(kpi, rated(kpi, pairs)).missShare!;
    };
    const percent = miss({ target: 96 });
    expect(miss({ unit: 'share', target: '0.96' })).toBeCloseTo(percent, 12);
    const million = { unit: 'of a million', aggregation: { kind: 'ratio', scale: 1e6 }, target: 960_000 } as const;
    expect(miss(million)).toBeCloseTo(percent, 12);
  });
});

describe('rates that never change', () => {
  const constant = (numerator: number, denominator: number, n = 24) =>
    new Array(n).fill([numerator, denominator]) as (readonly [number, number])[];

  it('are forecast as themselves at every volume', () => {
    for (const [k, n] of [
      [97, 100],
      [9, 10],
      [3, 3],
      [0, 7],
      [1, 2],
      [1, 1000],
      [999, 1000],
      [950_000, 1_000_000],
      [2_499_999_999, 2_500_000_000],
    ] as const) {
      for (const length of [5, 24]) {
        for (const point of forecastKpi(ratioKpi(), rated(ratioKpi(), constant(k, n, length)), { horizon: 3 }).points) {
          expect(Math.abs(point.value - (100 * k) / n)).toBeLessThan(1e-9);
          const [low, high] = point.interval95!;
          expect(low <= point.value && point.value <= high).toBe(true);
        }
      }
    }
    const mixed = [1, 100, 3, 1, 5000, 20, 7, 2, 900, 1, 60, 4].map((size) => [9 * size, 10 * size] as const);
    expect(Math.abs(forecastKpi(ratioKpi(), rated(ratioKpi(), mixed)).points[0]!.value - 90)).toBeLessThan(1e-9);
    const perfect = [1, 50, 3, 9, 2000, 4, 6].map((size) => [size, size] as const);
    expect(forecastKpi(ratioKpi(), rated(ratioKpi(), perfect)).points[0]?.value).toBe(100);
  });

  it('miss the target that they are on as often as so many cases do by chance', () => {
    const kpi = ratioKpi({ target: 97 });
    const forecast = forecastKpi(kpi, rated(kpi, constant(97, 100)));
    let [term, below] = [0.03 ** 100, 0];
    for (let k = 0; k < 97; k++) {
      below += term;
      term *= ((100 - k) / (k + 1)) * (0.97 / 0.03);
    }
    expect(forecast.missShare).toBeCloseTo(below, 9);
    expect(forecast.missShare).toBeLessThan(0.5);
    expect(forecast.message).toBe(
      '97.0 % is expected for January 2027, as in every month so far, most likely 95.0 to 99.0 %; that is exactly the target of 97 %, which chance alone misses in 35 % of such months.',
    );
    for (const size of [1, 10, 1000, 100_000, 10_000_000]) {
      const { missShare, message } = forecastKpi(kpi, rated(kpi, constant(97 * size, 100 * size)));
      expect(missShare).toBeLessThan(0.5);
      expect(message).not.toContain('as well');
    }
    const lower = ratioKpi({ direction: 'lower', target: 3 });
    expect(forecastKpi(lower, rated(lower, constant(3, 100))).missShare).toBeCloseTo(below, 9);
  });

  it('are near to those that hardly change', () => {
    const pairs = constant(97, 100).map((pair, i) => (i === 5 ? ([98, 100] as const) : pair));
    expect(forecastKpi(ratioKpi(), rated(ratioKpi(), pairs)).points[0]!.value).toBeCloseTo(97, 1);
  });
});

describe('stale data', () => {
  const steady = [31, 33, 30, 34, 32, 31, 35, 30, 33, 32, 31, 34, 30, 33, 31, 34, 32, 33, 31, 32, 34, 30, 33, 32];
  const width = (range: readonly [number, number] | null): number => range![1] - range![0];
  const staleBy = (values: readonly number[], missing: number) =>
    monthly(figureKpi({ target: 34 }), [...values, ...new Array<null>(missing).fill(null)]);

  it('widens the interval with each missing period, and is named', () => {
    const kpi = figureKpi({ target: 34 });
    let last = 0;
    for (let missing = 0; missing <= 12; missing++) {
      const forecast = forecastKpi(kpi, staleBy(steady, missing), { season: 'ignore', horizon: 2 });
      const [first] = forecast.points;
      expect(first?.period).toBe(month(24 + missing));
      expect(width(first!.interval80)).toBeGreaterThan(last);
      last = width(first!.interval80);
      const stale = forecast.findings.filter((one) => one.code === 'STALE_DATA');
      expect(stale.map((one) => one.severity)).toEqual(missing === 0 ? [] : [missing < 3 ? 'low' : 'medium']);
    }
    const { findings } = forecastKpi(kpi, staleBy(steady, 4), { season: 'ignore' });
    expect(findings[0]).toMatchObject({ subject: 'k', params: { lastUsed: '2026-12', missing: 4 } });
    expect(findings[0]?.message).toBe(
      'The last month used is December 2026, 5 months before May 2027: what happened in between is not known, so the forecast is less sure. Add the missing months.',
    );
  });

  it('is refused when more is missing than is used, or more than twelve', () => {
    const kpi = figureKpi({ target: 34 });
    for (const [n, missing, reason] of [
      [24, 12, null],
      [24, 13, 'staleData'],
      [24, 36, 'staleData'],
      [6, 6, null],
      [6, 7, 'staleData'],
    ] as const) {
      const forecast = forecastKpi(kpi, staleBy(steady.slice(0, n), missing));
      expect(forecast.noForecastBecause).toBe(reason);
      if (reason !== null) expect([forecast.points, forecast.missShare, forecast.evidence]).toEqual([[], null, null]);
    }
    expect(forecastKpi(kpi, staleBy(steady, 36)).message).toBe(
      'No forecast: the last month used is December 2026, and 36 months after it are missing; from 24 usable months nothing can be said of a time so long after. Add the missing months.',
    );
  });

  it('widens rates too, those that never changed as well', () => {
    const kpi = ratioKpi({ target: 90 });
    const noisy = [950, 943, 958, 950, 941, 956, 949, 952, 947, 955, 944, 951];
    for (const counts of [noisy, new Array<number>(12).fill(950)]) {
      const base = rated(
        kpi,
        counts.map((count) => [count, 1000] as const),
      );
      const widths = [0, 3, 6, 12].map((missing) => {
        const rows = counts.map((numerator, i) => ({ period: month(i), numerator, denominator: 1000 }));
        const series = measureKpi(kpi, rows, { ...months(`${month(12 + missing)}-01T00:00:00Z`), timeZone: 'UTC' });
        const { points, findings } = forecastKpi(kpi, series);
        expect(findings.some((one) => one.code === 'STALE_DATA')).toBe(missing > 0);
        if (missing === 0) expect(points).toEqual(forecastKpi(kpi, base).points);
        return width(points[0]!.interval95);
      });
      expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b));
      expect(widths[3]).toBeGreaterThan(1.2 * widths[0]!);
      const rows = counts.map((numerator, i) => ({ period: month(i), numerator, denominator: 1000 }));
      const late = measureKpi(kpi, rows, { ...months('2029-01-01T00:00:00Z'), timeZone: 'UTC' });
      expect(forecastKpi(kpi, late).noForecastBecause).toBe('staleData');
    }
  });

  it('makes a first surprise likelier where nothing strayed', () => {
    const kpi = figureKpi({ target: 34 });
    const flat = staleBy(new Array<number>(10).fill(20), 3);
    expect(forecastKpi(kpi, flat).missShare).toBeCloseTo(4 / 15, 12);
  });
});

describe('words', () => {
  it('are plain for values that never change, and show as many decimals as say something', () => {
    const kpi = figureKpi();
    expect(forecastKpi(kpi, monthly(kpi, new Array(8).fill(20))).message).toBe(
      '20.0 hours are expected for September 2025, as in every month so far.',
    );
    const near = falling.map((value) => 20 + value * 1e-5);
    const close = forecastKpi(kpi, monthly(kpi, near)).points[0]!;
    const [low, high] = close.intervalText!.replace(' hours', '').split(' to ').map(Number) as [number, number];
    expect(low).toBeLessThan(high);
    const tiny = forecastKpi(
      kpi,
      monthly(
        kpi,
        falling.map((value) => value * 1e-5),
      ),
    ).points[0]!;
    expect(Number.parseFloat(tiny.valueText)).toBeGreaterThan(0);
    expect(tiny.valueText.length).toBeLessThan(20);
    expect(forecastKpi(kpi, monthly(kpi, new Array(8).fill(0))).points[0]?.valueText).toBe('0.0 hours');
  });

  it('say over 99 and under 1 %, never 100 or 0', () => {
    for (const target of [1, 20, 30, 35, 40, 45, 60, 1000]) {
      const kpi = figureKpi({ target });
      expect(forecastKpi(kpi, monthly(kpi, falling)).message).toMatch(/\((over 99 %|\d\d %)\)/);
    }
    const kpi = ratioKpi({ target: 100 });
    const { message } = forecastKpi(kpi, rated(kpi, new Array(24).fill([3, 3])));
    expect(message).toMatch(/which chance alone misses in \d %|which chance alone misses in under 1 %/);
  });
});

describe('figures', () => {
  it('agree with the intervals that are shown', () => {
    const values = [31, 33, 30, 34, 32, 31, 35, 30, 33, 32, 31, 34];
    const own = forecastKpi(figureKpi(), monthly(figureKpi(), values)).points[0]!;
    const at = (target: number): number =>
      forecastKpi(figureKpi({ target }), monthly(figureKpi({ target }), values)).missShare!;
    expect(own.missShare).toBeNull();
    expect(at(own.interval80![1])).toBeCloseTo(0.1, 9);
    expect(at(own.interval80![0])).toBeCloseTo(0.9, 9);
    expect(at(own.interval95![1])).toBeCloseTo(0.025, 9);
    expect(at(own.value)).toBeCloseTo(0.5, 9);
  });

  it('of a range can miss on both sides', () => {
    const values = [70, 80, 75, 68, 84, 76, 73, 79, 81, 74];
    const range = figureKpi({ direction: 'range', target: { min: 72, max: 82 } });
    const forecast = forecastKpi(range, monthly(range, values));
    const side = (over: Partial<KpiDefinition>) =>
      forecastKpi(figureKpi(over), monthly(figureKpi(over), values)).missShare!;
    expect(forecast.missShare).toBeCloseTo(side({ direction: 'higher', target: 72 }) + side({ target: 82 }), 12);
    expect(forecast.message).toMatch(/the target of 72 to 82 hours will probably be (met|missed)|may as well/);
  });

  it('are measured by the target of their own first day', () => {
    const kpi = figureKpi({
      target: [
        { effectiveFrom: '2025-01-01', target: 50 },
        { effectiveFrom: '2026-02-01', target: 30 },
      ],
    });
    const { points } = forecastKpi(kpi, monthly(kpi, falling), { horizon: 2 });
    expect(points.map((point) => point.targetText)).toEqual(['at most 50.0 hours', 'at most 30.0 hours']);
    expect(points[0]!.missShare).toBeLessThan(0.05);
    expect(points[1]!.missShare).toBeGreaterThan(0.8);
    const later = figureKpi({ target: [{ effectiveFrom: '2026-02-01', target: 30 }] });
    const none = forecastKpi(later, monthly(later, falling), { horizon: 2 });
    expect([none.missShare, none.points[0]?.target, none.points[1]?.target]).toEqual([
      null,
      null,
      { min: null, max: 30 },
    ]);
    expect(none.message).not.toContain('target');
  });

  it('that are counts are whole and not negative', () => {
    const kpi = figureKpi({ unit: 'complaints', aggregation: { kind: 'count' }, target: 2 });
    const rows = [3, 0, 2, 1, 4, 0, 1, 2].flatMap((count, i) =>
      Array.from({ length: count }, () => ({ period: month(i) })),
    );
    const series = measureKpi(kpi, rows, months('2025-09-01T00:00:00+01:00'));
    const forecast = forecastKpi(kpi, series, { horizon: 3 });
    for (const point of forecast.points) expect(point.interval95![0]).toBeGreaterThanOrEqual(0);
    // At most 2 is missed by 3 or more, and so is at most 2.9.
    const other = defineKpi({ ...kpi.definition, target: '2.9' });
    expect(forecastKpi(other, { ...series }).missShare).toBe(forecast.missShare);
    const least = defineKpi({ ...kpi.definition, direction: 'higher', target: 0 });
    expect(forecastKpi(least, series).missShare).toBe(0);
  });

  it('know a season once there are two years of it', () => {
    const winter = Array.from({ length: 36 }, (_, i) => 50 + 10 * Math.cos((i * Math.PI) / 6) + ((i * 37) % 11) / 10);
    const long = forecastKpi(figureKpi(), monthly(figureKpi(), winter), { horizon: 12 });
    expect([long.evidence?.season?.periods, long.evidence?.floor?.method]).toEqual([12, 'seasonalNaive']);
    expect(long.evidence?.season?.strength).toBeGreaterThan(0.95);
    // A part of the variation is the same in every unit.
    const million = figureKpi();
    const large = forecastKpi(
      million,
      monthly(
        million,
        winter.map((value) => value * 1e95),
      ),
      { horizon: 12 },
    );
    expect(large.evidence?.season?.strength).toBeCloseTo(long.evidence!.season!.strength, 9);
    expect(forecastKpi(figureKpi(), monthly(figureKpi(), winter), { season: 'ignore' }).evidence?.season).toBeNull();
    expect(long.points[0]!.value).toBeGreaterThan(55);
    expect(long.points[6]!.value).toBeLessThan(45);
    const short = forecastKpi(figureKpi(), monthly(figureKpi(), winter.slice(0, 20)));
    expect(short.findings.map((one) => one.code)).toEqual(['SEASON_NOT_COVERED']);
    expect(short.evidence?.season).toBeNull();
    expect(forecastKpi(figureKpi(), monthly(figureKpi(), winter.slice(0, 20)), { season: 'ignore' }).findings).toEqual(
      [],
    );
  });
});

describe('what cannot be forecast', () => {
  it('below five periods says so', () => {
    for (let n = 0; n < 5; n++) {
      const kpi = figureKpi({ target: 40 });
      const forecast = forecastKpi(kpi, monthly(kpi, falling.slice(0, n), { asOf: '2026-01-01T00:00:00Z' }));
      expect([forecast.noForecastBecause, forecast.missShare, forecast.points, forecast.evidence]).toEqual([
        'tooFewPeriods',
        null,
        [],
        null,
      ]);
      expect(forecast.message).toBe(
        `Too little data for a forecast: ${n} usable month${n === 1 ? '' : 's'}, at least 5 are needed.`,
      );
    }
    const empty = measureKpi(figureKpi(), [], months('2026-01-01T00:00:00Z'));
    expect(forecastKpi(figureKpi(), empty)).toMatchObject({ noForecastBecause: 'tooFewPeriods', from: null, to: null });
  });

  it('has no interval when nothing shows how far values stray', () => {
    const kpi = figureKpi({ target: 24 });
    const forecast = forecastKpi(kpi, monthly(kpi, new Array(10).fill(24)), { horizon: 2 });
    expect(forecast.points[0]).toMatchObject({ value: 24, interval80: null, interval95: null, intervalText: null });
    // Rule of succession: no miss in ten.
    expect(forecast.missShare).toBeCloseTo(1 / 12, 12);
    expect(forecast.findings.map((one) => one.code)).toContain('NO_SPREAD');
    expect(forecast.message).toBe(
      '24.0 hours are expected for November 2025, as in every month so far; that is exactly the target of 24 hours, which will probably be met (92 %). For December 2025 it is 24.0 hours.',
    );
    expect(forecastKpi(figureKpi({ target: 23 }), monthly(kpi, new Array(10).fill(24))).missShare).toBeCloseTo(
      11 / 12,
      12,
    );
  });

  it('stays finite for huge and tiny figures, and refuses what squares cannot hold', () => {
    for (const size of [1e95, 1e-95]) {
      const kpi = figureKpi({ target: 1 });
      const { points, noForecastBecause } = forecastKpi(
        kpi,
        monthly(
          kpi,
          falling.map((value) => value * size),
        ),
        { horizon: 3 },
      );
      expect(noForecastBecause).toBeNull();
      for (const point of points) {
        const list = [point.value, ...point.interval80!, ...point.interval95!, point.missShare!];
        expect(list.every(Number.isFinite)).toBe(true);
      }
    }
    const series = monthly(figureKpi(), falling);
    const points = series.points.map((point) => ({ ...point, value: point.value! * 1e160 }));
    expect(codeOf(() => forecastKpi(figureKpi(), { ...series, points }))).toBe('INVALID_NUMBER');
  });

  it('refuses series and options that are wrong', () => {
    const kpi = figureKpi();
    const series = monthly(kpi, falling);
    const [a, b, ...rest] = series.points;
    expect(codeOf(() => forecastKpi(kpi, { ...series, points: [b!, a!, ...rest] }))).toBe('POINTS_OUT_OF_ORDER');
    expect(codeOf(() => forecastKpi(kpi, { ...series, points: [a!, a!, ...rest] }))).toBe('POINTS_OUT_OF_ORDER');
    expect(codeOf(() => forecastKpi(kpi, { ...series, points: [{ ...a!, start: 'x' }] }))).toBe('POINTS_OUT_OF_ORDER');
    expect(codeOf(() => forecastKpi(kpi, { ...series, kpiId: 'other' }))).toBe('KPI_MISMATCH');
    expect(codeOf(() => forecastKpi(kpi, { ...series, points: null as never }))).toBe('INVALID_TYPE');
    expect(codeOf(() => forecastKpi(kpi, { ...series, points: [null as never] }))).toBe('INVALID_TYPE');
    expect(codeOf(() => forecastKpi(kpi, undefined as never))).toBe('REQUIRED');
    expect(codeOf(() => forecastKpi({} as never, series))).toBe('NOT_DEFINED');
    expect(codeOf(() => forecastKpi(kpi, series, { steps: 2 } as never))).toBe('UNKNOWN_KEY');
    expect(codeOf(() => forecastKpi(kpi, series, { horizon: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => forecastKpi(kpi, series, { horizon: 367 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => forecastKpi(kpi, series, { expectedVolume: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => forecastKpi(kpi, series, { minimum: Number.NaN }))).toBe('INVALID_TYPE');
    expect(codeOf(() => forecastKpi(kpi, series, { season: 'yes' as never }))).toBe('INVALID_VALUE');
  });

  it('takes a point that is used without a number for missing', () => {
    const kpi = figureKpi();
    const series = monthly(kpi, falling);
    const points = series.points.map((point, i) => (i % 4 === 1 ? { ...point, value: Number.NaN } : point));
    const forecast = forecastKpi(kpi, { ...series, points });
    expect(forecast.periodsUsed).toBe(9);
    expect(Number.isFinite(forecast.points[0]?.value)).toBe(true);
  });
});
