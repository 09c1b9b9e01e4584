import type { ExactInput } from '../exact/fraction.js';
import type { CivilDate } from '../time/civil-date.js';
import type { PeriodUnit } from '../time/period.js';

/** Which way a KPI gets better: up, down, or towards the inside of a range. */
export type KpiDirection = 'higher' | 'lower' | 'range';

/** A range that is good; both ends belong to it. */
export interface KpiTargetRange {
  /** Lower end, in the unit of the KPI. */
  readonly min: ExactInput;
  /** Upper end, in the unit of the KPI. */
  readonly max: ExactInput;
}

/** A target: one figure for `higher` and `lower`, a range for `range`. In the unit of the KPI. */
export type KpiTarget = ExactInput | KpiTargetRange;

/** A target that holds from a date on. */
export interface DatedKpiTarget {
  /** First civil date on which it holds; a period is measured by the target of its first day. */
  readonly effectiveFrom: CivilDate;
  readonly target: KpiTarget;
}

/** How far a value may miss the target and still be called close. */
export type KpiTolerance =
  /** In the unit of the KPI. */
  | { readonly points: ExactInput }
  /** In percent of the size of the target (of the edge that is missed, for a range). */
  | { readonly percentOfTarget: ExactInput };

/** How the rows of a period become its value. Field names are those of the rows. */
export type KpiAggregation =
  | RatioAggregation
  | FigureAggregation
  | WeightedMeanAggregation
  | PercentileAggregation
  | CountAggregation
  | DistinctAggregation;

/** Sum of numerators over sum of denominators: never a mean of ratios. */
export interface RatioAggregation {
  readonly kind: 'ratio';
  /** @defaultValue `'numerator'` */
  readonly numerator?: string;
  /** @defaultValue `'denominator'` */
  readonly denominator?: string;
  /** What a ratio of 1 is shown as. @defaultValue 100 when the unit is `percent`, else 1 */
  readonly scale?: ExactInput;
  /**
   * What numerator and denominator are: `cases` that were counted, or `amounts` such as hours and money, for which no
   * margin of chance can be told from their size. @defaultValue `cases` where both are whole numbers
   */
  readonly parts?: 'cases' | 'amounts';
}

/** One figure of each row: added, averaged, the smallest, the largest, or the latest. */
export interface FigureAggregation {
  readonly kind: 'sum' | 'mean' | 'min' | 'max' | 'last';
  /** @defaultValue `'value'` */
  readonly field?: string;
}

/** Sum of value times weight over sum of weights. */
export interface WeightedMeanAggregation {
  readonly kind: 'weightedMean';
  /** @defaultValue `'value'` */
  readonly field?: string;
  /** @defaultValue `'weight'` */
  readonly weight?: string;
}

/** A percentile of one figure of each row. */
export interface PercentileAggregation {
  readonly kind: 'percentile';
  /** @defaultValue `'value'` */
  readonly field?: string;
  /** 0 to 100. */
  readonly percentile: ExactInput;
  /**
   * `linear` reads between two rows (definition 7 of Hyndman and Fan, as in Excel and NumPy); `nearestRank` takes the figure
   * of a row, as most agreements mean it and as the SLA reports do (definition 1). @defaultValue `'linear'`
   */
  readonly method?: 'linear' | 'nearestRank';
}

/** Number of rows; a period without rows counts 0. */
export interface CountAggregation {
  readonly kind: 'count';
}

/** Number of different texts or numbers in a field; a period without rows counts 0. */
export interface DistinctAggregation {
  readonly kind: 'distinct';
  readonly field: string;
}

/** The definition of a key performance indicator, as JSON. */
export interface KpiDefinition {
  readonly id: string;
  /** @defaultValue 1 */
  readonly version?: number;
  readonly name: string;
  readonly description?: string;
  /** `percent` (0-100), `share` (0-1), `number`, or any unit in words, in the plural: `hours`, `EUR`, `tickets`. */
  readonly unit: string;
  /** Decimals shown, 0 to 10, and more where fewer would hide on which side of the target a value is; values are never rounded. @defaultValue 1 */
  readonly decimals?: number;
  readonly direction: KpiDirection;
  /** The target, or targets by date. @defaultValue none */
  readonly target?: KpiTarget | readonly DatedKpiTarget[];
  /** Where it stood before, in the unit: progress towards the target is counted from here. @defaultValue none */
  readonly baseline?: ExactInput;
  /** @defaultValue none: missed is missed */
  readonly tolerance?: KpiTolerance;
  readonly aggregation: KpiAggregation;
  /** Below this sample a period is not judged: the denominator of a ratio, else the number of rows. @defaultValue 0 */
  readonly minimumSample?: number;
  /** The smallest change over the time looked at that matters, in the unit. @defaultValue half the tolerance */
  readonly meaningfulChange?: ExactInput;
  /** How often it is measured: the length of the periods where a call names none. @defaultValue none */
  readonly frequency?: PeriodUnit;
  /** Its share of a scorecard among the weights of the other KPIs there, at least 0; no value depends on it. @defaultValue none */
  readonly weight?: ExactInput;
  /** Who answers for it. */
  readonly owner?: string;
  /** Where the rows come from. */
  readonly source?: string;
}
