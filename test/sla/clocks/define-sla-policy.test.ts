import { defineSlaPolicy, evaluateTicket, lintSlaPolicy, type SlaPolicyDefinition } from 'vendorwise/sla';
import { defineBusinessCalendar } from 'vendorwise/time';
import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf } from '../../core/issues-of.js';
import { deskGold, hoursAfter, policyJson } from './desk.js';

/** Codes and paths of everything that is wrong with a policy. */
const problems = (json: unknown, options?: Parameters<typeof defineSlaPolicy>[1]) =>
  codesOf(() => defineSlaPolicy(json as SlaPolicyDefinition, options));

const clock = (more: object): SlaPolicyDefinition => policyJson({ measures: 'resolution', ...more });
const target = (more: object): SlaPolicyDefinition =>
  clock({ calendar: 'office', targets: [{ within: { businessHours: 8 }, ...more }] });

describe('defineSlaPolicy', () => {
  it('returns the whole document, frozen, with its calendars', () => {
    const { definition } = defineSlaPolicy(deskGold);
    expect(Object.isFrozen(definition.versions[0]?.clocks[0]?.targets)).toBe(true);
    expect(definition.calendars?.office?.holidayScope).toBe('calendarDay');
    expect(defineSlaPolicy(JSON.parse(JSON.stringify(definition))).definition).toEqual(definition);
  });

  it('shares calendars that are defined already', () => {
    const office = defineBusinessCalendar({ timeZone: 'Europe/Berlin', week: { mon: ['09:00-10:00'] } });
    const { calendars: _, ...rest } = deskGold;
    const policy = defineSlaPolicy(rest, { calendars: { office } });
    expect(policy.definition.calendars?.office).toEqual(office.definition);
    expect(problems(deskGold, { calendars: { office } })).toEqual(['DUPLICATE_CALENDAR calendars.office']);
    const ticket = { id: 'T', openedAt: hoursAfter(0), priority: 'P1' };
    expect(evaluateTicket(policy, ticket, { asOf: hoursAfter(5) }).clocks[0]?.elapsedMs).toBe(3_600_000);
  });

  it('reports every problem at once', () => {
    const [version] = deskGold.versions;
    expect(
      problems({
        ...deskGold,
        timeZone: 'Mars/Olympus',
        versions: [
          { ...version, effectiveFrom: '2026-02-30' },
          { ...version, version: 2, effectiveFrom: '2026-06-01' },
          {
            ...version,
            version: 2,
            effectiveFrom: '2026-06-01',
            clocks: [...(version?.clocks ?? []), version?.clocks[0]],
          },
        ],
      }),
    ).toEqual([
      'UNKNOWN_TIME_ZONE timeZone',
      'INVALID_DATE versions[0].effectiveFrom',
      'DUPLICATE_EFFECTIVE_DATE versions[2].effectiveFrom',
      'DUPLICATE_VERSION versions[2].version',
      'DUPLICATE_CLOCK versions[2].clocks[2].id',
    ]);
  });

  it('reports types and unknown keys before meaning', () => {
    expect(problems({ ...deskGold, versions: [] })).toEqual(['OUT_OF_RANGE versions']);
    expect(problems({ ...deskGold, calender: {} })).toEqual(['UNKNOWN_KEY calender']);
    expect(problems(clock({ measures: 'resolutionTime' }))).toEqual(['INVALID_VALUE versions[0].clocks[0].measures']);
    expect(problems(clock({ calendar: undefined }))).toEqual(['REQUIRED versions[0].clocks[0].calendar']);
    expect(problems(clock({ measures: { start: [], stop: [{ event: 'agentReply' }] } }))).toEqual([
      'OUT_OF_RANGE versions[0].clocks[0].measures.start',
    ]);
    expect(problems(target({ within: { businessHours: 0 } }))).toEqual([
      'OUT_OF_RANGE versions[0].clocks[0].targets[0].within.businessHours',
    ]);
  });

  it('reports problems of calendars with their path', () => {
    const office = { timeZone: 'Europe/Berlin', week: { mon: ['09:00-25:00'] } };
    expect(problems({ ...deskGold, calendars: { office } })).toEqual(['INVALID_HOURS calendars.office.week.mon[0]']);
    const never = { timeZone: 'Europe/Berlin', week: {} };
    expect(
      problems({ ...policyJson({ measures: 'resolution', calendar: 'office' }), calendars: { office: never } }),
    ).toEqual(['CALENDAR_NEVER_OPENS versions[0].clocks[0].calendar']);
  });

  it('knows the names of calendars, events and statuses', () => {
    expect(problems(clock({ calendar: 'ofice' }))).toEqual(['UNKNOWN_CALENDAR versions[0].clocks[0].calendar']);
    expect(problems(target({ calendar: 'ofice' }))).toEqual([
      'UNKNOWN_CALENDAR versions[0].clocks[0].targets[0].calendar',
    ]);
    const rules = { start: [{ event: 'agentRepyl' }], stop: [{ event: 'agentReply', after: 'acceptd' }] };
    expect(problems(clock({ measures: rules }))).toEqual([
      'UNKNOWN_EVENT versions[0].clocks[0].measures.stop[0].after',
      'UNKNOWN_EVENT versions[0].clocks[0].measures.start[0].event',
    ]);
    expect(() =>
      defineSlaPolicy({ ...clock({ measures: rules }), eventTypes: ['agentRepyl', 'acceptd'] }),
    ).not.toThrow();
    const paused = clock({ pausedWhile: ['awaitingCustomer', 'parts', 'pending'] });
    expect(() => defineSlaPolicy(paused)).not.toThrow();
    expect(problems({ ...paused, statuses: { awaitingCustomer: 'pending' } })).toEqual([
      'UNKNOWN_STATUS versions[0].clocks[0].pausedWhile[1]',
    ]);
    expect(() =>
      defineSlaPolicy({ ...paused, statuses: { awaitingCustomer: 'pending' }, pauseReasons: ['parts'] }),
    ).not.toThrow();
  });

  it('knows what fits together', () => {
    const at = 'versions[0].clocks[0]';
    expect(problems(clock({ targets: [{ within: { businessDays: 1 } }] }))).toEqual([
      `CALENDAR_REQUIRED ${at}.targets[0].within`,
    ]);
    expect(problems(target({ within: { hours: 8 }, calendar: 'office' }))).toEqual([
      `CALENDAR_WITHOUT_EFFECT ${at}.targets[0].calendar`,
    ]);
    expect(problems(target({ within: { businessHours: 8, hours: 8 } }))).toEqual([
      `INVALID_TARGET_TIME ${at}.targets[0].within`,
    ]);
    expect(problems(target({ within: {} }))).toEqual([`INVALID_TARGET_TIME ${at}.targets[0].within`]);
    expect(problems(target({ within: { businessHours: 8, at: '17:00' } }))).toEqual([
      `INVALID_TARGET_TIME ${at}.targets[0].within.at`,
    ]);
    expect(problems(target({ within: { businessDays: 1, at: '25:00' } }))).toEqual([
      `INVALID_TIME_OF_DAY ${at}.targets[0].within.at`,
    ]);
    expect(problems(target({ when: {} }))).toEqual([`EMPTY_CONDITION ${at}.targets[0].when`]);
    for (const warn of [{}, { percent: 50, remaining: { businessHours: 1 } }]) {
      expect(problems(target({ warnAt: [warn] }))).toEqual([`INVALID_WARNING ${at}.targets[0].warnAt[0]`]);
    }
    for (const remaining of [{ hours: 1 }, { businessDays: 1 }, { businessHours: 8 }]) {
      expect(problems(target({ warnAt: [{ remaining }] }))).toEqual([
        `INVALID_WARNING ${at}.targets[0].warnAt[0].remaining`,
      ]);
    }
    expect(problems(target({ warnAt: [{ percent: 100 }] }))).toEqual([
      `OUT_OF_RANGE ${at}.targets[0].warnAt[0].percent`,
    ]);
    expect(problems(clock({ goal: { attainmentPercent: '95' } }))).toEqual([`GOAL_WITHOUT_TARGET ${at}.goal`]);
    expect(problems(clock({ goal: { attainmentPercent: '101' } }))).toEqual([
      `INVALID_GOAL ${at}.goal.attainmentPercent`,
    ]);
    expect(problems(clock({ measures: 'firstReply', reopen: { withinBusinessDays: 3 } }))).toEqual([
      `REOPEN_WITHOUT_TRIGGER ${at}.reopen`,
    ]);
    for (const trigger of [{}, { event: 'agentReply', status: ['open'] }, { event: 'opened', after: 'agentReply' }]) {
      expect(problems(clock({ measures: { start: [trigger], stop: [{ status: ['solved'] }] } }))).toEqual([
        `INVALID_TRIGGER ${at}.measures.start[0]`,
      ]);
    }
  });

  it('says what was expected', () => {
    expect(issuesOf(() => defineSlaPolicy(clock({ calendar: 'ofice' })))).toEqual([
      {
        code: 'UNKNOWN_CALENDAR',
        path: 'versions[0].clocks[0].calendar',
        message: 'There is no calendar "ofice".',
        received: 'ofice',
        expected: 'one of office',
        params: { known: ['office'] },
      },
    ]);
  });
});

describe('lintSlaPolicy', () => {
  it('finds targets that never apply, tickets without a target and idle calendars', () => {
    const when = (...priority: string[]) => ({ when: { priority }, within: { hours: 1 } });
    const found = (...targets: object[]) =>
      lintSlaPolicy(defineSlaPolicy(clock({ targets }))).map((one) => `${one.code} ${one.path}`);
    const at = 'versions[0].clocks[0].targets';
    const idle = 'CALENDAR_UNUSED calendars';
    expect(found({ within: { hours: 8 } }, when('P1'))).toEqual([`TARGET_NEVER_APPLIES ${at}[1]`, idle]);
    expect(found(when('P1', 'P2'), when('P2'), { within: { hours: 2 } })).toEqual([
      `TARGET_NEVER_APPLIES ${at}[1]`,
      idle,
    ]);
    expect(found(when('P1'), when('P1', 'P2'))).toEqual([`NO_TARGET_FOR_ALL ${at}`, idle]);
    const fields = { when: { priority: ['P1'], fields: { site: ['Bonn'] } }, within: { hours: 1 } };
    expect(found(fields, when('P1'), { within: { hours: 2 } })).toEqual([idle]);
    expect(found(when('P1'), fields, { within: { hours: 2 } })).toEqual([`TARGET_NEVER_APPLIES ${at}[1]`, idle]);
    const declared = { ...deskGold, statuses: { awaitingCustomer: 'pending' as const } };
    expect(lintSlaPolicy(defineSlaPolicy(declared))).toEqual([]);
  });

  it('asks for the statuses that a policy uses without declaring them', () => {
    expect(lintSlaPolicy(defineSlaPolicy(deskGold))).toEqual([
      {
        code: 'STATUSES_NOT_DECLARED',
        severity: 'info',
        subject: null,
        message:
          'The policy names "awaitingCustomer", but does not declare its "statuses": a misspelt status in a ticket counts as open without a word. Declare statuses, and reasons of pauses in "pauseReasons".',
        params: { names: ['awaitingCustomer'] },
        path: 'statuses',
        evidence: [],
      },
    ]);
    const paused = (pausedWhile: string[], more: object = {}) =>
      lintSlaPolicy(defineSlaPolicy({ ...clock({ calendar: 'office', pausedWhile }), ...more })).map(
        ({ code }) => code,
      );
    expect(paused(['pending', 'Hold', 'closed'])).toEqual([]);
    expect(paused(['parts'], { pauseReasons: ['parts'] })).toEqual([]);
    expect(paused(['parts', 'onSite'], { pauseReasons: ['parts'] })).toEqual(['STATUSES_NOT_DECLARED']);
    const rules = { start: [{ event: 'opened' }], stop: [{ status: ['done'] }] };
    expect(lintSlaPolicy(defineSlaPolicy(clock({ calendar: 'office', measures: rules })))[0]?.params).toEqual({
      names: ['done'],
    });
  });

  it('refuses what was never checked', () => {
    expect(() => lintSlaPolicy(deskGold as never)).toThrow(/call defineSlaPolicy/);
    expect(() => lintSlaPolicy({ definition: {} } as never)).toThrow(/required value is missing/);
  });
});
