import { defineSlaPolicy, outcomeTally, reconcileSla, summarizeTickets, type Ticket } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import type { SlaPolicyDefinition } from '../../../src/sla/clocks/policy.js';
import { policyRules } from '../../../src/sla/reports/policy-rules.js';
import { codesOf } from '../../core/issues-of.js';

const office = {
  timeZone: 'Europe/Berlin',
  week: {
    mon: ['09:00-17:30'],
    tue: ['09:00-17:30'],
    wed: ['09:00-17:30'],
    thu: ['09:00-17:30'],
    fri: ['09:00-16:00'],
  },
  holidays: [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-12-25',
    '2027-01-01',
  ],
};
const policy = defineSlaPolicy({
  id: 'desk-gold',
  timeZone: 'Europe/Berlin',
  calendars: { office },
  versions: [
    {
      version: 1,
      effectiveFrom: '2026-01-01',
      clocks: [
        {
          id: 'resolution',
          measures: 'resolution',
          calendar: 'office',
          pausedWhile: ['awaitingCustomer'],
          targets: [
            { when: { priority: ['P1'] }, within: { businessHours: 8 }, warnAt: [{ percent: 75 }] },
            { within: { businessDays: 3 } },
          ],
          goal: { attainmentPercent: '95', by: ['priority'] },
        },
        {
          id: 'firstReply',
          measures: 'firstReply',
          calendar: 'office',
          targets: [{ when: { priority: ['P1'] }, within: { businessMinutes: 30 } }, { within: { businessHours: 4 } }],
        },
      ],
    },
  ],
});
const options = { period: 'month' as const, asOf: '2026-11-23T09:00:00.000Z' };

const ticket = (id: string, openedAt: string, solvedAt: string | null, changes: Partial<Ticket> = {}): Ticket => ({
  id,
  openedAt,
  priority: 'P1',
  fields: { site: 'Bonn' },
  events: solvedAt === null ? [] : [{ at: solvedAt, type: 'status', status: 'solved' }],
  ...changes,
});
const inTime = (id: string): Ticket => ticket(id, '2026-10-07T08:00:00Z', '2026-10-07T10:00:00Z');
const october: Ticket[] = [
  ...['INC0001', 'INC0002', 'INC0003', 'INC0004', 'INC0005', 'INC0006'].map(inTime),
  ticket('INC0007', '2026-10-05T13:10:00Z', '2026-10-06T14:53:00Z', {
    pauses: [{ start: '2026-10-06T08:00:00Z', end: '2026-10-06T09:30:00Z', reason: 'awaitingCustomer' }],
  }),
  ticket('INC0012', '2026-10-07T12:00:00Z', '2026-10-07T10:00:00Z'),
];

describe('summarizeTickets', () => {
  it('answers whether the help desk was within its agreement', () => {
    const report = summarizeTickets(policy, deepFreeze(october), options);
    expect(report.rows[0]).toMatchObject({
      period: '2026-10',
      clockId: 'resolution',
      group: { priority: 'P1' },
      met: 6,
      missed: 1,
      pending: 0,
      excluded: 0,
      leftOut: 1,
      attainmentPercent: 85.71428571428571,
      attainmentText: '85.7 %',
      goalPercent: '95',
      goalMet: false,
      allowedMisses: 0,
      missesOverLimit: 1,
    });
    expect(report.findings.map((one) => [one.code, one.severity, one.message])).toEqual(
      expect.arrayContaining([
        ['CLOSED_BEFORE_OPENED', 'medium', 'INC0012 was closed 2 h before it was opened; it is left out.'],
        ['SMALL_SAMPLE', 'info', 'With 7 tickets a goal of 95 % allows no miss at all; 20 tickets would allow one.'],
      ]),
    );
    expect(report.findings.find((one) => one.code === 'CLOSED_BEFORE_OPENED')?.path).toMatch(/^\[7\]/);
    expect([report.policyId, report.clockIds]).toEqual(['desk-gold', ['resolution', 'firstReply']]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('answers as the tally of its own results does', () => {
    const report = summarizeTickets(policy, october, options);
    const tally = outcomeTally.extractOutput(
      report.outcomes.reduce(outcomeTally.addInput, outcomeTally.createAccumulator()),
    );
    const { met, missed, pending, excluded, leftOut, outcomes } = report.totals;
    expect(tally).toMatchObject({ met, missed, pending, excluded, leftOut, count: outcomes });
  });

  it('groups by the goal, by one line without it, or by what is asked', () => {
    const tickets = [inTime('A'), { ...inTime('B'), priority: 'P2', fields: { site: 'Ulm' } }];
    const groups = (groupBy?: readonly string[]) =>
      summarizeTickets(policy, tickets, groupBy ? { ...options, groupBy } : options)
        .rows.filter((row) => row.clockId === 'resolution')
        .map((row) => row.group);
    expect(groups()).toEqual([{ priority: 'P1' }, { priority: 'P2' }]);
    expect(groups(['site'])).toEqual([{ site: 'Bonn' }, { site: 'Ulm' }]);
    expect(groups([])).toEqual([{}]);
  });

  it('names tickets that stand twice, counts equal copies once and leaves out contradictions', () => {
    const changed = ticket('INC0002', '2026-10-07T08:00:00Z', '2026-10-09T13:00:00Z');
    const tickets = [inTime('INC0001'), inTime('INC0002'), inTime('INC0001'), changed];
    const report = summarizeTickets(policy, tickets, options);
    const [row] = report.rows.filter((one) => one.clockId === 'resolution');
    expect([row?.met, row?.leftOut]).toEqual([1, 3]);
    expect(report.totals.tickets).toBe(4);
    const repeated = report.findings.filter((one) => one.code.endsWith('_TICKET'));
    expect(repeated.map((one) => [one.code, one.subject, one.evidence])).toEqual([
      ['DUPLICATE_TICKET', 'INC0001', ['[0]', '[2]']],
      ['CONFLICTING_TICKET', 'INC0002', ['[1]', '[3]']],
    ]);
    const turned = summarizeTickets(policy, [...tickets].reverse(), options);
    expect(turned.rows).toEqual(report.rows);
  });

  it('counts tickets opened after the moment of the report, but never as bad data', () => {
    const later = ticket('INC0090', '2026-12-03T08:00:00Z', '2026-12-03T10:00:00Z');
    const nextDay = ticket('INC0091', '2026-11-24T08:00:00Z', null);
    const report = summarizeTickets(policy, deepFreeze([...october, later, nextDay, later]), options);
    const without = summarizeTickets(policy, october, options);
    expect(report.rows).toEqual(without.rows);
    expect(report.outcomes).toEqual(without.outcomes);
    expect([report.periods, report.reasons]).toEqual([without.periods, without.reasons]);
    expect(report.totals).toEqual({ ...without.totals, tickets: october.length + 3, notYetOpened: 3 });
    const counted = new Set(report.outcomes.map((one) => one.ticketId)).size;
    expect(counted + report.totals.ticketsWithoutOutcome + report.totals.notYetOpened).toBe(report.totals.tickets);
    const named = report.findings.filter((one) => one.subject === 'INC0090' || one.subject === 'INC0091');
    expect(named.map((one) => [one.code, one.severity, one.path])).toEqual([
      ['OPENED_AFTER_AS_OF', 'info', '[8].openedAt'],
      ['OPENED_AFTER_AS_OF', 'info', '[9].openedAt'],
      ['DUPLICATE_TICKET', 'low', null],
    ]);
    const atOpening = summarizeTickets(policy, [nextDay], { ...options, asOf: '2026-11-24T08:00:00Z' });
    expect([atOpening.totals.notYetOpened, atOpening.totals.pending]).toEqual([0, 2]);
  });

  it('leaves out a copy that stands beside one opened after the moment of the report', () => {
    const tickets = [inTime('A'), ticket('A', '2026-12-03T08:00:00Z', null)];
    for (const rows of [tickets, [...tickets].reverse()]) {
      const { totals, reasons } = summarizeTickets(policy, rows, options);
      expect(totals).toMatchObject({ tickets: 2, notYetOpened: 1, outcomes: 2, met: 0, leftOut: 2 });
      expect(reasons.map((one) => [one.reason, one.count])).toEqual([['CONFLICTING_TICKET', 2]]);
    }
  });

  it('says once what is wrong with a ticket that stands twice', () => {
    const broken = ticket('INC0012', '2026-10-07T12:00:00Z', '2026-10-07T10:00:00Z');
    const other = { ...broken, events: [{ at: 'noon', type: 'status' as const, status: 'solved' }] };
    const told = (rows: readonly Ticket[]) =>
      summarizeTickets(policy, rows, options)
        .findings.filter((one) => one.path?.startsWith('[') && one.subject !== 'B')
        .map((one) => [one.code, one.path?.slice(0, 3)]);
    expect(told([broken])).toEqual([['CLOSED_BEFORE_OPENED', '[0]']]);
    expect(told([broken, inTime('B'), broken, broken])).toEqual([['CLOSED_BEFORE_OPENED', '[0]']]);
    expect(told([broken, other]).filter(([, path]) => path === '[1]')).toEqual(
      told([other]).map(([code]) => [code, '[1]']),
    );
    expect(told([{} as never, {} as never])).toEqual([
      ['INVALID_TICKET', '[0]'],
      ['INVALID_TICKET', '[1]'],
    ]);
  });

  it('never throws on rows and never loses one', () => {
    const rows = [null, {}, { id: 'A' }, ticket('B', 'yesterday', null), ticket('C', '2025-12-24T09:00:00Z', null), 7];
    const report = summarizeTickets(policy, rows as never, options);
    expect(report.totals.tickets).toBe(6);
    const { met, missed, pending, excluded, leftOut, outcomes } = report.totals;
    expect([met, missed, pending, excluded, leftOut]).toEqual([0, 0, 0, 0, outcomes]);
    expect(report.rows.reduce((sum, row) => sum + row.leftOut, 0)).toBe(outcomes);
    expect(new Set(report.outcomes.map((one) => one.ticketId))).toEqual(new Set(['', 'A', 'B', 'C']));
  });

  it("reads the rules for few tickets from the policy's goal; the report's own come before them", () => {
    const [version] = policy.definition.versions;
    const goal = { attainmentPercent: '95', minimumSample: 5, smallSample: { below: 20, allowMisses: 1 } };
    const clocks = (version?.clocks ?? []).map((clock) => ({ ...clock, name: 'Time to solve', goal }));
    const definition = { ...policy.definition, versions: [{ ...version, clocks }] } as SlaPolicyDefinition;
    const ruleFor = (rules: object) => policyRules(definition, undefined, rules).ruleOf('resolution', null);
    expect(ruleFor({})).toMatchObject({
      clockName: 'Time to solve',
      minimumSample: 5,
      smallSample: { below: 20, allowMisses: 1 },
    });
    expect(ruleFor({ minimumSample: 9, smallSample: null })).toMatchObject({ minimumSample: 9, smallSample: null });
    expect(policyRules(policy.definition, undefined, {}).ruleOf('resolution', null)).toMatchObject({
      clockName: 'resolution',
      minimumSample: null,
      smallSample: null,
    });
  });

  it('says when the holidays of a calendar end before a period', () => {
    const short = defineSlaPolicy({
      ...policy.definition,
      calendars: { office: { ...office, holidays: ['2026-01-01', '2026-09-30'] } },
    });
    const tickets = [inTime('A'), ticket('B', '2026-11-03T08:00:00Z', '2026-11-03T10:00:00Z')];
    const found = summarizeTickets(short, tickets, options).findings.filter(
      (one) => one.code === 'HOLIDAYS_END_BEFORE_PERIOD',
    );
    expect(found.map((one) => [one.subject, one.message, one.params, one.path])).toEqual([
      [
        'office',
        'The holidays of the calendar office end on 2026-09-30, before 2026-10; days off after that count as working days.',
        { calendar: 'office', lastHoliday: '2026-09-30', period: '2026-10', periods: 2 },
        'calendars.office.holidays',
      ],
    ]);
    expect(summarizeTickets(policy, tickets, options).findings.map((one) => one.code)).not.toContain(
      'HOLIDAYS_END_BEFORE_PERIOD',
    );
    const none = defineSlaPolicy({ ...policy.definition, calendars: { office: { ...office, holidays: [] } } });
    expect(summarizeTickets(none, tickets, options).findings.map((one) => one.code)).not.toContain(
      'HOLIDAYS_END_BEFORE_PERIOD',
    );
  });

  it('holds each period against the goal in force on its first day', () => {
    const [first] = policy.definition.versions;
    const clocks = (first?.clocks ?? []).map((clock) =>
      clock.id === 'resolution' ? { ...clock, goal: { attainmentPercent: '80' } } : clock,
    );
    const changing = defineSlaPolicy({
      ...policy.definition,
      versions: [{ version: 2, effectiveFrom: '2026-10-15', clocks }, ...policy.definition.versions],
    });
    const tickets = [inTime('A'), ticket('B', '2026-11-03T08:00:00Z', '2026-11-03T10:00:00Z')];
    const report = summarizeTickets(changing, tickets, options);
    const goals = report.rows
      .filter((row) => row.clockId === 'resolution')
      .map((row) => [row.period, row.goalPercent, row.group]);
    expect(goals).toEqual([
      ['2026-10', '95', { priority: 'P1' }],
      ['2026-11', '80', {}],
    ]);
    expect(report.findings.filter((one) => one.code === 'GOAL_CHANGES_WITHIN_PERIOD').map((one) => one.params)).toEqual(
      [{ clockId: 'resolution', period: '2026-10', from: '95', to: '80', effectiveFrom: '2026-10-15' }],
    );
  });

  it("takes relief, and its results can be reconciled with the vendor's", () => {
    const relief = [{ ticket: 'INC0007', clockId: 'resolution', reason: 'client-caused', agreedBy: 'M. Kowalski' }];
    const report = summarizeTickets(policy, october, { ...options, relief });
    expect(report.rows[0]).toMatchObject({
      met: 6,
      missed: 0,
      excluded: 1,
      goalMet: true,
      raw: { missed: 1, goalMet: false },
    });
    const theirs = october.slice(0, 7).map(({ id }) => ({ ticketId: id, outcome: 'met' as const }));
    const raw = summarizeTickets(policy, october, options);
    const { differences, onlyOurs } = reconcileSla(raw.outcomes, theirs, { goalPercent: '95', clockId: 'resolution' });
    expect(differences.map((one) => one.ticketId)).toEqual(['INC0007']);
    expect(onlyOurs.map((one) => one.ticketId)).toEqual(['INC0012']);
  });

  it('answers for no tickets, and refuses wrong options even then', () => {
    expect(summarizeTickets(policy, [], options)).toMatchObject({
      rows: [],
      totals: { tickets: 0, outcomes: 0 },
      findings: [],
    });
    const codes = (changes: object) => codesOf(() => summarizeTickets(policy, [], { ...options, ...changes }));
    expect(codes({ asOf: 'now' })).toEqual(['INVALID_INSTANT options.asOf']);
    expect(codes({ timeZone: 'Europe/Bonn' })).toEqual(['UNKNOWN_TIME_ZONE options.timeZone']);
    expect(codes({ period: 'monthly' })).toEqual(['INVALID_VALUE options.period']);
    expect(codes({ groupby: ['site'] })).toEqual(['UNKNOWN_KEY options.groupby']);
    expect(codes({ minimumSample: 1.5 })).toEqual(['INVALID_COUNT options.minimumSample']);
  });
});
