import { describe, expect, it } from 'vitest';
import { availability } from '../../../src/sla/availability/availability.js';
import { eventTally, uptimeTally } from '../../../src/sla/availability/availability-tallies.js';
import { burnAlertPlan } from '../../../src/sla/availability/burn-alert-plan.js';
import { budgetExhaustion } from '../../../src/sla/availability/burn-rate.js';
import { downtimePeriods } from '../../../src/sla/availability/downtime-periods.js';
import { errorBudget } from '../../../src/sla/availability/error-budget.js';
import { replayBurnAlerts } from '../../../src/sla/availability/replay-burn-alerts.js';
import { serviceLevel } from '../../../src/sla/availability/service-level.js';
import { creditStatement } from '../../../src/sla/credits/credit-statement.js';
import { codesOf } from '../../core/issues-of.js';

const bad = (value: unknown): never => value as never;
const month = { month: '2026-10', timeZone: 'UTC' } as const;
const target = { targetPercent: '99' };
const plan = burnAlertPlan('googleSre');
const terms = { tiers: [{ below: '99', creditPercent: '10' }] };
const fee = { amount: '100', currency: 'EUR' };

describe('input of another type is refused by its place', () => {
  const series = (change: object) => bad({ start: '2026-10-05T00:00Z', badEvents: [1], totalEvents: [2], ...change });

  it.each<[string, () => unknown]>([
    ['INVALID_TYPE window', () => availability(bad(null), [])],
    ['INVALID_TYPE window', () => availability(bad('2026-10'), [])],
    ['REQUIRED window', () => downtimePeriods(bad(undefined), [])],
    ['INVALID_TYPE window.label', () => availability({ start: 1, end: 2, label: bad(10) }, [])],
    ['INVALID_TYPE outages', () => availability(month, bad(null))],
    ['INVALID_TYPE outages', () => availability(month, bad({ start: 1, end: 2 }))],
    ['INVALID_TYPE options.maintenance', () => availability(month, [], { maintenance: bad({}) })],
    [
      'INVALID_TYPE options.downtimePeriod.wholeMinutes',
      () => availability(month, [], { downtimePeriod: { wholeMinutes: bad('false') } }),
    ],
    ['INVALID_TYPE level', () => errorBudget(bad(null), target)],
    ['INVALID_TYPE slices', () => serviceLevel(bad(null), target)],
    ['INVALID_TYPE series', () => replayBurnAlerts(bad(null), plan, target)],
    ['INVALID_TYPE series.badEvents', () => replayBurnAlerts(series({ badEvents: 'abc' }), plan, target)],
    ['INVALID_TYPE series.totalEvents', () => replayBurnAlerts(series({ totalEvents: null }), plan, target)],
    ['INVALID_NUMBER burnRate', () => budgetExhaustion(bad({}), { ...target, periodMs: 1000 })],
    ['ACCUMULATOR_MISMATCH ', () => eventTally.extractOutput(bad(null))],
    ['ACCUMULATOR_MISMATCH ', () => uptimeTally.addInput(bad(undefined), { goodMs: 1, totalMs: 1 })],
    [
      'INVALID_TYPE measurements[0].window',
      () => creditStatement(terms, [bad({ window: null, uptime: null })], { fee }),
    ],
    ['INVALID_DATE options.onDate', () => creditStatement(terms, [], { fee, onDate: bad(Object.create(null)) })],
    ['INVALID_VALUE options.overlap', () => availability(month, [], { overlap: bad('sum') })],
    [
      'INVALID_VALUE options.maintenanceConvention',
      () => availability(month, [], { maintenanceConvention: bad('excused') }),
    ],
    [
      'INVALID_TYPE options.decimals',
      () => errorBudget({ goodEvents: 1, totalEvents: 1 }, { ...target, decimals: bad('2') }),
    ],
    [
      'OUT_OF_RANGE options.decimals',
      () => errorBudget({ goodEvents: 1, totalEvents: 1 }, { ...target, decimals: 21 }),
    ],
    ['REQUIRED preset', () => burnAlertPlan(bad(undefined))],
    ['REQUIRED options.periodMs', () => budgetExhaustion(1, { ...target, periodMs: bad(undefined) })],
  ])('%s', (issue, run) => {
    expect(codesOf(run)).toEqual([issue]);
  });

  it('tells all wrong options of a rule at once', () => {
    const downtimePeriod = { minimumMs: 0.5, wholeMinutes: bad(1) };
    expect(codesOf(() => downtimePeriods(month, [], { overlap: bad('sum'), downtimePeriod }))).toEqual([
      'INVALID_VALUE options.overlap',
      'OUT_OF_RANGE options.downtimePeriod.minimumMs',
      'INVALID_TYPE options.downtimePeriod.wholeMinutes',
    ]);
    expect(codesOf(() => serviceLevel([], { budgetingMethod: bad('slices'), emptySlices: bad('bad') }))).toEqual([
      'INVALID_VALUE options.budgetingMethod',
      'INVALID_VALUE options.emptySlices',
    ]);
  });

  it('text in a column of counts is a gap, and typed arrays are columns', () => {
    const replay = replayBurnAlerts(series({ badEvents: ['1', 0], totalEvents: ['2', 2] }), plan, target);
    expect(replay.findings.map((one) => one.code)).toEqual(['SERIES_GAPS']);
    expect(replay.totalEvents).toBe(2);
    const columns = { badEvents: new Float64Array([1]), totalEvents: Uint32Array.of(4) };
    expect(replayBurnAlerts(series(columns), plan, target).totalEvents).toBe(4);
  });

  it('maintenance that excuses nothing is not part of maintenanceMs', () => {
    const maintenance = [{ start: '2026-10-05T00:00Z', end: '2026-10-05T02:00Z' }];
    const ms = (options: object): number => availability(month, [], { maintenance, ...options }).maintenanceMs;
    expect(ms({})).toBe(7_200_000);
    expect(ms({ maintenanceAllowanceMs: 3_600_000 })).toBe(3_600_000);
    expect(ms({ maintenanceConvention: 'counted' })).toBe(0);
  });
});
