import { requireWord } from '../../core/check.js';
import { fail } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { type ExactInput, type Fraction, fraction, numberOrNull } from '../../exact/fraction.js';
import { decimalDistance } from '../decimal-distance.js';
import type { KpiDirection, KpiTarget } from '../definition.js';
import { quotient, readFormulaFigures } from './figures.js';

/** A value and what it is held against; all in one unit. */
export interface TargetGapFigures {
  readonly direction: KpiDirection;
  /** `null` when there is none. */
  readonly value: ExactInput | null;
  /** One figure for `higher` and `lower`, a range for `range`. */
  readonly target: KpiTarget;
  /** Where it started. @defaultValue none: no progress */
  readonly baseline?: ExactInput | null;
}

/** How far a value is from its target. */
export interface TargetGap {
  /** Distance to the (nearest edge of the) target in the unit: positive on the good side, negative short of it; `null` without a value. */
  readonly gap: number | null;
  /** Whether the target is met, both edges included; `null` without a value. */
  readonly met: boolean | null;
  /** (value - baseline) / (target - baseline): 0 at the baseline, 1 at the target; `null` without value or baseline, where both are the same, and for a range. */
  readonly progressShare: number | null;
}

/**
 * Gap to a target and progress towards it: what to use instead of attainment in percent, which has no meaning for a target
 * of 0 or below and turns round where lower is better.
 *
 * The progress is the bare formula: where the baseline already is beyond the target, it counts the way back. Points of
 * `measureKpi` have none there.
 *
 * Value and target are compared as decimals of 15 significant digits: the sum of doubles 0.1 + 0.2 is on a target of 0.3.
 *
 * Source: gap analysis; progress as in OKR practice (share of the way from the baseline to the target).
 *
 * @param figures - Direction, value, target and baseline.
 * @returns Gap, whether the target is met, and progress.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `INVALID_VALUE`,
 * `UNKNOWN_KEY`, `TARGET_NOT_FOR_DIRECTION`, `EMPTY_TARGET_RANGE`.
 * @example
 * ```ts
 * import { targetGap } from 'vendorwise/kpi';
 * targetGap({ direction: 'higher', value: 92, target: 95, baseline: 90 }); // => { gap: -3, met: false, progressShare: 0.4 }
 * targetGap({ direction: 'lower', value: 0.1 + 0.2, target: 0.3 }).met; // => true
 * targetGap({ direction: 'range', value: 70, target: { min: 75, max: 85 } }).gap; // => -5
 * ```
 */
export function targetGap(figures: TargetGapFigures): TargetGap {
  checkOptions(figures, { direction: true, value: true, target: true, baseline: true }, 'figures');
  const edges = targetEdges(figures.direction, figures.target, 'figures');
  const { value, baseline } = readFormulaFigures(
    { value: figures.value, baseline: figures.baseline },
    { value: { kind: 'any', missing: true }, baseline: { kind: 'any', missing: true } },
    'figures',
  );
  if (value === null) return { gap: null, met: null, progressShare: null };
  const gap = gapTo(value, edges);
  const edge = edges.min !== null && edges.max !== null ? null : (edges.min ?? edges.max);
  const whole = edge === null || baseline === null ? null : edge.sub(baseline);
  return {
    gap: numberOrNull(gap),
    met: gap.compare(0) >= 0,
    progressShare: baseline === null ? null : numberOrNull(quotient(value.sub(baseline), whole)),
  };
}

/** The good side of a target; `null` is an open end. */
export interface TargetEdges {
  readonly min: Fraction | null;
  readonly max: Fraction | null;
}

/** Reads a target of a direction, or throws what is wrong with it. */
export function targetEdges(direction: unknown, target: unknown, path: string): TargetEdges {
  requireWord(direction, ['higher', 'lower', 'range'], `${path}.direction`);
  const isRange = typeof target === 'object' && target !== null;
  if (isRange !== (direction === 'range')) {
    const expected = isRange ? 'one figure' : 'a range such as { "min": 10, "max": 20 }';
    const message = `The direction "${direction}" needs ${expected} as its target.`;
    fail('TARGET_NOT_FOR_DIRECTION', `${path}.target`, message, { received: target, expected });
  }
  if (!isRange) {
    const read = readFormulaFigures({ target }, { target: { kind: 'any' } }, path).target;
    return direction === 'lower' ? { min: null, max: read } : { min: read, max: null };
  }
  const rules = { min: { kind: 'any' }, max: { kind: 'any' } } as const;
  const { min, max } = readFormulaFigures(target, rules, `${path}.target`);
  if (min.compare(max) > 0) {
    fail('EMPTY_TARGET_RANGE', `${path}.target`, 'No value lies between the ends of this range.', {
      received: target,
      expected: 'a min that is not above the max',
    });
  }
  return { min, max };
}

/** Distance to the nearest edge: positive on the good side, and 0 where both are the same to 15 significant digits. */
export function gapTo(value: Fraction, { min, max }: TargetEdges): Fraction {
  const above = min === null ? null : decimalDistance(value, min);
  const below = max === null ? null : decimalDistance(max, value);
  if (above === null || below === null) return above ?? below ?? fraction(0);
  return above.compare(below) <= 0 ? above : below;
}
