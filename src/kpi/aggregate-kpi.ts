import type { Finding } from '../core/findings.js';
import { fractionToNumber, numberOrNull } from '../exact/fraction.js';
import { addExact, type ExactPartials, exactSum } from '../numeric/exact-sum.js';
import { requireRows } from './arguments.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from './define-kpi.js';
import type { RowCounts } from './kpi-series.js';
import { noRowsFinding } from './messages.js';
import { leftOutFindings, newLeftOut, readFigures } from './read-rows.js';
import { addToTally, newTally, type RowFigures, resultOf } from './tally.js';
import { figureText } from './target.js';

/** The value of a KPI over a set of rows. */
export interface KpiAggregate {
  readonly kpiId: string;
  /** In the unit of the KPI, unrounded; `null` without rows, and for a ratio of nothing. */
  readonly value: number | null;
  /** The value as it is shown. */
  readonly valueText: string | null;
  /** Sum of the numerators or figures; `null` where sums mean nothing. */
  readonly numerator: number | null;
  /** Sum of the denominators or weights; `null` elsewhere. */
  readonly denominator: number | null;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
  /** For ratios: the plain mean of the rows' own ratios, to recognise reports that average percentages; not the value. */
  readonly meanOfRowRatios: number | null;
  readonly rows: RowCounts;
  readonly findings: readonly Finding[];
}

/**
 * One value of a KPI over all rows given, whatever their time: a year from its months, a total over vendors.
 *
 * A ratio is the sum of the numerators over the sum of the denominators; rows of 0/0 add nothing.
 *
 * @param kpi - A checked KPI.
 * @param rows - Rows with the fields of the aggregation (see `KpiRow`); times are not read.
 * @returns The value, decided in exact arithmetic.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`: the KPI or the rows are not what is asked for.
 * @example
 * ```ts
 * import { aggregateKpi, defineKpi } from 'vendorwise/kpi';
 * const accuracy = defineKpi({ id: 'accuracy', name: 'Accuracy', unit: 'percent', direction: 'higher', aggregation: { kind: 'ratio' } });
 * const year = aggregateKpi(accuracy, [{ numerator: 90, denominator: 100 }, { numerator: 1, denominator: 10 }]);
 * year.valueText; // => '82.7 %'
 * year.meanOfRowRatios; // => 50
 * ```
 */
export function aggregateKpi(kpi: Kpi, rows: Iterable<object>): KpiAggregate {
  const index = kpiIndexOf(kpi);
  requireRows(rows);
  const { id, aggregation } = index.definition;
  const leftOut = newLeftOut();
  const tally = newTally();
  const ratios: ExactPartials = [];
  let ratioCount = 0;
  let total = 0;
  for (const row of rows) {
    const position = total++;
    const figures = readFigures(index, row, position, leftOut);
    if (figures === null) continue;
    addToTally(tally, aggregation.kind, figures, position);
    const ratio = aggregation.kind === 'ratio' ? ownRatio(index, figures) : null;
    if (ratio === null) continue;
    addExact(ratios, ratio);
    ratioCount++;
  }
  const { value, numerator, denominator, sample } = resultOf(index, tally);
  const findings = leftOutFindings(id, leftOut);
  if (tally.rows === 0) findings.push(noRowsFinding(id));
  return {
    kpiId: id,
    value: numberOrNull(value),
    valueText: value === null ? null : figureText(index, value),
    numerator: numberOrNull(numerator),
    denominator: numberOrNull(denominator),
    sample,
    meanOfRowRatios: ratioCount === 0 ? null : exactSum(ratios) / ratioCount,
    rows: { total, used: tally.rows, leftOut: leftOut.count, outside: 0 },
    findings,
  };
}

function ownRatio(index: KpiIndex, { value, weight }: RowFigures): number | null {
  const denominator = Number(weight);
  return denominator > 0 ? (fractionToNumber(index.scale) * Number(value)) / denominator : null;
}
