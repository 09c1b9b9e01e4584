import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { toEpochDay } from '../../time/civil-date.js';
import { formatInstant } from '../../time/instant.js';
import { type PeriodUnit, periodsBetween } from '../../time/period.js';
import { MEASURE_OPTIONS, periodOptions, requirePeriod, requireRows, timeAskedFor } from '../arguments.js';
import { type Kpi, kpiIndexOf } from '../define-kpi.js';
import type { MeasureKpiOptions } from '../measure-kpi.js';
import { noRowsFinding } from '../messages.js';
import type { RowCounts } from '../read-rows.js';
import { boundsOn } from '../target.js';
import { type ComparedWindow, sideOf } from './compared-window.js';
import { checkComparisons } from './comparison-options.js';
import { lengthExplainsChange } from './length-of-periods.js';
import { scatterOf } from './period-scatter.js';
import { type PeriodComparisonRequest, type PeriodSpan, spansOf, usualComparisons } from './period-spans.js';
import { type NotComparedReason, type PeriodTest, verdictOf } from './period-verdict.js';
import { tallyWindows } from './window-tally.js';

/** What is compared, and how. */
export interface ComparePeriodsOptions extends MeasureKpiOptions {
  /** @defaultValue the last period, usual rolling windows and the running period to date, against the time before and the year before */
  readonly comparisons?: readonly PeriodComparisonRequest[];
  /** For sums and counts: take the value per day, so that months of different length compare. @defaultValue false */
  readonly perDay?: boolean;
  /** Below this probability a difference of two shares is called unlikely to be chance; a share. @defaultValue 0.05 */
  readonly alpha?: number;
}

/** A time compared with another one. */
export interface PeriodComparison {
  readonly window: PeriodComparisonRequest['window'];
  readonly against: PeriodComparisonRequest['against'];
  /** Periods in the window. */
  readonly periods: number;
  readonly current: ComparedWindow;
  /** `null` for a time that has no counterpart. */
  readonly base: ComparedWindow | null;
  /** Current minus base, in the unit of the KPI (a day, where it is taken per day); `null` when not compared. */
  readonly change: number | null;
  /** The change as it is shown, with its sign. */
  readonly changeText: string | null;
  /** Change in percent of the size of the base; `null` when that is 0, or not compared. */
  readonly changePercent: number | null;
  /** Which way it went, by the direction of the KPI; for a range by the distance to it; `null` when not judged. */
  readonly direction: 'better' | 'worse' | 'same' | null;
  /** Whether the change is at least the one that matters by the definition; `null` when that is not known. */
  readonly matters: boolean | null;
  /** For shares of counted cases: whether the difference could be chance; `null` for others. */
  readonly test: PeriodTest | null;
  readonly notJudgedBecause: NotComparedReason | null;
  readonly message: string;
}

/** A KPI compared with its own past. */
export interface PeriodComparisons {
  readonly kpiId: string;
  readonly unit: string;
  readonly period: PeriodUnit;
  readonly timeZone: string;
  readonly asOf: string;
  /** In the order they were asked for. */
  readonly comparisons: readonly PeriodComparison[];
  /** `outside` are sound rows in none of the windows. */
  readonly rows: RowCounts;
  readonly findings: readonly Finding[];
  readonly conventions: { readonly perDay: boolean; readonly alpha: number };
}

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
  requireRows(rows);
  checkOptions(options, { ...MEASURE_OPTIONS, comparisons: true, perDay: true, alpha: true });
  const { definition } = index;
  const unit = options.period ?? definition.frequency;
  requirePeriod(unit, 'options.period');
  const { from, asOf } = timeAskedFor(options);
  const cut = periodOptions(options, unit);
  // Wrong periods are found before anything is made of them.
  periodsBetween(asOf, asOf + 1, cut);
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
    period: unit,
    timeZone: options.timeZone,
    asOf: formatInstant(asOf),
    comparisons,
    rows: walked.counts,
    findings,
    conventions: { perDay, alpha },
  };
}
