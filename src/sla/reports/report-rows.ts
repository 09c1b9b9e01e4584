import { type Finding, finding } from '../../core/findings.js';
import type { Fraction } from '../../exact/fraction.js';
import type { Period } from '../../time/period.js';
import type { ClockOutcome, Outcome } from '../outcome.js';
import { type FullCounts, type Judged, judge, type SmallSampleClause, sampleFindings } from './attainment.js';
import * as messages from './messages.js';
import { countedAt } from './report-period.js';
import { compareCells, keyOfGroup } from './row-order.js';
import type { CountBy, RawFigures, SlaReportRow } from './sla-report.js';

/** What a clock is held against in a period. */
export interface RowRule {
  readonly goal: Fraction | null;
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
  readonly minimumSample: number | null;
  readonly smallSample: SmallSampleClause | null;
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
}

/** The rows of a report, their periods, and what small numbers mean. */
export interface ReportRows {
  readonly rows: readonly SlaReportRow[];
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
  const cells = fillCells(outcomes, rawOutcomes, setup).sort(compareCells(setup.clockOrder));
  const judged = cells.map((cell) => judge(cell.counts, cell.rule.goal, setup.minimumSample, setup.smallSample));
  const rows = cells.map((cell, position) => rowOf(cell, judged[position] as Judged, setup));
  const periods = [...new Set(cells.flatMap(({ period }) => (period === null ? [] : [period])))];
  const findings = smallRowFindings(rows, judged, setup);
  const undated = cells.reduce((sum, cell) => sum + (cell.period === null ? total(cell.counts) : 0), 0);
  if (undated > 0)
    findings.push(finding('NO_PERIOD', 'low', messages.noPeriod(undated), { params: { count: undated } }));
  return { rows, periods, findings };
}

function fillCells(outcomes: readonly ClockOutcome[], rawOutcomes: readonly Outcome[], setup: RowSetup): RowCell[] {
  const byClock = new Map<string, Map<Period | null, { rule: RowRule; cells: Map<string, RowCell> }>>();
  const all: RowCell[] = [];
  outcomes.forEach((one, position) => {
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
      const made = { period, clockId: one.clockId, group, rule, counts: noCounts(), raw: noCounts() };
      all.push(made);
      return made;
    });
    cell.counts[one.outcome] += 1;
    cell.raw[kind] += 1;
  });
  return all;
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
  return {
    period: cell.period === null ? null : cell.period.label,
    clockId: cell.clockId,
    group: cell.group,
    ...figures,
    raw: setup.withRaw ? rawFigures(cell, setup) : null,
  };
}

function rawFigures(cell: RowCell, setup: RowSetup): RawFigures {
  const raw = judge(cell.raw, cell.rule.goal, setup.minimumSample, setup.smallSample);
  const { met, missed, pending, excluded, attainmentPercent, attainmentText } = raw;
  const { interval95Percent, goalMet, allowedMisses, missesOverLimit } = raw;
  const share = { attainmentPercent, attainmentText, interval95Percent };
  return { met, missed, pending, excluded, ...share, goalMet, allowedMisses, missesOverLimit };
}

/** Rows with the same numbers share a finding; its evidence names them. */
function smallRowFindings(rows: readonly SlaReportRow[], judged: readonly Judged[], setup: RowSetup): Finding[] {
  const byMessage = new Map<string, { found: Finding; positions: number[] }>();
  judged.forEach((one, position) => {
    for (const found of sampleFindings(one, setup.minimumSample, setup.smallSample)) {
      inMap(byMessage, found.message, () => ({ found, positions: [] })).positions.push(position);
    }
  });
  return [...byMessage.values()].map(({ found, positions }) => ({
    ...found,
    path: positions.length === 1 ? `rows[${positions[0]}]` : null,
    evidence: positions.map((position) => {
      const { period, clockId, group } = rows[position] as SlaReportRow;
      return { period, clockId, group };
    }),
  }));
}
