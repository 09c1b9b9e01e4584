import type { Finding } from '../../core/findings.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { Money } from '../../exact/money.js';
import type { ScoreReport } from '../totals/score-report.js';
import type { CostLine, ResidualValue, TotalCostReport } from './total-cost.js';

/** The two ways to get a thing done. */
export type SourcingWay = 'make' | 'outsource';

/** What volume costs in both ways, for the same stretch of time and in the same currency. */
export interface VolumeCase {
  readonly make: {
    /** What making costs whatever the volume. */
    readonly fixed: ExactInput;
    /** What one more unit costs. */
    readonly variablePerUnit: ExactInput;
  };
  readonly outsource: {
    /** What outsourcing costs whatever the volume, e.g. governance and minimum fees. */
    readonly fixed: ExactInput;
    /** What the vendor takes for a unit. */
    readonly pricePerUnit: ExactInput;
  };
  /** Units that are expected. */
  readonly plannedUnits?: ExactInput;
}

/** From which volume on the one way is cheaper than the other. */
export interface BreakEven {
  /** `breakEven`: it depends on the volume; the others: the same way is cheaper at every volume above zero, or neither. */
  readonly kind: 'breakEven' | 'makeAlways' | 'outsourceAlways' | 'alwaysLevel';
  /** Units at which both cost the same; `null` unless it depends on the volume. */
  readonly units: number | null;
  readonly unitsExact: string | null;
  /** Rounded up to whole units. */
  readonly unitsText: string | null;
  /** The cheaper way below and above that volume; `null` when neither is. */
  readonly cheaperBelow: SourcingWay | null;
  readonly cheaperAbove: SourcingWay | null;
  /** The cheaper way at the planned volume; `null` without a plan, or when both cost the same. */
  readonly cheaperAtPlan: SourcingWay | null;
  readonly message: string;
}

/** The costs of one way, year by year, in the currency of the case. */
export interface SourcingCosts {
  readonly costs: readonly CostLine[];
  readonly residualValue?: ResidualValue;
}

/** One thing that money does not tell, scored for both ways. */
export interface SourcingCriterion {
  /** Unique among the criteria. */
  readonly id: string;
  /** @defaultValue the id */
  readonly name?: string;
  /** Percent of the whole; the weights sum to 100. */
  readonly weight: ExactInput;
  /** How far making meets it, 0 to 100 percent. */
  readonly makePercent: ExactInput;
  /** How far outsourcing meets it, 0 to 100 percent. */
  readonly outsourcePercent: ExactInput;
}

/** Criteria scored by hand. */
export interface ScoredByHand {
  readonly criteria: readonly SourcingCriterion[];
  /** Percent that quality weighs against cost in the combined score. @defaultValue no combined score */
  readonly weightPercent?: ExactInput;
}

/** Two totals of `scoreVendors`, where making and outsourcing were scored like vendors, without a price. */
export interface ScoredByReport {
  readonly report: ScoreReport;
  /** Name in the report of what is made at home. */
  readonly make: string;
  /** Name in the report of what is outsourced. */
  readonly outsource: string;
  /** Percent that quality weighs against cost in the combined score. @defaultValue no combined score */
  readonly weightPercent?: ExactInput;
}

/** A choice between making a thing and having it made. */
export interface SourcingCase {
  /** ISO 4217 code of every amount. */
  readonly currency: string;
  /** Percent a year by which later money counts less. @defaultValue 0 */
  readonly discountRatePercent?: ExactInput;
  readonly make: SourcingCosts;
  readonly outsource: SourcingCosts;
  /** Fixed and variable cost of a stretch of time, for the break-even volume. @defaultValue none */
  readonly volume?: VolumeCase;
  /** What money does not tell. @defaultValue none */
  readonly qualitative?: ScoredByHand | ScoredByReport;
}

/** A figure of points for both ways. */
export interface SourcingPoints {
  /** Points out of 100, unrounded. */
  readonly make: number;
  readonly makeExact: string;
  readonly outsource: number;
  readonly outsourceExact: string;
  /** The way with more points; `null` when both have as many. */
  readonly better: SourcingWay | null;
}

/** What each way saves against the other. */
export interface SourcingSaving {
  /** Present value of making less that of outsourcing: positive when outsourcing is cheaper. */
  readonly presentValue: Money;
  readonly presentValueExact: string;
  /** The same for the amounts as they will be paid. */
  readonly nominal: Money;
  /** The present value of the saving in percent of that of making; `null` when making costs nothing. */
  readonly savedPercent: number | null;
  /**
   * The same present value without the transition, switching and governance of either way: what a comparison of fees
   * with salaries would show.
   */
  readonly beforeTransitionAndGovernance: Money;
}

/** The choice between making and outsourcing. */
export interface SourcingReport {
  readonly currency: string;
  readonly make: TotalCostReport;
  readonly outsource: TotalCostReport;
  readonly saving: SourcingSaving;
  /** The way with the lower present value; `null` when both cost the same. */
  readonly cheaper: SourcingWay | null;
  readonly breakEven: BreakEven | null;
  /** Points for what money does not tell. */
  readonly qualitative: SourcingPoints | null;
  /**
   * Quality and cost together, where a weight was given: weight x points + (1 - weight) x 100 x lower present value /
   * own present value. `null` without a weight.
   */
  readonly combined: SourcingPoints | null;
  /**
   * The way that the combined score favours; without one, the way that cost favours unless quality favours the other.
   * `null` when the figures do not decide.
   */
  readonly recommended: SourcingWay | null;
  readonly findings: readonly Finding[];
  readonly message: string;
}
