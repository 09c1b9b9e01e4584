import { type Finding, finding } from '../../core/findings.js';
import * as messages from '../messages.js';
import { KNOWN_STATUSES } from './built-in-measures.js';
import { namedStatuses } from './compile-policy.js';
import { compiledPolicy } from './compiled-policy.js';
import type { SlaClock, SlaPolicy, SlaPolicyDefinition, SlaTarget } from './policy.js';

/**
 * What is odd in a policy although it works: targets that can never apply, tickets without a target, idle calendars,
 * statuses of its own that are not declared.
 *
 * @param policy - What `defineSlaPolicy` returned.
 * @returns Findings with the path of what they are about.
 * @example
 * ```ts
 * import { defineSlaPolicy, lintSlaPolicy } from 'vendorwise/sla';
 * const policy = defineSlaPolicy({ id: 'desk', timeZone: 'UTC', versions: [{ version: 1, effectiveFrom: '2026-01-01', clocks: [
 *   { id: 'resolution', measures: 'resolution', calendar: null, targets: [
 *     { within: { hours: 8 } },
 *     { when: { priority: ['P1'] }, within: { hours: 2 } },
 *   ] },
 * ] }] });
 * lintSlaPolicy(policy).map((one) => [one.code, one.path]); // => [['TARGET_NEVER_APPLIES', 'versions[0].clocks[0].targets[1]']]
 * ```
 */
export function lintSlaPolicy(policy: SlaPolicy): readonly Finding[] {
  const { definition } = compiledPolicy(policy);
  const { versions, calendars } = definition;
  const used = new Set<string | null>();
  const findings = versions.flatMap(({ clocks }, at) =>
    clocks.flatMap((clock, position) => {
      used.add(clock.calendar);
      for (const target of clock.targets ?? []) if (target.calendar !== undefined) used.add(target.calendar);
      return lintClock(clock, `versions[${at}].clocks[${position}]`);
    }),
  );
  const unused = Object.keys(calendars ?? {}).filter((id) => !used.has(id));
  return [
    ...findings,
    ...undeclaredStatuses(definition),
    ...unused.map((id) =>
      finding('CALENDAR_UNUSED', 'low', messages.calendarUnused(id), {
        subject: id,
        params: { calendar: id },
        path: 'calendars',
      }),
    ),
  ];
}

/** Without a list of statuses, one that is misspelt in a ticket counts as open, and nobody hears of it. */
function undeclaredStatuses({ statuses, pauseReasons, versions }: SlaPolicyDefinition): Finding[] {
  if (statuses !== undefined) return [];
  const known = new Set([...Object.keys(KNOWN_STATUSES), ...(pauseReasons ?? [])]);
  const named = namedStatuses(versions.flatMap(({ clocks }) => clocks));
  const own = [...new Set(named)].filter((name) => !known.has(name) && !known.has(name.toLowerCase()));
  if (own.length === 0) return [];
  const details = { params: { names: own }, path: 'statuses' };
  return [finding('STATUSES_NOT_DECLARED', 'info', messages.statusesNotDeclared(own), details)];
}

function lintClock(clock: SlaClock, path: string): Finding[] {
  const targets = clock.targets ?? [];
  const findings = targets.flatMap((target, position) => {
    const earlier = targets.slice(0, position).findIndex((one) => covers(one, target));
    if (earlier < 0) return [];
    const message = messages.targetNeverApplies(clock.id, position, earlier);
    const params = { clockId: clock.id, target: position, earlier };
    return [
      finding('TARGET_NEVER_APPLIES', 'medium', message, {
        subject: clock.id,
        params,
        path: `${path}.targets[${position}]`,
      }),
    ];
  });
  if (targets.length > 0 && targets.every(({ when }) => when !== undefined)) {
    const details = { subject: clock.id, params: { clockId: clock.id }, path: `${path}.targets` };
    findings.push(finding('NO_TARGET_FOR_ALL', 'low', messages.noCatchAll(clock.id), details));
  }
  return findings;
}

/** Whether every ticket of one target also is a ticket of an earlier one. */
function covers(earlier: SlaTarget, later: SlaTarget): boolean {
  if (earlier.when === undefined) return true;
  if (!includesAll(earlier.when.priority, later.when?.priority)) return false;
  return Object.entries(earlier.when.fields ?? {}).every(([field, values]) =>
    includesAll(values, later.when?.fields?.[field]),
  );
}

function includesAll(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  if (wide === undefined) return true;
  return narrow?.every((value) => wide.includes(value)) ?? false;
}
