import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { percentileTarget } from '../../../src/sla/reports/percentile-target.js';
import { codesOf } from '../../core/issues-of.js';
import { missed, result } from './results.js';

const closed = (elapsedMs: number) => ({ elapsedMs, targetMs: 100, closed: true });

describe('percentileTarget', () => {
  it('reads nearest rank and R type 7 and names the method', () => {
    const times = deepFreeze([10, 1, 3, 2].map(closed));
    expect(percentileTarget(times, { percent: '50', withinMs: 2 })).toEqual({
      percent: '50',
      method: 'nearestRank',
      count: 4,
      leftOut: 0,
      elapsedMs: 2,
      withinMs: 2,
      targetMet: true,
      findings: [],
    });
    expect(percentileTarget(times, { percent: '50', method: 'linear', withinMs: 2 })).toMatchObject({
      method: 'linear',
      elapsedMs: 2.5,
      targetMet: false,
    });
  });

  it('does not let a float push a rank up: 55 % of 100 is the 55th', () => {
    const times = Array.from({ length: 100 }, (_, i) => closed(i + 1));
    for (const percent of [7, 14, 28, 29, 55, 56, 57, 58]) {
      expect(percentileTarget(times, { percent }).elapsedMs).toBe(percent);
    }
    expect(percentileTarget(times, { percent: '0' }).elapsedMs).toBe(1);
    expect(percentileTarget(times, { percent: '100', method: 'linear' }).elapsedMs).toBe(100);
  });

  it('uses closed results only, met or missed, and clocks that only measure', () => {
    const open = missed('C', { resolvedAt: null, elapsedMs: 99 });
    const measured = result('D', { outcome: 'excluded', reason: 'NO_TARGET', targetMs: null, elapsedMs: 7 });
    const relieved = result('E', { outcome: 'excluded', reason: 'client-caused', elapsedMs: 8 });
    const broken = result('F', { outcome: 'leftOut', resolvedAt: null, elapsedMs: null });
    const rows = [result('A', { elapsedMs: 5 }), missed('B', { elapsedMs: 6 }), open, measured, relieved, broken];
    const answer = percentileTarget(rows, { percent: 100 });
    expect([answer.count, answer.elapsedMs, answer.leftOut, answer.findings.length]).toEqual([3, 7, 1, 1]);
  });

  it('has no percentile without closed items, and no verdict without a limit', () => {
    expect(percentileTarget([], { percent: '95', withinMs: 5 })).toMatchObject({ elapsedMs: null, targetMet: null });
    expect(percentileTarget([closed(3)], { percent: '95' })).toMatchObject({
      elapsedMs: 3,
      targetMet: null,
      withinMs: null,
    });
  });

  it('refuses wrong targets by code', () => {
    const codes = (target: unknown) => codesOf(() => percentileTarget([], target as never));
    expect(codes({ percent: '101' })).toEqual(['OUT_OF_RANGE target.percent']);
    expect(codes({ percent: 'p95' })).toEqual(['INVALID_NUMBER target.percent']);
    expect(codes({ percent: 95, withinMs: -1 })).toEqual(['OUT_OF_RANGE target.withinMs']);
    expect(codes({ percent: 95, method: 'median' })).toEqual(['INVALID_VALUE target.method']);
    expect(codes({ percent: 95, within: 1000 })).toEqual(['UNKNOWN_KEY target.within']);
    expect(codes([95])).toEqual(['INVALID_TYPE target']);
  });
});
