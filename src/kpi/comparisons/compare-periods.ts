import type { Finding } from '../../core/findings.js';
import { toEpochDay } from '../../time/civil-date.js';
import { formatInstant } from '../../time/instant.js';
import { askedFor, MEASURE_OPTIONS } from '../arguments.js';
import { type Kpi, kpiIndexOf } from '../define-kpi.js';
import { noRowsFinding } from '../messages.js';
import { boundsOn } from '../target.js';
import { sideOf } from './compared-window.js';
import type { ComparePeriodsOptions, PeriodComparison, PeriodComparisons } from './comparison.js';
import { checkComparisons } from './comparison-options.js';
import { lengthExplainsChange } from './length-of-periods.js';
import { scatterOf } from './period-scatter.js';
import { type PeriodSpan, spansOf, usualComparisons } from './period-spans.js';
import { verdictOf } from './period-verdict.js';
import { tallyWindows } from './window-tally.js';

/**
 * Compares a KPI with its own past, like with like: the last period with the one before and with the same one of the year
 * before, rolling windows, and the running period to date with as many days of the other one.
 *
 * Every window is one value from its rows, so a rolling ratio is a sum over a sum and a rolling percentile one of all
 * cases, never a mean of months. A window with a gap is said to have one, and a sum with a gap is not compared. Shares of
 * counted cases are tested (chi-square, or Fisher's exact test for small counts), and where the rows hold six periods or
 * more also against the scatter from period to period: among many thousand cases nearly every difference is more than
 * counting explains.
 *
 * @param kpi - A checked KPI.
 * @param rows - Rows with `at`, `date` or `period` and the fields of the aggregation, of both years; to-date windows need
 * rows by day or moment.
 * @param options - Periods, zone, moment, and what to compare.
 * @returns The comparisons, each with a sentence.
 * @throws {@link VendorwiseError} as `measureKpi`, and `INVALID_VALUE`, `OUT_OF_RANGE` for comparisons that there are not.
 * @example
 * ```ts
 * import { comparePeriods, defineKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'accuracy', name: 'Accuracy', unit: 'percent', direction: 'higher', aggregation: { kind: 'ratio' } });
 * const rows = [{ period: '2026-09', numerator: 980, denominator: 1000 }, { period: '2026-10', numerator: 1056, denominator: 1100 }];
 * const { comparisons } = comparePeriods(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-11-01T00:00:00Z' });
 * comparisons[0]?.message; // => 'Accuracy: 96.0 % in October 2026, 2.0 points lower than in September 2026 (98.0 %); worse, and very unlikely to be chance.'
 * comparisons[1]?.message; // => 'Accuracy: 96.0 % in October 2026; there is no data for October 2025 to compare it with.'
 * ```
 */
export function comparePeriods(kpi: Kpi, rows: Iterable<object>, options: ComparePeriodsOptions): PeriodComparisons {
  const index = kpiIndexOf(kpi);
  const { definition } = index;
  const known = { ...MEASURE_OPTIONS, comparisons: true, perDay: true, alpha: true } as const;
  const { unit, cut, from, asOf } = askedFor(index, rows, options, known);
  const { perDay = false, alpha = 0.05 } = options;
  checkComparisons(options, unit, definition.aggregation.kind);
  const requests = options.comparisons ?? usualComparisons(cut, asOf);
  const pairs = requests.map((request) => ({ request, ...spansOf(request, cut, asOf) }));
  const all = pairs.flatMap(({ current, base }) => (base === null ? [current] : [current, base]));
  const tallies = tallyWindows(index, rows, cut, from, asOf, all);
  const { walked } = tallies;
  const knownFrom = from ?? walked.first;
  const side = (span: PeriodSpan) => sideOf(index, span, tallies.of(span), knownFrom, unit, perDay);
  const findings: Finding[] = [...walked.findings];
  if (walked.counts.total === walked.counts.leftOut) findings.push(noRowsFinding(definition.id));
  const comparisons = pairs.map(({ request, current, base }): PeriodComparison => {
    const now = side(current);
    const before = base === null ? null : side(base);
    const day = current.periods[current.periods.length - 1]?.startDate ?? current.startDate;
    const scatter = base === null ? null : scatterOf(index, tallies, current, base, unit);
    const verdict = verdictOf(index, now, before, boundsOn(index, toEpochDay(day)), { unit, alpha, perDay, scatter });
    const explained = before === null ? null : lengthExplainsChange(index, now, before, perDay);
    if (explained !== null) findings.push(explained);
    return {
      window: request.window,
      against: request.against,
      periods: current.periods.length,
      current: now.window,
      base: before?.window ?? null,
      ...verdict,
    };
  });
  return {
    kpiId: definition.id,
    unit: definition.unit,
    periodUnit: unit,
    timeZone: options.timeZone,
    asOf: formatInstant(asOf),
    comparisons,
    rows: walked.counts,
    findings,
    conventions: { perDay, alpha },
  };
}
