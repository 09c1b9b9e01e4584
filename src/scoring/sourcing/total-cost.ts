import type { Finding } from '../../core/findings.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { Money } from '../../exact/money.js';

/**
 * What a cost is for. `transition` is the way in (set-up, knowledge transfer, running both in parallel), `governance`
 * what steering the vendor costs at home (contract management, meetings, audits), `switching` the way out or to the
 * next vendor.
 */
export type CostCategory =
  | 'purchase'
  | 'operation'
  | 'maintenance'
  | 'training'
  | 'transition'
  | 'governance'
  | 'switching'
  | 'risk'
  | 'other';

/** A cost that comes every year. */
export interface YearlyCost {
  /** Amount in the first of these years, in the plan's currency. */
  readonly amount: ExactInput;
  /** First year, counted from 0. @defaultValue 1 */
  readonly fromYear?: number;
  /** Last year, included. */
  readonly toYear: number;
  /** Percent by which the amount changes from each year to the next. @defaultValue 0 */
  readonly changePercent?: ExactInput;
}

/** One kind of cost. */
export interface CostLine {
  /** Unique in the plan. */
  readonly id: string;
  /** @defaultValue the id */
  readonly name?: string;
  readonly category: CostCategory;
  /** Amounts by year, from year 0, in the plan's currency; either this or `yearly`. */
  readonly amounts?: readonly ExactInput[];
  readonly yearly?: YearlyCost;
}

/** What is left of something bought. */
export interface ResidualValue {
  /** Amount in the plan's currency, taken off the cost. */
  readonly amount: ExactInput;
  /** Year in which it comes in. @defaultValue the last year of the costs */
  readonly year?: number;
}

/** The costs of one way to get a thing done, year by year. */
export interface CostPlan {
  /** ISO 4217 code of every amount. */
  readonly currency: string;
  /** Percent a year by which later money counts less; year 0 is not discounted. @defaultValue 0 */
  readonly discountRatePercent?: ExactInput;
  readonly costs: readonly CostLine[];
  readonly residualValue?: ResidualValue;
}

/** An amount as it will be paid, and what it is worth today. */
export interface CostFigures {
  /** Sum of the amounts, rounded half up to the currency's minor units. */
  readonly nominal: Money;
  /** Sum of amount / (1 + r)^year, rounded once, half up. */
  readonly presentValue: Money;
}

/** One line of the plan. */
export interface CostLineTotal extends CostFigures {
  readonly id: string;
  readonly name: string;
  readonly category: CostCategory;
}

/** One category of the plan. */
export interface CostCategoryTotal extends CostFigures {
  readonly category: CostCategory;
  /** Percent of the present value of all costs, the residual value not counted; `null` when that is zero. */
  readonly sharePercent: number | null;
}

/** One year of the plan. */
export interface CostYear extends CostFigures {
  /** Counted from 0. */
  readonly year: number;
  /** 1 / (1 + r)^year. */
  readonly discountFactor: number;
  /** Present value of this year and all before it, less the residual value once it has come in. */
  readonly cumulativePresentValue: Money;
}

/** The total cost of ownership. */
export interface TotalCostReport {
  readonly currency: string;
  readonly discountRatePercent: number;
  /** The last year in which money moves. */
  readonly lastYear: number;
  /** All costs less the residual value. */
  readonly total: CostFigures;
  /** The present value as an exact fraction. */
  readonly presentValueExact: string;
  /** What the present value comes to when spread evenly over years 1 to the last; `null` without such a year. */
  readonly equivalentAnnualCost: Money | null;
  /** What coming in and going out cost: categories `transition` and `switching`; apart, though in the total. */
  readonly transitionAndSwitching: CostFigures;
  /** What steering costs; apart, though in the total. */
  readonly governance: CostFigures;
  readonly residualValue: CostFigures | null;
  /** In the order of the plan. */
  readonly lines: readonly CostLineTotal[];
  /** In the order in which they first stand in the plan. */
  readonly categories: readonly CostCategoryTotal[];
  readonly years: readonly CostYear[];
  readonly findings: readonly Finding[];
}
