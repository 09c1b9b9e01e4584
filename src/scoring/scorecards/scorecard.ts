import type { Defined } from '../../core/definition.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { FixedScale } from '../scales/score-on-scale.js';

/** How long a period of a scorecard is. Labels are those of reporting periods: `2026-W41`, `2026-10`, `2026-Q4`, `2026`. */
export type ScorecardPeriod = 'week' | 'month' | 'quarter' | 'year';

/**
 * What a period weighs by its age k, counted in periods of the calendar from the newest, which is 0.
 *
 * - `linear12`: (12 - k) / 12 and never below zero (the default of ERPNext).
 * - `equal`: the same for every period.
 * - `{ linear: n }`: (n - k) / n and never below zero.
 * - a list: the weight at each age, nothing beyond its end.
 */
export type PeriodWeights = 'linear12' | 'equal' | { readonly linear: number } | readonly ExactInput[];

/** What a standing asks of those who buy. */
export type StandingAction =
  | 'warnOnRequests'
  | 'blockRequests'
  | 'warnOnOrders'
  | 'blockOrders'
  | 'notifySupplier'
  | 'notifyOwner';

/** One thing that a supplier is scored on in every period. */
export interface ScorecardCriterion {
  /** Unique in the scorecard. */
  readonly id: string;
  /** @defaultValue the id */
  readonly name?: string;
  /** Percent of the period's total; the weights sum to 100. */
  readonly weight: ExactInput;
  /**
   * The host gives points out of 100, and this is the most that count; points below 0 or above it are cut, with a
   * finding. It does not rescale: a criterion with `maximumScore` 50 brings at most half of its weight, one with 120 up to
   * 1.2 times its weight, so that a total can lie above 100; the top standing holds that, too.
   * @defaultValue 100, unless there is a `scale`
   */
  readonly maximumScore?: ExactInput;
  /** The host gives the measured figure instead, and the scale turns it into points from 0 to 100. */
  readonly scale?: FixedScale;
}

/** A band of scores with a name. */
export interface Standing {
  /** Unique in the scorecard. */
  readonly name: string;
  /** Lowest score of the band, 0 to 100; it belongs to the band. */
  readonly from: ExactInput;
  /**
   * End of the band, which belongs to the next one; the top band ends with 100, which belongs to it.
   * @defaultValue where the next band begins, or 100
   */
  readonly to?: ExactInput;
  /** Any text that the host's charts understand. */
  readonly colour?: string;
  /** @defaultValue none */
  readonly actions?: readonly StandingAction[];
}

/**
 * What a criterion without a score does to a period that has other scores.
 *
 * - `reweight`: its weight goes to the criteria that have one.
 * - `zero`: it counts as no points.
 * - `noTotal`: the period has no total and leaves the score.
 */
export type ScorecardMissing = 'reweight' | 'zero' | 'noTotal';

/** How suppliers are scored period by period. */
export interface ScorecardDefinition {
  readonly id: string;
  /** A whole number from 1; raise it with every change. */
  readonly version: number;
  readonly name?: string;
  /** @defaultValue `'month'` */
  readonly period?: ScorecardPeriod;
  readonly criteria: readonly ScorecardCriterion[];
  /** @defaultValue `'linear12'` */
  readonly periodWeights?: PeriodWeights;
  /** @defaultValue `'reweight'` */
  readonly missing?: ScorecardMissing;
  /** Bands that cover 0 to 100 without gap or overlap, in any order. */
  readonly standings: readonly Standing[];
}

/** A checked scorecard, ready to score with. */
export type Scorecard = Defined<ScorecardDefinition>;

/** The figures of one period, computed by the host. */
export interface ScoredPeriod {
  /** Label of the period, e.g. `2026-10`. */
  readonly period: string;
  /** By criterion id; `null` or left out: not measured. Without any score the period had no activity. */
  readonly scores: Readonly<Record<string, ExactInput | boolean | null>>;
}

/** A period that was closed before, perhaps under an earlier version of the scorecard: its total stands. */
export interface ClosedPeriod {
  /** Label of the period, e.g. `2026-08`. */
  readonly period: string;
  /** Its total, 0 to 100 or the highest `maximumScore` above, as a decimal or as the `totalExact` of the report that closed it; `null`: no activity. */
  readonly total: ExactInput | null;
}

/** One period of a supplier. */
export type SupplierPeriod = ScoredPeriod | ClosedPeriod;
