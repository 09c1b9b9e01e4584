import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { readCivilDate } from '../../time/civil-date.js';
import { isTimeZone } from '../../time/zone.js';
import { KNOWN_EVENT_TYPES, KNOWN_STATUSES } from './built-in-measures.js';
import { countsBusinessTime, fixedMs, measureOf, triggersOf } from './compile-policy.js';
import type { ClockTrigger, SlaClock, SlaPolicyDefinition, SlaTarget, TargetTime } from './policy.js';

/** Names that the rules of a policy may use. */
interface Vocabulary {
  readonly calendars: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** `null` when the policy does not list its statuses, so that any may be named. */
  readonly statuses: readonly string[] | null;
  readonly pauseReasons: ReadonlySet<string>;
}

/** Longest target, 3650 days of 24 hours: beyond, calendars end before it does. */
const LONGEST_MS = 3650 * 86_400_000;
const UNITS = ['businessHours', 'businessMinutes', 'businessDays', 'hours', 'minutes', 'days'] as const;

/**
 * Everything in a policy that is wrong although its types hold.
 *
 * @param policy - A policy that the schema accepts.
 * @param calendars - Ids of all its calendars, given ones included.
 * @param closed - Those that never open.
 */
export function policyIssues(
  policy: SlaPolicyDefinition,
  calendars: ReadonlySet<string>,
  closed: ReadonlySet<string>,
): VendorwiseIssue[] {
  const vocabulary: Vocabulary = {
    calendars,
    closed,
    events: new Set([...KNOWN_EVENT_TYPES, ...(policy.eventTypes ?? [])]),
    statuses: policy.statuses === undefined ? null : [...Object.keys(KNOWN_STATUSES), ...Object.keys(policy.statuses)],
    pauseReasons: new Set(policy.pauseReasons ?? []),
  };
  const issues: VendorwiseIssue[] = [];
  if (!isTimeZone(policy.timeZone)) {
    issues.push(
      issue('UNKNOWN_TIME_ZONE', 'timeZone', `"${policy.timeZone}" is not a time zone.`, {
        received: policy.timeZone,
        expected: 'an IANA name such as "Europe/Berlin"',
      }),
    );
  }
  const dates = new Map<number, number>();
  const numbers = new Map<number, number>();
  policy.versions.forEach((version, at) => {
    const path = `versions[${at}]`;
    const day = readCivilDate(version.effectiveFrom);
    if (Number.isNaN(day)) {
      issues.push(
        issue('INVALID_DATE', `${path}.effectiveFrom`, 'This is not a date.', {
          received: version.effectiveFrom,
          expected: 'a date such as "2026-01-01"',
        }),
      );
    } else
      issues.push(
        ...repeated(dates, day, at, 'DUPLICATE_EFFECTIVE_DATE', `${path}.effectiveFrom`, version.effectiveFrom),
      );
    issues.push(...repeated(numbers, version.version, at, 'DUPLICATE_VERSION', `${path}.version`, version.version));
    const ids = new Map<string, number>();
    version.clocks.forEach((clock, position) => {
      const clockPath = `${path}.clocks[${position}]`;
      issues.push(...repeated(ids, clock.id, position, 'DUPLICATE_CLOCK', `${clockPath}.id`, clock.id));
      issues.push(...clockIssues(clock, clockPath, vocabulary));
    });
  });
  return issues;
}

function repeated<Key>(
  seen: Map<Key, number>,
  key: Key,
  at: number,
  code: string,
  path: string,
  received: unknown,
): VendorwiseIssue[] {
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, at);
    return [];
  }
  const message = `${JSON.stringify(received)} stands here a second time; it already stands at position ${first}.`;
  return [issue(code, path, message, { received, expected: 'a value that no other has', params: { first } })];
}

function clockIssues(clock: SlaClock, path: string, vocabulary: Vocabulary): VendorwiseIssue[] {
  const issues: VendorwiseIssue[] = [];
  if (clock.calendar !== null) issues.push(...calendarIssues(clock.calendar, `${path}.calendar`, vocabulary));
  (clock.pausedWhile ?? []).forEach((name, at) => {
    if (vocabulary.pauseReasons.has(name)) return;
    issues.push(...statusIssues(name, `${path}.pausedWhile[${at}]`, vocabulary));
  });
  const { rules } = measureOf(clock);
  for (const [, rule, at, trigger] of triggersOf(rules)) {
    if (typeof clock.measures === 'string') break;
    issues.push(...triggerIssues(trigger, `${path}.measures.${rule}[${at}]`, vocabulary));
  }
  if (clock.reopen !== undefined && (rules.reopen ?? []).length === 0) {
    const message = 'This clock is never reopened, so a rule for reopening has no effect.';
    issues.push(
      issue('REOPEN_WITHOUT_TRIGGER', `${path}.reopen`, message, { expected: 'a measure with a "reopen" rule' }),
    );
  }
  (clock.targets ?? []).forEach((target, at) => {
    issues.push(...targetIssues(target, clock, `${path}.targets[${at}]`, vocabulary));
  });
  (clock.goal?.by ?? []).forEach((field, at) => {
    if (field !== '__proto__') return;
    const expected = 'another name';
    issues.push(
      issue('UNKNOWN_KEY', `${path}.goal.by[${at}]`, 'This name cannot be used.', { received: field, expected }),
    );
  });
  if (clock.goal !== undefined && (clock.targets ?? []).length === 0) {
    const message = 'A goal asks how often the target is met, but this clock has no target.';
    issues.push(issue('GOAL_WITHOUT_TARGET', `${path}.goal`, message, { expected: 'targets, or no goal' }));
  }
  return issues;
}

function calendarIssues(id: string, path: string, { calendars, closed }: Vocabulary): VendorwiseIssue[] {
  if (closed.has(id)) {
    const message = `The calendar "${id}" never opens, so nothing would ever count.`;
    return [issue('CALENDAR_NEVER_OPENS', path, message, { received: id, expected: 'a calendar with hours' })];
  }
  if (calendars.has(id)) return [];
  const known = [...calendars];
  const expected =
    known.length === 0 ? 'a calendar in "calendars", or null for elapsed time' : `one of ${known.join(', ')}`;
  return [
    issue('UNKNOWN_CALENDAR', path, `There is no calendar "${id}".`, { received: id, expected, params: { known } }),
  ];
}

function statusIssues(status: string, path: string, { statuses }: Vocabulary): VendorwiseIssue[] {
  const folded = status.toLowerCase();
  if (statuses === null || statuses.some((known) => known.toLowerCase() === folded)) return [];
  return [
    issue('UNKNOWN_STATUS', path, `The policy does not know the status "${status}".`, {
      received: status,
      expected: `one of ${statuses.join(', ')}; or add it to "statuses" or "pauseReasons"`,
    }),
  ];
}

function triggerIssues(trigger: ClockTrigger, path: string, vocabulary: Vocabulary): VendorwiseIssue[] {
  const { event, status, after, unlessStatus } = trigger;
  const issues: VendorwiseIssue[] = [];
  if ((event === undefined) === (status === undefined)) {
    const message = 'A trigger names either an event or statuses.';
    issues.push(
      issue('INVALID_TRIGGER', path, message, { received: trigger, expected: 'exactly one of event and status' }),
    );
  }
  if (event === 'opened' && (after !== undefined || unlessStatus !== undefined)) {
    const message = 'The opening comes before every other event, so it takes no further condition.';
    issues.push(issue('INVALID_TRIGGER', path, message, { received: trigger, expected: 'only { event: "opened" }' }));
  }
  for (const [key, name] of [
    ['event', event],
    ['after', after],
  ] as const) {
    if (name === undefined || vocabulary.events.has(name)) continue;
    issues.push(
      issue('UNKNOWN_EVENT', `${path}.${key}`, `The policy does not know the event "${name}".`, {
        received: name,
        expected: `one of ${[...vocabulary.events].join(', ')}; or add it to "eventTypes"`,
      }),
    );
  }
  for (const [key, list] of [
    ['status', status],
    ['unlessStatus', unlessStatus],
  ] as const) {
    (list ?? []).forEach((name, at) => {
      issues.push(...statusIssues(name, joinPath(path, key, at), vocabulary));
    });
  }
  return issues;
}

function targetIssues(target: SlaTarget, clock: SlaClock, path: string, vocabulary: Vocabulary): VendorwiseIssue[] {
  const { within, calendar, when } = target;
  const issues = timeIssues(within, `${path}.within`);
  const business = countsBusinessTime(within);
  if (calendar !== undefined) {
    issues.push(...calendarIssues(calendar, `${path}.calendar`, vocabulary));
    if (!business) {
      const message = 'This target counts elapsed time, so its calendar has no effect.';
      issues.push(
        issue('CALENDAR_WITHOUT_EFFECT', `${path}.calendar`, message, {
          received: calendar,
          expected: 'a target in business time, or no calendar',
        }),
      );
    }
  } else if (business && clock.calendar === null) {
    const message = 'A target in business time needs a calendar, but this clock has none.';
    issues.push(
      issue('CALENDAR_REQUIRED', `${path}.within`, message, {
        received: within,
        expected: 'a calendar, or hours, minutes or days',
      }),
    );
  }
  if (when !== undefined && when.priority === undefined && Object.keys(when.fields ?? {}).length === 0) {
    const message = 'This condition names nothing; leave it out for a target that always applies.';
    issues.push(
      issue('EMPTY_CONDITION', `${path}.when`, message, { expected: 'a priority, a field, or no condition' }),
    );
  }
  (target.warnAt ?? []).forEach((warn, at) => {
    const warnPath = `${path}.warnAt[${at}]`;
    if ((warn.percent === undefined) === (warn.remaining === undefined)) {
      const message = 'A warning is set either by percent or by the time left.';
      issues.push(
        issue('INVALID_WARNING', warnPath, message, {
          received: warn,
          expected: 'exactly one of percent and remaining',
        }),
      );
    }
    if (warn.remaining !== undefined) issues.push(...remainingIssues(warn.remaining, within, `${warnPath}.remaining`));
  });
  return issues;
}

function timeIssues(time: TargetTime, path: string): VendorwiseIssue[] {
  const units = UNITS.filter((unit) => time[unit] !== undefined);
  if (units.length !== 1) {
    const message = units.length === 0 ? 'This names no length of time.' : 'This names more than one length of time.';
    return [
      issue('INVALID_TARGET_TIME', path, message, { received: time, expected: `exactly one of ${UNITS.join(', ')}` }),
    ];
  }
  if (time.at !== undefined && time.businessDays === undefined) {
    const message = 'A time of day belongs to business days only.';
    return [
      issue('INVALID_TARGET_TIME', `${path}.at`, message, { received: time.at, expected: 'businessDays beside it' }),
    ];
  }
  const ms = fixedMs(time);
  if (ms !== null && !(ms >= 1 && ms <= LONGEST_MS)) {
    const message = ms < 1 ? 'This is shorter than a millisecond.' : 'This is longer than 3650 days.';
    return [
      issue('INVALID_TARGET_TIME', path, message, { received: time, expected: 'from 1 millisecond to 3650 days' }),
    ];
  }
  return [];
}

function remainingIssues(remaining: TargetTime, within: TargetTime, path: string): VendorwiseIssue[] {
  const issues = timeIssues(remaining, path);
  if (issues.length > 0) return issues;
  if (remaining.businessDays !== undefined || countsBusinessTime(remaining) !== countsBusinessTime(within)) {
    const expected = countsBusinessTime(within) ? 'businessHours or businessMinutes' : 'hours, minutes or days';
    const message = 'The time left is counted as the target is.';
    return [issue('INVALID_WARNING', path, message, { received: remaining, expected })];
  }
  const [left, whole] = [fixedMs(remaining), fixedMs(within)];
  if (left === null || whole === null || left < whole) return [];
  const message = 'So much time is never left: the target itself is not longer.';
  return [issue('INVALID_WARNING', path, message, { received: remaining, expected: 'less than the target' })];
}
