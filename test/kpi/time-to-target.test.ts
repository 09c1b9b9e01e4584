import { describe, expect, it } from 'vitest';
import { type KpiDefinition, measureKpi, timeToTarget } from '../../src/kpi/index.js';
import { codeOf } from '../core/issues-of.js';
import { figureKpi, month, monthly } from './series.js';

const sight = (over: Partial<KpiDefinition>, values: readonly (number | null)[], within?: number) => {
  const kpi = figureKpi(over);
  const series = monthly(kpi, values, { asOf: `${month(values.length)}-10T00:00:00Z` });
  return timeToTarget(kpi, series, within === undefined ? {} : { within });
};
const falling = [48, 46, 47, 45, 44, 44, 41, 42, 40, 39, 37, 38];

describe('a target in sight', () => {
  it('is reached where the line meets it: by hand on a line without deviation', () => {
    const line = Array.from({ length: 8 }, (_, i) => 50 - 2 * i);
    const found = sight({ target: 30 }, line);
    // 36 in August 2025, two less every month: 30 in November.
    expect(found.reached).toEqual({ period: '2025-11', periodsAhead: 3 });
    expect([found.status, found.earliest, found.latest]).toEqual(['inSight', found.reached, found.reached]);
    expect(found.message).toBe(
      'At the present pace the target of 30 hours is reached in November 2025, 3 months after the last one used.',
    );
    expect(sight({ target: 29 }, line).reached?.period).toBe('2025-12');
  });

  it('has an interval from the steepest and the flattest line', () => {
    const found = sight({ target: 30 }, falling);
    const { level, perPeriod95 } = found.evidence;
    expect(level).toBe(37.5);
    const middle = level! + 5.5;
    const crossing = perPeriod95!.map((slope) => Math.ceil((30 - middle) / slope - 5.5 - 1e-9));
    expect([found.earliest?.periodsAhead, found.latest?.periodsAhead]).toEqual(crossing);
    expect(found.reached?.periodsAhead).toBe(8);
    expect(found.earliest!.periodsAhead).toBeLessThanOrEqual(found.reached!.periodsAhead);
    expect(found.latest!.periodsAhead).toBeGreaterThanOrEqual(found.reached!.periodsAhead);
  });

  it('is looked for with the target in force then', () => {
    const dated = [
      { effectiveFrom: '2025-01-01', target: 36 },
      { effectiveFrom: '2026-02-01', target: 33 },
    ];
    expect(sight({ target: dated }, falling).reached?.period).toBe('2026-05');
    expect(sight({ target: 36 }, falling).reached?.period).toBe('2026-02');
  });

  it('counts steps through gaps at the end', () => {
    const line = [50, 48, 46, 44, 42, 40, null, null];
    const found = sight({ target: 34 }, line);
    expect(found.reached).toEqual({ period: '2025-09', periodsAhead: 3 });
  });

  it('may be a range, and one that is passed between two months', () => {
    const far = Array.from({ length: 8 }, (_, i) => 100 - 4 * i);
    const wide = sight({ direction: 'range', target: { min: 50, max: 64 } }, far);
    expect([wide.status, wide.reached?.periodsAhead]).toEqual(['inSight', 2]);
    const narrow = sight({ direction: 'range', target: { min: 61, max: 63 } }, far);
    expect([narrow.status, narrow.reached?.periodsAhead]).toEqual(['inSight', 3]);
  });

  it('may be out of the interval', () => {
    const noisy = [50, 44, 49, 47, 41, 46, 43, 45, 39, 44, 40, 43];
    const found = sight({ target: 37 }, noisy, 10);
    expect(found.status).toBe('inSight');
    expect(found.latest).toBeNull();
    expect(found.message).toMatch(/at the earliest, and perhaps not within 10 months\.$/);
  });
});

describe('a target that is not', () => {
  it('is met already, and perhaps not for long', () => {
    expect(sight({ target: 45 }, falling)).toMatchObject({ status: 'alreadyMet', lost: null, reached: null });
    const rising = [...falling].reverse();
    const found = sight({ target: 50 }, rising);
    expect(found.status).toBe('alreadyMet');
    // The line stands at 48.5 in December and rises by 1.
    expect(found.evidence.level).toBe(48.5);
    expect(found.lost?.period).toBe('2026-02');
    expect(found.message).toBe(
      'The line through the values still meets the target of 50 hours, but at the present pace it no longer does from February 2026 on.',
    );
  });

  it('is not in sight, for a reason', () => {
    expect(sight({ target: 20 }, [...falling].reverse())).toMatchObject({
      status: 'notInSight',
      notInSightBecause: 'awayFromTarget',
    });
    expect(sight({ target: 20 }, [30, 33, 29, 31, 34, 30, 32, 29])).toMatchObject({
      notInSightBecause: 'noClearDirection',
    });
    expect(sight({ target: 20 }, new Array(8).fill(30))).toMatchObject({ notInSightBecause: 'noClearDirection' });
    const far = sight({ target: 5 }, falling);
    expect(far).toMatchObject({ status: 'notInSight', notInSightBecause: 'tooFar', within: 24 });
    expect(far.message).toBe(
      'The target of 5 hours is not in sight: at the present pace it is not reached within 24 months.',
    );
    expect(sight({ target: 5 }, falling, 60).status).toBe('inSight');
  });

  it('is none, or the data are too few', () => {
    expect(sight({}, falling).status).toBe('noTarget');
    for (let n = 0; n < 5; n++) {
      const found = sight({ target: 30 }, [...falling.slice(0, n), null, null]);
      expect(found).toMatchObject({ status: 'insufficientData', reached: null });
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    }
    expect(sight({ target: 30 }, new Array(8).fill(30)).status).toBe('alreadyMet');
  });

  it('may stand in front of huge figures', () => {
    const found = sight(
      { target: '1e91' },
      falling.map((value) => value * 1e90),
    );
    expect(found.status).toBe('notInSight');
    expect(Number.isFinite(found.evidence.perPeriod)).toBe(true);
  });

  it('refuses what is wrong', () => {
    const kpi = figureKpi({ target: 30 });
    const series = measureKpi(kpi, [], { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' });
    expect(codeOf(() => timeToTarget(kpi, series, { within: 0 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => timeToTarget(kpi, series, { until: 3 } as never))).toBe('UNKNOWN_KEY');
    expect(codeOf(() => timeToTarget(kpi, { ...series, kpiId: 'x' }))).toBe('KPI_MISMATCH');
    expect(codeOf(() => timeToTarget(kpi, null as never))).toBe('INVALID_TYPE');
  });
});
