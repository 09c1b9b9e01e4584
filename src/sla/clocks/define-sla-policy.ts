import { wrapDefinition } from '../../core/definition.js';
import { issue, isVendorwiseError, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type BusinessCalendar, calendarIndexOf, defineBusinessCalendar } from '../../time/business-calendar.js';
import type { BusinessCalendarDefinition } from '../../time/calendar-definition.js';
import { compilePolicy } from './compile-policy.js';
import type { SlaPolicy, SlaPolicyDefinition } from './policy.js';
import { policyIssues } from './policy-issues.js';
import { slaPolicySchema } from './schema.js';

/** Name of the compiled form of a policy. */
export const POLICY_KEY = 'slaPolicy.2';

/** Options of {@link defineSlaPolicy}. */
export interface DefineSlaPolicyOptions {
  /** Calendars that are defined already, by id, so that several policies share their index. @defaultValue none */
  readonly calendars?: Readonly<Record<string, BusinessCalendar>>;
}

/**
 * Checks a service-level policy and makes it ready for use.
 *
 * @param json - The policy: calendars by id, and versions with their clocks.
 * @param options - Calendars that are defined already.
 * @returns The policy: the whole document (given calendars included), frozen, with its compiled form hidden beside it.
 * @throws {@link VendorwiseError} with every problem: `UNKNOWN_CALENDAR`, `CALENDAR_NEVER_OPENS`, `DUPLICATE_CALENDAR`,
 * `DUPLICATE_EFFECTIVE_DATE`, `DUPLICATE_VERSION`, `DUPLICATE_CLOCK`, `UNKNOWN_EVENT`, `UNKNOWN_STATUS`,
 * `INVALID_TRIGGER`, `INVALID_TARGET_TIME`, `INVALID_TIME_OF_DAY`, `CALENDAR_REQUIRED`, `CALENDAR_WITHOUT_EFFECT`,
 * `EMPTY_CONDITION`, `INVALID_WARNING`, `INVALID_GOAL`, `GOAL_WITHOUT_TARGET`, `REOPEN_WITHOUT_TRIGGER`,
 * `INVALID_DATE`, `UNKNOWN_TIME_ZONE`, and those of calendars and types.
 * @example
 * ```ts
 * import { defineSlaPolicy } from 'vendorwise/sla';
 * const policy = defineSlaPolicy({
 *   id: 'desk', timeZone: 'Europe/Berlin',
 *   calendars: { office: { timeZone: 'Europe/Berlin', week: { mon: ['09:00-17:30'], tue: ['09:00-17:30'] } } },
 *   versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks: [
 *     { id: 'resolution', measures: 'resolution', calendar: 'office', targets: [{ within: { businessHours: 8 } }] },
 *   ] }],
 * });
 * policy.definition.versions[0]?.clocks[0]?.id; // => 'resolution'
 * ```
 */
export function defineSlaPolicy(json: SlaPolicyDefinition, options: DefineSlaPolicyOptions = {}): SlaPolicy {
  checkOptions(options, { calendars: true });
  const parsed = parseDocument(slaPolicySchema, json);
  const issues: VendorwiseIssue[] = [];
  const compiled = new Map<string, BusinessCalendar>(givenCalendars(options));
  const documents: Record<string, BusinessCalendarDefinition> = {};
  for (const [id, calendar] of Object.entries(parsed.calendars ?? {})) {
    if (compiled.has(id)) {
      const message = `The calendar "${id}" stands in the policy and is given as well.`;
      issues.push(
        issue('DUPLICATE_CALENDAR', joinPath('calendars', id), message, { received: id, expected: 'one of both' }),
      );
    } else {
      const own = define(id, calendar, issues);
      if (own !== null) compiled.set(id, own);
    }
  }
  for (const [id, calendar] of compiled) documents[id] = calendar.definition;
  const ids = new Set([...compiled.keys(), ...Object.keys(parsed.calendars ?? {})]);
  const closed = new Set([...compiled].filter(([, one]) => calendarIndexOf(one).rules.neverOpens).map(([id]) => id));
  throwIssues([...issues, ...policyIssues(parsed, ids, closed)]);
  const definition: SlaPolicyDefinition = { ...parsed, calendars: documents };
  return wrapDefinition(definition, POLICY_KEY, compilePolicy(definition, compiled));
}

/** The calendars of the options; what is none of `defineBusinessCalendar` is refused by its path. */
function givenCalendars({ calendars = {} }: DefineSlaPolicyOptions): [string, BusinessCalendar][] {
  const given = Object.entries(calendars);
  throwIssues(
    given
      .filter(([, calendar]) => typeof calendar?.definition !== 'object' || calendar.definition === null)
      .map(([id, received]) =>
        issue('INVALID_TYPE', joinPath('options', 'calendars', id), 'This is no checked calendar.', {
          received,
          expected: 'what defineBusinessCalendar returned',
        }),
      ),
  );
  return given;
}

function define(id: string, calendar: BusinessCalendarDefinition, issues: VendorwiseIssue[]): BusinessCalendar | null {
  try {
    return defineBusinessCalendar(calendar);
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    const base = joinPath('calendars', id);
    issues.push(
      ...error.issues.map((one) => ({
        ...one,
        path: one.path === '' ? base : one.path.startsWith('[') ? base + one.path : `${base}.${one.path}`,
      })),
    );
    return null;
  }
}
