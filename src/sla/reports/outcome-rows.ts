import { type Finding, finding } from '../../core/findings.js';
import { formatInstant, readInstant } from '../../time/instant.js';
import { checkList } from '../check-input.js';
import type { ClockOutcome } from '../outcome.js';
import { countOutcomes } from './attainment.js';
import { isUsableMs } from './measured-duration.js';
import * as messages from './messages.js';

/** Results read from the rows of a host's own table. */
export interface OutcomeRows<Row extends ClockOutcome = ClockOutcome> {
  readonly outcomes: readonly Row[];
  /** Number of rows that are no result at all. */
  readonly unusable: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads results that another system computed, or that went through a data base.
 *
 * A row that does not say of which ticket and clock it is cannot stand anywhere in a report: it is left out and named.
 * Members that are missing or unreadable become `null`, so that a result always has all of them.
 *
 * @param rows - Results as given by the caller.
 * @param path - Where the list stands, for errors.
 * @throws {@link VendorwiseError} `INVALID_TYPE` when it is not a list.
 */
export function readOutcomeRows<Row extends ClockOutcome>(rows: Iterable<Row>, path: string): OutcomeRows<Row> {
  checkList(rows, path);
  const outcomes: Row[] = [];
  const findings: Finding[] = [];
  let position = 0;
  for (const row of rows) {
    const read = readOutcome(row);
    if (read !== null) outcomes.push(read);
    else
      findings.push(finding('INVALID_RESULT', 'medium', messages.resultUnusable(position), { path: `[${position}]` }));
    position += 1;
  }
  return { outcomes, unusable: findings.length, findings };
}

/** One row with all members of a result, the row itself where nothing is amiss; `null` when it is no result. */
export function readOutcome<Row extends ClockOutcome>(row: Row): Row | null {
  const given = row as Partial<Record<keyof ClockOutcome, unknown>> | null | undefined;
  if (typeof given !== 'object' || given === null) return null;
  if (!isName(given.ticketId) || !isName(given.clockId)) return null;
  const cycle = given.cycle ?? 0;
  const group = given.group ?? {};
  if (!isUsableMs(cycle) || typeof group !== 'object' || Array.isArray(group)) return null;
  if (isComplete(given)) return row;
  const { reason, openedAt, resolvedAt, breachedAt, elapsedMs, pausedMs, targetMs } = given;
  return {
    ...row,
    cycle,
    group: isGroup(group) ? group : textsOf(group),
    reason: typeof reason === 'string' ? reason : null,
    openedAt: instantText(openedAt),
    resolvedAt: instantText(resolvedAt),
    breachedAt: instantText(breachedAt),
    elapsedMs: lengthOf(elapsedMs),
    pausedMs: lengthOf(pausedMs),
    targetMs: lengthOf(targetMs),
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isComplete(row: Partial<Record<keyof ClockOutcome, unknown>>): boolean {
  return (
    row.cycle !== undefined &&
    row.cycle !== null &&
    isGroup(row.group) &&
    isTextOrNull(row.reason) &&
    isTextOrNull(row.openedAt) &&
    isTextOrNull(row.resolvedAt) &&
    isTextOrNull(row.breachedAt) &&
    isLengthOrNull(row.elapsedMs) &&
    isLengthOrNull(row.pausedMs) &&
    isLengthOrNull(row.targetMs)
  );
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isLengthOrNull(value: unknown): boolean {
  return value === null || isUsableMs(value);
}

function isGroup(group: unknown): group is Readonly<Record<string, string>> {
  if (typeof group !== 'object' || group === null) return false;
  for (const name of Object.keys(group)) {
    if (typeof (group as Readonly<Record<string, unknown>>)[name] !== 'string') return false;
  }
  return true;
}

/** A priority may be a number in the host's table; a member without a value is as one that is not there. */
function textsOf(group: object): Readonly<Record<string, string>> {
  const scalars = Object.entries(group).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return Object.fromEntries(scalars.map(([name, value]) => [name, String(value)]));
}

/** A text stays as it is: whether it can be read is asked where it is needed. */
function instantText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const ms = readInstant(value);
  return Number.isNaN(ms) ? null : formatInstant(ms);
}

function lengthOf(value: unknown): number | null {
  return isUsableMs(value) ? value : null;
}

const KNOWN: readonly unknown[] = ['met', 'missed', 'pending', 'leftOut', 'excluded'];

/** Results whose kind is not known, e.g. from a host's own table, are left out. */
export function knownOutcomes<Row extends ClockOutcome>(
  given: readonly Row[],
): { readonly outcomes: readonly Row[]; readonly findings: readonly Finding[] } {
  const { unknown } = countOutcomes(given);
  if (unknown === 0) return { outcomes: given, findings: [] };
  const outcomes = given.map((one) =>
    KNOWN.includes(one.outcome)
      ? one
      : { ...one, outcome: 'leftOut' as const, reason: 'UNKNOWN_OUTCOME', elapsedMs: null, pausedMs: null },
  );
  const params = { count: unknown };
  return { outcomes, findings: [finding('UNKNOWN_OUTCOME', 'medium', messages.unknownOutcome(unknown), { params })] };
}
