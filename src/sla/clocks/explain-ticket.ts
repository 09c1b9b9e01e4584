import { formatInstant } from '../../time/instant.js';
import type {
  ClockSegment,
  EvaluateTicketOptions,
  ExplainedClock,
  PausedByReason,
  TicketExplanation,
} from './clock-result.js';
import { positionAt } from './counted-line.js';
import { clockResult, emptyResult } from './describe-run.js';
import { evaluateWith } from './evaluate-ticket.js';
import type { RunFigures } from './measure-run.js';
import type { SlaPolicy } from './policy.js';
import { runSentences } from './run-sentences.js';
import { type Stretch, stretchesOf } from './stretches.js';
import type { Ticket } from './ticket.js';

/**
 * What `evaluateTicket` says, with the evidence: the segments of every run, pauses by reason, and sentences.
 *
 * The segments follow one another from the start of the clock to its end (or `asOf`): `counted` and `closed` time of the
 * calendar, and `paused` time by reason. Their `ms` sum to `elapsedMs` exactly; the pauses by reason sum to `pausedMs`.
 *
 * @param policy - What `defineSlaPolicy` returned.
 * @param ticket - The ticket; its events and pauses in any order.
 * @param options - `asOf`, the moment of the question, and the fields to group by.
 * @returns The evaluation with evidence; all times are milliseconds.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INSTANT_OUT_OF_RANGE` for `asOf`, `UNKNOWN_KEY`, `INVALID_TYPE` for the options.
 * @example
 * ```ts
 * import { defineSlaPolicy, explainTicket } from 'vendorwise/sla';
 * const policy = defineSlaPolicy({ id: 'desk', timeZone: 'UTC', versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks: [
 *   { id: 'resolution', measures: 'resolution', calendar: null, pausedWhile: ['pending'], targets: [{ within: { hours: 8 } }] },
 * ] }] });
 * const ticket = { id: 'INC1', openedAt: '2026-10-05T08:00:00Z', events: [
 *   { at: '2026-10-05T09:00:00Z', type: 'status', status: 'pending' },
 *   { at: '2026-10-05T11:00:00Z', type: 'status', status: 'solved' },
 * ] };
 * const [clock] = explainTicket(policy, ticket, { asOf: '2026-10-06T00:00:00Z' }).clocks;
 * clock?.segments.map((one) => [one.kind, one.rule, one.ms]); // => [['counted', 'elapsed', 3600000], ['paused', 'pending', 0]]
 * clock?.pausedByReason; // => [{ reason: 'pending', ms: 7200000 }]
 * ```
 */
export function explainTicket(policy: SlaPolicy, ticket: Ticket, options: EvaluateTicketOptions): TicketExplanation {
  return evaluateWith<ExplainedClock>(
    policy,
    ticket,
    options,
    (clock, run, figures, version, openedOn) => {
      const stretches = stretchesOf(figures);
      // Members are added to the fresh record: a spread into a new one takes as long as all the rest.
      const result = clockResult(clock, run, figures, version, openedOn) as Writable<ExplainedClock>;
      result.segments = stretches.map(segment);
      result.pausedByReason = pausedByReason(figures);
      result.sentences = runSentences(clock, run, figures, result, stretches);
      return result;
    },
    (clock, status, startedAt, version, why) => ({
      ...emptyResult(clock, status, startedAt, version, why),
      segments: [],
      pausedByReason: [],
      sentences: [why],
    }),
  );
}

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

function segment({ from, to, kind, rule }: Stretch): ClockSegment {
  return { from: formatInstant(from), to: formatInstant(to), kind, rule, ms: kind === 'counted' ? to - from : 0 };
}

function pausedByReason({ line, pauses }: RunFigures): PausedByReason[] {
  const byReason = new Map<string, number>();
  for (let i = 0; i < pauses.count; i += 1) {
    const reason = pauses.reasons[i] as string;
    const ms = positionAt(line, pauses.ends[i] as number) - positionAt(line, pauses.starts[i] as number);
    byReason.set(reason, (byReason.get(reason) ?? 0) + ms);
  }
  return [...byReason].map(([reason, ms]) => ({ reason, ms }));
}
