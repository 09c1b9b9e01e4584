import type { Accumulator } from '../../core/accumulator.js';
import { fail } from '../../core/errors.js';
import { addExact, exactSum, mergeExact } from '../../numeric/exact-sum.js';
import { checkList } from '../check-input.js';
import type { EventCounts, Uptime } from './error-budget.js';

/** JSON-safe state of the tallies: exact partial sums (their total is exact whatever the order) and row counts. */
export interface GoodTotalState {
  readonly kind: 'eventTally' | 'uptimeTally';
  readonly version: 1;
  good: number[];
  total: number[];
  rows: number;
  leftOut: number;
}

/** What an {@link eventTally} says. */
export interface EventTallyOutput extends EventCounts {
  /** Rows that were counted. */
  readonly rows: number;
  /** Rows that were wrong: a count missing, negative or not finite, or more good than total. */
  readonly leftOut: number;
}

/** What an {@link uptimeTally} says. */
export interface UptimeTallyOutput extends Uptime {
  /** Rows that were counted. */
  readonly rows: number;
  /** Rows that were wrong: a time missing, negative or not finite, or more good than total. */
  readonly leftOut: number;
}

/**
 * Sums good and total events over any split of the rows; ask `errorBudget`, `burnRate` or `serviceLevel` of the output.
 *
 * @example
 * ```ts
 * import { errorBudget, eventTally } from 'vendorwise/sla';
 * const monday = eventTally.addInput(eventTally.createAccumulator(), { goodEvents: 990, totalEvents: 1000 });
 * const tuesday = eventTally.addInput(eventTally.createAccumulator(), { goodEvents: 1000, totalEvents: 1000 });
 * const both = eventTally.extractOutput(eventTally.mergeAccumulators([monday, tuesday]));
 * both; // => { goodEvents: 1990, totalEvents: 2000, rows: 2, leftOut: 0 }
 * errorBudget(both, { targetPercent: '99' }).remainingPercent; // => 50
 * ```
 */
export const eventTally: Accumulator<EventCounts, GoodTotalState, EventTallyOutput> = {
  createAccumulator: () => emptyState('eventTally'),
  addInput: (state, input) => added(checked(state, 'eventTally'), input?.goodEvents, input?.totalEvents),
  mergeAccumulators: (states) => merged('eventTally', states),
  extractOutput: (state) => ({
    goodEvents: exactSum(checked(state, 'eventTally').good),
    totalEvents: exactSum(state.total),
    rows: state.rows,
    leftOut: state.leftOut,
  }),
};

/**
 * Sums good and measured time, e.g. the `uptime` of months to that of a year; ask `errorBudget` of the output.
 *
 * @example
 * ```ts
 * import { uptimeTally } from 'vendorwise/sla';
 * const months = [{ goodMs: 2670000000, totalMs: 2678400000 }, { goodMs: 2592000000, totalMs: 2592000000 }];
 * uptimeTally.extractOutput(months.reduce(uptimeTally.addInput, uptimeTally.createAccumulator())); // => { goodMs: 5262000000, totalMs: 5270400000, rows: 2, leftOut: 0 }
 * ```
 */
export const uptimeTally: Accumulator<Uptime, GoodTotalState, UptimeTallyOutput> = {
  createAccumulator: () => emptyState('uptimeTally'),
  addInput: (state, input) => added(checked(state, 'uptimeTally'), input?.goodMs, input?.totalMs),
  mergeAccumulators: (states) => merged('uptimeTally', states),
  extractOutput: (state) => ({
    goodMs: exactSum(checked(state, 'uptimeTally').good),
    totalMs: exactSum(state.total),
    rows: state.rows,
    leftOut: state.leftOut,
  }),
};

function emptyState(kind: GoodTotalState['kind']): GoodTotalState {
  return { kind, version: 1, good: [], total: [], rows: 0, leftOut: 0 };
}

function checked(state: GoodTotalState, kind: GoodTotalState['kind']): GoodTotalState {
  if (state?.kind === kind && state.version === 1) return state;
  return fail('ACCUMULATOR_MISMATCH', '', `This state cannot be used: it is not a ${kind} of version 1.`, {
    received: typeof state?.kind === 'string' ? `${state.kind} of version ${state.version}` : state,
    expected: `${kind} of version 1`,
  });
}

function added(state: GoodTotalState, good: unknown, total: unknown): GoodTotalState {
  if (
    typeof good === 'number' &&
    typeof total === 'number' &&
    good >= 0 &&
    total >= good &&
    total < Number.POSITIVE_INFINITY
  ) {
    addExact(state.good, good);
    addExact(state.total, total);
    state.rows += 1;
  } else {
    state.leftOut += 1;
  }
  return state;
}

function merged(kind: GoodTotalState['kind'], states: Iterable<GoodTotalState>): GoodTotalState {
  checkList(states, 'states');
  const sum = emptyState(kind);
  for (const state of states) {
    checked(state, kind);
    sum.good = mergeExact(sum.good, state.good);
    sum.total = mergeExact(sum.total, state.total);
    sum.rows += state.rows;
    sum.leftOut += state.leftOut;
  }
  return sum;
}
