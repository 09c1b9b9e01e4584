import { describe, expect, it } from 'vitest';
import {
  autocorrelations,
  hamedRaoTest,
  hirschSlackTest,
  mannKendall,
  preWhitenedTest,
  residualAutocorrelation,
  seasonalMannKendall,
  trendFreePreWhitenedTest,
  yueWangTest,
} from '../../src/statistics/index.js';

const code = (name: string) => expect.objectContaining({ code: name });

describe('the Mann-Kendall test', () => {
  it('finds the example of Gilbert 1987, chapter 16: 5 6 11 8 10', () => {
    // Kendall's table A18: P(S >= 6) = 0.117 for n = 5.
    const test = mannKendall(Object.freeze([5, 6, 11, 8, 10]));
    expect(test.s).toBe(6);
    expect(test.pExact! / 2).toBeCloseTo(0.117, 3);
    expect(test).toMatchObject({ n: 5, missing: 0, tau: 0.6, pMethod: 'exact', trend: 'noTrend', significant: false });
  });

  it('has an exact p that differs where it matters', () => {
    const falling = mannKendall([48, 46, 47, 45, 44, 44, 41, 42, 40, 39, 37, 38]);
    expect(falling.pNormal).toBeCloseTo(6.703e-5, 8);
    expect(falling.pExact).toBeCloseTo(2.38e-6, 8);
    expect(falling.p).toBe(falling.pExact);
    expect(falling.trend).toBe('decreasing');
    expect(mannKendall([48, 46, 47, 45, 44], { method: 'normal' })).toMatchObject({ pExact: null, pMethod: 'normal' });
  });

  it('says when no order of the values could be significant', () => {
    expect(mannKendall([1, 2, 3, 4]).smallestP).toBeCloseTo(2 / 24, 15);
    expect(mannKendall([1, 1, 1, 1, 2]).smallestP).toBeCloseTo(2 / 5, 15);
  });

  it('answers nothing where there is nothing', () => {
    const none = { s: 0, variance: 0, tau: null, z: null, p: null, pMethod: null, pNormal: null, pExact: null };
    expect(mannKendall([])).toMatchObject({ ...none, n: 0, trend: 'insufficientData' });
    expect(mannKendall([null, 3, undefined, Number.NaN])).toMatchObject({ ...none, n: 1, missing: 3 });
    expect(mannKendall([5, 5, 5])).toMatchObject({ s: 0, variance: 0, z: 0, p: 1, trend: 'noTrend' });
  });

  it('counts values that are equal when rounded as ties', () => {
    const values = [0.3, 0.1 + 0.2, 0.5];
    expect(mannKendall(values).s).toBe(3);
    expect(mannKendall(values, { tieDecimals: 6 }).s).toBe(2);
  });

  it('takes times in any order and corrects for tied times (Kendall 1970, 4.8)', () => {
    const values = [1, 2, 2, 4, 3];
    const times = [1, 1, 2, 3, 3];
    const shuffled = [3, 0, 4, 1, 2];
    const test = mannKendall(values, { times });
    expect(
      mannKendall(
        shuffled.map((i) => values[i]!),
        { times: shuffled.map((i) => times[i]!) },
      ),
    ).toEqual(test);
    // By hand: 8 pairs of different times, one of them tied in value: 6 rise, 0 fall... counted below.
    let s = 0;
    for (let i = 0; i < 5; i++) {
      for (let j = i + 1; j < 5; j++) if (times[j] !== times[i]) s += Math.sign(values[j]! - values[i]!);
    }
    expect(test.s).toBe(s);
    const main = (5 * 4 * 15 - 2 * 1 * 9 - 2 * (2 * 1 * 9)) / 18;
    expect(test.variance).toBeCloseTo(main + (2 * 4) / (2 * 5 * 4), 12);
    expect(test.pExact).toBeNull();
  });

  it('does not overflow beyond 65 536 values', () => {
    const n = 70_000;
    expect(mannKendall(Float64Array.from({ length: n }, (_, i) => i)).s).toBe((n * (n - 1)) / 2);
  });

  it('refuses what is no series', () => {
    expect(() => mannKendall([1, Number.POSITIVE_INFINITY])).toThrow(code('INVALID_NUMBER'));
    expect(() => mannKendall([1, 1e200])).toThrow(code('INVALID_NUMBER'));
    expect(() => mannKendall([1, '2' as never])).toThrow(code('INVALID_NUMBER'));
    expect(() => mannKendall([1, 2], { times: [1] })).toThrow(code('LENGTH_MISMATCH'));
    expect(() => mannKendall([1, 2], { times: [1, Number.NaN] })).toThrow(code('INVALID_NUMBER'));
    for (const alpha of [0, 1]) expect(() => mannKendall([1], { alpha })).toThrow(code('OUT_OF_RANGE'));
    expect(() => mannKendall([1], { alpha: Number.NaN })).toThrow(code('INVALID_TYPE'));
    expect(() => mannKendall([1], { method: 'exakt' as never })).toThrow(code('INVALID_VALUE'));
    for (const exactLimit of [-1, 501]) {
      expect(() => mannKendall([1], { exactLimit })).toThrow(code('OUT_OF_RANGE'));
    }
    expect(() => mannKendall([1], { tieDecimals: 1.5 })).toThrow(code('OUT_OF_RANGE'));
  });
});

describe('tests that allow for autocorrelation', () => {
  const values = Object.freeze([10, 12, 11, 15, 14, 18, 17]);

  it('report what they did', () => {
    const test = hamedRaoTest(values);
    expect(test.varianceFactor).toBeCloseTo(86.5555555555 / 44.3333333333, 9);
    expect(test.detrendedBy).toBe(1.5);
    expect(test.lag1).toBeLessThan(0);
    expect(preWhitenedTest(values)).toMatchObject({ n: 6, varianceFactor: 1, detrendedBy: null });
    expect(trendFreePreWhitenedTest(values)).toMatchObject({ n: 6, s: 13, detrendedBy: 1.5 });
  });

  it('shrink the variance only when the signed sum is asked for', () => {
    const signed = hamedRaoTest(values, { correctionSum: 'signed' });
    expect(hamedRaoTest(values).variance).toBeGreaterThan(44.3);
    expect(signed.variance).toBeLessThan(44.3);
  });

  it('have no z and no p where the corrected variance is not positive', () => {
    const broken = yueWangTest(values, { maximumLag: 1 });
    expect(broken.variance).toBeLessThan(0);
    expect(broken).toMatchObject({ z: null, p: null, pMethod: null, significant: false, trend: 'noTrend' });
  });

  it('have no trend in an S of 0, whatever the variance', () => {
    const broken = yueWangTest([0, 1, 0, 1, 0], { maximumLag: 1 });
    expect(broken.variance).toBeLessThan(0);
    expect(broken).toMatchObject({ s: 0, z: 0, p: 1, pMethod: 'normal', trend: 'noTrend' });
  });

  it('keep the noise of the residuals when told to, as pyMannKendall does', () => {
    const line = Array.from({ length: 40 }, (_, i) => Math.round(11 + i) / 10);
    // 1.1, 1.2, … 5.0: pyMannKendall 1.4.3 ranks the last bits of residuals that are all equal.
    expect(hamedRaoTest(line, { residualNoise: 'kept' }).variance).toBeCloseTo(15852.143019253737, 8);
    expect(hamedRaoTest(line).variance).toBeCloseTo(7366.666666666667, 8);
  });

  it('keep ties that exact arithmetic has among pre-whitened values, unless told to keep their last bits', () => {
    const kept = { residualNoise: 'kept' } as const;
    const [plain, drifting] = [
      [3, 2, 4, 0, 0, 4, 1, 2],
      [3, 1, 4, 1, 0, 4, 0],
    ];
    expect([preWhitenedTest(plain).s, preWhitenedTest(plain, kept).s]).toEqual([-4, -3]);
    expect([trendFreePreWhitenedTest(drifting).s, trendFreePreWhitenedTest(drifting, kept).s]).toEqual([0, 1]);
    // Decimals for ties are the caller's own rule.
    expect(preWhitenedTest(plain, { tieDecimals: 9 }).s).toBe(-4);
  });

  it('detrend by true times: a gap does not bend a straight line', () => {
    const line = [1, 2, null, null, 5, 6, 7, null, 9];
    expect(residualAutocorrelation(line)).toEqual({ lag1: 0, significant: false });
    expect(hamedRaoTest(line).varianceFactor).toBe(1);
    expect(yueWangTest(line).varianceFactor).toBe(1);
  });

  it('take rounding noise on a straight line for nothing', () => {
    const line = Array.from({ length: 30 }, (_, i) => 0.1 + 0.1 * i);
    expect(residualAutocorrelation(line).lag1).toBe(0);
    expect(hamedRaoTest(line).varianceFactor).toBe(1);
  });

  it('stay total on short series', () => {
    for (const short of [[], [1], [1, 2]]) {
      for (const test of [
        hamedRaoTest(short),
        yueWangTest(short),
        preWhitenedTest(short),
        trendFreePreWhitenedTest(short),
      ]) {
        expect(JSON.parse(JSON.stringify(test))).toEqual(test);
        expect(test.significant).toBe(false);
      }
      expect(residualAutocorrelation(short).lag1).toBeNull();
    }
  });

  it('refuse a wrong level or lag', () => {
    expect(() => hamedRaoTest(values, { alpha: 2 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => yueWangTest(values, { alpha: 0 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => hamedRaoTest(values, { maximumLag: 1.5 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => residualAutocorrelation(values, { alpha: -1 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => autocorrelations(values, { maximumLag: -1 })).toThrow(code('OUT_OF_RANGE'));
  });

  it('have autocorrelations that a distant level does not blur', () => {
    const near = [0.5, -1.25, 2, 0.75, -0.5, 1.5, 0.25];
    const far = autocorrelations(near.map((value) => value + 1e9))[1]!;
    expect(far).toBeCloseTo(autocorrelations(near)[1]!, 14);
  });

  it('have autocorrelations that end with the series', () => {
    expect(autocorrelations([1, 2], { maximumLag: 3 })).toEqual([1, -0.5, 0, 0]);
    expect(autocorrelations([], { maximumLag: 1 })).toEqual([1, 0]);
  });
});

describe('seasonal Kendall tests', () => {
  const quarters = Object.freeze([82, 84, 83, 85, 85, 86, 84, 88, 87, 89, 90, 89]);

  it('do not take a season for a trend', () => {
    const season = Array.from(
      { length: 36 },
      (_, i) => 20 + 5 * Math.sin((i * Math.PI) / 6) + 0.1 * Math.floor(i / 12),
    );
    expect(seasonalMannKendall(season).trend).toBe('increasing');
    expect(seasonalMannKendall(season).slopePerCycle).toBeCloseTo(0.1, 12);
    expect(mannKendall(season).trend).toBe('noTrend');
  });

  it('leave out incomplete cycles only for the covariances', () => {
    const gap = [...quarters];
    (gap as (number | null)[])[5] = null;
    expect(seasonalMannKendall(gap, { period: 4 }).n).toBe(11);
    expect(hirschSlackTest(gap, { period: 4 })).toMatchObject({ n: 8, missing: 1 });
  });

  it('have no z where the covariances leave no variance', () => {
    const alternating = [1, 2, 2, 1];
    for (const values of [alternating, new Array<number>(36).fill(5)]) {
      const period = values.length === 4 ? 2 : 12;
      const test = hirschSlackTest(values, { period });
      expect(test).toMatchObject({ s: 0, variance: 0, z: null, p: null, pMethod: null, trend: 'noTrend' });
    }
  });

  it('stay total without pairs', () => {
    expect(seasonalMannKendall([1, 2, 3], { period: 4 })).toMatchObject({
      s: 0,
      tau: null,
      slopePerCycle: null,
      intercept: null,
    });
    expect(hirschSlackTest([], { period: 4 })).toMatchObject({
      z: null,
      p: null,
      trend: 'insufficientData',
    });
    expect(() => seasonalMannKendall(quarters, { period: 1 })).toThrow(code('OUT_OF_RANGE'));
    expect(() => hirschSlackTest(quarters, { alpha: 1 })).toThrow(code('OUT_OF_RANGE'));
  });
});
