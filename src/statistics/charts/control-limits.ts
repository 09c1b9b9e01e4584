/**
 * What a control chart shows: individual values (XmR), proportions (p), numbers of cases (np), counts (c), rates per unit
 * (u), Laney's p' and u', time between events (t) and cases between events (g).
 */
export type ControlChartKind = 'individuals' | 'p' | 'pPrime' | 'np' | 'c' | 'u' | 'uPrime' | 't' | 'g';

/** Positions of a series, counted from 0: `from` belongs to the range, `to` does not. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

/** One point of a control chart, at its place in the series. */
export interface ControlPoint {
  /** In the unit of the chart; `null` when the point is missing or left out. */
  readonly value: number | null;
  /** Centre line at this point; `null` without limits to compare with and for a point without a size. */
  readonly center: number | null;
  /** Lower limit, in the unit of the chart; `null` when there is none. */
  readonly lower: number | null;
  /** Upper limit, in the unit of the chart; `null` when there is none. */
  readonly upper: number | null;
  /** Standard deviation at this point; of value^(1/3.6) on a t chart, else in the unit of the chart. 0 without variation. */
  readonly sigma: number | null;
  /**
   * Distance from the centre line in standard deviations, on the scale on which the chart is even (value^(1/3.6) for t):
   * what rules about zones of 1, 2 and 3 sigma look at. `null` without a value or without variation.
   */
  readonly z: number | null;
  /** On which side it is beyond a limit; a point on the limit is not beyond it. */
  readonly beyond: 'above' | 'below' | null;
}

/** How far limits can be relied on. */
export type LimitsStatus = 'firm' | 'provisional' | 'none';

/** Why limits are not firm, or what to keep in mind when they are. */
export type LimitsReason =
  /** Firm, but from 12 to 19 points. */
  | 'fewerThan20Points'
  /** Provisional: from fewer than 12 points. */
  | 'fewerThan12Points'
  /** None: no usable point among those that set the limits. */
  | 'noPoints'
  /** None: no two neighbouring points, so that nothing says how much the values vary. */
  | 'noMovingRange'
  /**
   * None to judge by: the points that set the limits do not vary (beyond rounding), so every other value would be outside.
   * Counts that are all 0 (or all of all) have limits on the centre line, which are shown.
   */
  | 'noVariation';

/** Divisor of the moving range, by the constant it goes by. */
export type MovingRangeConstant = '1.128' | 'exact' | '2.66';

/** What is done with moving ranges of at least 3.267 times their mean. */
export type RangeScreening = 'off' | 'once' | 'repeat';

/** Whether a moving range is taken across missing points. */
export type GapRule = 'break' | 'bridge';

/** What the limits rest on; `null` where a convention does not apply to the chart. */
export interface ControlConventions {
  readonly center: 'mean' | 'median' | 'pooled';
  readonly sigma:
    | 'meanMovingRange'
    | 'medianMovingRange'
    | 'binomial'
    | 'binomialTimesSigmaZ'
    | 'poisson'
    | 'poissonTimesSigmaZ'
    | 'geometric';
  /** Limits stand this many standard deviations from the centre; `null` when they are set by probability. */
  readonly sigmas: number | null;
  readonly constant: MovingRangeConstant | null;
  /** Number by which the average moving range was divided. */
  readonly divisor: number | null;
  readonly screening: RangeScreening | null;
  readonly gaps: GapRule | null;
  /** Power to which values are raised before limits are made. */
  readonly power: number | null;
}

/** The moving ranges that gave the standard deviation. */
export interface MovingRanges {
  /** How many were used. */
  readonly used: number;
  /** Mean or median of those used, in the unit of the chart (of value^(1/3.6) for t, of z for Laney charts). */
  readonly average: number | null;
  /** Position of the later point of each range that was screened out. */
  readonly screenedAt: readonly number[];
}

/** Whether counts vary more than chance alone (binomial or Poisson) would have them. */
export interface ControlDispersion {
  /** Laney's sigma_z: 1 when neighbouring points vary as chance has it; `null` without two neighbouring points. */
  readonly sigmaZ: number | null;
  /** Pearson's chi-square of all points that set the limits; `null` when it cannot be found. */
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number;
  /** Probability of a chi-square at least as large by chance. */
  readonly p: number | null;
  /** Whether sigma_z is above 1.1 or `p` is below 0.05 with a sigma_z above 1. */
  readonly overdispersed: boolean;
  /** Whether the limits were widened (or narrowed) by sigma_z. */
  readonly adjusted: boolean;
  /** Why: `asked` for by the caller, or what showed the over-dispersion. */
  readonly reasons: readonly ('asked' | 'sigmaZ' | 'chiSquare')[];
}

/** A point that takes no part. */
export interface LeftOutPoint {
  /** Position in the series, counted from 0. */
  readonly position: number;
  readonly reason: 'missing' | 'zeroDenominator';
}

/** Limits of a control chart and every point against them: the one result shape of all Shewhart charts. */
export interface ControlLimits {
  readonly chart: ControlChartKind;
  /** One for each position of the input, missing ones too. */
  readonly points: readonly ControlPoint[];
  /** Centre line; `null` when there is none, or when it differs between points (np with varying sizes). */
  readonly center: number | null;
  /** Standard deviation as in the points; `null` when there is none, or when it differs between points. */
  readonly sigma: number | null;
  /** Lower limit that all points share, else `null`. */
  readonly lower: number | null;
  /** Upper limit that all points share, else `null`. */
  readonly upper: number | null;
  readonly conventions: ControlConventions;
  /** Positions that set the limits. */
  readonly baseline: PositionRange;
  /** Points among them that were used. */
  readonly pointsUsed: number;
  readonly limits: LimitsStatus;
  readonly reason: LimitsReason | null;
  /** `null` for charts that take their standard deviation from theory alone. */
  readonly movingRanges: MovingRanges | null;
  /** For charts of counts and proportions, else `null`. */
  readonly dispersion: ControlDispersion | null;
  readonly leftOut: readonly LeftOutPoint[];
}
