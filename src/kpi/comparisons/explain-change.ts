import { textIssues } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { fraction, fractionToNumber } from '../../exact/fraction.js';
import { type GroupShift, mixAndRate, type RateParts } from '../../statistics/rates/mix-and-rate.js';
import { requireRows } from '../arguments.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { RowCounts } from '../kpi-series.js';
import { leftOutFindings, newLeftOut, readFigures } from '../read-rows.js';
import { addToTally, newTally, resultOf, type Tally } from '../tally.js';
import { changeText, figureText } from '../target.js';
import { CHANGE_MESSAGES, simpsonFinding, withoutGroupFinding } from './messages.js';

/** Why a ratio KPI changed. */
export interface ChangeExplanation {
  readonly kpiId: string;
  readonly by: string;
  /** In the unit of the KPI; `null` without data. */
  readonly before: number | null;
  readonly after: number | null;
  /** After minus before; the two effects sum to it. */
  readonly change: number | null;
  /** Part of the change because the groups themselves changed. */
  readonly rateEffect: number | null;
  /** Part of the change because work moved between the groups. */
  readonly mixEffect: number | null;
  /** Whether the whole moved one way and every single group the other way. */
  readonly simpsonReversal: boolean;
  /** Largest part first; figures in the unit of the KPI. */
  readonly groups: readonly GroupShift[];
  readonly message: string;
  readonly rows: { readonly before: RowCounts; readonly after: RowCounts };
  readonly findings: readonly Finding[];
}

/** What rows without a group are called. */
const NO_GROUP = 'not given';

/**
 * Says why a ratio KPI changed between two sets of rows: because the groups changed, or because work moved between them.
 *
 * A vendor can get worse in every priority and still show a better total, because it was sent easier work; the split with
 * midpoint weights (Kitagawa 1955) leaves nothing over, and such a reversal (Simpson 1951) is a finding.
 *
 * @param kpi - A KPI whose aggregation is `ratio`.
 * @param before - Rows with the fields of the aggregation and the group.
 * @param after - Rows of the later time.
 * @param by - Field of the rows that names the group, e.g. `site` or `priority`.
 * @returns Both effects, group by group, and a sentence.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `OUT_OF_RANGE`, `NOT_A_RATIO`.
 * @example
 * ```ts
 * import { defineKpi, explainChange } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'sla', name: 'Within SLA', unit: 'percent', direction: 'higher', aggregation: { kind: 'ratio' } });
 * const before = [{ priority: 'easy', numerator: 81, denominator: 87 }, { priority: 'hard', numerator: 192, denominator: 263 }];
 * const after = [{ priority: 'easy', numerator: 234, denominator: 270 }, { priority: 'hard', numerator: 55, denominator: 80 }];
 * explainChange(kpi, before, after, 'priority').message; // => 'Within SLA rose from 78.0 % to 82.6 %, although it fell in every single group: only the mix of the work changed, in its favour.'
 * ```
 */
export function explainChange(
  kpi: Kpi,
  before: Iterable<object>,
  after: Iterable<object>,
  by: string,
): ChangeExplanation {
  const index = kpiIndexOf(kpi);
  const { id, name, aggregation } = index.definition;
  throwIssues(textIssues(by, 'by', 'the name of a field'));
  if (aggregation.kind !== 'ratio') {
    fail('NOT_A_RATIO', 'kpi.definition.aggregation.kind', 'Only a ratio can be split into mix and rate.', {
      received: aggregation.kind,
      expected: 'ratio',
    });
  }
  const sides = { before: foldGroups(index, before, by, 'before'), after: foldGroups(index, after, by, 'after') };
  const names = [...new Set([...sides.before.groups.keys(), ...sides.after.groups.keys()])].sort();
  const split = mixAndRate(
    names.map((group) => ({
      group,
      before: partsOf(index, sides.before.groups.get(group)),
      after: partsOf(index, sides.after.groups.get(group)),
    })),
  );
  const scale = fractionToNumber(index.scale);
  const inUnit = (value: number | null): number | null => (value === null ? null : scale * value);
  const message = messageOf(index, name, split, scale);
  return {
    kpiId: id,
    by,
    before: inUnit(split.before),
    after: inUnit(split.after),
    change: inUnit(split.totalChange),
    rateEffect: inUnit(split.rateEffect),
    mixEffect: inUnit(split.mixEffect),
    simpsonReversal: split.simpsonReversal,
    groups: split.groups.map((one) => shiftInUnit(one, inUnit)).sort(byEffect),
    message,
    rows: { before: sides.before.rows, after: sides.after.rows },
    findings: [
      ...sides.before.findings,
      ...sides.after.findings,
      ...withoutGroupFinding(id, by, sides.before.ungrouped + sides.after.ungrouped),
      ...(split.simpsonReversal ? [simpsonFinding(id, message, names)] : []),
    ],
  };
}

interface FoldedGroups {
  readonly groups: ReadonlyMap<string, Tally>;
  readonly rows: RowCounts;
  /** Used rows that name no group. */
  readonly ungrouped: number;
  readonly findings: readonly Finding[];
}

function foldGroups(index: KpiIndex, rows: Iterable<object>, by: string, side: 'before' | 'after'): FoldedGroups {
  requireRows(rows, side);
  const groups = new Map<string, Tally>();
  const leftOut = newLeftOut();
  let total = 0;
  let ungrouped = 0;
  for (const row of rows) {
    const position = total++;
    const figures = readFigures(index, row, position, leftOut);
    if (figures === null) continue;
    const given = Object.hasOwn(row, by) ? (row as Readonly<Record<string, unknown>>)[by] : undefined;
    const group = given === undefined || given === null || given === '' ? NO_GROUP : String(given);
    if (group === NO_GROUP) ungrouped++;
    const tally = groups.get(group) ?? newTally();
    groups.set(group, tally);
    addToTally(tally, 'ratio', figures, position);
  }
  return {
    groups,
    rows: { total, used: total - leftOut.count, leftOut: leftOut.count, outside: 0 },
    ungrouped,
    findings: leftOutFindings(index.definition.id, leftOut).map((one) => ({
      ...one,
      path: one.path?.replace('rows', side) ?? null,
    })),
  };
}

/** A denominator of 0 has no rate, whatever stands above it. */
function partsOf(index: KpiIndex, tally: Tally | undefined): RateParts {
  if (tally === undefined) return { numerator: 0, denominator: 0 };
  const { numerator, denominator } = resultOf(index, tally);
  if (numerator === null || denominator === null || denominator.compare(0) <= 0)
    return { numerator: 0, denominator: 0 };
  return { numerator: fractionToNumber(numerator), denominator: fractionToNumber(denominator) };
}

function shiftInUnit(shift: GroupShift, inUnit: (value: number | null) => number | null): GroupShift {
  return {
    ...shift,
    before: inUnit(shift.before),
    after: inUnit(shift.after),
    change: inUnit(shift.change),
    rateEffect: inUnit(shift.rateEffect) ?? 0,
    mixEffect: inUnit(shift.mixEffect) ?? 0,
  };
}

function byEffect(a: GroupShift, b: GroupShift): number {
  const size = (one: GroupShift): number => Math.abs(one.rateEffect + one.mixEffect);
  return size(b) - size(a);
}

function messageOf(
  index: KpiIndex,
  name: string,
  split: { before: number | null; after: number | null; rateEffect: number | null; mixEffect: number | null } & {
    simpsonReversal: boolean;
  },
  scale: number,
): string {
  const { before, after } = split;
  if (before === null || after === null) return CHANGE_MESSAGES.nothing(name);
  const text = (share: number): string => figureText(index, fraction(scale * share));
  if (before === after) return CHANGE_MESSAGES.level(name, text(after));
  const moved = CHANGE_MESSAGES.moved(name, after > before, text(before), text(after));
  if (split.simpsonReversal) {
    const { direction } = index.definition;
    const better = direction === 'range' ? null : (direction === 'higher') === after > before;
    return moved + CHANGE_MESSAGES.reversal(after > before, better);
  }
  const part = (share: number | null): string => {
    const change = scale * (share ?? 0);
    return `${change > 0 ? '+' : ''}${changeText(index, change)}`;
  };
  return moved + CHANGE_MESSAGES.parts(part(split.rateEffect), part(split.mixEffect));
}
