import {
  type Fraction,
  formatFraction,
  fraction,
  fractionToDecimalText,
  numberOrNull,
  ONE,
  ZERO,
} from '../exact/fraction.js';
import { toEpochDay } from '../time/civil-date.js';
import { decimalDistance } from './decimal-distance.js';
import type { KpiIndex, TargetBounds } from './define-kpi.js';
import type { KpiPoint } from './kpi-series.js';

/** A value against its target. */
export interface TargetComparison {
  readonly status: 'met' | 'withinTolerance' | 'missed';
  /** Distance to the (nearest edge of the) target, in the unit: positive on the good side, negative short of it. */
  readonly gap: Fraction;
}

/** The target in force on a day; `null` before the first one. */
export function boundsOn(index: KpiIndex, epochDay: number): TargetBounds | null {
  let found: TargetBounds | null = null;
  for (const { from, bounds } of index.targets) if (from <= epochDay) found = bounds;
  return found;
}

/** Compares exact figures to 15 significant digits; both edges of the target, and the edge of the tolerance, are on the good side. */
export function compareToTarget(index: KpiIndex, value: Fraction, bounds: TargetBounds): TargetComparison {
  const aboveMin = bounds.min === null ? null : decimalDistance(value, bounds.min);
  const belowMax = bounds.max === null ? null : decimalDistance(bounds.max, value);
  const nearMin = belowMax === null || (aboveMin !== null && aboveMin.compare(belowMax) <= 0);
  const gap = (nearMin ? aboveMin : belowMax) ?? ZERO;
  if (gap.compare(0) >= 0) return { status: 'met', gap };
  const edge = (nearMin ? bounds.min : bounds.max) ?? ZERO;
  const allowed = allowanceOf(index, edge);
  const last = nearMin ? edge.sub(allowed) : edge.add(allowed);
  const inside = nearMin ? decimalDistance(value, last) : decimalDistance(last, value);
  return { status: inside.compare(0) >= 0 ? 'withinTolerance' : 'missed', gap };
}

/**
 * How much of the way from the baseline to the target is done: 0 at the baseline, 1 at the target, below 0 further away
 * than the baseline. Inside a range it is 1. `null` without a baseline, and where the baseline meets the target already.
 */
export function progressOf(index: KpiIndex, value: Fraction, bounds: TargetBounds): Fraction | null {
  if (index.baseline === null) return null;
  const whole = compareToTarget(index, index.baseline, bounds).gap.neg();
  if (whole.compare(0) <= 0) return null;
  const left = compareToTarget(index, value, bounds).gap.neg();
  const isRange = bounds.min !== null && bounds.max !== null;
  return isRange && left.compare(0) < 0 ? ONE : ONE.sub(left.div(whole));
}

function allowanceOf(index: KpiIndex, edge: Fraction): Fraction {
  if (index.tolerance === null) return ZERO;
  return 'points' in index.tolerance ? index.tolerance.points : edge.abs().mul(index.tolerance.ofTarget);
}

/** The smallest change that matters: as defined, else half the tolerance around the target; `null` without either. */
export function meaningfulChangeOf(index: KpiIndex, bounds: TargetBounds | null): Fraction | null {
  if (index.meaningfulChange !== null) return index.meaningfulChange;
  const edge = bounds?.min ?? bounds?.max ?? null;
  return index.tolerance === null || edge === null ? null : allowanceOf(index, edge).div(2);
}

/** The smallest change that matters at a point, in the unit; `null` when none is known, or without a point. */
export function meaningfulChangeAt(index: KpiIndex, point: Pick<KpiPoint, 'startDate'> | undefined): number | null {
  const bounds = point === undefined ? null : boundsOn(index, toEpochDay(point.startDate));
  return numberOrNull(meaningfulChangeOf(index, bounds));
}

/** As many decimals as a double can tell apart near 1, and some. */
const MOST_DECIMALS = 20;

/** A figure with its unit as it is shown, e.g. `85.7 %` or `4.5 hours`. */
export function figureText(index: KpiIndex, value: Fraction, decimals: number = index.decimals): string {
  return withUnit(formatFraction(value, decimals), index.definition.unit);
}

/** A value as it is shown beside its target: with more decimals than the KPI has where fewer would read as another status. */
export function judgedText(index: KpiIndex, value: Fraction, bounds: TargetBounds): string {
  const { status } = compareToTarget(index, value, bounds);
  let decimals = index.decimals;
  let figure = formatFraction(value, decimals);
  while (decimals < MOST_DECIMALS && compareToTarget(index, fraction(figure), bounds).status !== status) {
    figure = formatFraction(value, ++decimals);
  }
  return withUnit(figure, index.definition.unit);
}

/** The edge of a target: a promise is shown as it was given, with the decimals of the KPI or more. */
function edgeFigure(index: KpiIndex, edge: Fraction): string {
  const figure = formatFraction(edge, index.decimals);
  return fraction(figure).equals(edge) ? figure : fractionToDecimalText(edge);
}

/** The target as it is shown, e.g. `at least 98.0 %`. */
export function targetText(index: KpiIndex, { min, max }: TargetBounds): string {
  const { unit } = index.definition;
  const ends = { min: edgeFigure(index, min ?? ZERO), max: edgeFigure(index, max ?? ZERO) };
  if (min !== null && max !== null) return `${ends.min} to ${withUnit(ends.max, unit)}`;
  return min !== null ? `at least ${withUnit(ends.min, unit)}` : `at most ${withUnit(ends.max, unit)}`;
}

/** The target in few words, e.g. `98 %` or `70 to 85 %`: without decimals that say nothing, and without the side. */
export function bareTargetText({ definition }: KpiIndex, { min, max }: TargetBounds): string {
  const last = withUnit(fractionToDecimalText(max ?? min ?? ZERO), definition.unit);
  return min !== null && max !== null ? `${fractionToDecimalText(min)} to ${last}` : last;
}

/** Two figures between which a value lies, the unit at the second one. */
export function rangeTexts(
  index: KpiIndex,
  low: Fraction,
  high: Fraction,
  decimals: number = index.decimals,
): readonly [low: string, high: string] {
  return [formatFraction(low, decimals), figureText(index, high, decimals)];
}

/** A change as it is shown: with more decimals than the KPI has where it would read 0 otherwise. */
export function changeFigure(index: KpiIndex, change: number): string {
  const size = Math.abs(change);
  const needed = size > 0 ? Math.ceil(-Math.log10(size)) : 0;
  const text = change.toFixed(Math.min(20, Math.max(index.decimals, size < 0.5 * 10 ** -index.decimals ? needed : 0)));
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** A change with its unit; a change of a percentage is in points. */
export function changeText(index: KpiIndex, change: number): string {
  const { unit } = index.definition;
  const figure = changeFigure(index, change);
  return unit === 'share' || unit === 'number' ? figure : `${figure} ${unit === 'percent' ? 'points' : unit}`;
}

function withUnit(figure: string, unit: string): string {
  if (unit === 'percent') return `${figure} %`;
  return unit === 'share' || unit === 'number' ? figure : `${figure} ${unit}`;
}

/** Ends of a target as numbers; `null` for an open end. */
export function boundNumbers(bounds: TargetBounds): { readonly min: number | null; readonly max: number | null } {
  return { min: numberOrNull(bounds.min), max: numberOrNull(bounds.max) };
}
