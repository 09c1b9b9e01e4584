import fc from 'fast-check';
import {
  type ClockOutcome,
  type ClockResult,
  defineSlaPolicy,
  evaluateTicket,
  evaluateTicketColumns,
  explainTicket,
  nextEvents,
  type SlaClock,
  type SlaPolicy,
  type Ticket,
  type TicketEvent,
} from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';

const MINUTE = 60_000;
// Thursday, 22 October 2026, 00:00 UTC: the clocks in Berlin go back on Sunday.
const START = Date.UTC(2026, 9, 22);
const CHANGE = Date.UTC(2026, 9, 25, 1);
const HORIZON = 9 * 1440;
const text = (minute: number): string => new Date(START + minute * MINUTE).toISOString();

const policyWith = (clocks: readonly SlaClock[]): SlaPolicy =>
  defineSlaPolicy({
    id: 'p',
    timeZone: 'Europe/Berlin',
    calendars: {
      office: {
        timeZone: 'Europe/Berlin',
        week: { mon: ['08:30-12:00', '13:00-17:30'], tue: ['08:30-17:30'], thu: ['22:00-06:00'], sun: ['01:00-05:00'] },
        holidays: ['2026-10-27'],
      },
    },
    versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks }],
  });

/** Whether the office is open during a minute, by hand. */
function isOpen(minute: number): boolean {
  const utc = START + minute * MINUTE;
  const local = new Date(utc + (utc < CHANGE ? 2 : 1) * 60 * MINUTE);
  const time = local.getUTCHours() * 60 + local.getUTCMinutes();
  const within = (from: number, to: number): boolean => time >= from && time < to;
  if (local.getUTCDate() === 27 && local.getUTCMonth() === 9) return false;
  switch (local.getUTCDay()) {
    case 0:
      return within(60, 300);
    case 1:
      return within(510, 720) || within(780, 1050);
    case 2:
      return within(510, 1050);
    case 4:
      return within(1320, 1440);
    case 5:
      return within(0, 360);
    default:
      return false;
  }
}

const minute = fc.integer({ min: 0, max: HORIZON });
const status = fc.constantFrom('new', 'open', 'pending', 'hold', 'solved', 'Active');
const step = fc.oneof(
  { weight: 3, arbitrary: status.map((name) => ({ type: 'status', status: name })) },
  { weight: 2, arbitrary: fc.constantFrom('agentReply', 'customerMessage', 'internalNote').map((type) => ({ type })) },
  { weight: 1, arbitrary: fc.constantFrom('P1', 'P2', 'P3').map((priority) => ({ type: 'priority', priority })) },
);
type Step = Omit<TicketEvent, 'at'> & { readonly minute: number };
/** Without ties every instant is another; with ties many events share a few instants. */
const steps = ({ ties }: { readonly ties: boolean }): fc.Arbitrary<Step[]> =>
  fc
    .array(fc.record({ minute, step }), { minLength: ties ? 6 : 0, maxLength: 14 })
    .map((list) => list.map((one) => ({ ...one.step, minute: ties ? (one.minute % 9) * 720 : one.minute })))
    .map((list) =>
      // One change of status and one of priority at an instant: their order among themselves has a meaning.
      list.filter(
        (one, i) => list.findIndex((other) => other.minute === one.minute && (!ties || other.type === one.type)) === i,
      ),
    );
const pauses = fc.array(
  fc.record({
    from: minute,
    length: fc.option(fc.integer({ min: 0, max: 3000 })),
    reason: fc.constantFrom('parts', 'site'),
  }),
  { maxLength: 4 },
);

interface Case {
  readonly opened: number;
  readonly asOf: number;
  readonly steps: readonly Step[];
  readonly pauses: readonly { readonly from: number; readonly length: number | null; readonly reason: string }[];
}
const caseOf = (options: { readonly ties: boolean }): fc.Arbitrary<Case> =>
  fc.record({ opened: fc.integer({ min: 0, max: 4000 }), asOf: minute, steps: steps(options), pauses });

function ticketOf(one: Case): Ticket {
  return {
    id: 'T',
    openedAt: text(one.opened),
    priority: 'P2',
    events: one.steps.map(({ minute: at, ...rest }) => ({ at: text(at), ...rest })),
    pauses: one.pauses.map(({ from, length, reason }) => ({
      start: text(from),
      end: length === null ? null : text(from + length),
      reason,
    })),
  };
}

const CLOCKS: readonly SlaClock[] = [
  {
    id: 'resolution',
    measures: 'resolution',
    calendar: 'office',
    pausedWhile: ['pending', 'parts'],
    reopen: { withinBusinessDays: null },
    targets: [
      { when: { priority: ['P1'] }, within: { businessHours: 2 }, warnAt: [{ percent: 50 }] },
      { within: { businessHours: 6 } },
    ],
  },
  { id: 'firstReply', measures: 'firstReply', calendar: null, targets: [{ within: { hours: 20 } }] },
  { id: 'nextReply', measures: 'nextReply', calendar: 'office', targets: [{ within: { businessDays: 1 } }] },
  { id: 'periodicUpdate', measures: 'periodicUpdate', calendar: 'office', targets: [{ within: { businessHours: 3 } }] },
  { id: 'agentWork', measures: 'agentWork', calendar: 'office' },
  {
    id: 'strict',
    measures: 'resolution',
    calendar: 'office',
    compare: 'dueAt',
    onChange: 'restart',
    reopen: { withinBusinessDays: 1 },
    targets: [{ when: { priority: ['P1'] }, within: { businessDays: 0 } }, { within: { hours: 30 } }],
  },
];
const policy = policyWith(CLOCKS);

/** The slow, obvious version: minute by minute, one clock of resolution with pauses. */
function oracle(one: Case): {
  elapsed: number;
  paused: boolean;
  stopped: boolean;
  reachedAt: number | null;
  target: number;
} {
  const events = one.steps.filter((event) => event.minute >= one.opened).sort((a, b) => a.minute - b.minute);
  const targets = { P1: 120 } as Record<string, number>;
  let priority = 'P2';
  let target = 360;
  let now = 'new';
  const minutes: number[] = [];
  for (let at = one.opened; at <= one.asOf; at += 1) {
    for (const event of events.filter((candidate) => candidate.minute === at)) {
      if (event.priority !== undefined) priority = event.priority;
      if (event.status !== undefined) now = event.status;
      if (now !== 'solved') target = targets[priority] ?? 360;
    }
    if (at === one.asOf) break;
    const explicit = one.pauses.some(
      ({ from, length, reason }) => reason === 'parts' && from <= at && (length === null || at < from + length),
    );
    if (now !== 'solved' && now !== 'pending' && !explicit && isOpen(at)) minutes.push(at);
  }
  const explicitNow = one.pauses.some(
    ({ from, length, reason }) =>
      reason === 'parts' && from <= one.asOf && (length === null || one.asOf < from + length),
  );
  const reached = minutes[target - 1];
  return {
    elapsed: minutes.length,
    paused: now === 'pending' || explicitNow,
    stopped: now === 'solved',
    reachedAt: reached === undefined ? null : reached + 1,
    target,
  };
}

describe('clocks', () => {
  it('agree with a count minute by minute', () => {
    fc.assert(
      fc.property(caseOf({ ties: false }), (one) => {
        fc.pre(one.asOf >= one.opened);
        const expected = oracle(one);
        const [clock] = evaluateTicket(policy, ticketOf(one), { asOf: text(one.asOf) }).clocks;
        if (one.steps.some((event) => event.minute < one.opened && event.status === 'solved')) {
          expect(clock?.status).toBe('leftOut');
          return;
        }
        const over = expected.elapsed > expected.target;
        expect(clock).toMatchObject({
          elapsedMs: expected.elapsed * MINUTE,
          targetMs: expected.target * MINUTE,
          targetReachedAt: expected.reachedAt === null ? null : text(expected.reachedAt),
          status: expected.stopped
            ? over
              ? 'missed'
              : 'met'
            : over
              ? 'breached'
              : expected.paused
                ? 'paused'
                : 'running',
        });
      }),
      { numRuns: 400 },
    );
  });

  it('sum their segments to the elapsed time, without gap, and their pauses by reason to the paused time', () => {
    fc.assert(
      fc.property(caseOf({ ties: true }), (one) => {
        const asOf = text(one.asOf);
        for (const clock of explainTicket(policy, ticketOf(one), { asOf }).clocks) {
          if (clock.elapsedMs === null) continue;
          expect(clock.segments.reduce((sum, segment) => sum + segment.ms, 0)).toBe(clock.elapsedMs);
          expect(clock.pausedByReason.reduce((sum, { ms }) => sum + ms, 0)).toBe(clock.pausedMs);
          const edges = clock.segments.flatMap(({ from, to }) => [from, to]);
          if (edges.length === 0) continue;
          expect(edges[0]).toBe(clock.startedAt);
          expect(edges.at(-1)).toBe(clock.stoppedAt ?? asOf);
          for (let i = 1; i < edges.length - 1; i += 2) expect(edges[i]).toBe(edges[i + 1]);
          for (const { from, to } of clock.segments) expect(from < to).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('give the same answer in any order of events and pauses, also where instants are equal', () => {
    const shuffled = caseOf({ ties: true }).chain((one) =>
      fc
        .tuple(
          fc.shuffledSubarray([...one.steps], { minLength: one.steps.length }),
          fc.shuffledSubarray([...one.pauses], { minLength: one.pauses.length }),
        )
        .map(([mixedSteps, mixedPauses]) => [one, { ...one, steps: mixedSteps, pauses: mixedPauses }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([one, mixed]) => {
        const asOf = text(one.asOf);
        const a = evaluateTicket(policy, ticketOf(one), { asOf });
        const b = evaluateTicket(policy, ticketOf(mixed), { asOf });
        expect(b.clocks).toEqual(a.clocks);
        expect(b.outcomes).toEqual(a.outcomes);
      }),
      { numRuns: 300 },
    );
  });

  it('never count less at a later moment, and never change a run that has ended and is not reopened', () => {
    const calm = policyWith(CLOCKS.filter(({ id }) => id !== 'strict'));
    fc.assert(
      fc.property(caseOf({ ties: true }), minute, (one, later) => {
        const [first, second] = [Math.min(one.asOf, later), Math.max(one.asOf, later)];
        fc.pre(first >= one.opened);
        const key = (clock: ClockResult): string => `${clock.clockId} ${clock.cycle}`;
        const after = new Map(
          evaluateTicket(calm, ticketOf(one), { asOf: text(second) }).clocks.map((clock) => [key(clock), clock]),
        );
        for (const clock of evaluateTicket(calm, ticketOf(one), { asOf: text(first) }).clocks) {
          const same = after.get(key(clock));
          expect(same).toBeDefined();
          if (clock.elapsedMs === null) continue;
          expect(same?.elapsedMs).toBeGreaterThanOrEqual(clock.elapsedMs);
          if (clock.stoppedAt !== null && same?.stoppedAt === clock.stoppedAt) {
            expect(same.elapsedMs).toBe(clock.elapsedMs);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reach what nextEvents promises when nothing else happens', () => {
    fc.assert(
      fc.property(caseOf({ ties: false }), (one) => {
        const ticket = ticketOf({ ...one, steps: one.steps.filter((event) => event.minute <= one.asOf) });
        for (const event of nextEvents(policy, ticket, { asOf: text(one.asOf) })) {
          expect(event.at > text(one.asOf)).toBe(true);
          const find = (asOf: string): ClockResult | undefined =>
            evaluateTicket(policy, ticket, { asOf }).clocks.find(
              (clock) => clock.clockId === event.clockId && clock.cycle === event.cycle,
            );
          const then = find(event.at);
          expect(then?.remainingMs ?? null).toBe(event.remainingMs);
          if (event.kind === 'targetReached') expect(then?.targetReachedAt).toBe(event.at);
          if (event.kind === 'breach') {
            expect(then?.status === 'breached').toBe(false);
            const beyond = find(new Date(Date.parse(event.at) + 1).toISOString());
            expect(beyond).toMatchObject({ status: 'breached', breachedAt: event.at });
          }
        }
      }),
      { numRuns: 120 },
    );
  });
});

const junk = fc.oneof(
  fc.constantFrom(null, undefined, '', 'x', '2026-10-23T08:00', '9999-12-31T00:00:00Z', Number.NaN, true),
  minute.map(text),
);
const wildTicket = fc.oneof(
  { weight: 8, arbitrary: caseOf({ ties: true }).map(ticketOf) },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        id: fc.oneof(fc.constant('T'), fc.constantFrom<unknown>('', 7, null)),
        openedAt: junk,
        priority: fc.constantFrom<unknown>('P1', 1, null, ''),
        events: fc.oneof(
          fc.array(
            fc.oneof(
              fc.constant(null),
              fc.record(
                {
                  at: junk,
                  type: fc.constantFrom<unknown>('status', 'agentReply', 3),
                  status: fc.constantFrom<unknown>('solved', 'pending', 'open', 5),
                },
                { requiredKeys: [] },
              ),
            ),
          ),
          fc.constantFrom<unknown>(null, {}, 'none'),
        ),
        pauses: fc.oneof(
          fc.array(
            fc.oneof(
              fc.constant(null),
              fc.record({ start: junk, end: junk, reason: fc.constantFrom<unknown>('parts', 1) }),
            ),
          ),
          fc.constant(null),
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 5, 'ticket', []) },
) as fc.Arbitrary<Ticket>;

describe('evaluateTicket, explainTicket and evaluateTicketColumns', () => {
  it('never throw for a ticket, and always agree', () => {
    fc.assert(
      fc.property(fc.array(wildTicket, { maxLength: 5 }), minute, (tickets, at) => {
        const asOf = text(at);
        const expected: ClockOutcome[] = tickets.flatMap((ticket) => {
          const evaluation = evaluateTicket(policy, ticket, { asOf });
          const { clocks, ...rest } = explainTicket(policy, ticket, { asOf });
          const bare = clocks.map(({ segments, pausedByReason, sentences, ...clock }) => clock);
          expect({ ...rest, clocks: bare }).toEqual(evaluation);
          expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
          const leftOut = evaluation.outcomes.filter(({ outcome }) => outcome === 'leftOut');
          if (leftOut.length > 0) expect(evaluation.findings.length).toBeGreaterThan(0);
          return evaluation.outcomes;
        });
        const columns = evaluateTicketColumns(policy, tickets, { asOf });
        expect(columns.length).toBe(expected.length);
        const instant = (ms: number | undefined): string | null =>
          ms === undefined || Number.isNaN(ms) ? null : new Date(ms).toISOString();
        const number = (ms: number | undefined): number | null => (ms === undefined || Number.isNaN(ms) ? null : ms);
        expected.forEach((outcome, i) => {
          expect({
            clockId: columns.clockIds[columns.clock[i] as number],
            cycle: columns.cycle[i],
            openedAt: instant(columns.openedAtMs[i]),
            resolvedAt: instant(columns.resolvedAtMs[i]),
            breachedAt: instant(columns.breachedAtMs[i]),
            outcome: columns.outcomes[columns.outcome[i] as number],
            reason: columns.reasons[columns.reason[i] as number] || null,
            elapsedMs: number(columns.elapsedMs[i]),
            pausedMs: number(columns.pausedMs[i]),
            targetMs: number(columns.targetMs[i]),
          }).toEqual({
            clockId: outcome.clockId,
            cycle: outcome.cycle,
            openedAt: outcome.openedAt,
            resolvedAt: outcome.resolvedAt,
            breachedAt: outcome.breachedAt,
            outcome: outcome.outcome,
            reason: outcome.reason,
            elapsedMs: outcome.elapsedMs,
            pausedMs: outcome.pausedMs,
            targetMs: outcome.targetMs,
          });
        });
      }),
      { numRuns: 300 },
    );
  });
});
