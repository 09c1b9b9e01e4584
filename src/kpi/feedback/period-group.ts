import { type Fraction, fraction, fractionToNumber, ZERO } from '../../exact/fraction.js';
import type { KpiIndex } from '../define-kpi.js';
import { figureText } from '../target.js';
import type { UsedPoint } from './judged-points.js';

/** Several periods of a KPI together. */
export interface PeriodGroup {
  /** Labels. */
  readonly periods: readonly string[];
  /** Value of all of them together, in the unit: sums over sums for ratios and means, else the mean of the periods. */
  readonly value: number;
  readonly valueText: string;
  /** Whether the value is the mean of the periods. */
  readonly isMeanOfPeriods: boolean;
  /** Denominators of a ratio, else rows. */
  readonly sample: number;
}

/** Periods together; `null` without any. */
export function periodGroup(index: KpiIndex, points: readonly UsedPoint[]): PeriodGroup | null {
  if (points.length === 0) return null;
  const together = valueTogether(index, points);
  const value = together ?? total(points.map((point) => point.value)).div(points.length);
  return {
    periods: points.map((point) => point.period),
    value: fractionToNumber(value),
    valueText: figureText(index, value),
    isMeanOfPeriods: together === null,
    sample: points.reduce((sum, point) => sum + point.sample, 0),
  };
}

function valueTogether({ definition, scale }: KpiIndex, points: readonly UsedPoint[]): Fraction | null {
  const { kind } = definition.aggregation;
  if (kind !== 'ratio' && kind !== 'weightedMean' && kind !== 'mean') return null;
  const numerators = points.flatMap(({ numerator }) => (numerator === null ? [] : [numerator]));
  const denominators = points.flatMap(({ denominator, rows }) => {
    const parts = kind === 'mean' ? rows : denominator;
    return parts === null ? [] : [parts];
  });
  if (numerators.length < points.length || denominators.length < points.length) return null;
  const bottom = total(denominators);
  if (bottom.compare(ZERO) <= 0) return null;
  const value = total(numerators).div(bottom);
  return kind === 'ratio' ? value.mul(scale) : value;
}

function total(figures: readonly number[]): Fraction {
  return figures.reduce((sum, figure) => sum.add(fraction(figure)), ZERO);
}
