import { describe, expect, it } from 'vitest';
import { burnAlertPlan } from '../../../src/sla/availability/burn-alert-plan.js';
import {
  budgetExhaustion,
  burnRate,
  burnRateFor,
  detectionTime,
  minimumEventsFor,
} from '../../../src/sla/availability/burn-rate.js';
import { errorBudget } from '../../../src/sla/availability/error-budget.js';
import { codeOf } from '../../core/issues-of.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const month = { periodMs: 30 * DAY };

describe('burn rates of "The Site Reliability Workbook", ch. 5', () => {
  it.each([
    [1, 0.1, 30 * DAY],
    [2, 0.2, 15 * DAY],
    [10, 1, 3 * DAY],
    [1000, 100, 43.2 * MINUTE],
  ])('table 5-4: burn rate %d', (rate, errorRatePercent, timeToExhaustionMs) => {
    const answer = budgetExhaustion(rate, { targetPercent: '99.9', ...month });
    expect(answer).toEqual({ errorRatePercent, timeToExhaustionMs, withinPeriod: true });
  });

  it.each([
    ['2', HOUR, 14.4],
    ['5', 6 * HOUR, 6],
    ['10', 3 * DAY, 1],
  ])('table 5-6: %s %% in %d ms', (budgetPercent, windowMs, rate) => {
    expect(burnRateFor({ budgetPercent, windowMs, ...month })).toBe(rate);
  });

  it('detects a total outage as its alerting section says', () => {
    const outage = { targetPercent: '99.9', errorRatePercent: 100, ...month };
    expect(detectionTime({ burnRate: 1, windowMs: 10 * MINUTE }, outage).detectionMs).toBe(600);
    expect(detectionTime({ burnRate: 1, windowMs: 36 * HOUR }, outage)).toEqual({
      detectionMs: 129_600,
      budgetConsumedPercent: 5,
    });
  });
});

describe('burn-rate arithmetic', () => {
  it('divides the error ratio by the budget ratio', () => {
    expect(burnRate({ goodMs: 2_591_000_000, totalMs: 2_592_000_000 }, { targetPercent: '99.9', decimals: 3 })).toEqual(
      {
        burnRate: 1_000_000 / 2_592_000,
        burnRateText: '0.386',
        errorRatePercent: 100 / 2592,
        errorRateText: '0.039 %',
      },
    );
    expect(burnRate({ goodEvents: 0, totalEvents: 0 }, { targetPercent: 99 })).toMatchObject({
      burnRate: null,
      errorRatePercent: null,
    });
    expect(burnRate({ goodEvents: 0, totalEvents: 4 }, { targetPercent: 100 })).toMatchObject({
      burnRate: null,
      errorRatePercent: 100,
    });
  });

  it('knows that nothing is exhausted without burning, and what is left counts', () => {
    const options = { targetPercent: '99.9', ...month };
    expect(budgetExhaustion(0, options)).toEqual({
      errorRatePercent: 0,
      timeToExhaustionMs: null,
      withinPeriod: false,
    });
    expect(budgetExhaustion('0.5', options)).toMatchObject({ timeToExhaustionMs: 60 * DAY, withinPeriod: false });
    expect(budgetExhaustion(2, { ...options, remainingPercent: 50 }).timeToExhaustionMs).toBe(7.5 * DAY);
    expect(budgetExhaustion(2, { ...options, remainingPercent: 0 }).timeToExhaustionMs).toBe(0);
  });

  it('takes what is left of an overspent budget: it is exhausted now', () => {
    const options = { targetPercent: '99.5', ...month };
    const { remainingPercent } = errorBudget({ goodEvents: 983, totalEvents: 1000 }, { targetPercent: '99.5' });
    expect(remainingPercent).toBe(-240);
    const now = { timeToExhaustionMs: 0, withinPeriod: true };
    expect(budgetExhaustion(2, { ...options, remainingPercent })).toMatchObject(now);
    expect(budgetExhaustion(0, { ...options, remainingPercent: '-0.01' })).toMatchObject(now);
    const none = errorBudget({ goodEvents: 1, totalEvents: 1 }, { targetPercent: '100' });
    expect(budgetExhaustion(2, { ...options, remainingPercent: none.remainingPercent })).toMatchObject(now);
    expect(() => budgetExhaustion(2, { ...options, remainingPercent: '100.1' })).toThrowError(/0 to 100/);
  });

  it('refuses options that nobody reads', () => {
    const level = { goodEvents: 1, totalEvents: 1 };
    const keys = { targetPercent: '99', target: '99', ...month } as never;
    const calls: readonly (() => unknown)[] = [
      () => burnRate(level, keys),
      () => budgetExhaustion(1, keys),
      () => burnRateFor({ budgetPercent: 2, windowMs: 1, ...month, target: 1 } as never),
      () => detectionTime({ burnRate: 1, windowMs: 1 }, keys),
      () => detectionTime({ burnRate: 1, window: 1 } as never, { targetPercent: 99, errorRatePercent: 1, ...month }),
      () => minimumEventsFor(1, keys),
      () => burnAlertPlan('sloth', { period: 1 } as never),
      () => errorBudget(level, keys),
    ];
    for (const call of calls) expect(codeOf(call)).toBe('UNKNOWN_KEY');
    expect(codeOf(() => burnRate(level, '99' as never))).toBe('INVALID_TYPE');
  });

  it('never detects what stays below the threshold', () => {
    const alert = { burnRate: '14.4', windowMs: HOUR };
    const at = (errorRatePercent: string) =>
      detectionTime(alert, { targetPercent: '99.9', errorRatePercent, ...month });
    expect(at('1.43')).toEqual({ detectionMs: null, budgetConsumedPercent: null });
    expect(at('0').detectionMs).toBeNull();
    expect(at('1.44')).toEqual({ detectionMs: HOUR, budgetConsumedPercent: 2 });
  });

  it('says how many events one failure needs around it', () => {
    expect(minimumEventsFor('14.4', { targetPercent: '99.9' })).toBe(70);
    expect(minimumEventsFor(1, { targetPercent: 99 })).toBe(100);
    expect(minimumEventsFor(1, { targetPercent: 99, failures: 3 })).toBe(300);
    expect(minimumEventsFor(1, { targetPercent: 100 })).toBeNull();
  });

  it('throws coded errors', () => {
    expect(codeOf(() => burnRateFor({ budgetPercent: 2, windowMs: 0, ...month }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => burnRateFor({ budgetPercent: 120, windowMs: 1, ...month }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => budgetExhaustion(-1, { targetPercent: 99, ...month }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => budgetExhaustion('', { targetPercent: 99, ...month }))).toBe('INVALID_NUMBER');
    expect(
      codeOf(() => detectionTime({ burnRate: 0, windowMs: 1 }, { targetPercent: 99, errorRatePercent: 1, ...month })),
    ).toBe('OUT_OF_RANGE');
    expect(codeOf(() => minimumEventsFor(1, { targetPercent: 99, failures: 0.5 }))).toBe('OUT_OF_RANGE');
  });
});

describe('burnAlertPlan', () => {
  it('gives the published windows and thresholds', () => {
    const rules = (...args: Parameters<typeof burnAlertPlan>) =>
      burnAlertPlan(...args).rules.map((r) => [
        r.severity,
        r.burnRate ?? null,
        r.longWindowMs / MINUTE,
        r.shortWindowMs / MINUTE,
      ]);
    expect(rules('googleSre')).toEqual([
      ['page', '14.4', 60, 5],
      ['page', '6', 360, 30],
      ['ticket', '1', 4320, 360],
    ]);
    expect(rules('sloth')).toEqual([
      ['page', '14.4', 60, 5],
      ['page', '6', 360, 30],
      ['ticket', '3', 1440, 120],
      ['ticket', '1', 4320, 360],
    ]);
    expect(rules('sloth', { periodMs: 28 * DAY }).map((rule) => rule[1])).toEqual(['13.44', '5.6', '2.8', null]);
    expect(
      burnAlertPlan('sloth', { periodMs: 7 * DAY }).rules.map((rule) => [rule.budgetPercent, rule.burnRate]),
    ).toEqual([
      ['8', '13.44'],
      ['12.5', '3.5'],
      ['20', '1.4'],
      ['42', '0.98'],
    ]);
    expect(rules('pyrra')).toEqual([
      ['page', '14', 60, 5],
      ['page', '7', 360, 30],
      ['ticket', '2', 1440, 120],
      ['ticket', '1', 5760, 360],
    ]);
    expect(burnAlertPlan('pyrra').rules.map((rule) => (rule.forMs ?? 0) / MINUTE)).toEqual([2, 15, 60, 180]);
  });

  it('scales the windows of pyrra and rounds them to minutes', () => {
    const week = burnAlertPlan('pyrra', { periodMs: 7 * DAY }).rules[0];
    expect([week?.longWindowMs, week?.shortWindowMs, week?.forMs]).toEqual([15 * MINUTE, MINUTE, MINUTE]);
  });

  it('names its source and refuses what nobody published', () => {
    expect(burnAlertPlan('sloth').source).toBe('slok/sloth, internal/alert/windows/google-30d.yaml');
    expect(codeOf(() => burnAlertPlan('sloth', { periodMs: 14 * DAY }))).toBe('NO_PRESET_FOR_PERIOD');
    expect(codeOf(() => burnAlertPlan('nagios' as 'sloth'))).toBe('INVALID_VALUE');
    expect(codeOf(() => burnAlertPlan('pyrra', { periodMs: 10 }))).toBe('OUT_OF_RANGE');
  });
});
