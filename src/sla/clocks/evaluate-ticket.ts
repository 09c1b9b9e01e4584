import { type Finding, finding } from '../../core/findings.js';
import { checkOptions, type OptionNames } from '../../core/options.js';
import { formatInstant } from '../../time/instant.js';
import { civilDateAt } from '../../time/zone.js';
import { checkGroupBy } from '../check-input.js';
import * as messages from '../messages.js';
import type { ClockOutcome } from '../outcome.js';
import type { ClockResult, EvaluateTicketOptions, TicketEvaluation } from './clock-result.js';
import type { CompiledClock, CompiledVersion } from './compile-policy.js';
import { compiledPolicy, readAsOf } from './compiled-policy.js';
import { clockResult, emptyResult, groupOf, leftOutOutcome, runOutcome } from './describe-run.js';
import { createEvaluator, type Evaluator, evaluateOne, REASONS } from './evaluate-reading.js';
import { findingTrace } from './evaluation-trace.js';
import { eventTypeFindings } from './event-type-findings.js';
import { isOver, type RunFigures } from './measure-run.js';
import type { SlaPolicy } from './policy.js';
import { priorityOf, ticketIdOf } from './read-ticket.js';
import { CANCELLED, RUNNING, type Run } from './run.js';
import type { Ticket } from './ticket.js';
import {
  type CancelledClock,
  cancelledAfterBreach,
  type LeftOutClock,
  ticketFindings,
  type UnansweredClock,
} from './ticket-findings.js';
import { instantText } from './words.js';

/**
 * The state of every clock of a ticket at a moment, and what a report counts of it.
 *
 * A clock counts the open time of its calendar between start and stop (or `asOf`), without the union of its pauses;
 * it is met when that is at most the target (equal is met). The version of the policy is the one in force on the day
 * the ticket was opened. Rows that are wrong never throw: the clock is left out and a finding says why. Events of one
 * instant act in the order stop or cancel, reset, pause, resume, start, whatever their order in the list; changes of
 * status among themselves keep the order of the list.
 *
 * @param policy - What `defineSlaPolicy` returned.
 * @param ticket - The ticket; its events and pauses in any order.
 * @param options - `asOf`, the moment of the question, and the fields to group by.
 * @returns One result a run of a clock, one outcome a run, and findings; all times are milliseconds.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INSTANT_OUT_OF_RANGE` for `asOf`, `UNKNOWN_KEY`, `INVALID_TYPE` for the options.
 * @example
 * ```ts
 * import { defineSlaPolicy, evaluateTicket } from 'vendorwise/sla';
 * const policy = defineSlaPolicy({ id: 'desk', timeZone: 'UTC', versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks: [
 *   { id: 'resolution', measures: 'resolution', calendar: null, targets: [{ within: { hours: 8 } }] },
 * ] }] });
 * const ticket = { id: 'INC1', openedAt: '2026-10-05T08:00:00Z', events: [{ at: '2026-10-05T18:00:00Z', type: 'status', status: 'solved' }] };
 * const { clocks, outcomes } = evaluateTicket(policy, ticket, { asOf: '2026-10-06T00:00:00Z' });
 * clocks[0]?.status; // => 'missed'
 * clocks[0]?.breachedAt; // => '2026-10-05T16:00:00.000Z'
 * outcomes[0]?.elapsedMs; // => 36000000
 * ```
 */
export function evaluateTicket(policy: SlaPolicy, ticket: Ticket, options: EvaluateTicketOptions): TicketEvaluation {
  return evaluateWith(policy, ticket, options, clockResult, (clock, status, startedAt, version, why) =>
    emptyResult(clock, status, startedAt, version, why),
  );
}

const OPTIONS: OptionNames<EvaluateTicketOptions> = { asOf: true, groupBy: true };

/** Whether the status in which a walk ended closes the ticket. */
function isSolved({ policy, walk }: Evaluator): boolean {
  return policy.statuses.categories[walk.status] === 'solved';
}

/** Whether the calendar has too little open time to say when the target is used up. */
function isDeadlineUnknown(run: Run, figures: RunFigures, result: ClockResult): boolean {
  if (figures.target === null) return false;
  if (result.targetMs === null) return true;
  return run.state === RUNNING && !figures.over && result.projectedDueAt === null;
}

/** Writes the result of a run in the words of the caller's verb. */
export type DescribeRun<Result extends ClockResult> = (
  clock: CompiledClock,
  run: Run,
  figures: RunFigures,
  version: CompiledVersion,
  openedOn: string,
) => Result;

/** Writes the result of a clock without a run. */
export type DescribeEmpty<Result extends ClockResult> = (
  clock: CompiledClock,
  status: 'idle' | 'leftOut',
  startedAt: string | null,
  version: number | null,
  why: string,
) => Result;

/** Evaluates a ticket; the two verbs differ only in how they write the result of a clock. */
export function evaluateWith<Result extends ClockResult>(
  policy: SlaPolicy,
  ticket: Ticket,
  options: EvaluateTicketOptions,
  describeRun: DescribeRun<Result>,
  describeEmpty: DescribeEmpty<Result>,
): Omit<TicketEvaluation, 'clocks'> & { readonly clocks: readonly Result[] } {
  checkOptions(options, OPTIONS);
  checkGroupBy(options.groupBy);
  const compiled = compiledPolicy(policy);
  const asOf = readAsOf(options.asOf);
  const unanswered: UnansweredClock[] = [];
  const clocks: Result[] = [];
  const outcomes: ClockOutcome[] = [];
  const leftOut: LeftOutClock[] = [];
  const notices: Finding[] = [];
  const lastEnds = new Map<CompiledClock, number>();
  const cancelledLate: CancelledClock[] = [];
  let openedOn: string | null = null;
  const dayOfOpening = (): string => {
    openedOn ??= civilDateAt(compiled.definition.timeZone, evaluator.reading.openedAt);
    return openedOn;
  };
  const trace = findingTrace(() => evaluator);
  const evaluator: Evaluator = createEvaluator(
    compiled,
    asOf,
    {
      leftOut: (clock, reason) => {
        const row = evaluator.reading.ticket;
        const group = groupOf(options.groupBy ?? clock.groupBy, priorityOf(row.priority), row.fields ?? {});
        const openedAt = instantText(evaluator.reading.openedAt);
        leftOut.push({ clock, reason });
        clocks.push(
          describeEmpty(
            clock,
            'leftOut',
            openedAt,
            evaluator.version?.version ?? null,
            `Left out: ${REASONS[reason]}.`,
          ),
        );
        outcomes.push(leftOutOutcome(clock, reason, ticketIdOf(row), openedAt, group));
      },
      run: (clock, run, figures) => {
        const result = describeRun(clock, run, figures, evaluator.version as CompiledVersion, dayOfOpening());
        const id = ticketIdOf(evaluator.reading.ticket);
        clocks.push(result);
        outcomes.push(runOutcome(result, run, figures, id, options.groupBy ?? clock.groupBy));
        if (clock.waitsForReply && run.state === RUNNING && isSolved(evaluator)) {
          unanswered.push({ clock, over: figures.over, solvedAt: evaluator.walk.statusSince });
        }
        lastEnds.set(clock, run.end);
        if (run.state === CANCELLED && isOver(clock, figures)) {
          cancelledLate.push({ clock, at: run.end, elapsedMs: figures.elapsed, targetMs: figures.targetMs });
        }
        if (isDeadlineUnknown(run, figures, result)) {
          const message = messages.deadlineNotFound(id, clock.id);
          notices.push(finding('DEADLINE_NOT_FOUND', 'low', message, { subject: id, params: { clockId: clock.id } }));
        }
      },
      idle: (clock) => {
        const why = 'Nothing has started the clock yet.';
        clocks.push(describeEmpty(clock, 'idle', null, (evaluator.version as CompiledVersion).version, why));
      },
    },
    trace,
  );
  evaluateOne(evaluator, ticket);
  return {
    ticketId: ticketIdOf(evaluator.reading.ticket),
    asOf: formatInstant(asOf),
    clocks,
    outcomes,
    findings: [
      ...ticketFindings(evaluator, leftOut, unanswered, lastEnds),
      ...eventTypeFindings(evaluator, leftOut, trace.idlePositions()),
      ...trace.findings(),
      ...cancelledAfterBreach(evaluator, cancelledLate),
      ...notices,
    ],
  };
}
