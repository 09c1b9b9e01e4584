import { type Fraction, fraction } from '../../exact/fraction.js';
import type { KpiIndex } from '../define-kpi.js';
import type { KpiPoint } from '../measure-kpi.js';
import { figureText } from '../target.js';

/** What a difference means for the business; `neither` inside a target range, or as far beyond it as before. */
export type ChangeDirection = 'better' | 'worse' | 'neither';

/**
 * What it means that one value stands where another stood.
 *
 * @param index - The KPI.
 * @param before - The value to compare with, in the unit.
 * @param after - The value, in the unit.
 * @param target - The target in force.
 * @returns The direction.
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
  if (gain === 0) return 'neither';
  return gain > 0 ? 'better' : 'worse';
}

function outside(value: number, target: KpiPoint['target']): number {
  return Math.max(0, (target?.min ?? value) - value, value - (target?.max ?? value));
}

/** Decimals beyond which two figures are shown as equal. */
const MOST_DECIMALS = 15;

/** Two different values as they are shown: with more decimals than the KPI has where they would read the same. */
export function apartTexts(index: KpiIndex, first: number, second: number): readonly [string, string] {
  const values: readonly [Fraction, Fraction] = [fraction(first), fraction(second)];
  let decimals = index.decimals;
  for (;;) {
    const shown = { ...index, decimals };
    const texts = [figureText(shown, values[0]), figureText(shown, values[1])] as const;
    if (texts[0] !== texts[1] || first === second || decimals >= MOST_DECIMALS) return texts;
    decimals++;
  }
}
