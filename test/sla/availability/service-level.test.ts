import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { serviceLevel } from '../../../src/sla/availability/service-level.js';
import { codeOf } from '../../core/issues-of.js';

const slice = (goodEvents: number, totalEvents: number) => ({ goodEvents, totalEvents });

describe('serviceLevel', () => {
  // Amazon S3 SLA: 100 % minus the average of the error rates of the five-minute intervals; one without requests is 0 % errors.
  it('averages the error rates of five-minute slices', () => {
    const slices = deepFreeze([slice(50, 100), slice(100, 100), slice(0, 0), slice(100, 100)]);
    const result = serviceLevel(slices, { budgetingMethod: 'ratioTimeslices', targetPercent: '99.9' });
    expect(result).toMatchObject({
      levelPercent: 87.5,
      met: false,
      slices: { given: 4, measured: 4, empty: 1, good: null },
    });
    expect(result.errorBudget).toMatchObject({ unit: 'slices', budgetSlices: 0.004, consumedSlices: 0.5 });
  });

  it('counts good slices, with equality as good', () => {
    const slices = [slice(95, 100), slice(94, 100), slice(0, 0)];
    const by = (emptySlices: 'good' | 'ignored') =>
      serviceLevel(slices, {
        budgetingMethod: 'timeslices',
        timeSliceTargetShare: '0.95',
        targetPercent: 50,
        emptySlices,
      });
    expect(by('good')).toMatchObject({ slices: { good: 2 }, levelText: '66.667 %', met: true });
    expect(by('ignored')).toMatchObject({ slices: { good: 1 }, levelPercent: 50, met: true });
    expect(by('ignored').errorBudget).toMatchObject({ consumedPercent: 100, withinBudget: true });
    expect(by('ignored').conventions).toEqual({
      budgetingMethod: 'timeslices',
      timeSliceTargetShare: '0.95',
      emptySlices: 'ignored',
      target: 'atLeast',
    });
  });

  it('divides all good by all events', () => {
    const result = serviceLevel([slice(1, 2), slice(998, 998)], { targetPercent: '99.9' });
    expect(result).toMatchObject({ levelPercent: 99.9, met: true, events: slice(999, 1000) });
    expect(result.errorBudget).toMatchObject({ unit: 'events', budgetEvents: 1, remainingPercent: 0 });
  });

  it('compares the mean of thousands of unlike ratios exactly', () => {
    const slices = Array.from({ length: 3000 }, (_, k) => slice(900 + 3 * k, 1000 + 7 * k));
    const result = serviceLevel(slices, { budgetingMethod: 'ratioTimeslices' });
    const mean = slices.reduce((sum, one) => sum + one.goodEvents / one.totalEvents, 0) / slices.length;
    expect(result.levelPercent).toBeCloseTo(100 * mean, 9);
    // A ratio above one half and its mirror below it, many times: the mean is exactly one half.
    const mirrored = Array.from({ length: 400 }, (_, k) => [
      slice(k, 1001 + 2 * k),
      slice(1001 + k, 1001 + 2 * k),
    ]).flat();
    const half = { budgetingMethod: 'ratioTimeslices', targetPercent: 50 } as const;
    expect(serviceLevel(mirrored, half)).toMatchObject({ levelPercent: 50, met: true });
    expect(serviceLevel([...mirrored, slice(499, 999)], half).met).toBe(false);
  });

  it('takes fractional counts as decimals', () => {
    const result = serviceLevel([slice(0.1, 0.3), slice(0.2, 0.3)], { targetPercent: 50 });
    expect(result).toMatchObject({ levelPercent: 50, met: true, events: { goodEvents: 0.3, totalEvents: 0.6 } });
  });

  it('answers null without events and leaves wrong slices out', () => {
    const none = serviceLevel([slice(0, 0)], { targetPercent: 99 });
    expect(none).toMatchObject({ levelPercent: null, levelText: null, met: null });
    expect(none.findings.map((one) => one.code)).toEqual(['NO_EVENTS']);
    expect(serviceLevel([], { budgetingMethod: 'timeslices' }).levelPercent).toBeNull();
    expect(
      serviceLevel([slice(0, 0)], { budgetingMethod: 'timeslices', emptySlices: 'ignored' }).levelPercent,
    ).toBeNull();
    const wrong = [slice(2, 1), slice(-1, 1), slice(Number.NaN, 1), slice(1, Number.POSITIVE_INFINITY), slice(9, 10)];
    const result = serviceLevel([...wrong, null as unknown as ReturnType<typeof slice>]);
    expect(result.slices).toMatchObject({ given: 6, measured: 1, leftOut: 5 });
    expect(result.findings.map((one) => `${one.code} ${one.path}`)).toEqual(
      [0, 1, 2, 3, 5].map((position) => `SLICE_INVALID slices[${position}]`),
    );
    expect(result.levelPercent).toBe(90);
  });

  it('throws coded errors', () => {
    const code = (options: object) => codeOf(() => serviceLevel([], options));
    expect(code({ budgetingMethod: 'Occurrences' })).toBe('INVALID_VALUE');
    expect(code({ timeSliceTargetShare: 95 })).toBe('OUT_OF_RANGE');
    expect(code({ targetPercent: '' })).toBe('INVALID_NUMBER');
    expect(code({ target: '99' })).toBe('UNKNOWN_KEY');
  });
});
