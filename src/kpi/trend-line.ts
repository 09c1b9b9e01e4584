import type { AutocorrelatedSeasonalMannKendall } from '../statistics/autocorrelated-seasonal.js';
import { theilSen } from '../statistics/theil-sen.js';
import type { PeriodUnit } from '../time/period.js';

/** The slope of a trend, in the unit of the KPI. */
export interface TrendSlope {
  /** Change from one period to the next. */
  readonly perPeriod: number;
  readonly perMonth: number;
  readonly perYear: number;
  /** 95 % interval of `perMonth`. */
  readonly interval95: readonly [number, number];
  /** The line at the first period used, in the unit. */
  readonly start: number;
  /** The line at the last period used, in the unit. */
  readonly end: number;
}

/** A line through the values by position, in the unit per period. */
export interface PeriodLine {
  readonly slope: number | null;
  /** The line at the first period. */
  readonly intercept: number | null;
  /** 95 % interval of the slope. */
  readonly interval: readonly [number, number] | null;
}

/** A line and what it comes to over the time looked at. */
export interface TrendLine {
  readonly slope: TrendSlope;
  readonly change: { readonly estimate: number; readonly interval95: readonly [number, number] };
  /** 95 % interval of the change from one period to the next. */
  readonly perPeriod95: readonly [number, number];
}

/** Months in a period; days and weeks by the mean length of a Gregorian month, 30.436875 days. */
const MONTHS_IN: Readonly<Record<PeriodUnit, number>> = {
  day: 1 / 30.436875,
  week: 7 / 30.436875,
  month: 1,
  quarter: 3,
  year: 12,
};

/** The Theil-Sen line of the values at their places. */
export function plainLine(values: readonly (number | null)[]): PeriodLine {
  return theilSen(
    values.map((_, position) => position),
    values,
  );
}

/** The line of a seasonal test, per period instead of per year. */
export function seasonalLine(test: AutocorrelatedSeasonalMannKendall): PeriodLine {
  const { slopePerCycle, intercept, interval, period } = test;
  return {
    slope: slopePerCycle === null ? null : slopePerCycle / period,
    intercept,
    interval: interval === null ? null : [interval[0] / period, interval[1] / period],
  };
}

/** Puts a line in the units in which it is told; `null` without a slope. */
export function trendLine(line: PeriodLine, steps: number, unit: PeriodUnit): TrendLine | null {
  const { slope, intercept, interval } = line;
  if (slope === null || intercept === null || interval === null) return null;
  const months = MONTHS_IN[unit];
  const [low, high] = interval;
  return {
    slope: {
      perPeriod: slope,
      perMonth: slope / months,
      perYear: (slope / months) * 12,
      interval95: [low / months, high / months],
      start: intercept,
      end: intercept + slope * steps,
    },
    change: { estimate: slope * steps, interval95: [low * steps, high * steps] },
    perPeriod95: [low, high],
  };
}
