import { fail } from '../../core/errors.js';
import { checkOptions, type OptionNames } from '../../core/options.js';
import type { InstantInput } from '../../time/instant.js';
import type { Outcome } from '../outcome.js';
import { compiledPolicy, readAsOf } from './compiled-policy.js';
import { createEvaluator, type Evaluator, evaluateOne, REASONS } from './evaluate-reading.js';
import { breachedAtOf, OUTCOMES, outcomeOf, reasonOf } from './judge-run.js';
import type { SlaPolicy } from './policy.js';
import type { Ticket } from './ticket.js';

/** Options of {@link evaluateTicketColumns}. */
export interface EvaluateTicketColumnsOptions {
  /** The moment of the question; later events are ignored. */
  readonly asOf: InstantInput;
  /**
   * Columns of an earlier call whose arrays may be filled again, so that a stream of batches takes no more memory; the
   * earlier result is lost. @defaultValue new arrays
   */
  readonly into?: TicketOutcomeColumns;
}

/**
 * Outcomes as columns: row by row what `evaluateTicket` gives as `outcomes`, ticket by ticket.
 *
 * Instants are epoch milliseconds, lengths are milliseconds, and `NaN` stands for `null`.
 */
export interface TicketOutcomeColumns {
  /** Number of rows; the arrays are at least as long. */
  readonly length: number;
  /** Names for `clock`, `outcome` and `reason`; reason 0 is none. */
  readonly clockIds: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly reasons: readonly string[];
  /** Position of the ticket in the input. */
  readonly ticket: Uint32Array;
  readonly clock: Uint16Array;
  readonly cycle: Uint32Array;
  readonly outcome: Uint8Array;
  readonly reason: Uint8Array;
  /** Position of the target among those of the clock; -1 for none. */
  readonly target: Int16Array;
  readonly openedAtMs: Float64Array;
  readonly resolvedAtMs: Float64Array;
  readonly breachedAtMs: Float64Array;
  readonly elapsedMs: Float64Array;
  readonly pausedMs: Float64Array;
  readonly targetMs: Float64Array;
}

type MutableColumns = { -readonly [Key in keyof TicketOutcomeColumns]: TicketOutcomeColumns[Key] };

/**
 * Evaluates many tickets without evidence and without an object a row.
 *
 * The verdicts are those of `evaluateTicket`; findings are not written, but `reason` names why a row is left out.
 *
 * @param policy - What `defineSlaPolicy` returned.
 * @param tickets - Tickets in any order.
 * @param options - `asOf`, the moment of the question.
 * @returns One row a run of a clock, in the order of the tickets and of the policy's clocks; idle clocks have none.
 * @throws {@link VendorwiseError} `INVALID_INSTANT`, `INSTANT_OUT_OF_RANGE` for `asOf`, `UNKNOWN_KEY`, `INVALID_TYPE`
 * for the options or when the tickets are no list.
 * @example
 * ```ts
 * import { defineSlaPolicy, evaluateTicketColumns } from 'vendorwise/sla';
 * const policy = defineSlaPolicy({ id: 'desk', timeZone: 'UTC', versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks: [
 *   { id: 'resolution', measures: 'resolution', calendar: null, targets: [{ within: { hours: 8 } }] },
 * ] }] });
 * const tickets = [{ id: 'INC1', openedAt: '2026-10-05T08:00:00Z', events: [{ at: '2026-10-05T18:00:00Z', type: 'status', status: 'solved' }] }];
 * const columns = evaluateTicketColumns(policy, tickets, { asOf: '2026-10-06T00:00:00Z' });
 * columns.outcomes[columns.outcome[0] ?? 0]; // => 'missed'
 * columns.elapsedMs[0]; // => 36000000
 * ```
 */
export function evaluateTicketColumns(
  policy: SlaPolicy,
  tickets: readonly Ticket[],
  options: EvaluateTicketColumnsOptions,
): TicketOutcomeColumns {
  checkOptions(options, OPTIONS);
  if (!Array.isArray(tickets)) {
    fail('INVALID_TYPE', 'tickets', 'The tickets are not a list.', {
      received: tickets,
      expected: 'a list of tickets',
    });
  }
  if (options.into !== undefined) checkColumns(options.into);
  const compiled = compiledPolicy(policy);
  const asOf = readAsOf(options.asOf);
  const most = Math.max(1, ...compiled.versions.map(({ clocks }) => clocks.length));
  const enough = tickets.length * most;
  const columns = options.into === undefined ? createColumns(compiled.clockIds, enough) : { ...options.into };
  columns.clockIds = compiled.clockIds;
  if (columns.ticket.length < enough) Object.assign(columns, createColumns(compiled.clockIds, enough));
  let row = 0;
  let position = 0;
  const next = (): number => {
    if (row === columns.ticket.length) grow(columns, 2 * row + 16);
    row += 1;
    return row - 1;
  };
  const evaluator: Evaluator = createEvaluator(compiled, asOf, {
    idle: () => {},
    leftOut: (clock, reason) => {
      const at = next();
      columns.ticket[at] = position;
      columns.clock[at] = clock.number;
      columns.cycle[at] = 0;
      columns.outcome[at] = LEFT_OUT;
      columns.reason[at] = reason;
      columns.target[at] = -1;
      columns.openedAtMs[at] = evaluator.reading.openedAt;
      columns.resolvedAtMs[at] = Number.NaN;
      columns.breachedAtMs[at] = Number.NaN;
      columns.elapsedMs[at] = Number.NaN;
      columns.pausedMs[at] = Number.NaN;
      columns.targetMs[at] = Number.NaN;
    },
    run: (clock, run, figures) => {
      const at = next();
      const outcome = outcomeOf(run, figures);
      const isLeftOut = outcome === LEFT_OUT;
      columns.ticket[at] = position;
      columns.clock[at] = clock.number;
      columns.cycle[at] = run.cycle;
      columns.outcome[at] = outcome;
      columns.reason[at] = reasonOf(run, figures);
      columns.target[at] = run.target;
      columns.openedAtMs[at] = run.start;
      columns.resolvedAtMs[at] = run.end;
      columns.breachedAtMs[at] = breachedAtOf(clock.byDueAt, figures);
      columns.elapsedMs[at] = isLeftOut ? Number.NaN : figures.elapsed;
      columns.pausedMs[at] = isLeftOut ? Number.NaN : figures.paused;
      columns.targetMs[at] = figures.targetMs;
    },
  });
  for (; position < tickets.length; position += 1) evaluateOne(evaluator, tickets[position] as Ticket);
  columns.length = row;
  return columns;
}

const LEFT_OUT = 3;

const OPTIONS: OptionNames<EvaluateTicketColumnsOptions> = { asOf: true, into: true };

/** Refuses what cannot be filled: a copy through JSON has no typed arrays, and a shorter column would lose rows. */
function checkColumns(into: TicketOutcomeColumns): void {
  const length = into?.ticket?.length;
  const fits = Object.entries(createColumns([], 0)).every(([name, empty]) => {
    if (!ArrayBuffer.isView(empty)) return true;
    const column: unknown = into?.[name as keyof TicketOutcomeColumns];
    if (!ArrayBuffer.isView(column) || column instanceof DataView) return false;
    return column.constructor.name === empty.constructor.name && (column as Uint8Array).length === length;
  });
  if (fits) return;
  fail('INVALID_TYPE', 'options.into', 'These are not the columns of an earlier call.', {
    received: typeof into,
    expected: 'what evaluateTicketColumns returned, its arrays of one length',
  });
}

function createColumns(clockIds: readonly string[], length: number): MutableColumns {
  return {
    length,
    clockIds,
    outcomes: OUTCOMES,
    reasons: REASONS,
    ticket: new Uint32Array(length),
    clock: new Uint16Array(length),
    cycle: new Uint32Array(length),
    outcome: new Uint8Array(length),
    reason: new Uint8Array(length),
    target: new Int16Array(length),
    openedAtMs: new Float64Array(length),
    resolvedAtMs: new Float64Array(length),
    breachedAtMs: new Float64Array(length),
    elapsedMs: new Float64Array(length),
    pausedMs: new Float64Array(length),
    targetMs: new Float64Array(length),
  };
}

function grow(columns: MutableColumns, length: number): void {
  const copy = <Column extends Uint8Array | Uint16Array | Uint32Array | Int16Array | Float64Array>(
    from: Column,
    to: Column,
  ): Column => {
    to.set(from);
    return to;
  };
  columns.ticket = copy(columns.ticket, new Uint32Array(length));
  columns.clock = copy(columns.clock, new Uint16Array(length));
  columns.cycle = copy(columns.cycle, new Uint32Array(length));
  columns.outcome = copy(columns.outcome, new Uint8Array(length));
  columns.reason = copy(columns.reason, new Uint8Array(length));
  columns.target = copy(columns.target, new Int16Array(length));
  columns.openedAtMs = copy(columns.openedAtMs, new Float64Array(length));
  columns.resolvedAtMs = copy(columns.resolvedAtMs, new Float64Array(length));
  columns.breachedAtMs = copy(columns.breachedAtMs, new Float64Array(length));
  columns.elapsedMs = copy(columns.elapsedMs, new Float64Array(length));
  columns.pausedMs = copy(columns.pausedMs, new Float64Array(length));
  columns.targetMs = copy(columns.targetMs, new Float64Array(length));
}
