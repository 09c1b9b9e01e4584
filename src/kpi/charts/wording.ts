import { formatFraction, fraction } from '../../exact/fraction.js';
import type { KpiIndex } from '../define-kpi.js';
import { figureText } from '../target.js';

/** Decimals beyond which two figures are shown as equal. */
const MOST_DECIMALS = 15;

/** A computed figure as it is shown, with its unit. */
export function figure(index: KpiIndex, value: number): string {
  return figureText(index, fraction(value));
}

/** Figures as they are shown side by side: with more decimals than the KPI has where different ones would read the same. */
export interface SideBySide {
  /** With the unit. */
  readonly full: readonly string[];
  /** Without it, for the first ends of ranges. */
  readonly bare: readonly string[];
}

export function sideBySide(index: KpiIndex, values: readonly number[]): SideBySide {
  const exact = values.map((value) => fraction(value));
  const different = new Set(values).size;
  let decimals = index.decimals;
  for (;;) {
    const bare = exact.map((value) => formatFraction(value, decimals));
    if (new Set(bare).size === different || decimals >= MOST_DECIMALS) {
      return { bare, full: exact.map((value) => figureText({ ...index, decimals }, value)) };
    }
    decimals++;
  }
}
