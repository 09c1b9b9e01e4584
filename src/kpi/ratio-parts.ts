import type { Finding } from '../core/findings.js';
import type { KpiIndex } from './define-kpi.js';
import type { KpiPoint } from './kpi-series.js';
import { negativeNumeratorFinding, numeratorAboveFinding, ratioOfAveragesFinding } from './messages.js';
import type { RowFigures } from './tally.js';

/** What the rows of a percentage look like; local to one run. */
export interface RatioParts {
  /** The denominator of every row so far; `null` before the first and once two differ. */
  denominator: number | null;
  rows: number;
  /** Numerators that are not whole. */
  fractional: number;
}

/** `null` for what is no percentage of cases: money and hours may be above 100 % and have any parts. */
export function newRatioParts({ definition }: KpiIndex): RatioParts | null {
  const { aggregation, unit } = definition;
  const isShare = unit === 'percent' || unit === 'share';
  if (aggregation.kind !== 'ratio' || aggregation.parts === 'amounts' || !isShare) return null;
  return { denominator: null, rows: 0, fractional: 0 };
}

/** Looks at the parts of one row. */
export function noteRatioParts(parts: RatioParts, { value, weight }: RowFigures): void {
  if (parts.rows++ === 0) parts.denominator = Number(weight);
  else if (parts.denominator === null) return;
  else if (parts.denominator !== Number(weight)) parts.denominator = null;
  if (!Number.isInteger(Number(value))) parts.fractional++;
}

/** What is odd about the parts of a percentage: averages instead of counts, or more of a part than of the whole. */
export function ratioPartsFindings(index: KpiIndex, parts: RatioParts | null, points: readonly KpiPoint[]): Finding[] {
  if (parts === null) return [];
  const { id } = index.definition;
  const { denominator, fractional, rows } = parts;
  if (fractional > 0 && (denominator === 1 || denominator === 100)) {
    return [ratioOfAveragesFinding(id, { rows, fractional, denominator })];
  }
  const negative = points.filter((point) => (point.numerator ?? 0) < 0).map(({ period }) => period);
  if (negative.length > 0) return [negativeNumeratorFinding(id, negative)];
  const above = points.filter(
    (point) => point.denominator !== null && point.denominator > 0 && (point.numerator ?? 0) > point.denominator,
  );
  const labels = above.map(({ period }) => period);
  return labels.length === 0 ? [] : [numeratorAboveFinding(id, labels)];
}
