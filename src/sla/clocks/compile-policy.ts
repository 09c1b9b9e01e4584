import { type BusinessCalendar, defineBusinessCalendar } from '../../time/business-calendar.js';
import { startOfDay } from '../../time/zone.js';
import { BUILT_IN_MEASURES, KNOWN_EVENT_TYPES, type Measure, SOLVED } from './built-in-measures.js';
import { type CountedLine, countedLine } from './counted-line.js';
import type {
  BuiltInMeasure,
  ClockRules,
  ClockTrigger,
  ReopenRule,
  SlaClock,
  SlaPolicyDefinition,
  SlaTarget,
  TargetTime,
} from './policy.js';
import { INITIAL_STATUS, type StatusTable, statusSet, statusTable } from './status-table.js';

/** What an event does to a clock; several bits may be set. */
export const CANCEL = 1;
export const STOP = 2;
export const RESET = 4;
export const PAUSE = 8;
export const RESUME = 16;
export const REOPEN = 32;
export const START = 64;

/** A trigger that needs more than the type or status of the event itself. */
export interface ConditionalTrigger {
  readonly effect: number;
  /** Type of the event; -1 when the trigger is about a status. */
  readonly type: number;
  readonly statuses: Uint8Array | null;
  /** Type that must have happened before; -1 for none. */
  readonly after: number;
  /** Statuses in which the trigger is dead. */
  readonly unless: Uint8Array | null;
}

/** A warning in counted time: `percent` of the target, or when `remainingMs` are left. */
export interface CompiledThreshold {
  readonly percent: number | null;
  readonly remainingMs: number;
}

/** A target ready for use. */
export interface CompiledTarget {
  readonly index: number;
  readonly definition: SlaTarget;
  readonly line: CountedLine;
  /** Target in counted time; `NaN` when it is the end of a business day. */
  readonly ms: number;
  readonly endsWithDay: boolean;
  readonly days: number;
  readonly atMinute: number | null;
  readonly thresholds: readonly CompiledThreshold[];
  readonly priorities: ReadonlySet<string> | null;
  readonly fields: readonly (readonly [string, ReadonlySet<string>])[];
}

/** A clock ready for use. */
export interface CompiledClock {
  readonly id: string;
  /** Position among all clock ids of the policy. */
  readonly number: number;
  readonly definition: SlaClock;
  readonly line: CountedLine;
  /** Effects by type of event, by status that an event leads to, and of the opening. */
  readonly byType: Uint8Array;
  readonly byStatus: Uint8Array;
  readonly atOpening: number;
  readonly conditional: readonly ConditionalTrigger[];
  /** Whether a run that has ended is the last: nothing but the opening starts the clock, and nothing reopens it. */
  readonly runsOnce: boolean;
  readonly pausing: Uint8Array;
  readonly pausesByStatus: boolean;
  readonly pauseReasons: ReadonlySet<string>;
  readonly usesStatus: boolean;
  readonly targets: readonly CompiledTarget[];
  readonly usesFacts: boolean;
  readonly onChange: 'restart' | 'retroactive' | 'keep';
  readonly byDueAt: boolean;
  readonly reopen: ReopenRule;
  readonly groupBy: readonly string[];
  /** Whether a reply ends the clock and solving the ticket does not. */
  readonly waitsForReply: boolean;
}

/** A version ready for use. */
export interface CompiledVersion {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly fromMs: number;
  readonly clocks: readonly CompiledClock[];
}

/** A policy ready for use. */
export interface CompiledPolicy {
  readonly definition: SlaPolicyDefinition;
  /** By effective date. */
  readonly versions: readonly CompiledVersion[];
  readonly clockIds: readonly string[];
  readonly types: ReadonlyMap<string, number>;
  readonly statuses: StatusTable;
  /** The priorities that targets name, as written and by {@link foldedName}. */
  readonly priorityNames: ReadonlySet<string>;
  readonly foldedPriorities: ReadonlyMap<string, string>;
  /** The types of event that are built in, declared or named by rules, and the same by {@link foldedType}. */
  readonly typeNames: ReadonlySet<string>;
  readonly foldedTypes: ReadonlyMap<string, string>;
}

/** Calendars by id, compiled. */
export type CompiledCalendars = ReadonlyMap<string, BusinessCalendar>;

/** The measure of a clock: a built-in record, or its own rules. */
export function measureOf(clock: SlaClock): Measure {
  const measure = namedMeasure(clock);
  if (clock.endsWhenSolved !== true) return measure;
  return { ...measure, rules: { ...measure.rules, stop: [...measure.rules.stop, ...SOLVED] } };
}

function namedMeasure({ measures }: SlaClock): Measure {
  if (typeof measures === 'string') return BUILT_IN_MEASURES[measures as BuiltInMeasure];
  return { rules: measures, pausedWhile: [], reopen: { withinBusinessDays: null, timeBetween: 'paused' } };
}

/** Every trigger of a set of rules with what it does. */
export function triggersOf(
  rules: ClockRules,
): (readonly [effect: number, rule: keyof ClockRules, at: number, ClockTrigger])[] {
  const effects: readonly (readonly [number, keyof ClockRules])[] = [
    [CANCEL, 'cancel'],
    [STOP, 'stop'],
    [RESET, 'reset'],
    [PAUSE, 'pause'],
    [RESUME, 'resume'],
    [REOPEN, 'reopen'],
    [START, 'start'],
  ];
  return effects.flatMap(([effect, rule]) =>
    (rules[rule] ?? []).map((trigger, at) => [effect, rule, at, trigger] as const),
  );
}

/** Compiles a checked policy; calendars that are not given are compiled from the definition. */
export function compilePolicy(definition: SlaPolicyDefinition, given: CompiledCalendars = new Map()): CompiledPolicy {
  const lines = new Map<string | null, CountedLine>();
  lines.set(null, countedLine(null, null, definition.timeZone));
  for (const [id, calendar] of Object.entries(definition.calendars ?? {})) {
    lines.set(id, countedLine(id, given.get(id) ?? defineBusinessCalendar(calendar), definition.timeZone));
  }
  const clocks = definition.versions.flatMap((version) => version.clocks);
  const clockIds = [...new Set(clocks.map((clock) => clock.id))];
  const context: Context = {
    lines,
    types: numberTypes(clocks),
    statuses: statusTable(definition, namedStatuses(clocks)),
    clockIds,
  };
  const versions = definition.versions
    .map((version) => ({
      version: version.version,
      effectiveFrom: version.effectiveFrom,
      fromMs: startOfDay(definition.timeZone, version.effectiveFrom),
      clocks: version.clocks.map((clock) => compileClock(clock, context)),
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const named = clocks.flatMap(({ targets }) => (targets ?? []).flatMap(({ when }) => when?.priority ?? []));
  const typeNames = [...KNOWN_EVENT_TYPES, ...(definition.eventTypes ?? []), ...context.types.keys()];
  return {
    definition,
    versions,
    clockIds,
    types: context.types,
    statuses: context.statuses,
    priorityNames: new Set(named),
    foldedPriorities: new Map(named.map((priority) => [foldedName(priority), priority])),
    typeNames: new Set(typeNames),
    foldedTypes: new Map(typeNames.map((type) => [foldedType(type), type])),
  };
}

interface Context {
  readonly lines: ReadonlyMap<string | null, CountedLine>;
  readonly types: ReadonlyMap<string, number>;
  readonly statuses: StatusTable;
  readonly clockIds: readonly string[];
}

function numberTypes(clocks: readonly SlaClock[]): Map<string, number> {
  const types = new Map<string, number>();
  for (const clock of clocks) {
    for (const [, , , trigger] of triggersOf(measureOf(clock).rules)) {
      for (const type of [trigger.event, trigger.after]) {
        if (type !== undefined && type !== 'opened' && !types.has(type)) types.set(type, types.size + 1);
      }
    }
  }
  return types;
}

/** A name without what people vary by accident: letter case and blanks around it. */
export function foldedName(name: string): string {
  return name.trim().toLowerCase();
}

/** A type of event without what systems spell differently: letter case, underscores, hyphens and blanks. */
export function foldedType(type: string): string {
  return type.toLowerCase().replace(/[\s_-]/g, '');
}

/** The statuses, categories and reasons of pauses that clocks name, some of them more than once. */
export function namedStatuses(clocks: readonly SlaClock[]): string[] {
  return clocks.flatMap((clock) => [
    ...(clock.pausedWhile ?? []),
    ...triggersOf(measureOf(clock).rules).flatMap(([, , , one]) => [
      ...(one.status ?? []),
      ...(one.unlessStatus ?? []),
    ]),
  ]);
}

function compileClock(clock: SlaClock, context: Context): CompiledClock {
  const { types, statuses } = context;
  const measure = measureOf(clock);
  const line = context.lines.get(clock.calendar) as CountedLine;
  const byType = new Uint8Array(types.size + 1);
  const byStatus = new Uint8Array(statuses.categories.length);
  const conditional: ConditionalTrigger[] = [];
  let atOpening = 0;
  for (const [effect, , , trigger] of triggersOf(measure.rules)) {
    const changed = trigger.status === undefined ? null : statusSet(statuses, trigger.status);
    const type = trigger.event === undefined ? -1 : (types.get(trigger.event) ?? 0);
    if (trigger.after !== undefined || trigger.unlessStatus !== undefined) {
      const after = trigger.after === undefined ? -1 : (types.get(trigger.after) ?? -1);
      const unless = trigger.unlessStatus === undefined ? null : statusSet(statuses, trigger.unlessStatus);
      conditional.push({ effect, type, statuses: changed, after, unless });
    } else if (changed !== null) orInto(byStatus, changed, effect);
    else if (trigger.event === 'opened') atOpening |= effect;
    else byType[type] = (byType[type] as number) | effect;
  }
  atOpening |= byStatus[INITIAL_STATUS] as number;
  const later = [...byType, ...byStatus, ...conditional.map((one) => one.effect)];
  const pausedWhile = clock.pausedWhile ?? measure.pausedWhile;
  const pausing = statusSet(statuses, pausedWhile);
  const pausesByStatus = pausing.includes(1);
  const targets = (clock.targets ?? []).map((target, index) => compileTarget(target, index, clock, context));
  return {
    id: clock.id,
    number: context.clockIds.indexOf(clock.id),
    definition: clock,
    line,
    byType,
    byStatus,
    atOpening,
    conditional,
    runsOnce: later.every((effects) => (effects & (START | REOPEN)) === 0),
    pausing,
    pausesByStatus,
    pauseReasons: new Set(pausedWhile),
    usesStatus:
      pausesByStatus ||
      byStatus.some((effect) => effect !== 0) ||
      conditional.some((one) => one.statuses !== null || one.unless !== null),
    targets,
    usesFacts: targets.some((one) => one.priorities !== null || one.fields.length > 0),
    onChange: clock.onChange ?? 'retroactive',
    byDueAt: clock.compare === 'dueAt',
    reopen: clock.reopen ?? measure.reopen,
    groupBy: clock.goal?.by ?? ['priority'],
    waitsForReply: waitsForReply(measure.rules, byStatus, statuses),
  };
}

function waitsForReply({ stop }: ClockRules, byStatus: Uint8Array, statuses: StatusTable): boolean {
  if (!stop.some(({ event }) => event === 'agentReply')) return false;
  return statuses.categories.every((category, id) => category !== 'solved' || ((byStatus[id] as number) & STOP) === 0);
}

function orInto(masks: Uint8Array, set: Uint8Array, effect: number): void {
  set.forEach((isIn, id) => {
    if (isIn === 1) masks[id] = (masks[id] as number) | effect;
  });
}

function compileTarget(target: SlaTarget, index: number, clock: SlaClock, context: Context): CompiledTarget {
  const { within } = target;
  const calendarId = countsBusinessTime(within) ? (target.calendar ?? clock.calendar) : null;
  const line = context.lines.get(calendarId) as CountedLine;
  const fixed = fixedMs(within);
  return {
    index,
    definition: target,
    line,
    ms: fixed ?? Number.NaN,
    days: within.businessDays ?? 0,
    atMinute: within.at === undefined ? null : minuteOfDay(within.at),
    endsWithDay: fixed === null,
    thresholds: (target.warnAt ?? []).map((warn) => ({
      percent: warn.percent ?? null,
      remainingMs: warn.remaining === undefined ? Number.NaN : (fixedMs(warn.remaining) ?? Number.NaN),
    })),
    priorities: target.when?.priority === undefined ? null : new Set(target.when.priority),
    fields: Object.entries(target.when?.fields ?? {}).map(([field, values]) => [field, new Set(values)] as const),
  };
}

/** Whether a length of time is counted in the clock's calendar. */
export function countsBusinessTime(time: TargetTime): boolean {
  return time.businessHours !== undefined || time.businessMinutes !== undefined || time.businessDays !== undefined;
}

/** A length of time in milliseconds; `null` for business days, whose length depends on the start. */
export function fixedMs(time: TargetTime): number | null {
  if (time.businessDays !== undefined) return null;
  const hours = (time.businessHours ?? time.hours ?? 0) + 24 * (time.days ?? 0);
  return Math.round(hours * 3_600_000 + (time.businessMinutes ?? time.minutes ?? 0) * 60_000);
}

/** `hh:mm` as minutes after midnight. */
export function minuteOfDay(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}
