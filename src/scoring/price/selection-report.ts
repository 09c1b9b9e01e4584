import type { Finding } from '../../core/findings.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { Money, MoneyInput } from '../../exact/money.js';

/** How technical and financial points are put together. */
export interface QcbsRule {
  /** ISO 4217 code of every price. */
  readonly currency: string;
  /** Weight of the technical points: a share of 1 or a percent of 100, in the same unit as `priceWeight`. */
  readonly technicalWeight: ExactInput;
  /** Weight of the financial points; the two sum to 1 or to 100. */
  readonly priceWeight: ExactInput;
  /** Technical points, 0 to 100, below which a price is not opened. @defaultValue none */
  readonly minimumTechnical?: ExactInput;
  /**
   * Digits after the point to which financial points are rounded half up before they are weighted, as older manuals
   * do. @defaultValue not rounded
   */
  readonly roundFinancialScores?: number;
}

/** The lowest price among the proposals that are good enough. */
export interface LeastCostRule {
  /** ISO 4217 code of every price. */
  readonly currency: string;
  /** Technical points, 0 to 100, below which a price is not opened. */
  readonly minimumTechnical: ExactInput;
}

/** The best proposal that the budget pays for. */
export interface FixedBudgetRule {
  /** ISO 4217 code of every price. */
  readonly currency: string;
  /** An amount in `currency`; a price above it is out. */
  readonly budget: ExactInput;
  /** Technical points, 0 to 100, below which a price is not opened. @defaultValue none */
  readonly minimumTechnical?: ExactInput;
}

/** What one bidder handed in: the technical envelope, and the financial one once it is opened. */
export interface Proposal {
  /** Unique among the proposals. */
  readonly vendor: string;
  /** Technical points, 0 to 100. */
  readonly technical: ExactInput;
  /** An amount in the rule's currency; `null` or left out only for a proposal that does not qualify. */
  readonly price?: ExactInput | MoneyInput | null;
}

/** How a selection is shown; `qcbs`, `leastCostSelection` and `fixedBudgetSelection` share it. */
export interface SelectionOptions {
  /** Digits after the point in `financialScoreText` and `combinedText`, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
}

/** One proposal in the ranking. */
export interface SelectionRow {
  /** `null` for a proposal that does not qualify. */
  readonly rank: number | null;
  readonly vendor: string;
  readonly qualified: boolean;
  /** Why it does not qualify. */
  readonly reason: 'belowMinimumTechnical' | 'overBudget' | null;
  /** Technical points, 0 to 100. */
  readonly technical: number;
  /** The price; `null` when the envelope stays closed. */
  readonly price: Money | null;
  /** Financial points, 0 to 100, as they count; `null` where there are none. */
  readonly financialScore: number | null;
  readonly financialScoreExact: string | null;
  readonly financialScoreText: string | null;
  /** Combined points, 0 to 100, unrounded; `null` where there are none. */
  readonly combined: number | null;
  readonly combinedExact: string | null;
  /** Rounded half up. */
  readonly combinedText: string | null;
  readonly message: string;
}

/** What a ranking follows. */
export type SelectionOrder = 'combined' | 'technical' | 'price';

/** The result of a selection. */
export interface SelectionReport {
  readonly method: 'qcbs' | 'leastCost' | 'fixedBudget';
  /** What the ranking follows; each breaks the ties of the one before. */
  readonly order: readonly SelectionOrder[];
  /** The lowest price among the qualified proposals; `null` when none qualifies. */
  readonly lowestPrice: Money | null;
  /** Best first; proposals that do not qualify stand behind, by name. */
  readonly ranking: readonly SelectionRow[];
  readonly findings: readonly Finding[];
}
