import { fail } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type CivilDate, toEpochDay } from '../../time/civil-date.js';
import { addCivilDuration } from '../../time/civil-duration.js';
import type { SurvivalEvents } from './arguments.js';
import type { SurvivalRule } from './contract-terms.js';
import { toPeriod } from './period.js';
import { survivalArguments } from './schema.js';

/** Until when a duty lives on. */
export interface SurvivalEnd {
  /** Last day; `null` when it has none. */
  readonly survivesUntil: CivilDate | null;
  readonly kind: 'dated' | 'perpetual' | 'whileSecret';
  readonly trace: readonly string[];
}

const EVENT_KEYS = {
  termination: 'terminationDate',
  expiry: 'expiryDate',
  disclosure: 'disclosureDate',
} as const;

/**
 * Until when a duty survives: from termination, expiry, or each disclosure on its own.
 *
 * @param rule - From what event and for how long.
 * @param events - Dates of the events; the one the rule names must be there unless the duty has no end. @defaultValue {}
 * @returns The last day with its derivation.
 * @throws {@link VendorwiseError} the codes of parsing; `REQUIRED` when the date of the event is missing; `INVALID_DATE`,
 * `INVALID_DURATION`.
 * @example
 * ```ts
 * import { survivalEnd } from 'vendorwise/contracts';
 * survivalEnd({ from: 'disclosure', period: 'P18M' }, { disclosureDate: '2019-07-10' }).survivesUntil; // => '2021-01-10'
 * survivalEnd({ from: 'termination', period: null }, {}).kind; // => 'perpetual'
 * ```
 */
export function survivalEnd(rule: SurvivalRule, events: SurvivalEvents = {}): SurvivalEnd {
  parseDocument(survivalArguments, { rule, events });
  if (rule.tradeSecret === true) {
    return { survivesUntil: null, kind: 'whileSecret', trace: ['a trade secret: as long as it stays secret'] };
  }
  if (rule.period === null) {
    return { survivesUntil: null, kind: 'perpetual', trace: [`from ${rule.from} without an end`] };
  }
  const period = toPeriod(rule.period, 'rule.period');
  const key = EVENT_KEYS[rule.from];
  const event =
    events[key] ??
    fail('REQUIRED', `events.${key}`, `The date of the ${rule.from} is missing.`, {
      expected: 'a date such as "2026-02-28"',
    });
  toEpochDay(event, `events.${key}`);
  const survivesUntil = addCivilDuration(event, rule.period);
  return { survivesUntil, kind: 'dated', trace: [`${rule.from} ${event} + ${period.text} = ${survivesUntil}`] };
}
