import { type Finding, finding } from '../../core/findings.js';
import type { JsonRecord, JsonValue } from '../../core/json.js';
import type { GoalRules } from './goal-rules.js';
import type { Judged } from './judge.js';
import * as messages from './messages.js';

type SampleCode = 'SMALL_SAMPLE' | 'SMALL_SAMPLE_CLAUSE_APPLIED' | 'BELOW_MINIMUM_SAMPLE';

/** What a small number of tickets means for one verdict. */
interface SampleNote {
  readonly code: SampleCode;
  readonly measured: number;
  readonly message: string;
  readonly params: JsonRecord;
}

function sampleNote(judged: Judged, { minimumSample, smallSample }: GoalRules): SampleNote | null {
  const { measured, goalPercent, allowedMisses, sampleForOneMiss, verdictBy } = judged;
  if (measured === 0 || goalPercent === null) return null;
  if (verdictBy === 'minimumSample' && minimumSample !== null) {
    const message = messages.belowMinimumSample(measured, minimumSample);
    return { code: 'BELOW_MINIMUM_SAMPLE', measured, message, params: { measured, minimumSample } };
  }
  if (verdictBy === 'smallSampleClause' && smallSample !== null) {
    const { below, allowMisses } = smallSample;
    const message = messages.smallSampleClauseApplied(measured, below, allowMisses);
    return { code: 'SMALL_SAMPLE_CLAUSE_APPLIED', measured, message, params: { measured, below, allowMisses } };
  }
  if (allowedMisses !== 0 || sampleForOneMiss === null) return null;
  const message = messages.smallSample(measured, goalPercent, sampleForOneMiss);
  return { code: 'SMALL_SAMPLE', measured, message, params: { measured, goalPercent, sampleForOneMiss } };
}

/** The finding about a single verdict. */
export function sampleFindings(judged: Judged, rules: GoalRules): Finding[] {
  const note = sampleNote(judged, rules);
  return note === null ? [] : [finding(note.code, 'info', note.message, { params: note.params })];
}

/** A row of a report as its findings name it. */
export interface NamedRow {
  readonly period: string | null;
  readonly clockId: string;
  readonly group: Readonly<Record<string, string | null>>;
}

/**
 * The findings about the rows of a report: one for each kind, however many rows there are. It speaks of the row with
 * the most tickets, because what holds for that one holds for the smaller ones too; its evidence names them all.
 */
export function sampleFindingsOfRows(
  rows: readonly NamedRow[],
  judged: readonly Judged[],
  rules: readonly GoalRules[],
): Finding[] {
  const byCode = new Map<SampleCode, { largest: SampleNote; positions: number[]; evidence: JsonValue[] }>();
  judged.forEach((one, position) => {
    const note = sampleNote(one, rules[position] as GoalRules);
    if (note === null) return;
    const { period, clockId, group } = rows[position] as NamedRow;
    const found = byCode.get(note.code) ?? { largest: note, positions: [], evidence: [] };
    if (note.measured > found.largest.measured) found.largest = note;
    found.positions.push(position);
    found.evidence.push({ period, clockId, group: { ...group }, measured: note.measured });
    byCode.set(note.code, found);
  });
  return [...byCode.values()].map(({ largest, positions, evidence }) =>
    finding(largest.code, 'info', messageFor(largest, positions.length), {
      params: { ...largest.params, rows: positions.length },
      path: positions.length === 1 ? `rows[${positions[0]}]` : null,
      evidence,
    }),
  );
}

function messageFor({ code, message }: SampleNote, rows: number): string {
  if (rows === 1 || code === 'SMALL_SAMPLE') return message;
  return code === 'BELOW_MINIMUM_SAMPLE' ? messages.rowsBelowMinimum(rows) : messages.rowsByClause(rows);
}
