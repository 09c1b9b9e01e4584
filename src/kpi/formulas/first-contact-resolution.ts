import { fail } from '../../core/errors.js';
import { numberOrNull } from '../../exact/fraction.js';
import { rateInterval } from '../../statistics/rates/rate-interval.js';
import { quotient, readFormulaFigures } from './figures.js';

/** Contacts of customers. */
export interface ContactCounts {
  /** Number of contacts that were resolved at once. */
  readonly resolvedAtFirstContact: number;
  /** Number of contacts that could have been: without spam, wrong numbers and what only others can decide. */
  readonly resolvableContacts: number;
}

/** A share of counted cases with its interval. */
export interface CountedShare {
  /** 0 to 1; `null` when there are no cases. */
  readonly share: number | null;
  /** Where the long-run share probably lies with 95 % confidence (Wilson), 0 to 1; `null` when there are no cases. */
  readonly interval95Share: readonly [low: number, high: number] | null;
}

/**
 * First contact resolution (FCR): the share of contacts that needed no second one.
 *
 * Source: contact centre practice (Cleveland, Call Center Management on Fast Forward); over resolvable contacts, so that
 * misrouted ones do not count against the vendor. Interval by Wilson 1927.
 *
 * @param contacts - Both counts.
 * @returns The share and its interval; `null` for both without contacts.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { firstContactResolution } from 'vendorwise/kpi';
 * firstContactResolution({ resolvedAtFirstContact: 147, resolvableContacts: 200 }).share; // => 0.735
 * firstContactResolution({ resolvedAtFirstContact: 0, resolvableContacts: 0 }).share; // => null
 * ```
 */
export function firstContactResolution(contacts: ContactCounts): CountedShare {
  const figures = readFormulaFigures(
    contacts,
    { resolvedAtFirstContact: { kind: 'count' }, resolvableContacts: { kind: 'count' } },
    'contacts',
  );
  const { resolvedAtFirstContact, resolvableContacts } = contacts;
  if (Number(resolvedAtFirstContact) > Number(resolvableContacts)) {
    fail('OUT_OF_RANGE', 'contacts.resolvedAtFirstContact', 'More contacts were resolved than there were.', {
      received: resolvedAtFirstContact,
      expected: `at most ${resolvableContacts}`,
    });
  }
  return {
    share: numberOrNull(quotient(figures.resolvedAtFirstContact, figures.resolvableContacts)),
    interval95Share: rateInterval(Number(resolvedAtFirstContact), Number(resolvableContacts)).interval,
  };
}
