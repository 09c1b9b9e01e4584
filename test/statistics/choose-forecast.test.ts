import { describe, expect, it } from 'vitest';
import { backtest, chooseForecast, type ForecastMethod, naiveForecast } from '../../src/statistics/index.js';
import { codeOf } from '../core/issues-of.js';
import golden from '../golden/data/kpi/forecast_simple.json' with { type: 'json' };

const weekly = golden.cases.find((one) => one.id === 'seasonal_weekly')!.input.values;
const national = golden.cases.find((one) => one.id === 'ae_national')!.input.values;

describe('backtest', () => {
  it('fits anew at each moment: the same as forecasting from each part by hand', () => {
    const found = backtest(weekly, 'drift', { horizon: 3, firstOrigin: 20 });
    const errors: number[][] = [[], [], []];
    for (let origin = 20; origin < weekly.length; origin++) {
      const [first, last] = [weekly[0]!, weekly[origin - 1]!];
      for (let h = 1; h <= 3 && origin + h <= weekly.length; h++) {
        errors[h - 1]!.push(weekly[origin + h - 1]! - (last + (h * (last - first)) / (origin - 1)));
      }
    }
    expect(found.origins).toBe(weekly.length - 20);
    expect(found.n).toBe(errors.flat().length);
    found.errors.forEach((list, h) => {
      list.forEach((error, i) => {
        expect(error).toBeCloseTo(errors[h]![i]!, 10);
      });
    });
    const sizes = errors.flat().map(Math.abs);
    expect(found.mae).toBeCloseTo(sizes.reduce((a, b) => a + b) / sizes.length, 10);
    const steps = weekly.slice(1).map((value, i) => Math.abs(value - weekly[i]!));
    expect(found.mase).toBeCloseTo(found.mae! / (steps.reduce((a, b) => a + b) / steps.length), 10);
  });

  it('leaves gaps out, and counts steps through them', () => {
    const found = backtest([null, 10, 12, null, 16, 18, null, 22], 'drift', { firstOrigin: 6 });
    expect(found.errors).toEqual([[0]]);
    expect([found.origins, found.n]).toEqual([2, 1]);
  });

  it('says why there is none', () => {
    expect(backtest([1, 2, 3], 'naive').noFiguresBecause).toBe('tooFewValues');
    expect(backtest([1, 2, 3, 4, 5], 'holt', { firstOrigin: 4 }).noFiguresBecause).toBe('tooFewValues');
    expect(
      backtest([1, 2, 3, 4, 5, 6, 7, 8], 'holtWintersAdditive', { period: 4, firstOrigin: 6 }).noFiguresBecause,
    ).toBe('tooFewSeasons');
    expect(backtest([], 'mean').mae).toBeNull();
    const negative = [1, -2, 1, -2, 1, -2, 1, -2, 1, -2, 1, -2];
    expect(backtest(negative, 'holtWintersMultiplicative', { period: 2 }).noFiguresBecause).toBe('notPositive');
  });
});

describe('choosing a method', () => {
  it('takes the one with the smallest error, and shows it beside the floor', () => {
    const chosen = chooseForecast(weekly, { period: 7, horizon: 3 });
    expect(chosen.reason).toBe('bestBacktest');
    expect(chosen.forecast?.method).toBe('holtWintersAdditive');
    expect(chosen.floor?.method).toBe('seasonalNaive');
    expect(chosen.chosen!.mase).toBeLessThan(chosen.floor!.mase!);
    const own = backtest(weekly, 'holtWintersAdditive', { period: 7, horizon: 3 });
    expect(chosen.chosen?.mae).toBeCloseTo(own.mae!, 12);
    expect(chosen.compared.map((one) => one.mae)).toEqual(
      [...chosen.compared.map((one) => one.mae)].sort((a, b) => a! - b!),
    );
  });

  it('falls back on the floor when none does better', () => {
    const chosen = chooseForecast(national, { period: 12, horizon: 3 });
    expect([chosen.reason, chosen.forecast?.method]).toEqual(['floor', 'seasonalNaive']);
  });

  it('looks for no season before there are two', () => {
    const short = chooseForecast(weekly.slice(0, 13), { period: 7 });
    expect([short.seasonal, short.floor?.method]).toEqual([false, 'naive']);
    expect(short.compared.some((one) => one.method === 'seasonalNaive')).toBe(false);
    expect(chooseForecast(weekly.slice(0, 14), { period: 7 }).seasonal).toBe(true);
  });

  it('takes the floor when the past is too short to compare', () => {
    const chosen = chooseForecast([1, 2, 3, 4, 5, 6]);
    expect([chosen.reason, chosen.forecast?.point]).toEqual(['tooFewOrigins', [6]]);
  });

  it('refuses below five values, with a reason', () => {
    for (const values of [[], [1], [1, 2, 3, 4], [1, null, 2, null, 3, Number.NaN, 4]]) {
      const none = chooseForecast(values, { period: 12 });
      expect([none.noForecastBecause, none.forecast, none.floor]).toEqual(['tooFewValues', null, null]);
    }
  });

  it('takes constant and perfectly seasonal values as they are', () => {
    const constant = chooseForecast(new Array(30).fill(7), { horizon: 2 });
    expect([constant.reason, constant.forecast?.point, constant.floor?.mase]).toEqual(['floor', [7, 7], null]);
    expect(constant.forecast?.lower95).toEqual([7, 7]);
    const seasons = Array.from({ length: 36 }, (_, i) => i % 12);
    expect(chooseForecast(seasons, { period: 12, horizon: 3 }).forecast?.point).toEqual([0, 1, 2]);
  });

  it('chooses only among the methods asked for, and the floor', () => {
    const chosen = chooseForecast(weekly, { period: 7, methods: ['mean', 'naive'] });
    expect([...chosen.compared.map((one) => one.method)].sort()).toEqual(['mean', 'naive', 'seasonalNaive']);
    expect(chosen.forecast?.method).toBe('seasonalNaive');
  });

  it('reads intervals off the errors where there are twenty, as wide as the rank says', () => {
    const values = weekly.slice(0, 60);
    const chosen = chooseForecast(values, { methods: [], horizon: 2 });
    const { errors } = backtest(values, 'naive', { horizon: 2 });
    const sizes = [...errors[0]!.map(Math.abs)].sort((a, b) => a - b);
    const { forecast } = chosen;
    expect(forecast?.conventions.interval).toBe('conformal');
    expect(forecast!.upper80[0]! - forecast!.point[0]!).toBeCloseTo(
      sizes[Math.ceil((sizes.length + 1) * 0.8) - 1]!,
      10,
    );
    expect(forecast!.upper95[0]! - forecast!.point[0]!).toBeCloseTo(
      sizes[Math.ceil((sizes.length + 1) * 0.95) - 1]!,
      10,
    );
    const analytic = chooseForecast(values, { methods: [], horizon: 2, intervals: 'analytic' }).forecast!;
    expect(analytic.upper80).toEqual(naiveForecast(values, { horizon: 2 }).upper80);
    const few = chooseForecast(weekly.slice(0, 26), { methods: [] });
    expect(few.forecast?.conventions.interval).toBe('normal');
  });

  it('bridges gaps, at the end too', () => {
    const gapped: (number | null)[] = weekly.map((value, i) => (i % 9 === 4 ? null : value));
    const chosen = chooseForecast([...gapped, null, null], { period: 7, horizon: 4 });
    expect(chosen.noForecastBecause).toBeNull();
    const { point, lower95, upper95, fitted } = chosen.forecast!;
    expect(fitted).toHaveLength(gapped.length + 2);
    point.forEach((value, i) => {
      expect(Number.isFinite(value) && lower95[i]! <= value && value <= upper95[i]!).toBe(true);
    });
    const sparse = Array.from({ length: 80 }, (_, i) => (i % 7 === 0 ? i : null));
    expect(chooseForecast(sparse, { period: 7 }).seasonal).toBe(false);
    expect(chooseForecast(sparse, { period: 7 }).forecast).not.toBeNull();
  });

  it('refuses options it does not know', () => {
    expect(codeOf(() => chooseForecast([1, 2], { season: 12 } as never))).toBe('UNKNOWN_KEY');
    expect(codeOf(() => chooseForecast([1, 2], { methods: ['arima' as ForecastMethod] }))).toBe('INVALID_VALUE');
    expect(codeOf(() => chooseForecast([1, 2], { methods: 'naive' as never }))).toBe('INVALID_TYPE');
    expect(codeOf(() => chooseForecast([1, 2], { intervals: 'wide' as never }))).toBe('INVALID_VALUE');
    expect(codeOf(() => chooseForecast([1, 2], { period: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => backtest([1, 2], 'arima' as never))).toBe('INVALID_VALUE');
    expect(codeOf(() => backtest([1, 2], 'naive', { firstOrigin: 0 }))).toBe('OUT_OF_RANGE');
  });
});
