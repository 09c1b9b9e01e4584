import { formatFraction, fraction } from '../exact/fraction.js';
import { decimalsApart } from '../exact/telling-apart.js';
import type { KpiIndex } from './define-kpi.js';
import { figureText } from './target.js';

/** A computed figure as it is shown, with its unit. */
export function shownFigure(index: KpiIndex, value: number): string {
  return figureText(index, fraction(value));
}

/** Figures as they are shown side by side: with more decimals than the KPI has where different ones would read the same. */
export interface ShownFigures {
  /** With the unit. */
  readonly full: readonly string[];
  /** Without it, for the first ends of ranges. */
  readonly bare: readonly string[];
}

export function shownFigures(index: KpiIndex, values: readonly number[]): ShownFigures {
  const exact = values.map((value) => fraction(value));
  const decimals = decimalsApart(exact, index.decimals);
  return {
    bare: exact.map((value) => formatFraction(value, decimals)),
    full: exact.map((value) => figureText(index, value, decimals)),
  };
}
