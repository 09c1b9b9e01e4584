import { describe, expect, it } from 'vitest';
import { controlChart, type ProposeRebaselineOptions, proposeRebaseline } from '../../../src/kpi/index.js';
import { issuesOf } from '../../core/issues-of.js';
import { figureKpi, isPlain, month, monthly, parts, ratioKpi } from './series.js';

/** Noise without a drift: -2 to 2 around a level. */
const NOISE = [0, 1, -1, 2, -2, 1, 0, -1, 1, -1, 2, 0, -2];
const level = (at: number, count: number): number[] => Array.from({ length: count }, (_, i) => at + NOISE[i % 13]!);
const kpi = figureKpi({ target: 24 });
const propose = (values: readonly (number | null)[], options: ProposeRebaselineOptions = {}) =>
  proposeRebaseline(kpi, monthly(kpi, values), options);
const periods = (values: readonly (number | null)[], options?: ProposeRebaselineOptions) =>
  propose(values, options).proposals.map((one) => one.period);

describe('new limits', () => {
  it('are proposed where the level changed for good, with the reason, and never applied in silence', () => {
    const series = monthly(kpi, [...level(30, 24), ...level(20, 24)]);
    const before = JSON.stringify(series);
    const found = proposeRebaseline(kpi, series);
    expect(found.proposals).toEqual([
      {
        period: month(24),
        side: 'below',
        runLength: 24,
        periodsSince: 24,
        centerBefore: 30,
        centerAfter: 20,
        direction: 'better',
        message:
          '24 months in a row from January 2024 on lie below the average of 30.0 hours before; since then it is 20.0 hours.',
      },
    ]);
    expect(found.message).toBe(
      `The level seems to have changed for good once; if you know why, let the limits begin anew there. ${found.proposals[0]?.message}`,
    );
    expect(JSON.stringify(series)).toBe(before);
    expect(controlChart(kpi, series).segments).toHaveLength(1);
    const chart = controlChart(kpi, series, { rebaseAt: found.rebaseAt });
    expect(chart.segments.map((one) => one.reason)).toEqual([null, found.proposals[0]?.message]);
    expect(chart.signals).toEqual([]);
  });

  it('need 21 periods before and after', () => {
    const short = propose([...level(30, 24), ...level(20, 20)]);
    expect(short.proposals).toEqual([]);
    expect(short.refused).toMatchObject([{ period: month(24), reason: 'tooFewPeriods', periodsSince: 20 }]);
    expect(short.message).toBe(
      '20 months in a row from January 2024 on lie below the average of 30.0 hours before; since then it is 20.1 hours. No new limits yet: only 20 months have passed since, and new limits need 21.',
    );
    expect(periods([...level(30, 24), ...level(20, 21)])).toEqual([month(24)]);
    expect(periods([...level(30, 24), ...level(20, 20)], { minimumPeriods: 20 })).toEqual([month(24)]);
    // A change while limits are being set is proposed from the first period after them.
    expect(periods([...level(30, 18), ...level(20, 24)])).toEqual([month(21)]);
  });

  it('wait until the level has settled', () => {
    const back = propose([...level(30, 24), ...level(20, 10), ...level(30, 30)]);
    expect(back.proposals).toEqual([]);
    expect(back.refused).toMatchObject([{ period: month(24), side: 'below', runLength: 10, reason: 'notSettled' }]);
    expect(back.refused[0]?.message).toMatch(/No new limits yet: the level has not settled since\.$/);
    // Half way for ten months, then all the way: it settles within the same run.
    const slow = propose([...level(40, 24), ...level(32, 10), ...level(20, 30)]);
    expect(slow.refused).toEqual([]);
    expect(slow.proposals).toMatchObject([{ period: month(34), centerBefore: 40, runLength: 30 }]);
  });

  it('may be due several times, also after a start that is given', () => {
    const values = [...level(40, 24), ...level(30, 24), ...level(20, 24)];
    expect(periods(values)).toEqual([month(24), month(48)]);
    const given = propose(values, { rebaseAt: [{ period: month(24), reason: 'New desk' }] });
    expect(given.proposals.map((one) => one.period)).toEqual([month(48)]);
    expect(given.rebaseAt).toMatchObject([{ period: month(24), reason: 'New desk' }, { period: month(48) }]);
  });

  it('are not proposed for a stable series, and gaps do not hide them', () => {
    expect(propose(level(30, 60))).toMatchObject({
      proposals: [],
      refused: [],
      rebaseAt: [],
      message: 'No reason for new limits: the level did not change for good.',
    });
    const withGap = [...level(30, 24), null, null, ...level(20, 24)];
    withGap[30] = null;
    expect(periods(withGap)).toEqual([month(26)]);
  });

  it('of proportions count cases, not months', () => {
    const share = ratioKpi({ target: 90 });
    const rows = [...level(80, 24), ...level(90, 24)].map((good): [number, number] => [good * 5, 500]);
    const { proposals } = proposeRebaseline(share, monthly(share, parts(rows)));
    // The last month of the old level happens to lie above its average: the run begins there.
    expect(proposals).toMatchObject([{ period: month(23), side: 'above', direction: 'better', centerBefore: 80 }]);
    expect(proposals[0]?.centerAfter).toBeCloseTo((82 + 20 * 90 + 1) / 21, 10);
  });
});

describe('little or strange input', () => {
  it('gives no proposal, and says why', () => {
    for (const n of [0, 1, 4, 21]) {
      const found = propose(level(30, n));
      expect(found.message).toBe(
        `Too little data to propose new limits: ${n} usable month${n === 1 ? '' : 's'}, more than 21 are needed.`,
      );
      expect(isPlain(found)).toBe(true);
    }
    expect(propose(Array.from({ length: 50 }, () => 3)).proposals).toEqual([]);
    const step = propose([...Array.from({ length: 25 }, () => 3), ...Array.from({ length: 25 }, () => 4)]);
    expect(step.proposals).toMatchObject([{ period: month(25), centerBefore: 3, centerAfter: 4 }]);
    expect(isPlain(step)).toBe(true);
  });

  it('is refused when options are wrong', () => {
    const wrong = (options: object) => issuesOf(() => propose(level(30, 30), options)).map((one) => one.path);
    expect(wrong({ minimumPeriods: 4 })).toEqual(['options.minimumPeriods']);
    expect(wrong({ baseline: { periods: 12 } })).toEqual(['options.baseline']);
    expect(wrong({ rebaseAt: ['1999-01'] })).toEqual(['options.rebaseAt[0]']);
    expect(wrong({ lengths: { shift: 1 } })).toEqual(['options.lengths.shift']);
  });
});
