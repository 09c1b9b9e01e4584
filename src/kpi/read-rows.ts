import { describeReceived } from '../core/errors.js';
import type { Finding } from '../core/findings.js';
import type { JsonValue } from '../core/json.js';
import { type ExactInput, tryFraction } from '../exact/fraction.js';
import type { KpiIndex } from './define-kpi.js';
import type { KpiAggregation } from './definition.js';
import { type LeftOutReason, type LeftOutRows, leftOutFinding } from './messages.js';
import { isGiven, TIME_FIELDS } from './row-time.js';
import { figuresOf, type RowFigures } from './tally.js';

/**
 * A row of data: a time, and the fields that the aggregation of the KPI names. Functions take any objects, since rows
 * come from tables and from reports of other rooms; this says what they look for.
 */
export interface KpiRow {
  /** An instant: ISO 8601 with offset, epoch milliseconds, or a `Date`. */
  readonly at?: unknown;
  /** A civil date, `YYYY-MM-DD`. */
  readonly date?: unknown;
  /** A period label such as `2026-10`, `2026-W41`, `2026-Q4`, `2026`; it may be shorter than the periods asked for. */
  readonly period?: unknown;
  readonly [field: string]: unknown;
}

const NAMED = 100;

/** Collects rows that are left out, by reason. */
export interface LeftOut {
  count: number;
  readonly byReason: Map<LeftOutReason, { count: number; rows: { row: number; field: string; received: JsonValue }[] }>;
}

export function newLeftOut(): LeftOut {
  return { count: 0, byReason: new Map() };
}

export function leaveOut(leftOut: LeftOut, reason: LeftOutReason, row: number, field: string, received: unknown): void {
  const found = leftOut.byReason.get(reason) ?? { count: 0, rows: [] };
  leftOut.byReason.set(reason, found);
  leftOut.count++;
  found.count++;
  if (found.rows.length < NAMED) found.rows.push({ row, field, received: describeReceived(received) });
}

/** One finding for each reason, in the order in which the reasons turned up. */
export function leftOutFindings(kpiId: string | null, leftOut: LeftOut): Finding[] {
  return [...leftOut.byReason].map(([reason, rows]) => leftOutFinding(kpiId, reason, rows satisfies LeftOutRows));
}

/** Reads the figures of a row, or leaves it out. */
export function readFigures(index: KpiIndex, row: unknown, position: number, leftOut: LeftOut): RowFigures | null {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    leaveOut(leftOut, 'NOT_A_RECORD', position, '', row);
    return null;
  }
  const figures = figuresOf(index.definition.aggregation, row as Readonly<Record<string, unknown>>);
  if (!('field' in figures)) return figures;
  const ready = readyFigureOf(index.definition.aggregation, row as Readonly<Record<string, unknown>>);
  if (ready !== null) leaveOut(leftOut, 'RATIO_WITHOUT_PARTS', position, figures.field, ready);
  else leaveOut(leftOut, 'INVALID_FIGURE', position, figures.field, figures.received);
  return null;
}

/** The figure of a row that has neither part of a ratio but some number: a percentage or an average, most likely. */
function readyFigureOf(aggregation: KpiAggregation, row: Readonly<Record<string, unknown>>): ExactInput | null {
  if (aggregation.kind !== 'ratio') return null;
  const { numerator = 'numerator', denominator = 'denominator' } = aggregation;
  if (isGiven(row[numerator]) || isGiven(row[denominator])) return null;
  const found = Object.entries(row).find(
    ([name, value]) => !(TIME_FIELDS as readonly string[]).includes(name) && isFigure(value),
  );
  return found === undefined ? null : (found[1] as ExactInput);
}

const isFigure = (value: unknown): boolean =>
  typeof value === 'string' ? tryFraction(value.replace(/%$/, '').trim()) !== null : typeof value === 'number';
