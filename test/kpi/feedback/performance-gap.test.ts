import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { defineKpi, measureKpi, performanceGap } from '../../../src/kpi/index.js';
import { rateInterval } from '../../../src/statistics/index.js';
import { codesOf } from '../../core/issues-of.js';
import { accuracy, figures, rates, turnaround } from './fixture.js';

const severityOf = (values: readonly (number | null)[], missShare?: number): unknown => {
  const { gap } = performanceGap(turnaround, figures(values), missShare === undefined ? {} : { missShare });
  return [gap?.severity, gap?.reasons.map((one) => one.points)];
};

describe('performanceGap', () => {
  it('records period, figures, streak and what they rest on', () => {
    const series = deepFreeze(rates([395, 394, 395, 388, 386]));
    const { gap, findings, noGapBecause } = performanceGap(accuracy, series);
    expect(noGapBecause).toBeNull();
    expect(gap).toMatchObject({
      kpiId: 'accuracy',
      period: '2025-05',
      periodUnit: 'month',
      startDate: '2025-05-01',
      value: 96.5,
      valueText: '96.5 %',
      target: { min: 98, max: null },
      targetText: 'at least 98.0 %',
      gap: -1.5,
      gapText: '1.5 points below the target',
      streak: { periods: 2, from: '2025-04' },
      message:
        'Invoices booked without error missed its target in May 2025 for the second month in a row: 96.5 % against at least 98.0 %, 1.5 points below.',
    });
    const [low, high] = rateInterval(386, 400).interval ?? [0, 0];
    expect(gap?.evidence.interval95).toEqual([100 * low, 100 * high]);
    // 98 % is no likely value behind 386 of 400 only if the interval ends below it.
    expect(gap?.evidence.targetInInterval).toBe(high >= 0.98);
    expect(findings.map(({ code }) => code)).toEqual(high >= 0.98 ? ['GAP_MAY_BE_CHANCE'] : []);
    expect(JSON.parse(JSON.stringify(gap))).toEqual(gap);
  });

  it('says when so few cases miss a target by chance', () => {
    const few = rates([38], 40);
    const { gap, findings } = performanceGap(accuracy, few);
    expect(gap?.evidence.targetInInterval).toBe(true);
    expect(findings[0]?.message).toBe(
      'Among 40 cases 95.0 % may come about by chance although the target is kept: anything from 83.5 % to 98.6 % is likely to lie behind it.',
    );
    expect(performanceGap(accuracy, rates([3800], 4000)).findings).toEqual([]);
  });

  it('weighs the size against the tolerance, the streak, and what is to come', () => {
    expect(severityOf([20, 27])).toEqual(['low', [0, 0, 0]]);
    // Exactly two tolerances is not more than two.
    expect(severityOf([20, 28])).toEqual(['low', [0, 0, 0]]);
    expect(severityOf([20, 28.5])).toEqual(['medium', [1, 0, 0]]);
    expect(severityOf([20, 32.5])).toEqual(['high', [2, 0, 0]]);
    expect(severityOf([27, 27])).toEqual(['medium', [0, 1, 0]]);
    expect(severityOf([27, 27, 27])).toEqual(['high', [0, 2, 0]]);
    expect(severityOf([27], 0.5)).toEqual(['medium', [0, 0, 1]]);
    expect(severityOf([27], 0.49)).toEqual(['low', [0, 0, 0]]);
    expect(severityOf([40, 40, 40], 1)).toEqual(['critical', [2, 2, 1]]);
  });

  it('names the reasons in words, and takes other thresholds', () => {
    const { gap } = performanceGap(turnaround, figures([27, 27]), {
      missShare: 0.62,
      severity: { gapAbove: [1, 1.4], streakFrom: [3, 4], missShareFrom: 0.7 },
    });
    expect([gap?.severity, gap?.reasons.map((one) => one.points)]).toEqual(['high', [2, 0, 0]]);
    expect(gap?.reasons.map((one) => one.message)).toEqual([
      'The gap is 1.5 times the tolerance.',
      'The target was missed 2 times in a row.',
      'The next target will be missed with a probability of 62 %.',
    ]);
    expect(gap?.severityRule).toEqual({ gapAbove: [1, 1.4], streakFrom: [3, 4], missShareFrom: 0.7 });
  });

  it('measures a percentage tolerance at the edge that was missed, and says when there is none', () => {
    const ranged = defineKpi({
      id: 'turnaround',
      name: 'Utilisation',
      unit: 'percent',
      direction: 'range',
      target: { min: 50, max: 80 },
      tolerance: { percentOfTarget: 10 },
      aggregation: { kind: 'mean' },
    });
    const low = performanceGap(ranged, figures([39], ranged)).gap;
    expect([low?.gapText, low?.reasons[0]?.value]).toEqual(['11.0 points below the target', 2.2]);
    const high = performanceGap(ranged, figures([96], ranged)).gap;
    expect([high?.gapText, high?.reasons[0]?.value]).toEqual(['16.0 points above the target', 2]);
    const { tolerance: _, ...plain } = turnaround.definition;
    const bare = defineKpi(plain);
    const reason = performanceGap(bare, figures([99], bare)).gap?.reasons[0];
    expect([reason?.value, reason?.points, reason?.message]).toEqual([
      null,
      0,
      'No tolerance is agreed by which the gap could be measured.',
    ]);
  });

  it('counts no row of misses over periods without data, neither in words nor in the severity', () => {
    const { gap } = performanceGap(turnaround, figures([27, null, 27, null, 27, null, 27]));
    expect(gap?.streak).toEqual({ periods: 1, from: '2025-07' });
    expect(gap?.message).toBe(
      'Turnaround missed its target in July 2025, as in each of the last four months with usable data: 27.0 hours against at most 24.0 hours, 3.0 hours above.',
    );
    expect([gap?.severity, gap?.reasons[1]?.points, gap?.reasons[1]?.message]).toEqual([
      'low',
      0,
      'The period before was not judged, so this miss counts as the first.',
    ]);
    const both = performanceGap(turnaround, figures([27, null, 27, 27])).gap;
    expect([both?.streak, both?.reasons[1]?.points]).toEqual([{ periods: 2, from: '2025-03' }, 1]);
    expect(both?.message).toContain('as in each of the last three months with usable data');
    expect(performanceGap(turnaround, figures([27])).gap?.reasons[1]?.message).toBe(
      'There is no period before this one.',
    );
  });

  it('never calls a miss certain or impossible', () => {
    const said = (missShare: number) =>
      performanceGap(turnaround, figures([27]), { missShare }).gap?.reasons[2]?.message.replace(/.* of /, '');
    expect([1, 0.996, 0.99, 0.004, 0].map(said)).toEqual([
      'over 99 %.',
      'over 99 %.',
      '99 %.',
      'under 1 %.',
      'under 1 %.',
    ]);
  });

  it('counts the streak over adjacent judged periods only, and of an earlier period when asked', () => {
    const series = figures([27, null, 27, 20, 27]);
    expect(performanceGap(turnaround, series).gap?.streak).toEqual({ periods: 1, from: '2025-05' });
    expect(performanceGap(turnaround, series, { period: '2025-03' }).gap?.streak).toEqual({
      periods: 1,
      from: '2025-03',
    });
  });

  it('has no gap, and says why', () => {
    const reasonOf = (values: readonly (number | null)[], period?: string) => {
      const { gap, noGapBecause, message } = performanceGap(turnaround, figures(values), period ? { period } : {});
      expect(gap).toBeNull();
      return [noGapBecause, message];
    };
    expect(reasonOf([20])).toEqual([
      'met',
      'Turnaround was 20.0 hours in January 2025: the target of at most 24.0 hours was met.',
    ]);
    expect(reasonOf([26])).toEqual([
      'withinTolerance',
      'Turnaround was 26.0 hours in January 2025: not quite at most 24.0 hours, but within the tolerance, so it is no gap.',
    ]);
    expect(reasonOf([20, null, 20], '2025-02')).toEqual([
      'noData',
      'There is no value of Turnaround for February 2025.',
    ]);
    expect(reasonOf([])).toEqual([
      'nothingJudged',
      'No period of Turnaround was held against a target, so there is no gap to tell.',
    ]);
    const { target: _, ...rest } = turnaround.definition;
    const free = defineKpi(rest);
    expect(performanceGap(free, figures([20], free), { period: '2025-01' }).noGapBecause).toBe('noTarget');
    expect(performanceGap(accuracy, rates([20], 29), { period: '2025-01' }).noGapBecause).toBe('insufficientVolume');
    const partial = measureKpi(turnaround, [{ period: '2025-01', value: 40 }], {
      period: 'month',
      timeZone: 'UTC',
      asOf: '2025-01-20T00:00:00Z',
    });
    expect(performanceGap(turnaround, partial, { period: '2025-01' }).noGapBecause).toBe('partial');
    expect(performanceGap(turnaround, partial).noGapBecause).toBe('nothingJudged');
  });

  it('stays finite and exact with huge and with tiny figures', () => {
    const huge = performanceGap(turnaround, figures([1e99]));
    expect(Number.isFinite(huge.gap?.gap)).toBe(true);
    expect(huge.gap?.severity).toBe('high');
    const fine = defineKpi({ ...turnaround.definition, target: '0.3', tolerance: { points: '0.1' } });
    // 0.5 - 0.3 is 0.2, two tolerances exactly, though not in binary.
    expect(performanceGap(fine, figures([0.5], fine)).gap?.reasons[0]).toMatchObject({ value: 2, points: 0 });
  });

  it('names what is wrong with its arguments', () => {
    const series = figures([27]);
    expect(codesOf(() => performanceGap(undefined as never, series))).toEqual(['NOT_DEFINED kpi']);
    expect(codesOf(() => performanceGap(turnaround, null as never))).toEqual(['INVALID_TYPE series']);
    expect(codesOf(() => performanceGap(accuracy, series))).toEqual(['KPI_MISMATCH series.kpiId']);
    expect(codesOf(() => performanceGap(turnaround, series, { period: '2024-01' }))).toEqual([
      'UNKNOWN_PERIOD options.period',
    ]);
    expect(codesOf(() => performanceGap(turnaround, figures([]), { period: '2024-01' }))).toEqual([
      'UNKNOWN_PERIOD options.period',
    ]);
    expect(codesOf(() => performanceGap(turnaround, series, { period: 5 } as never))).toEqual([
      'INVALID_TYPE options.period',
    ]);
    expect(codesOf(() => performanceGap(turnaround, series, { misShare: 1 } as never))).toEqual([
      'UNKNOWN_KEY options.misShare',
    ]);
    expect(codesOf(() => performanceGap(turnaround, series, { missShare: Number.NaN }))).toEqual([
      'INVALID_TYPE options.missShare',
    ]);
    expect(codesOf(() => performanceGap(turnaround, series, { missShare: 1.01 }))).toEqual([
      'OUT_OF_RANGE options.missShare',
    ]);
    expect(
      codesOf(() =>
        performanceGap(turnaround, series, { severity: { gapAbove: [4, 2], streakFrom: [1.5, 2], missShareFrom: 2 } }),
      ),
    ).toEqual([
      'OUT_OF_RANGE options.severity.gapAbove',
      'OUT_OF_RANGE options.severity.streakFrom',
      'OUT_OF_RANGE options.severity.missShareFrom',
    ]);
    expect(codesOf(() => performanceGap(turnaround, series, { severity: { size: 1 } as never }))).toEqual([
      'UNKNOWN_KEY options.severity.size',
    ]);
    const point = { ...series.points[0], value: Number.NaN };
    expect(codesOf(() => performanceGap(turnaround, { ...series, points: [point] } as never))).toEqual([
      'INVALID_NUMBER series.points[0].value',
    ]);
    const twice = { ...series, points: [...series.points, ...series.points] };
    expect(codesOf(() => performanceGap(turnaround, twice))).toEqual(['POINTS_OUT_OF_ORDER series.points[1].start']);
  });
});
