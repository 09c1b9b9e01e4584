import { type Accumulator, checkState } from '../../core/accumulator.js';
import { fractionToDecimalText } from '../../exact/fraction.js';
import { checkList } from '../check-input.js';
import type { ClockOutcome, Outcome } from '../outcome.js';
import type { FullCounts } from './attainment-result.js';
import { closedTimeOfOutcome } from './closed-time.js';
import { addMs, type ExactMs, exactMsOf, meanMs, mergeMs, msToNumber, zeroMs } from './exact-ms.js';
import { isUsableMs } from './measured-duration.js';
import { readOutcome } from './outcome-rows.js';
import { keepSmallest } from './smallest-ids.js';

const KIND = 'outcomeTally';
const VERSION = 1;

interface TallyCell {
  readonly clockId: string;
  readonly group: Readonly<Record<string, string>>;
  met: number;
  missed: number;
  pending: number;
  excluded: number;
  leftOut: number;
  /** Closed results with a usable time. */
  closed: number;
  elapsed: ExactMs;
  paused: ExactMs;
}

interface TallyReasonCell {
  readonly outcome: 'missed' | 'excluded' | 'leftOut';
  readonly reason: string | null;
  count: number;
  ids: string[];
}

/** The state of {@link outcomeTally}: plain JSON; keep it, send it, merge it, but read only the output. */
export interface OutcomeTallyState {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  readonly cells: Record<string, TallyCell>;
  readonly reasons: Record<string, TallyReasonCell>;
}

/** Counts and times of some results; the counts are whole numbers. */
export interface TallyFigures extends FullCounts {
  /** Number of results of every kind. */
  readonly count: number;
  /** Number of closed results with a usable time: what the times are of. */
  readonly closed: number;
  /** Elapsed time of the closed results, milliseconds: the double nearest to the exact sum. */
  readonly elapsedTotalMs: number;
  /** The same sum with every digit. */
  readonly elapsedTotalText: string;
  /** Mean elapsed time of the closed results, milliseconds; `null` when there are none. */
  readonly elapsedMeanMs: number | null;
  /** Paused time of the closed results, milliseconds: the double nearest to the exact sum. */
  readonly pausedTotalMs: number;
}

/** The figures of one clock and group. */
export interface TallyLine extends TallyFigures {
  /** Empty for rows that do not name their ticket and clock: they are left out, with the reason `INVALID_RESULT`. */
  readonly clockId: string;
  readonly group: Readonly<Record<string, string>>;
}

/** How many results are not simply met, and why. */
export interface TallyReason {
  readonly outcome: 'missed' | 'excluded' | 'leftOut';
  /** Code of the finding or relief; `null` for misses. */
  readonly reason: string | null;
  /** Number of results. */
  readonly count: number;
  /** The smallest ten distinct ticket ids, in order. */
  readonly ticketIds: readonly string[];
}

/** The output of {@link outcomeTally}; hand it, or one of its lines, to `attainment`. */
export interface OutcomeTally extends TallyFigures {
  /** One line for each clock and group, in order. */
  readonly lines: readonly TallyLine[];
  readonly reasons: readonly TallyReason[];
}

/**
 * Counts results of clocks on any number of machines; goals are asked of the output.
 *
 * Merging any split of the results in any order gives the same output bit for bit: counts are whole numbers and times
 * are summed exactly. It counts what it is given and does not look for duplicates. Its size grows with the number of
 * clocks, groups and reasons, not with the number of results.
 *
 * Methods: `createAccumulator`, `addInput`, `mergeAccumulators` (throws `ACCUMULATOR_MISMATCH` for the state of another
 * accumulator or version), `extractOutput`.
 *
 * @example
 * ```ts
 * import { outcomeTally } from 'vendorwise/accumulators';
 * import { attainment } from 'vendorwise/sla';
 * const result = (ticketId: string, elapsedMs: number) => ({
 *   ticketId, clockId: 'resolution', cycle: 0, group: { priority: 'P1' }, openedAt: '2026-10-05T08:00:00.000Z',
 *   resolvedAt: '2026-10-05T10:00:00.000Z', breachedAt: null, outcome: elapsedMs > 3600000 ? ('missed' as const) : ('met' as const),
 *   reason: null, elapsedMs, pausedMs: 0, targetMs: 3600000,
 * });
 * const first = outcomeTally.addInput(outcomeTally.createAccumulator(), result('A', 1800000));
 * const second = outcomeTally.addInput(outcomeTally.createAccumulator(), result('B', 7200000));
 * const tally = outcomeTally.extractOutput(outcomeTally.mergeAccumulators([first, second]));
 * attainment(tally, { goalPercent: '95' }).attainmentPercent; // => 50
 * tally.reasons; // => [{ outcome: 'missed', reason: null, count: 1, ticketIds: ['B'] }]
 * ```
 */
export const outcomeTally: Accumulator<ClockOutcome, OutcomeTallyState, OutcomeTally> = {
  createAccumulator,
  addInput,
  mergeAccumulators,
  extractOutput,
};

function createAccumulator(): OutcomeTallyState {
  return { kind: KIND, version: VERSION, cells: {}, reasons: {} };
}

/** Stands for a row that does not say of which ticket and clock it is: it is counted, but has no line of its own clock. */
const UNUSABLE: ClockOutcome = {
  ticketId: '',
  clockId: '',
  cycle: 0,
  group: {},
  openedAt: null,
  resolvedAt: null,
  breachedAt: null,
  outcome: 'leftOut',
  reason: 'INVALID_RESULT',
  elapsedMs: null,
  pausedMs: null,
  targetMs: null,
};

function addInput(state: OutcomeTallyState, row: ClockOutcome): OutcomeTallyState {
  checkState(state, KIND, VERSION);
  const input = readOutcome(row) ?? UNUSABLE;
  const cell = cellOf(state, input.clockId, input.group);
  countInto(cell, state, input);
  const time = closedTimeOfOutcome(input);
  if (time !== null && !Number.isNaN(time)) {
    cell.closed += 1;
    addMs(cell.elapsed, time);
    if (isUsableMs(input.pausedMs)) addMs(cell.paused, input.pausedMs);
  }
  return state;
}

function countInto(cell: TallyCell, state: OutcomeTallyState, input: ClockOutcome): void {
  const { outcome } = input;
  if (outcome === 'met') cell.met += 1;
  else if (outcome === 'pending') cell.pending += 1;
  else if (outcome === 'missed') {
    cell.missed += 1;
    remember(state, 'missed', null, input.ticketId);
  } else if (outcome === 'excluded') {
    cell.excluded += 1;
    remember(state, 'excluded', input.reason, input.ticketId);
  } else {
    cell.leftOut += 1;
    remember(state, 'leftOut', isLeftOut(outcome) ? input.reason : 'UNKNOWN_OUTCOME', input.ticketId);
  }
}

function isLeftOut(outcome: Outcome): boolean {
  return outcome === 'leftOut';
}

function remember(
  state: OutcomeTallyState,
  outcome: TallyReason['outcome'],
  reason: string | null,
  ticketId: string,
): void {
  const key = reason === null ? outcome : `${outcome}:${reason}`;
  let kept = state.reasons[key];
  if (kept === undefined) {
    kept = { outcome, reason, count: 0, ids: [] };
    state.reasons[key] = kept;
  }
  kept.count += 1;
  if (ticketId !== '') keepSmallest(kept.ids, ticketId);
}

function emptyCell(clockId: string, group: Readonly<Record<string, string>>): TallyCell {
  const zero = { met: 0, missed: 0, pending: 0, excluded: 0, leftOut: 0, closed: 0 };
  const sorted = Object.fromEntries(Object.entries(group).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { clockId, group: sorted, ...zero, elapsed: zeroMs(), paused: zeroMs() };
}

const INDEX: unique symbol = /* @__PURE__ */ Symbol('index of the cells');

/** The way to a cell: clock, then name and value of each member of the group. */
interface IndexNode {
  cell: TallyCell | null;
  readonly next: Map<string, Map<string, IndexNode>>;
}

/**
 * Writing a cell's key costs more than all the counting, so the way to a cell is remembered beside the state, out of
 * sight of JSON; a state that comes from JSON builds it anew.
 */
function cellOf(state: OutcomeTallyState, clockId: string, group: Readonly<Record<string, string>>): TallyCell {
  const indexed = state as OutcomeTallyState & { [INDEX]?: Map<string, IndexNode> };
  if (indexed[INDEX] === undefined) Object.defineProperty(state, INDEX, { value: new Map() });
  const clocks = indexed[INDEX] as Map<string, IndexNode>;
  let node = clocks.get(clockId);
  if (node === undefined) {
    node = { cell: null, next: new Map() };
    clocks.set(clockId, node);
  }
  const names = Object.keys(group);
  if (names.length > 1) names.sort();
  for (const name of names) node = nextNode(node, name, group[name] as string);
  if (node.cell === null) {
    const key = cellKey(clockId, group);
    node.cell = state.cells[key] ?? emptyCell(clockId, group);
    state.cells[key] = node.cell;
  }
  return node.cell;
}

function nextNode(node: IndexNode, name: string, value: string): IndexNode {
  let values = node.next.get(name);
  if (values === undefined) {
    values = new Map();
    node.next.set(name, values);
  }
  let next = values.get(value);
  if (next === undefined) {
    next = { cell: null, next: new Map() };
    values.set(value, next);
  }
  return next;
}

/** Lengths keep different names from running together; sorted names make the order of a group's keys irrelevant. */
function cellKey(clockId: string, group: Readonly<Record<string, string>>): string {
  let key = `${clockId.length}:${clockId}`;
  const names = Object.keys(group);
  if (names.length > 1) names.sort();
  for (const name of names) {
    const value = group[name] as string;
    key += `,${name.length}:${name}=${value.length}:${value}`;
  }
  return key;
}

function mergeAccumulators(states: Iterable<OutcomeTallyState>): OutcomeTallyState {
  checkList(states, 'states');
  const cells = new Map<string, TallyCell>();
  const reasons = new Map<string, TallyReasonCell>();
  for (const state of states) {
    checkState(state, KIND, VERSION);
    for (const [key, cell] of Object.entries(state.cells)) {
      const merged = cells.get(key) ?? emptyCell(cell.clockId, cell.group);
      mergeCell(merged, cell);
      cells.set(key, merged);
    }
    for (const [key, { outcome, reason, count, ids }] of Object.entries(state.reasons)) {
      const merged = reasons.get(key) ?? { outcome, reason, count: 0, ids: [] };
      merged.count += count;
      for (const id of ids) keepSmallest(merged.ids, id);
      reasons.set(key, merged);
    }
  }
  return { kind: KIND, version: VERSION, cells: sortedRecord(cells), reasons: sortedRecord(reasons) };
}

function mergeCell(into: TallyCell, from: TallyCell): void {
  into.met += from.met;
  into.missed += from.missed;
  into.pending += from.pending;
  into.excluded += from.excluded;
  into.leftOut += from.leftOut;
  into.closed += from.closed;
  mergeMs(into.elapsed, from.elapsed);
  mergeMs(into.paused, from.paused);
}

function sortedRecord<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function extractOutput(state: OutcomeTallyState): OutcomeTally {
  const { cells, reasons } = mergeAccumulators([state]);
  const total = emptyCell('', {});
  for (const cell of Object.values(cells)) mergeCell(total, cell);
  return {
    ...figuresOf(total),
    lines: Object.values(cells).map((cell) => ({ clockId: cell.clockId, group: cell.group, ...figuresOf(cell) })),
    reasons: Object.values(reasons).map(({ outcome, reason, count, ids }) => ({
      outcome,
      reason,
      count,
      ticketIds: ids,
    })),
  };
}

function figuresOf(cell: TallyCell): TallyFigures {
  const { met, missed, pending, excluded, leftOut, closed, elapsed, paused } = cell;
  return {
    met,
    missed,
    pending,
    excluded,
    leftOut,
    count: met + missed + pending + excluded + leftOut,
    closed,
    elapsedTotalMs: msToNumber(elapsed),
    elapsedTotalText: fractionToDecimalText(exactMsOf(elapsed), 52),
    elapsedMeanMs: meanMs(elapsed, closed),
    pausedTotalMs: msToNumber(paused),
  };
}
