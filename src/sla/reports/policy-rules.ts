import { type Finding, finding } from '../../core/findings.js';
import { type Fraction, fractionToDecimalText } from '../../exact/fraction.js';
import type { Period } from '../../time/period.js';
import type { SlaClock, SlaPolicyDefinition, SlaPolicyVersion } from '../clocks/policy.js';
import { chosenRules, readGoal, type SampleRules } from './goal-rules.js';
import * as messages from './messages.js';
import type { ReportRows, RowRule } from './report-rows.js';

/** What a policy asks of each clock in each period. */
export interface PolicyRules {
  /** Ids of the clocks in the order in which the policy first names them. */
  readonly clockOrder: readonly string[];
  /** Every field that some row is grouped by: what results must carry. */
  readonly fields: readonly string[];
  readonly ruleOf: (clockId: string, period: Period | null) => RowRule;
  readonly checkRows: (rows: ReportRows) => readonly Finding[];
}

/**
 * Reads goals and grouping from the versions of a policy: a period is held against the goal in force on its first day.
 *
 * @param policy - A checked policy.
 * @param groupBy - Grouping that overrides the goals' own.
 * @param rules - Rules for few tickets that override the goals' own.
 */
export function policyRules(
  policy: SlaPolicyDefinition,
  groupBy: readonly string[] | undefined,
  rules: SampleRules,
): PolicyRules {
  const versions = [...policy.versions].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return {
    clockOrder: [...new Set(policy.versions.flatMap(({ clocks }) => clocks.map(({ id }) => id)))],
    fields: groupBy ?? [...new Set(['priority', ...policy.versions.flatMap(fieldsOfGoals)])],
    ruleOf: (clockId, period) => ruleFor(clockId, clockOn(versions, clockId, period?.startDate ?? ''), groupBy, rules),
    checkRows: (rows) => [...goalChanges(versions, rows), ...endedHolidays(policy, rows)],
  };
}

function fieldsOfGoals({ clocks }: SlaPolicyVersion): string[] {
  return clocks.flatMap(({ goal }) => goal?.by ?? []);
}

/** The clock as it stands on a date; before its first version, as that version has it. */
function clockOn(versions: readonly SlaPolicyVersion[], clockId: string, date: string): SlaClock | undefined {
  let found: SlaClock | undefined;
  for (const { effectiveFrom, clocks } of versions) {
    const clock = clocks.find(({ id }) => id === clockId);
    if (found !== undefined && effectiveFrom > date) break;
    found = clock ?? found;
  }
  return found;
}

function ruleFor(
  clockId: string,
  clock: SlaClock | undefined,
  groupBy: readonly string[] | undefined,
  rules: SampleRules,
): RowRule {
  const goal = clock?.goal;
  return {
    ...chosenRules(goalOf(clock), rules, goal),
    clockName: clock?.name ?? messages.clockInWords(clockId),
    groupBy: groupBy ?? (goal === undefined ? ['priority'] : (goal.by ?? [])),
  };
}

function goalOf(clock: SlaClock | undefined): Fraction | null {
  return readGoal(clock?.goal?.attainmentPercent ?? null, 'goal.attainmentPercent');
}

function goalChanges(versions: readonly SlaPolicyVersion[], { rows, periods }: ReportRows): Finding[] {
  const clockIds = [...new Set(rows.map(({ clockId }) => clockId))];
  return periods.flatMap((period) =>
    clockIds.flatMap((clockId) => {
      const atStart = goalOf(clockOn(versions, clockId, period.startDate));
      const inside = versions.filter(
        ({ effectiveFrom }) => effectiveFrom > period.startDate && effectiveFrom < period.endDate,
      );
      const changed = inside.find(({ effectiveFrom }) => {
        const later = goalOf(clockOn(versions, clockId, effectiveFrom));
        return atStart !== null && later !== null && !later.equals(atStart);
      });
      if (changed === undefined || atStart === null) return [];
      const from = fractionToDecimalText(atStart);
      const to = fractionToDecimalText(goalOf(clockOn(versions, clockId, changed.effectiveFrom)) ?? atStart);
      const params = { clockId, period: period.label, from, to, effectiveFrom: changed.effectiveFrom };
      const message = messages.goalChanges(clockId, period.label, from, to);
      return [finding('GOAL_CHANGES_WITHIN_PERIOD', 'low', message, { subject: clockId, params })];
    }),
  );
}

/** A list of holidays that nobody has continued makes days off count as working days. */
function endedHolidays(policy: SlaPolicyDefinition, { rows, periods }: ReportRows): Finding[] {
  return Object.entries(policy.calendars ?? {}).flatMap(([id, calendar]) => {
    const last = [...(calendar.holidays ?? [])].sort().pop();
    if (last === undefined) return [];
    const users = new Set(clocksWith(policy, id));
    const labels = new Set(rows.filter(({ clockId }) => users.has(clockId)).map(({ period }) => period));
    const late = periods.filter(({ label, startDate }) => labels.has(label) && last < startDate);
    const [head] = late;
    if (head === undefined) return [];
    const params = { calendar: id, lastHoliday: last, period: head.label, periods: late.length };
    const path = `calendars.${id}.holidays`;
    const message = messages.holidaysEnd(id, last, head.label);
    return [finding('HOLIDAYS_END_BEFORE_PERIOD', 'medium', message, { subject: id, params, path })];
  });
}

function clocksWith(policy: SlaPolicyDefinition, calendar: string): string[] {
  const clocks = policy.versions.flatMap((version) => version.clocks);
  const uses = (clock: SlaClock): boolean =>
    clock.calendar === calendar || (clock.targets ?? []).some((target) => target.calendar === calendar);
  return clocks.filter(uses).map(({ id }) => id);
}
