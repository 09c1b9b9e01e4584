import type { ExactInput } from '../../exact/fraction.js';
import { numberOrNull } from '../../exact/fraction.js';
import { quotient, readFormulaFigures } from './figures.js';

/** Hours of a team. */
export interface UtilisationHours {
  /** Hours booked on work for the client. */
  readonly productiveHours: ExactInput;
  /** Hours that were there to be booked: paid hours without leave and sickness. */
  readonly availableHours: ExactInput;
}

/** Hours of agents in a contact centre. */
export interface OccupancyHours {
  /** Hours in contact with customers, wrap-up included. */
  readonly handleHours: ExactInput;
  /** Hours logged in and ready for contacts, handling included. */
  readonly availableForContactHours: ExactInput;
}

/**
 * Utilisation: the share of the available hours that went into work for the client.
 *
 * Source: professional services practice (billable utilisation). More than 1 is overtime.
 *
 * @param hours - Both sums of hours.
 * @returns The share; `null` when no hours were available.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { utilisation } from 'vendorwise/kpi';
 * utilisation({ productiveHours: 126, availableHours: 160 }); // => 0.7875
 * ```
 */
export function utilisation(hours: UtilisationHours): number | null {
  const rules = { productiveHours: { kind: 'notNegative' }, availableHours: { kind: 'notNegative' } } as const;
  const { productiveHours, availableHours } = readFormulaFigures(hours, rules, 'hours');
  return numberOrNull(quotient(productiveHours, availableHours));
}

/**
 * Occupancy: the share of the time ready for contacts in which agents handled one.
 *
 * Source: contact centre planning (Cleveland, Call Center Management on Fast Forward); it leaves training and breaks
 * out, which utilisation counts.
 *
 * @param hours - Both sums of hours.
 * @returns The share; `null` when nobody was available.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { occupancy } from 'vendorwise/kpi';
 * occupancy({ handleHours: 510, availableForContactHours: 600 }); // => 0.85
 * ```
 */
export function occupancy(hours: OccupancyHours): number | null {
  const rules = { handleHours: { kind: 'notNegative' }, availableForContactHours: { kind: 'notNegative' } } as const;
  const { handleHours, availableForContactHours } = readFormulaFigures(hours, rules, 'hours');
  return numberOrNull(quotient(handleHours, availableForContactHours));
}
