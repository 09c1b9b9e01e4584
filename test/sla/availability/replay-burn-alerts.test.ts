import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { burnAlertPlan } from '../../../src/sla/availability/burn-alert-plan.js';
import { replayBurnAlerts } from '../../../src/sla/availability/replay-burn-alerts.js';
import { codesOf } from '../../core/issues-of.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const fill = (count: number, value: number): number[] => new Array<number>(count).fill(value);
const plan = (rule: object) => ({
  periodMs: 30 * DAY,
  rules: [{ severity: 'page' as const, burnRate: 10, longWindowMs: 4 * MINUTE, shortWindowMs: 2 * MINUTE, ...rule }],
});
const minutes = (replay: ReturnType<typeof replayBurnAlerts>) =>
  replay.alerts.map((one) => [Date.parse(one.from) / MINUTE, one.to === null ? null : Date.parse(one.to) / MINUTE]);
const target = { targetPercent: 99 } as const;

describe('replayBurnAlerts', () => {
  it('fires while both windows exceed the threshold, strictly', () => {
    const badEvents = [...fill(4, 0), ...fill(4, 20), ...fill(4, 0)];
    const series = deepFreeze({ start: 0, badEvents, totalEvents: fill(12, 100) });
    // Threshold 10 %. Long window: 5 % after minute 5, 10 % after 6 (not above), 15 % after 7. Short window falls to 10 % after 9.
    const replay = replayBurnAlerts(series, plan({}), target);
    expect(minutes(replay)).toEqual([[7, 9]]);
    expect(replay.alerts[0]).toMatchObject({
      rule: 0,
      severity: 'page',
      burnRate: 10,
      durationMs: 2 * MINUTE,
      peakBurnRate: 20,
    });
    expect(replay.first).toEqual({
      at: '1970-01-01T00:07:00.000Z',
      rules: [{ rule: 0, severity: 'page', burnRate: 10 }],
    });
  });

  it('leaves an alert open at the end and states the burn rates there', () => {
    const series = { start: 0, badEvents: [0, 50, 50], totalEvents: fill(3, 100) };
    const replay = replayBurnAlerts(series, plan({}), target);
    expect(replay.alerts[0]).toMatchObject({ from: '1970-01-01T00:02:00.000Z', to: null, durationMs: MINUTE });
    expect(replay.atEnd).toEqual([
      { windowMs: 2 * MINUTE, burnRate: 50, burnRateText: '50.00' },
      { windowMs: 4 * MINUTE, burnRate: 100 / 3, burnRateText: '33.33' },
    ]);
    expect(replay).toMatchObject({ badEvents: 100, totalEvents: 300 });
    expect(replay.budgetConsumedPercent).toBeCloseTo(((100 / 3) * 3 * MINUTE * 100) / (30 * DAY), 12);
  });

  it('may keep silent until a window is full', () => {
    const series = { start: 0, badEvents: fill(6, 50), totalEvents: fill(6, 100) };
    expect(minutes(replayBurnAlerts(series, plan({}), target))).toEqual([[1, null]]);
    expect(minutes(replayBurnAlerts(series, plan({}), { ...target, partialWindows: 'ignored' }))).toEqual([[4, null]]);
  });

  it('waits for forMs and begins anew after a pause', () => {
    const badEvents = [50, 50, 50, 50, 0, 0, 0, 0, 50, 50, 50, 50, 50];
    const series = { start: 0, badEvents, totalEvents: fill(13, 100) };
    expect(minutes(replayBurnAlerts(series, plan({ forMs: 3 * MINUTE }), target))).toEqual([
      [4, 6],
      [12, null],
    ]);
  });

  it('holds its peace at low traffic when the plan says so, and otherwise warns', () => {
    const series = { start: 0, badEvents: [0, 0, 1, 0, 0, 0], totalEvents: [1, 0, 1, 0, 2, 1] };
    const loud = replayBurnAlerts(series, plan({}), target);
    expect(minutes(loud)).toEqual([[3, 5]]);
    expect(loud.findings.map((one) => [one.code, one.params.events, one.params.neededEvents])).toEqual([
      ['LOW_TRAFFIC_ALERT', 2, 10],
    ]);
    expect(replayBurnAlerts(series, plan({ minimumEvents: 10 }), target)).toMatchObject({
      alerts: [],
      first: null,
      findings: [],
    });
  });

  it('takes the threshold from a share of the budget', () => {
    const rule = { burnRate: undefined, budgetPercent: 2, longWindowMs: 60 * MINUTE, shortWindowMs: 5 * MINUTE };
    const { burnRate: _, ...bySpend } = rule;
    const rules = [{ severity: 'page' as const, ...bySpend }];
    const series = { start: 0, badEvents: fill(60, 15), totalEvents: fill(60, 1000) };
    const replay = replayBurnAlerts(series, { periodMs: 30 * DAY, rules }, { targetPercent: '99.9' });
    expect(replay.first?.rules[0]?.burnRate).toBe(14.4);
  });

  it('counts unusable steps as steps without events and names them', () => {
    const badEvents = Float64Array.of(50, Number.NaN, -1, 200, 50);
    const replay = replayBurnAlerts(
      { start: 0, badEvents, totalEvents: Float64Array.of(100, 100, 100, 100, 100) },
      plan({}),
      target,
    );
    expect(replay.findings[0]).toMatchObject({ code: 'SERIES_GAPS', params: { gaps: 3, steps: 5, firstGap: 1 } });
    expect(replay).toMatchObject({ badEvents: 100, totalEvents: 200 });
    expect(minutes(replay)).toEqual([
      [1, 3],
      [5, null],
    ]);
  });

  it('compares fractional and very large counts', () => {
    const fractional = { start: 0, badEvents: fill(6, 0.2), totalEvents: fill(6, 1) };
    expect(minutes(replayBurnAlerts(fractional, plan({}), target))).toEqual([[1, null]]);
    const large = 1e14;
    const badEvents = [...fill(4, large / 10), large / 10 + 1];
    const series = { start: 0, badEvents, totalEvents: fill(5, large) };
    expect(minutes(replayBurnAlerts(series, plan({}), target))).toEqual([[5, null]]);
  });

  it('raises every failure at a target of 100 %', () => {
    const replay = replayBurnAlerts({ start: 0, badEvents: [0, 1], totalEvents: [9, 9] }, plan({}), {
      targetPercent: 100,
    });
    expect(minutes(replay)).toEqual([[2, null]]);
    expect(replay.alerts[0]?.peakBurnRate).toBeNull();
    expect(replay.budgetConsumedPercent).toBeNull();
  });

  it('has nothing to say about nothing', () => {
    const replay = replayBurnAlerts({ start: 0, badEvents: [], totalEvents: [] }, burnAlertPlan('sloth'), {
      targetPercent: '99.9',
    });
    expect(replay).toMatchObject({
      alerts: [],
      first: null,
      badEvents: 0,
      totalEvents: 0,
      budgetConsumedPercent: null,
    });
    expect(replay.atEnd.every((one) => one.burnRate === null)).toBe(true);
    expect(JSON.parse(JSON.stringify(replay))).toEqual(replay);
  });

  it('throws coded errors', () => {
    const series = { start: 0, badEvents: [1], totalEvents: [1] };
    expect(codesOf(() => replayBurnAlerts({ ...series, badEvents: [] }, plan({}), target))).toEqual([
      'LENGTH_MISMATCH series.badEvents',
    ]);
    expect(codesOf(() => replayBurnAlerts({ ...series, start: 'now' }, plan({}), target))).toEqual([
      'INVALID_INSTANT series.start',
    ]);
    expect(codesOf(() => replayBurnAlerts(series, plan({ longWindowMs: 90_000 }), target))).toEqual([
      'WINDOW_NOT_WHOLE_STEPS plan.rules[0].longWindowMs',
    ]);
    expect(codesOf(() => replayBurnAlerts(series, { periodMs: DAY, rules: [] }, target))).toEqual([
      'NO_RULES plan.rules',
    ]);
    expect(
      codesOf(() => replayBurnAlerts(series, plan({ shortWindowMs: 8 * MINUTE, burnRate: undefined }), target)),
    ).toEqual(['THRESHOLD_MISSING plan.rules[0]', 'SHORT_WINDOW_TOO_LONG plan.rules[0].shortWindowMs']);
  });
});
