import { type Finding, finding } from '../../core/findings.js';
import type { Period } from '../../time/period.js';
import type { ClockOutcome, Outcome } from '../outcome.js';
import type { FullCounts } from './attainment-result.js';
import { rowSentence } from './attainment-sentence.js';
import type { GoalRules } from './goal-rules.js';
import { type Judged, judge } from './judge.js';
import * as messages from './messages.js';
import { countedAt } from './report-period.js';
import { compareCells, keyOfGroup } from './row-order.js';
import { sampleFindingsOfRows } from './sample-findings.js';
import type { CountBy, RawFigures, ReportedOutcome, SlaReportRow } from './sla-report.js';

/** What a clock is held against in a period. */
export interface RowRule extends GoalRules {
  /** What a person calls the clock. */
  readonly clockName: string;
  /** Names of the group members to report by; `null`: all that the results carry. */
  readonly groupBy: readonly string[] | null;
}

/** What {@link reportRows} needs to know. */
export interface RowSetup {
  readonly asOf: number;
  readonly countBy: CountBy;
  readonly periodAt: (epochMs: number) => Period;
  readonly ruleOf: (clockId: string, period: Period | null) => RowRule;
  /** Clocks in the order of the policy; others follow by name. */
  readonly clockOrder: readonly string[];
  /** Whether rows show raw figures. */
  readonly withRaw: boolean;
}

/** A row in the making. */
export interface RowCell {
  readonly period: Period | null;
  readonly clockId: string;
  readonly group: Readonly<Record<string, string | null>>;
  readonly rule: RowRule;
  readonly counts: Record<Outcome, number>;
  readonly raw: Record<Outcome, number>;
  readonly missed: Set<string>;
}

/** The rows of a report, their periods, and what small numbers mean. */
export interface ReportRows {
  readonly rows: readonly SlaReportRow[];
  /** The results with their periods. */
  readonly outcomes: readonly ReportedOutcome[];
  readonly periods: readonly Period[];
  readonly findings: readonly Finding[];
}

/**
 * Counts results by period, clock and group, and judges every row.
 *
 * @param outcomes - After relief.
 * @param rawOutcomes - Their kinds before relief, in the same order.
 */
export function reportRows(
  outcomes: readonly ClockOutcome[],
  rawOutcomes: readonly Outcome[],
  setup: RowSetup,
): ReportRows {
  const filled = fillCells(outcomes, rawOutcomes, setup);
  const cells = filled.cells.sort(compareCells(setup.clockOrder));
  const judged = cells.map((cell) => judge(cell.counts, cell.rule));
  const rows = cells.map((cell, position) => rowOf(cell, judged[position] as Judged, setup));
  const periods = [...new Set(cells.flatMap(({ period }) => (period === null ? [] : [period])))];
  const rules = cells.map(({ rule }) => rule);
  const findings = [...sampleFindingsOfRows(rows, judged, rules), ...movedMisses(filled.outcomes, setup)];
  const undated = cells.reduce((sum, cell) => sum + (cell.period === null ? total(cell.counts) : 0), 0);
  if (undated > 0)
    findings.push(finding('NO_PERIOD', 'low', messages.noPeriod(undated), { params: { count: undated } }));
  return { rows, outcomes: filled.outcomes, periods, findings };
}

function fillCells(
  outcomes: readonly ClockOutcome[],
  rawOutcomes: readonly Outcome[],
  setup: RowSetup,
): { readonly cells: RowCell[]; readonly outcomes: readonly ReportedOutcome[] } {
  const byClock = new Map<string, Map<Period | null, { rule: RowRule; cells: Map<string, RowCell> }>>();
  const all: RowCell[] = [];
  const counted = outcomes.map((one, position): ReportedOutcome => {
    const kind = rawOutcomes[position] ?? one.outcome;
    const at = countedAt(one, kind, setup.countBy, setup.asOf);
    const period = Number.isNaN(at) ? null : setup.periodAt(at);
    const byPeriod = inMap(byClock, one.clockId, () => new Map());
    const { rule, cells } = inMap(byPeriod, period, () => ({
      rule: setup.ruleOf(one.clockId, period),
      cells: new Map(),
    }));
    const names = rule.groupBy ?? Object.keys(one.group);
    const cell = inMap(cells, keyOfGroup(names, one.group), () => {
      const group = Object.fromEntries([...names].sort().map((name) => [name, one.group[name] ?? null]));
      const counts = { counts: noCounts(), raw: noCounts() };
      const made: RowCell = { period, clockId: one.clockId, group, rule, ...counts, missed: new Set() };
      all.push(made);
      return made;
    });
    cell.counts[one.outcome] += 1;
    cell.raw[kind] += 1;
    if (one.outcome === 'missed') cell.missed.add(one.ticketId);
    return { ...one, period: period === null ? null : period.label };
  });
  return { cells: all, outcomes: counted };
}

function inMap<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function noCounts(): Record<Outcome, number> {
  return { met: 0, missed: 0, pending: 0, excluded: 0, leftOut: 0 };
}

function total(counts: FullCounts): number {
  return counts.met + counts.missed + counts.pending + counts.excluded + counts.leftOut;
}

function rowOf(cell: RowCell, judged: Judged, setup: RowSetup): SlaReportRow {
  const { sampleForOneMiss: _, ...figures } = judged;
  const { clockId, group, rule } = cell;
  const period = cell.period === null ? null : cell.period.label;
  return {
    period,
    clockId,
    group,
    ...figures,
    missedTicketIds: [...cell.missed].sort(),
    raw: setup.withRaw ? rawFigures(cell) : null,
    message: rowSentence({ period, clockId, group }, rule.clockName, judged, rule),
  };
}

function rawFigures(cell: RowCell): RawFigures {
  const { goalPercent: _, sampleForOneMiss: __, ...figures } = judge(cell.raw, cell.rule);
  return figures;
}

/** Misses that stand in a later period than the one in which an earlier report showed them. */
function movedMisses(outcomes: readonly ReportedOutcome[], { countBy, periodAt, asOf }: RowSetup): Finding[] {
  if (countBy !== 'resolved') return [];
  const moves = new Map<string, { clockId: string; from: Period; to: string; ids: Set<string> }>();
  for (const one of outcomes) {
    if (one.outcome !== 'missed' || one.period === null) continue;
    const at = countedAt(one, 'missed', 'breached', asOf);
    const from = Number.isNaN(at) ? null : periodAt(at);
    if (from === null || from.label === one.period || at >= countedAt(one, 'missed', 'resolved', asOf)) continue;
    const { clockId, period: to } = one;
    const key = JSON.stringify([clockId, from.label, to]);
    inMap(moves, key, () => ({ clockId, from, to, ids: new Set<string>() })).ids.add(one.ticketId);
  }
  const inOrder = [...moves.values()].sort((a, b) => a.from.start - b.from.start);
  return inOrder.map(({ clockId, from: { label: from }, to, ids }) => {
    const evidence = [...ids].sort();
    const details = { subject: clockId, params: { clockId, from, to, count: evidence.length }, evidence };
    return finding('BREACHED_IN_EARLIER_PERIOD', 'low', messages.breachedEarlier(clockId, evidence, from, to), details);
  });
}
