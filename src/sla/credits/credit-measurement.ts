import type { JsonValue } from '../../core/json.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import type { Availability } from '../availability/availability.js';
import type { ClockOutcome } from '../outcome.js';

/** Measured service time in milliseconds; the ratio is used exactly. One of `goodMs` and `downtimeMs` stands beside `totalMs`. */
export interface UptimeMeasure {
  readonly goodMs?: number;
  readonly downtimeMs?: number;
  readonly totalMs: number;
}

/** Tickets of a month that met and missed their target, e.g. a row of a report. */
export interface AttainmentMeasure {
  readonly met: number;
  readonly missed: number;
}

/** The ways to say a percentage; exactly one is given, `null` when nothing could be measured. */
export interface RatioMeasure {
  readonly uptime?: UptimeMeasure | null;
  /** Percent (0-100), exact: decimal text, or a number taken as its shortest decimal. */
  readonly uptimePercent?: ExactInput | null;
  readonly attainment?: AttainmentMeasure | null;
  /** Percent (0-100), exact: decimal text, or a number taken as its shortest decimal. */
  readonly attainmentPercent?: ExactInput | null;
  /** Clock outcomes of the month; met and missed ones count, the others are only named. */
  readonly outcomes?: readonly Pick<ClockOutcome, 'ticketId' | 'outcome'>[];
}

/** One service level of an at-risk pool: whether it was missed, or the percentage that decides it. */
export interface ServiceLevelMeasurement extends RatioMeasure {
  readonly id: string;
  readonly missed?: boolean | null;
  /** Misses of this level in the months directly before; only in `serviceCredit`. @defaultValue 0 */
  readonly missesBefore?: number;
  /** Anything that supports the figure, e.g. ids of incident reports. */
  readonly evidence?: readonly JsonValue[];
}

/** What was measured in one month; which member is needed depends on the kind of terms. */
export interface CreditMeasurement extends RatioMeasure {
  /** Downtime in milliseconds, for terms per unit. */
  readonly downtimeMs?: number | null;
  /** Number of misses, or what was missed: ticket ids, or the ids of the missed service levels of a pool. */
  readonly misses?: number | readonly string[] | null;
  readonly serviceLevels?: readonly ServiceLevelMeasurement[];
  /** Anything that supports the figure, e.g. ids of incident reports. */
  readonly evidence?: readonly JsonValue[];
}

/** One month, its fee, and what came before it. */
export interface ServiceCreditInput extends CreditMeasurement {
  /** The month's fee. */
  readonly fee: MoneyInput;
  /** Fee of the contract year, for an annual cap. @defaultValue 12 times the month's fee */
  readonly annualFee?: MoneyInput;
  /** Misses in the months directly before, for the repeat multiplier. @defaultValue 0 */
  readonly missesBefore?: number;
  /** Credits already granted in this contract year, for the annual cap. @defaultValue 0 */
  readonly creditedThisYear?: MoneyInput;
}

/** One month of a statement, which counts misses in a row itself. */
export interface StatementMeasurement extends Omit<CreditMeasurement, 'serviceLevels'> {
  readonly serviceLevels?: readonly Omit<ServiceLevelMeasurement, 'missesBefore'>[];
  /** Calendar month `YYYY-MM`; all months have one, or none. */
  readonly period?: string;
  /** The month's fee. @defaultValue the fee of the statement */
  readonly fee?: MoneyInput;
}

/** A month of a statement: a measurement, or what `availability` returned, whose label names the month. */
export type StatementEntry = StatementMeasurement | Pick<Availability, 'window' | 'uptime'>;
