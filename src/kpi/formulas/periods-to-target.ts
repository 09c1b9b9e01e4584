import { checkOptions } from '../../core/options.js';
import { type ExactInput, numberOrNull, ZERO } from '../../exact/fraction.js';
import type { KpiDirection, KpiTarget } from '../definition.js';
import { readFormulaFigures } from './figures.js';
import { gapTo, targetEdges } from './target-gap.js';

/** Where a measure stands and how it moves, in one unit. */
export interface PeriodsToTargetFigures {
  /** Where the measure stands now; the level of a fitted line rather than the last value. */
  readonly level: ExactInput;
  /** Change a period. */
  readonly slopePerPeriod: ExactInput;
  readonly direction: KpiDirection;
  /** One figure for `higher` and `lower`, a range for `range`. */
  readonly target: KpiTarget;
}

/** When a target will be reached. */
export interface PeriodsToTarget {
  readonly alreadyMet: boolean;
  /** Periods until the line reaches the target; 0 when it is met, `null` when the line does not lead there. */
  readonly periods: number | null;
  /** The same rounded up: the first period that meets it. */
  readonly wholePeriods: number | null;
}

/**
 * How many periods it takes to the target if things go on as they do.
 *
 * Source: linear extrapolation (of a robust slope such as Theil-Sen's); a level or wrong-way slope never gets there.
 *
 * @param figures - Level, slope and target.
 * @returns The periods; `null` when the line does not lead there.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`, `TARGET_NOT_FOR_DIRECTION`, `EMPTY_TARGET_RANGE`.
 * @example
 * ```ts
 * import { periodsToTarget } from 'vendorwise/kpi';
 * periodsToTarget({ level: 90, slopePerPeriod: '0.4', target: 95, direction: 'higher' }); // => { alreadyMet: false, periods: 12.5, wholePeriods: 13 }
 * periodsToTarget({ level: 90, slopePerPeriod: -1, target: 95, direction: 'higher' }).periods; // => null
 * ```
 */
export function periodsToTarget(figures: PeriodsToTargetFigures): PeriodsToTarget {
  checkOptions(figures, { level: true, slopePerPeriod: true, direction: true, target: true }, 'figures');
  const edges = targetEdges(figures.direction, figures.target, 'figures');
  const { level, slopePerPeriod: slope } = readFormulaFigures(
    { level: figures.level, slopePerPeriod: figures.slopePerPeriod },
    { level: { kind: 'any' }, slopePerPeriod: { kind: 'any' } },
    'figures',
  );
  if (gapTo(level, edges).compare(0) >= 0) return { alreadyMet: true, periods: 0, wholePeriods: 0 };
  const below = edges.min !== null && level.compare(edges.min) < 0;
  const way = ((below ? edges.min : edges.max) ?? ZERO).sub(level);
  const leads = slope.compare(0) !== 0 && slope.compare(0) > 0 === way.compare(0) > 0;
  const periods = leads ? way.div(slope) : null;
  return { alreadyMet: false, periods: numberOrNull(periods), wholePeriods: numberOrNull(periods?.ceil(0) ?? null) };
}
