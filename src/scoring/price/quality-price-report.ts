import type { Finding } from '../../core/findings.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { Money, MoneyInput } from '../../exact/money.js';

/** What decides between offers whose figures are exactly equal. */
export type QualityPriceTieBreak = 'lowerPrice' | 'higherQuality';

interface QualityPriceRuleBase {
  /** ISO 4217 code of every price. */
  readonly currency: string;
  /** An amount in `currency`; a dearer offer is out. @defaultValue none */
  readonly maximumPrice?: ExactInput;
  /** What decides between equal figures. @defaultValue nothing: they share a rank */
  readonly tieBreak?: QualityPriceTieBreak;
}

interface PointsRuleBase extends QualityPriceRuleBase {
  /** Quality points below which an offer is out. @defaultValue none */
  readonly minimumQuality?: ExactInput;
  /** The most quality points that there are. @defaultValue 100 */
  readonly maximumQuality?: ExactInput;
}

/** Price divided by quality points; the lowest wins. */
export interface PricePerPointRule extends PointsRuleBase {
  readonly method: 'pricePerPoint';
}

/** Quality points divided by price; the highest wins (UfAB, simple method of the benchmark, Z = L/P). */
export interface QualityPerPriceRule extends PointsRuleBase {
  readonly method: 'qualityPerPrice';
  /**
   * Percent below the best figure within which offers count as equal, and `decideBy` decides (UfAB, extended method
   * of the benchmark). @defaultValue none: the simple method
   */
  readonly bandPercent?: ExactInput;
  /** What decides within the band. @defaultValue `'quality'` */
  readonly decideBy?: 'quality' | 'price';
}

/** Price divided by the share of the quality points, T/100; the lowest wins (adjusted bid of design-build awards). */
export interface AdjustedBidRule extends PointsRuleBase {
  readonly method: 'adjustedBid';
}

/** What one aspect of quality is worth in money. */
export interface QualityValue {
  /** Unique in the rule. */
  readonly id: string;
  /** @defaultValue the id */
  readonly name?: string;
  /** Amount in the rule's currency that full quality takes off the price. */
  readonly value: ExactInput;
  /** Percent of the quality, 0 to 100, below which an offer is out. @defaultValue none */
  readonly minimumPercent?: ExactInput;
}

/** Price less what the quality is worth; the lowest wins (award on value, quality monetised beforehand). */
export interface MonetizedQualityRule extends QualityPriceRuleBase {
  readonly method: 'monetizedQuality';
  readonly values: readonly QualityValue[];
}

/** How quality is set against price. */
export type QualityPriceRule = PricePerPointRule | QualityPerPriceRule | AdjustedBidRule | MonetizedQualityRule;

/** What one bidder offers. */
export interface QualityPriceOffer {
  /** Unique among the offers. */
  readonly vendor: string;
  readonly price: ExactInput | MoneyInput;
  /** Quality points from 0; for `monetizedQuality` the percent reached of each value, 0 to 100, by its id. */
  readonly quality: ExactInput | Readonly<Record<string, ExactInput>>;
}

/** How a ranking is shown. */
export interface QualityPriceOptions {
  /** Digits after the point of `figureText` where it is no money, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
}

/** A condition that an offer does not meet. */
export interface FailedCondition {
  readonly condition: 'minimumQuality' | 'maximumPrice' | 'noQuality';
  /** Id of the quality value; `null` where quality is one figure. */
  readonly value: string | null;
  readonly message: string;
}

/** One offer in the ranking. */
export interface QualityPriceRow {
  /** `null` for an offer that does not meet every condition. */
  readonly rank: number | null;
  readonly vendor: string;
  readonly price: Money;
  /** Quality points; for `monetizedQuality` what the quality is worth, in the rule's currency. */
  readonly quality: number;
  readonly qualityExact: string;
  /** The figure that decides, in the unit of the method; `null` without quality points. */
  readonly figure: number | null;
  readonly figureExact: string | null;
  /** Money for methods that give money; else points for each `perAmount`, rounded half up. */
  readonly figureText: string | null;
  /** Whether it lies within the band below the best figure; `null` without a band. */
  readonly withinBand: boolean | null;
  /** Every condition that it does not meet. */
  readonly failed: readonly FailedCondition[];
  readonly message: string;
}

/** The result of setting quality against price. */
export interface QualityPriceReport {
  readonly method: QualityPriceRule['method'];
  readonly higherIsBetter: boolean;
  readonly tieBreak: QualityPriceTieBreak | null;
  /** `qualityPerPrice`: the amount for which `figureText` tells the points, a power of ten; else `null`. */
  readonly perAmount: Money | null;
  /** Best first; offers without a rank stand behind, by name. */
  readonly ranking: readonly QualityPriceRow[];
  readonly findings: readonly Finding[];
}
