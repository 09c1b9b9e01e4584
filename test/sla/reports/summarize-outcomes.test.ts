import { deepFreeze, isVendorwiseError } from 'vendorwise/core';
import { describe, expect, it } from 'vitest';
import { complianceRows } from '../../../src/sla/reports/compliance-rows.js';
import { summarizeOutcomes } from '../../../src/sla/reports/summarize-outcomes.js';
import { missed, result } from './results.js';

const options = {
  period: 'month' as const,
  asOf: '2026-11-23T09:00:00Z',
  timeZone: 'Europe/Berlin',
  goals: { resolution: { attainmentPercent: '95', by: ['priority'] } },
};
const issuesOf = (run: () => unknown): readonly string[] => {
  try {
    run();
  } catch (error) {
    if (isVendorwiseError(error)) return error.issues.map((one) => `${one.code} ${one.path}`);
    throw error;
  }
  return [];
};
const october = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => result(id));
const broken = result('INC0012', {
  resolvedAt: null,
  outcome: 'leftOut',
  reason: 'CLOSED_BEFORE_OPENED',
  elapsedMs: null,
  pausedMs: null,
});

describe('summarizeOutcomes', () => {
  it('gives the row of a month with six met, one missed and one left out', () => {
    const report = summarizeOutcomes(deepFreeze([...october, missed('G'), broken]), options);
    const [row, ...others] = report.rows;
    const [lower = 0, upper = 0] = row?.interval95Percent ?? [];
    expect([lower.toFixed(3), upper.toFixed(3)]).toEqual(['48.687', '97.432']);
    expect({ ...row, interval95Percent: null }).toEqual({
      period: '2026-10',
      clockId: 'resolution',
      group: { priority: 'P1' },
      met: 6,
      missed: 1,
      pending: 0,
      excluded: 0,
      leftOut: 1,
      measured: 7,
      attainmentPercent: 85.71428571428571,
      attainmentText: '85.7 %',
      interval95Percent: null,
      goalPercent: '95',
      goalMet: false,
      verdictBy: 'goal',
      allowedMisses: 0,
      missesLeft: -1,
      missesOverLimit: 1,
      raw: null,
    });
    expect(others).toEqual([]);
    expect(report.totals).toEqual({
      tickets: 8,
      ticketsWithoutOutcome: 0,
      outcomes: 8,
      met: 6,
      missed: 1,
      pending: 0,
      excluded: 0,
      leftOut: 1,
    });
    expect(report.findings.map((one) => [one.code, one.message, one.path])).toEqual([
      ['SMALL_SAMPLE', 'With 7 tickets a goal of 95 % allows no miss at all; 20 tickets would allow one.', 'rows[0]'],
    ]);
    expect(report.periods).toEqual([
      { label: '2026-10', startDate: '2026-10-01', endDate: '2026-11-01', partial: false },
    ]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('counts a ticket once, by the rule that the report names', () => {
    const rows = [
      result('solvedLater', { openedAt: '2026-08-31T10:00:00Z', resolvedAt: '2026-09-02T10:00:00Z' }),
      missed('closedLate', {
        openedAt: '2026-08-01T10:00:00Z',
        breachedAt: '2026-08-20T10:00:00Z',
        resolvedAt: '2026-09-20T10:00:00Z',
      }),
      missed('openLate', { openedAt: '2026-08-30T10:00:00Z', breachedAt: '2026-09-01T10:00:00Z', resolvedAt: null }),
      result('pending', { openedAt: '2026-08-05T10:00:00Z', resolvedAt: null, outcome: 'pending' }),
    ];
    const shown = (countBy: 'resolved' | 'breached' | 'opened') => {
      const report = summarizeOutcomes(rows, { ...options, countBy });
      return [
        report.conventions.countBy,
        report.conventions.pendingCountedAt,
        ...report.rows.map((row) => `${row.period}: ${row.met} met ${row.missed} missed ${row.pending} pending`),
      ];
    };
    expect(shown('resolved')).toEqual([
      'resolved',
      'asOf',
      '2026-09: 1 met 2 missed 0 pending',
      '2026-11: 0 met 0 missed 1 pending',
    ]);
    expect(shown('breached')).toEqual([
      'breached',
      'asOf',
      '2026-08: 0 met 1 missed 0 pending',
      '2026-09: 1 met 1 missed 0 pending',
      '2026-11: 0 met 0 missed 1 pending',
    ]);
    expect(shown('opened')).toEqual(['opened', 'opened', '2026-08: 1 met 2 missed 1 pending']);
    expect(summarizeOutcomes(rows, options).periods.map((one) => one.partial)).toEqual([false, true]);
  });

  it('cuts months in the zone of the report', () => {
    const late = result('A', { resolvedAt: '2026-10-31T23:30:00Z' });
    const period = (timeZone: string) => summarizeOutcomes([late], { ...options, timeZone }).rows[0]?.period;
    expect([period('Europe/Berlin'), period('UTC'), period('America/St_Johns')]).toEqual([
      '2026-11',
      '2026-10',
      '2026-10',
    ]);
    const fiscal = {
      ...options,
      period: 'quarter' as const,
      fiscalYearStartMonth: 4,
      fiscalYearLabel: 'starting' as const,
    };
    expect(summarizeOutcomes([late], fiscal).rows[0]?.period).toBe('FY2026-Q3');
  });

  it('shows raw and adjusted figures side by side when relief is given', () => {
    const relief = [
      { ticket: 'G', reason: 'client-caused', agreedBy: 'M. Kowalski' },
      { ticket: 'G', clockId: 'firstReply', reason: 'portal down', agreedBy: 'M. Kowalski' },
      { ticket: 'INC0012', reason: 'force majeure', agreedBy: 'M. Kowalski' },
      { ticket: 'ghost', reason: 'force majeure', agreedBy: 'M. Kowalski' },
    ];
    const rows = [...october, missed('G'), missed('G', { clockId: 'firstReply' }), broken];
    const report = summarizeOutcomes(deepFreeze(rows), { ...options, relief: deepFreeze(relief) });
    expect(report.rows[0]).toMatchObject({
      met: 6,
      missed: 0,
      excluded: 1,
      leftOut: 1,
      attainmentText: '100.0 %',
      goalMet: true,
      raw: { met: 6, missed: 1, excluded: 0, attainmentText: '85.7 %', goalMet: false, missesOverLimit: 1 },
    });
    expect(report.reasons).toEqual([
      { outcome: 'excluded', reason: 'client-caused', count: 1, ticketIds: ['G'] },
      { outcome: 'excluded', reason: 'portal down', count: 1, ticketIds: ['G'] },
      { outcome: 'leftOut', reason: 'CLOSED_BEFORE_OPENED', count: 1, ticketIds: ['INC0012'] },
    ]);
    expect(report.relief).toEqual([
      {
        ticketId: 'G',
        clockId: 'resolution',
        cycle: 0,
        rawOutcome: 'missed',
        reason: 'client-caused',
        agreedBy: 'M. Kowalski',
      },
      {
        ticketId: 'G',
        clockId: 'firstReply',
        cycle: 0,
        rawOutcome: 'missed',
        reason: 'portal down',
        agreedBy: 'M. Kowalski',
      },
    ]);
    expect(report.outcomes.filter((one) => one.ticketId === 'G').map((one) => [one.outcome, one.reason])).toEqual([
      ['excluded', 'client-caused'],
      ['excluded', 'portal down'],
    ]);
    expect(report.findings.map((one) => `${one.code} ${one.subject}`)).toEqual([
      'RELIEF_WITHOUT_TICKET ghost',
      'RELIEF_WITHOUT_EFFECT INC0012',
      'SMALL_SAMPLE null',
    ]);
    expect(summarizeOutcomes(rows, { ...options, relief: [] }).rows[0]?.raw).toMatchObject({ met: 6, missed: 1 });
  });

  it('keeps excluded results in the month in which they would have stood', () => {
    const open = missed('G', { resolvedAt: null, breachedAt: '2026-09-20T10:00:00Z' });
    const relief = [{ ticket: 'G', reason: 'client-caused', agreedBy: 'MK' }];
    expect(summarizeOutcomes([open], { ...options, relief }).rows.map((row) => [row.period, row.excluded])).toEqual([
      ['2026-09', 1],
    ]);
  });

  it('refuses relief that nobody agreed to, all problems at once', () => {
    const relief = [
      { ticket: 'A', reason: 'x', agreedBy: ' ' },
      { ticket: 'B', reason: 'x' },
      { ticket: 'C', reason: 'x', agreedBy: 'MK', agreed: true },
    ];
    expect(issuesOf(() => summarizeOutcomes([], { ...options, relief: relief as never }))).toEqual([
      'REQUIRED relief[0].agreedBy',
      'REQUIRED relief[1].agreedBy',
      'UNKNOWN_KEY relief[2].agreed',
    ]);
    const twice = [1, 2].map(() => ({ ticket: 'A', reason: 'x', agreedBy: 'MK' }));
    expect(issuesOf(() => summarizeOutcomes([], { ...options, relief: twice }))).toEqual([
      'DUPLICATE_RELIEF relief[1]',
    ]);
  });

  it('counts equal copies once and leaves out results that contradict one another', () => {
    const rows = [result('A'), missed('B'), result('A'), result('B'), missed('B', { cycle: 1 })];
    const report = summarizeOutcomes(rows, options);
    expect(report.totals).toMatchObject({ tickets: 2, outcomes: 5, met: 1, missed: 1, leftOut: 3 });
    expect(report.findings.slice(0, 2).map((one) => [one.code, one.subject, one.evidence])).toEqual([
      ['DUPLICATE_RESULT', 'A', ['[0]', '[2]']],
      ['CONFLICTING_RESULT', 'B', ['[1]', '[3]']],
    ]);
  });

  it('never loses a result: those without a date or of an unknown kind have their place', () => {
    const rows = [
      result('A', { openedAt: null, resolvedAt: null, outcome: 'leftOut', reason: 'INVALID_INSTANT' }),
      result('B', { outcome: 'won' as never }),
      result('C', { openedAt: null, resolvedAt: 'yesterday' }),
    ];
    const report = summarizeOutcomes(rows, options);
    expect(report.rows.map((row) => [row.period, row.met, row.leftOut])).toEqual([
      ['2026-10', 0, 1],
      [null, 1, 1],
    ]);
    expect(report.findings.map((one) => one.code)).toEqual(['UNKNOWN_OUTCOME', 'SMALL_SAMPLE', 'NO_PERIOD']);
    expect(report.outcomes[1]).toMatchObject({ outcome: 'leftOut', reason: 'UNKNOWN_OUTCOME' });
  });

  it('groups by what is asked, and tells a missing field from an empty one', () => {
    const rows = [
      result('A', { group: { site: '' } }),
      result('B', { group: {} }),
      result('C', { group: { site: 'Bonn', priority: 'P1' } }),
    ];
    const groups = (groupBy?: readonly string[]) =>
      summarizeOutcomes(rows, { ...options, ...(groupBy ? { groupBy } : { goals: {} }) }).rows.map((row) => row.group);
    expect(groups(['site'])).toEqual([{ site: '' }, { site: 'Bonn' }, { site: null }]);
    expect(groups([])).toEqual([{}]);
    expect(groups()).toEqual([{ priority: 'P1', site: 'Bonn' }, { site: '' }, {}]);
    const one = summarizeOutcomes(rows, { ...options, goals: { resolution: { attainmentPercent: 90 } } });
    expect(one.rows.map((row) => [row.group, row.met])).toEqual([[{}, 3]]);
  });

  it('answers for no input at all', () => {
    const report = summarizeOutcomes([], options);
    expect([report.rows, report.periods, report.findings, report.totals.outcomes]).toEqual([[], [], [], 0]);
    expect(report.asOf).toBe('2026-11-23T09:00:00.000Z');
  });

  it('refuses wrong options by code, even without results', () => {
    const code = (changes: object): readonly string[] =>
      issuesOf(() => summarizeOutcomes([], { ...options, ...changes }));
    expect(code({ asOf: '2026-11-23T09:00' })).toEqual(['INVALID_INSTANT asOf']);
    expect(code({ timeZone: 'Mars/Olympus' })[0]).toMatch(/^UNKNOWN_TIME_ZONE/);
    expect(code({ period: 'fortnight' })[0]).toMatch(/^INVALID_VALUE/);
    expect(code({ countBy: 'due' })).toEqual(['INVALID_VALUE countBy']);
    expect(code({ minimumSample: 1.5 })).toEqual(['INVALID_COUNT minimumSample']);
    expect(code({ goals: { resolution: { attainmentPercent: 'most' } } })).toEqual([
      'INVALID_NUMBER goals.resolution.attainmentPercent',
    ]);
  });
});

describe('complianceRows', () => {
  const rows = [
    result('A'),
    missed('B', { group: { priority: 'P2' } }),
    result('C', { resolvedAt: '2026-11-02T10:00:00Z' }),
    result('D', { resolvedAt: null, outcome: 'pending' }),
    result('E', { resolvedAt: '2026-09-02T10:00:00Z', outcome: 'leftOut' }),
  ];

  it('sums the groups of each period, and is 0 of 0 where nothing was measured', () => {
    const report = summarizeOutcomes(rows, options);
    expect(complianceRows(report)).toEqual([
      { period: '2026-09', numerator: 0, denominator: 0 },
      { period: '2026-10', numerator: 1, denominator: 2 },
      { period: '2026-11', numerator: 1, denominator: 1 },
    ]);
    expect(complianceRows(report, { partial: false, group: { priority: 'P2' } })).toEqual([
      { period: '2026-09', numerator: 0, denominator: 0 },
      { period: '2026-10', numerator: 0, denominator: 1 },
    ]);
    const relieved = summarizeOutcomes(rows, {
      ...options,
      relief: [{ ticket: 'B', reason: 'client-caused', agreedBy: 'MK' }],
    });
    expect(complianceRows(relieved)[1]).toEqual({ period: '2026-10', numerator: 1, denominator: 1 });
    expect(complianceRows(relieved, { figures: 'raw' })[1]).toEqual({
      period: '2026-10',
      numerator: 1,
      denominator: 2,
    });
  });

  it('asks for the clock when there are several', () => {
    const report = summarizeOutcomes([...rows, result('A', { clockId: 'firstReply' })], options);
    expect(issuesOf(() => complianceRows(report))).toEqual(['CLOCK_REQUIRED clockId']);
    expect(issuesOf(() => complianceRows(report, { clockId: 'update' }))).toEqual(['UNKNOWN_CLOCK clockId']);
    expect(complianceRows(report, { clockId: 'firstReply' })[1]).toEqual({
      period: '2026-10',
      numerator: 1,
      denominator: 1,
    });
  });
});
