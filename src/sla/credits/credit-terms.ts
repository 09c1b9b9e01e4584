import type { ExactInput } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import type { RoundingMode } from '../../exact/rounding.js';
import type { CivilDate } from '../../time/civil-date.js';

/** How the credit of a month is found from what was measured. */
export type CreditKind = 'stepped' | 'marginal' | 'perUnit' | 'flatPerMiss' | 'atRiskPool';

/**
 * One row of a credit table. The bounds are words, because contracts differ at exactly the bound: at most one of
 * `atLeast` and `above`, at most one of `below` and `atMost`. Without a lower bound it starts at 0 %, without an upper
 * bound it includes 100 %.
 */
export interface CreditTier {
  /** Lower bound that belongs to the tier, in percent (0-100). */
  readonly atLeast?: ExactInput;
  /** Lower bound that does not belong to the tier, in percent (0-100). */
  readonly above?: ExactInput;
  /** Upper bound that does not belong to the tier, in percent (0-100). */
  readonly below?: ExactInput;
  /** Upper bound that belongs to the tier, in percent (0-100). */
  readonly atMost?: ExactInput;
  /** Stepped: percent of the fee. Marginal: percent of the fee for each 100 percentage points short inside the tier. */
  readonly creditPercent: ExactInput;
}

/** Limit of the credits of one month; with both members the lower one binds. */
export interface MonthlyCap {
  /** Percent of the month's fee. */
  readonly percent?: ExactInput;
  readonly amount?: MoneyInput;
}

/** Limit of the credits of one contract year; with both of `percent` and `amount` the lower one binds. */
export interface AnnualCap {
  /** Percent of the fee named by `of`. */
  readonly percent?: ExactInput;
  /** @defaultValue annualFee */
  readonly of?: 'annualFee' | 'monthlyFee';
  readonly amount?: MoneyInput;
}

/** Smallest credit that is paid at all; exactly one of the two words. */
export interface MinimumCredit {
  /** A credit is paid only when it is strictly more than this. */
  readonly moreThan?: MoneyInput;
  /** A credit is paid when it is this or more. */
  readonly atLeast?: MoneyInput;
}

/** Credits of a month are given back after so many met months directly after it. */
export interface EarnBack {
  /** Whole number of months, at least 1. */
  readonly metPeriods: number;
}

/** Until when a credit has to be claimed, counted from the last day of its month. */
export type ClaimWindow =
  /** ISO 8601 civil duration, e.g. `P30D`. */
  | string
  /** Civil duration in named units. */
  | { readonly years?: number; readonly months?: number; readonly weeks?: number; readonly days?: number }
  /** The last day of the n-th calendar month after the month of the miss. */
  | { readonly billingMonths: number };

/** Length of one unit of downtime: exactly one member. */
export interface DowntimeUnit {
  readonly seconds?: number;
  readonly minutes?: number;
  readonly hours?: number;
  readonly days?: number;
}

/** What every kind of terms may say. */
export interface CreditTermsBase {
  readonly id?: string;
  readonly version?: number;
  /** ISO 4217 code that fees must be in. @defaultValue that of the fee */
  readonly currency?: string;
  /** Factors of the first, second, third … miss in a row; the last one goes on. @defaultValue always 1 */
  readonly repeatMultipliers?: readonly ExactInput[];
  readonly earnBack?: EarnBack;
  readonly monthlyCap?: MonthlyCap;
  readonly annualCap?: AnnualCap;
  readonly minimumCredit?: MinimumCredit;
  /** How the credit is rounded, once, to the minor units of its currency. @defaultValue halfUp */
  readonly rounding?: RoundingMode;
  /** First day of a contract year; anniversaries follow. @defaultValue 1 January */
  readonly contractYearStart?: CivilDate;
  readonly claimWindow?: ClaimWindow;
}

/** The tier that holds the measured percentage applies to the whole fee. */
export interface SteppedTerms extends CreditTermsBase {
  /** @defaultValue stepped */
  readonly kind?: 'stepped';
  readonly tiers: readonly CreditTier[];
}

/** Each tier applies to the part of the shortfall that lies inside it, as tax brackets do. */
export interface MarginalTerms extends CreditTermsBase {
  readonly kind: 'marginal';
  readonly tiers: readonly CreditTier[];
}

/** A credit for each unit of downtime; exactly one of `creditPercent` and `creditAmount`. */
export interface PerUnitTerms extends CreditTermsBase {
  readonly kind: 'perUnit';
  readonly unit: DowntimeUnit;
  /** Whether a unit counts once it has started or only when it is complete. @defaultValue started */
  readonly count?: 'started' | 'completed';
  /** Downtime in milliseconds that is free. @defaultValue 0 */
  readonly allowanceMs?: number;
  /** Percent of the month's fee for each unit. */
  readonly creditPercent?: ExactInput;
  /** Amount for each unit. */
  readonly creditAmount?: MoneyInput;
}

/** A credit for each miss; exactly one of `creditPercent` and `creditAmount`. */
export interface FlatPerMissTerms extends CreditTermsBase {
  readonly kind: 'flatPerMiss';
  /** Misses a month that are free. @defaultValue 0 */
  readonly allowedMisses?: number;
  /** Percent of the month's fee for each miss. */
  readonly creditPercent?: ExactInput;
  /** Amount for each miss. */
  readonly creditAmount?: MoneyInput;
}

/** One service level of an at-risk pool. */
export interface PoolServiceLevel {
  readonly id: string;
  readonly name?: string;
  /** Percent of the pool that a miss of this level costs; all together may exceed 100. */
  readonly allocationPercent: ExactInput;
  /** Factor of this level, e.g. 2 for a critical one; repeat multipliers come on top. @defaultValue 1 */
  readonly multiplier?: ExactInput;
  /** Percent (0-100) that meets the level; needed when the level is measured by uptime or attainment. */
  readonly goalPercent?: ExactInput;
}

/** A share of the fee is at risk; each missed service level takes its allocation of it, up to the whole pool. */
export interface AtRiskPoolTerms extends CreditTermsBase {
  readonly kind: 'atRiskPool';
  /** Percent of the month's fee (0-100) that is at risk. */
  readonly atRiskPercent: ExactInput;
  readonly serviceLevels: readonly PoolServiceLevel[];
}

/** The service-credit clause of a contract, as JSON. */
export type CreditTerms = SteppedTerms | MarginalTerms | PerUnitTerms | FlatPerMissTerms | AtRiskPoolTerms;
