import type { ChangeDirection } from '../core/change-direction.js';
import type { KpiIndex } from './define-kpi.js';
import type { KpiPoint } from './kpi-series.js';

/**
 * What it means that one value stands where another stood, both in the unit, by the target in force: `same` without a
 * difference, inside a target range, and as far beyond it as before.
 */
export function directionOf(
  index: KpiIndex,
  before: number,
  after: number,
  target: KpiPoint['target'],
): ChangeDirection {
  const { direction } = index.definition;
  const gain =
    direction === 'range'
      ? outside(before, target) - outside(after, target)
      : direction === 'higher'
        ? after - before
        : before - after;
  if (gain === 0) return 'same';
  return gain > 0 ? 'better' : 'worse';
}

function outside(value: number, target: KpiPoint['target']): number {
  return Math.max(0, (target?.min ?? value) - value, value - (target?.max ?? value));
}
