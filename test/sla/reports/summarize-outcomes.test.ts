import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { creditStatement } from '../../../src/sla/credits/credit-statement.js';
import { replayCredits } from '../../../src/sla/credits/replay-credits.js';
import type { ClockOutcome } from '../../../src/sla/outcome.js';
import { complianceRows } from '../../../src/sla/reports/compliance-rows.js';
import { creditMeasurements } from '../../../src/sla/reports/credit-measurements.js';
import { summarizeOutcomes } from '../../../src/sla/reports/summarize-outcomes.js';
import { codesOf } from '../../core/issues-of.js';
import { missed, result } from './results.js';

const options = {
  period: 'month' as const,
  asOf: '2026-11-23T09:00:00Z',
  timeZone: 'Europe/Berlin',
  goals: { resolution: { attainmentPercent: '95', by: ['priority'] } },
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
      missedTicketIds: ['G'],
      raw: null,
      message: 'P1 resolution, October 2026: 6 of 7 in time (85.7 %); the goal of 95 % is missed by 1 ticket.',
    });
    expect(others).toEqual([]);
    expect(report.totals).toEqual({
      tickets: 8,
      ticketsWithoutOutcome: 0,
      notYetOpened: 0,
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
      missedTicketIds: [],
    });
    const { interval95Percent, ...raw } = report.rows[0]?.raw ?? {};
    expect(interval95Percent).toHaveLength(2);
    expect(raw).toEqual({
      met: 6,
      missed: 1,
      pending: 0,
      excluded: 0,
      leftOut: 1,
      measured: 7,
      attainmentPercent: 85.71428571428571,
      attainmentText: '85.7 %',
      goalMet: false,
      verdictBy: 'goal',
      allowedMisses: 0,
      missesLeft: -1,
      missesOverLimit: 1,
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
    expect(codesOf(() => summarizeOutcomes([], { ...options, relief: relief as never }))).toEqual([
      'REQUIRED options.relief[0].agreedBy',
      'REQUIRED options.relief[1].agreedBy',
      'UNKNOWN_KEY options.relief[2].agreed',
    ]);
    const twice = [1, 2].map(() => ({ ticket: 'A', reason: 'x', agreedBy: 'MK' }));
    expect(codesOf(() => summarizeOutcomes([], { ...options, relief: twice }))).toEqual([
      'DUPLICATE_RELIEF options.relief[1]',
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
      codesOf(() => summarizeOutcomes([], { ...options, ...changes }));
    expect(code({ asOf: '2026-11-23T09:00' })).toEqual(['INVALID_INSTANT options.asOf']);
    expect(code({ timeZone: 'Mars/Olympus' })).toEqual(['UNKNOWN_TIME_ZONE options.timeZone']);
    expect(code({ period: 'fortnight' })).toEqual(['INVALID_VALUE options.period']);
    expect(code({ groupby: ['site'], countby: 'opened' })).toEqual([
      'UNKNOWN_KEY options.groupby',
      'UNKNOWN_KEY options.countby',
    ]);
    expect(code({ goals: { resolution: { attainmentPercent: '95', groupBy: [] } } })).toEqual([
      'UNKNOWN_KEY options.goals.resolution.groupBy',
    ]);
    expect(code({ goals: { resolution: '95' } })).toEqual(['INVALID_TYPE options.goals.resolution']);
    expect(codesOf(() => summarizeOutcomes([], null as never))).toEqual(['INVALID_TYPE options']);
    expect(code({ countBy: 'due' })).toEqual(['INVALID_VALUE options.countBy']);
    expect(code({ minimumSample: 1.5 })).toEqual(['INVALID_COUNT options.minimumSample']);
    expect(code({ goals: { resolution: { attainmentPercent: 'most' } } })).toEqual([
      'INVALID_NUMBER options.goals.resolution.attainmentPercent',
    ]);
  });

  it('says in which period each result counts, and names every missed ticket of a row', () => {
    const ids = Array.from({ length: 14 }, (_, i) => `M${String(i).padStart(2, '0')}`);
    const rows = [
      ...[...ids].reverse().map((id) => missed(id)),
      missed('M03', { cycle: 1 }),
      result('late', { resolvedAt: '2026-11-05T10:00:00Z' }),
      result('none', { openedAt: null, resolvedAt: null, outcome: 'leftOut', reason: 'INVALID_OPENED_AT' }),
      result('undated', { openedAt: null, resolvedAt: 'x', outcome: 'leftOut', reason: 'INVALID_OPENED_AT' }),
    ];
    const report = summarizeOutcomes(deepFreeze(rows), options);
    expect(report.rows.map((row) => [row.period, row.missedTicketIds])).toEqual([
      ['2026-10', ids],
      ['2026-11', []],
      [null, []],
    ]);
    expect(report.outcomes.slice(-3).map((one) => [one.ticketId, one.period])).toEqual([
      ['late', '2026-11'],
      ['none', null],
      ['undated', null],
    ]);
    for (const row of report.rows) {
      const own = report.outcomes.filter((one) => one.period === row.period);
      expect(own.filter((one) => one.outcome === 'missed')).toHaveLength(row.missed);
      expect(own).toHaveLength(row.measured + row.pending + row.excluded + row.leftOut);
    }
    expect(summarizeOutcomes(report.outcomes, options)).toEqual(report);
  });

  it('names misses that an earlier report has shown in an earlier period', () => {
    const rows = [
      missed('B', { breachedAt: '2026-10-30T10:00:00Z', resolvedAt: '2026-11-03T10:00:00Z' }),
      missed('A', { breachedAt: '2026-10-31T10:00:00Z', resolvedAt: '2026-11-02T10:00:00Z' }),
      missed('C', { breachedAt: '2026-09-30T10:00:00Z', resolvedAt: '2026-11-02T10:00:00Z' }),
      missed('D', { breachedAt: '2026-10-01T10:00:00Z', resolvedAt: '2026-10-31T10:00:00Z' }),
      missed('E', { breachedAt: '2026-10-01T10:00:00Z', resolvedAt: null }),
      missed('F', { clockId: 'firstReply', breachedAt: '2026-10-31T10:00:00Z', resolvedAt: '2026-11-02T10:00:00Z' }),
    ];
    const moved = (changes: object) =>
      summarizeOutcomes(rows, { ...options, ...changes }).findings.filter(
        (one) => one.code === 'BREACHED_IN_EARLIER_PERIOD',
      );
    expect(moved({})).toEqual([
      {
        code: 'BREACHED_IN_EARLIER_PERIOD',
        severity: 'low',
        subject: 'resolution',
        message:
          'C breached the clock resolution in September 2026 and ended in November 2026, where it counts now; a report made in between counted it in September 2026, so see that nothing is charged twice.',
        params: { clockId: 'resolution', from: '2026-09', to: '2026-11', count: 1 },
        path: null,
        evidence: ['C'],
      },
      expect.objectContaining({
        message:
          '2 tickets breached the clock resolution in October 2026 and ended in November 2026, where they count now; a report made in between counted them in October 2026, so see that nothing is charged twice.',
        params: { clockId: 'resolution', from: '2026-10', to: '2026-11', count: 2 },
        evidence: ['A', 'B'],
      }),
      expect.objectContaining({ subject: 'firstReply', evidence: ['F'] }),
    ]);
    expect(moved({ countBy: 'breached' })).toEqual([]);
    expect(moved({ countBy: 'opened' })).toEqual([]);
    const relief = ['A', 'B', 'C', 'F'].map((ticket) => ({ ticket, reason: 'client-caused', agreedBy: 'MK' }));
    expect(moved({ relief })).toEqual([]);
    // What the finding is about: the same ticket stands in October in the report of 1 November.
    const openThen = { ...(rows[0] as ClockOutcome), resolvedAt: null };
    const before = summarizeOutcomes([openThen], { ...options, asOf: '2026-11-01T09:00:00Z' });
    expect(before.rows.map((row) => [row.period, row.missed])).toEqual([['2026-10', 1]]);
    const periodsBy = (countBy: 'resolved' | 'breached') =>
      summarizeOutcomes(rows.slice(0, 1), { ...options, countBy }).rows.map((row) => row.period);
    expect([periodsBy('resolved'), periodsBy('breached')]).toEqual([['2026-11'], ['2026-10']]);
  });

  it("takes the agreement's rules for few tickets from its goals; an option comes before them", () => {
    const rows = [...october, missed('G')];
    const goal = { attainmentPercent: '95', smallSample: { below: 20, allowMisses: 1 } };
    const verdict = (changes: object, of: object = goal) => {
      const [row] = summarizeOutcomes(rows, { ...options, goals: { resolution: of as never }, ...changes }).rows;
      return [row?.goalMet, row?.verdictBy];
    };
    expect(verdict({})).toEqual([true, 'smallSampleClause']);
    expect(verdict({ smallSample: { below: 5, allowMisses: 1 } })).toEqual([false, 'goal']);
    expect(verdict({ smallSample: null })).toEqual([false, 'goal']);
    expect(verdict({}, { ...goal, minimumSample: 10 })).toEqual([null, 'minimumSample']);
    expect(verdict({ minimumSample: 7 }, { ...goal, minimumSample: 10 })).toEqual([true, 'smallSampleClause']);
    expect(verdict({ minimumSample: null }, { attainmentPercent: '80', minimumSample: 10 })).toEqual([true, 'goal']);
    expect(codesOf(() => verdict({}, { attainmentPercent: '95', minimumSample: -1 }))).toEqual([
      'INVALID_COUNT options.goals.resolution.minimumSample',
    ]);
  });

  it('tells of few tickets once a report, with every row in the evidence', () => {
    const sizes = { P1: 7, P2: 3, P3: 19, P4: 20 };
    const rows = Object.entries(sizes).flatMap(([priority, size]) =>
      Array.from({ length: size }, (_, i) => result(`${priority}-${i}`, { group: { priority } })),
    );
    const found = (changes: object) => summarizeOutcomes(rows, { ...options, ...changes }).findings;
    expect(found({})).toEqual([
      {
        code: 'SMALL_SAMPLE',
        severity: 'info',
        subject: null,
        message: 'With 19 tickets a goal of 95 % allows no miss at all; 20 tickets would allow one.',
        params: { measured: 19, goalPercent: '95', sampleForOneMiss: 20, rows: 3 },
        path: null,
        evidence: [
          { period: '2026-10', clockId: 'resolution', group: { priority: 'P1' }, measured: 7 },
          { period: '2026-10', clockId: 'resolution', group: { priority: 'P2' }, measured: 3 },
          { period: '2026-10', clockId: 'resolution', group: { priority: 'P3' }, measured: 19 },
        ],
      },
    ]);
    expect(found({ minimumSample: 15 }).map((one) => [one.code, one.message, one.params.rows])).toEqual([
      [
        'BELOW_MINIMUM_SAMPLE',
        '2 rows have fewer measured tickets than the agreement asks for; there is no verdict on them.',
        2,
      ],
      ['SMALL_SAMPLE', 'With 19 tickets a goal of 95 % allows no miss at all; 20 tickets would allow one.', 1],
    ]);
    expect(found({ smallSample: { below: 10, allowMisses: 1 } }).map((one) => [one.code, one.message])).toEqual([
      ['SMALL_SAMPLE_CLAUSE_APPLIED', 'The small-sample clause of the agreement applies to 2 rows.'],
      ['SMALL_SAMPLE', 'With 19 tickets a goal of 95 % allows no miss at all; 20 tickets would allow one.'],
    ]);
  });

  it('names each row in its sentence', () => {
    const said = (changes: Partial<ClockOutcome>, more: object = {}) =>
      summarizeOutcomes([result('A', changes)], { ...options, ...more }).rows[0]?.message;
    expect(said({ clockId: 'firstReply', group: { priority: 'P1', site: 'Bonn' } })).toBe(
      'P1 Bonn first reply, October 2026: 1 of 1 in time (100.0 %).',
    );
    expect(said({ group: {} })).toBe(
      'Resolution without priority, October 2026: 1 of 1 in time (100.0 %); the goal of 95 % is met with no miss to spare.',
    );
    expect(said({ clockId: 'SLA_7', group: { priority: '' } }, { period: 'week' })).toBe(
      '"" SLA_7, 2026-W41: 1 of 1 in time (100.0 %).',
    );
    expect(said({ resolvedAt: null, outcome: 'pending' }, { goals: {} })).toBe(
      'P1 resolution, November 2026: nothing is measured yet, 1 ticket is open.',
    );
    expect(said({ openedAt: null, resolvedAt: null, outcome: 'leftOut' }, { goals: {} })).toBe(
      'P1 resolution, without a date: nothing was measured.',
    );
  });
});

describe('creditMeasurements', () => {
  const rows = [
    result('A'),
    missed('C'),
    missed('B', { group: { priority: 'P2' } }),
    result('D', { resolvedAt: '2026-11-02T10:00:00Z' }),
    result('E', { resolvedAt: '2026-09-02T10:00:00Z', outcome: 'leftOut' }),
    result('F', { clockId: 'firstReply', resolvedAt: '2026-10-02T10:00:00Z' }),
  ];
  const report = summarizeOutcomes(rows, options);
  const fee = { amount: '12500', currency: 'EUR' };

  it('gives finished months with the missed tickets as evidence', () => {
    const months = creditMeasurements(report, { clockId: 'resolution' });
    expect(months).toEqual([
      { period: '2026-09', attainment: { met: 0, missed: 0 }, evidence: [] },
      { period: '2026-10', attainment: { met: 1, missed: 2 }, evidence: ['B', 'C'] },
    ]);
    const all = creditMeasurements(report, { clockId: 'resolution', group: { priority: 'P1' }, partial: true });
    expect(all.map((one) => one.attainment)).toEqual([
      { met: 0, missed: 0 },
      { met: 1, missed: 1 },
      { met: 1, missed: 0 },
    ]);
    const statement = creditStatement({ tiers: [{ below: '95', creditPercent: '5' }] }, months, { fee });
    expect(statement.total.amount).toBe('625.00');
    expect(statement.lines[0]?.evidence).toEqual([{ met: 1, missed: 2 }, 'B', 'C']);
    expect(statement.findings.map((one) => one.code)).toEqual(['NOTHING_MEASURED']);
    const terms = { kind: 'flatPerMiss' as const, creditPercent: '1' };
    const replay = replayCredits({ current: terms, proposed: terms }, { fee, measurements: months });
    expect(replay.current.amount).toBe('250.00');
  });

  it('refuses what gives no months', () => {
    expect(codesOf(() => creditMeasurements(report))).toEqual(['CLOCK_REQUIRED options.clockId']);
    expect(codesOf(() => creditMeasurements(report, { clockId: 'x' }))).toEqual(['UNKNOWN_CLOCK options.clockId']);
    expect(codesOf(() => creditMeasurements(report, { clock: 'x' } as never))).toEqual(['UNKNOWN_KEY options.clock']);
    const weekly = summarizeOutcomes(rows, { ...options, period: 'week' });
    expect(codesOf(() => creditMeasurements(weekly, { clockId: 'resolution' }))).toEqual([
      'INVALID_PERIOD report.conventions.period',
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
    expect(codesOf(() => complianceRows(report))).toEqual(['CLOCK_REQUIRED options.clockId']);
    expect(codesOf(() => complianceRows(report, { clock: 'firstReply' } as never))).toEqual([
      'UNKNOWN_KEY options.clock',
    ]);
    expect(codesOf(() => complianceRows(report, { clockId: 'firstReply', figures: 'net' as never }))).toEqual([
      'INVALID_VALUE options.figures',
    ]);
    const text = { clockId: 'firstReply', partial: 'false' as never };
    expect(codesOf(() => complianceRows(report, text))).toEqual(['INVALID_TYPE options.partial']);
    expect(codesOf(() => creditMeasurements(report, text))).toEqual(['INVALID_TYPE options.partial']);
    expect(codesOf(() => complianceRows(report, { clockId: 'update' }))).toEqual(['UNKNOWN_CLOCK options.clockId']);
    expect(complianceRows(report, { clockId: 'firstReply' })[1]).toEqual({
      period: '2026-10',
      numerator: 1,
      denominator: 1,
    });
  });
});
