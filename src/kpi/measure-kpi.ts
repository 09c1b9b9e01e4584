import type { Finding } from '../core/findings.js';
import { checkOptions } from '../core/options.js';
import { type Fraction, fractionToNumber } from '../exact/fraction.js';
import { type CivilDate, toEpochDay } from '../time/civil-date.js';
import { formatInstant, type InstantInput } from '../time/instant.js';
import { type Period, type PeriodUnit, periodsBetween } from '../time/period.js';
import { MEASURE_OPTIONS, periodOptions, requirePeriod, requireRows, timeAskedFor } from './arguments.js';
import { type Kpi, type KpiIndex, kpiIndexOf, type TargetBounds } from './define-kpi.js';
import type { KpiDirection } from './definition.js';
import {
  emptyDenominatorFinding,
  missingPeriodsFinding,
  noRowsFinding,
  partialPeriodFinding,
  periodName,
  smallSampleFinding,
} from './messages.js';
import { newRatioParts, noteRatioParts, ratioPartsFindings } from './ratio-parts.js';
import type { RowCounts } from './read-rows.js';
import { addToTally, newTally, resultOf, type Tally } from './tally.js';
import {
  boundNumbers,
  boundsOn,
  compareToTarget,
  figureText,
  judgedText,
  type KpiStatus,
  progressOf,
  targetText,
} from './target.js';
import { walkRows } from './timed-rows.js';

/** How rows are gathered into periods. */
export interface MeasureKpiOptions {
  /** Length of a period. @defaultValue the frequency of the KPI; required where it has none */
  readonly period?: PeriodUnit;
  /** IANA zone whose midnights part the periods. */
  readonly timeZone: string;
  /** The moment of the report: later rows are left out, and a period that is not over is partial. */
  readonly asOf: InstantInput;
  /** First moment asked for. @defaultValue the first period with a row */
  readonly from?: InstantInput;
  /** ISO weekday on which weeks begin. @defaultValue 1 */
  readonly weekStartsOn?: number;
  /** Month in which the financial year begins. @defaultValue 1 */
  readonly fiscalYearStartMonth?: number;
  /** Whether a financial year is named after the year in which it ends or starts. @defaultValue `'ending'` */
  readonly fiscalYearLabel?: 'ending' | 'starting';
}

/** Why a period is not used for trends and forecasts. */
export type NotUsedReason = 'partial' | 'noData' | 'insufficientVolume';

/** A KPI in one period. */
export interface KpiPoint {
  /** Label, e.g. `2026-10`. */
  readonly period: string;
  /** First civil date. */
  readonly startDate: CivilDate;
  /** First instant. */
  readonly start: string;
  /** First instant after it. */
  readonly end: string;
  /** Share of the period that lies in the time asked for and before the moment of the report, 0 to 1. */
  readonly coverageShare: number;
  /** Rows in the value. */
  readonly rows: number;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
  /** In the unit of the KPI, unrounded; `null` without data and for a ratio of nothing. */
  readonly value: number | null;
  /** The value as it is shown. */
  readonly valueText: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The target in force on the first day, in the unit; `null` without one. */
  readonly target: { readonly min: number | null; readonly max: number | null } | null;
  readonly targetText: string | null;
  readonly status: KpiStatus;
  /** Distance to the target in the unit: positive on the good side, negative short of it; `null` when not judged. */
  readonly gap: number | null;
  /** Share of the way from the baseline to the target that is done: 0 at the baseline, 1 at the target, below 0 further away; `null` when not judged, without a baseline, and where the baseline meets the target already. */
  readonly progressShare: number | null;
  /** Whether trends and forecasts use it. */
  readonly used: boolean;
  readonly notUsedBecause: NotUsedReason | null;
}

/** A KPI over time: every period from the first to the last, those without data too. */
export interface KpiSeries {
  readonly kpiId: string;
  readonly kpiVersion: number;
  readonly unit: string;
  readonly direction: KpiDirection;
  readonly period: PeriodUnit;
  readonly timeZone: string;
  readonly asOf: string;
  readonly points: readonly KpiPoint[];
  readonly rows: RowCounts;
  readonly findings: readonly Finding[];
}

/**
 * Measures a KPI period by period.
 *
 * Values are exact, and compared with the target to 15 significant digits, so that a sum of doubles such as 0.1 + 0.2 is on
 * a target of 0.3. A period that is not over is shown but not judged; a missing period
 * stays at its place; a ratio of 0/0 has no value.
 *
 * @param kpi - A checked KPI.
 * @param rows - Rows with `at`, `date` or `period`, and the fields of the aggregation: see {@link KpiRow}.
 * @param options - Periods, zone and moment.
 * @returns The series. Rows that are wrong are left out, counted and named in `findings`.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `INVALID_INSTANT`, `UNKNOWN_TIME_ZONE`,
 * `INVALID_VALUE`, `OUT_OF_RANGE`, `TOO_MANY_PERIODS`, `FROM_AFTER_AS_OF`: the arguments are wrong.
 * @example
 * ```ts
 * import { defineKpi, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, aggregation: { kind: 'mean' } });
 * const rows = [{ date: '2026-01-05', value: 20 }, { date: '2026-01-09', value: '26.5' }, { date: '2026-02-02', value: 30 }];
 * const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-02-10T00:00:00Z' });
 * series.points.map((point) => [point.period, point.valueText, point.status]); // => [['2026-01', '23.3 hours', 'met'], ['2026-02', '30.0 hours', 'partial']]
 * ```
 */
export function measureKpi(kpi: Kpi, rows: Iterable<object>, options: MeasureKpiOptions): KpiSeries {
  const index = kpiIndexOf(kpi);
  requireRows(rows);
  checkOptions(options, MEASURE_OPTIONS);
  const { definition } = index;
  const unit = options.period ?? definition.frequency;
  requirePeriod(unit, 'options.period');
  const { from, asOf } = timeAskedFor(options);
  const cut = periodOptions(options, unit);
  // Wrong options are found even when there are no rows.
  periodsBetween(asOf, asOf + 1, cut);
  // By first instant of the period.
  const tallies = new Map<number, Tally>();
  const parts = newRatioParts(index);
  const gathered = walkRows(index, rows, cut, from, asOf, ({ period, at }, figures) => {
    const tally = tallies.get(period.start) ?? newTally();
    tallies.set(period.start, tally);
    addToTally(tally, definition.aggregation.kind, figures, at);
    if (parts !== null) noteRatioParts(parts, figures);
    return true;
  });
  const first = from ?? gathered.first;
  const periods = first === null ? [] : periodsBetween(first, asOf, cut);
  const points = periods.map((period) =>
    pointOf(index, period, tallies.get(period.start) ?? newTally(), first!, from, asOf),
  );
  const findings = [...gathered.findings, ...ratioPartsFindings(index, parts, points), ...pointFindings(index, points)];
  if (gathered.counts.used === 0) findings.push(noRowsFinding(definition.id));
  return {
    kpiId: definition.id,
    kpiVersion: definition.version ?? 1,
    unit: definition.unit,
    direction: definition.direction,
    period: unit,
    timeZone: options.timeZone,
    asOf: formatInstant(asOf),
    points,
    rows: gathered.counts,
    findings,
  };
}

function pointOf(
  index: KpiIndex,
  period: Period,
  tally: Tally,
  first: number,
  from: number | null,
  asOf: number,
): KpiPoint {
  const { value, numerator, denominator, sample } = resultOf(index, tally);
  const start = from === null ? period.start : Math.max(period.start, first);
  const covered = Math.min(period.end, asOf) - start;
  const partial = covered < period.end - period.start;
  const bounds = boundsOn(index, toEpochDay(period.startDate));
  const notUsedBecause = partial
    ? 'partial'
    : value === null
      ? 'noData'
      : sample < index.minimumSample
        ? 'insufficientVolume'
        : null;
  const judged = notUsedBecause === null && bounds !== null ? compareToTarget(index, value as Fraction, bounds) : null;
  const progress = judged === null ? null : progressOf(index, value as Fraction, bounds as TargetBounds);
  return {
    period: period.label,
    startDate: period.startDate,
    start: formatInstant(period.start),
    end: formatInstant(period.end),
    coverageShare: covered / (period.end - period.start),
    rows: tally.rows,
    sample,
    value: value === null ? null : fractionToNumber(value),
    valueText: value === null ? null : judged === null ? figureText(index, value) : judgedText(index, value, bounds!),
    numerator: numerator === null ? null : fractionToNumber(numerator),
    denominator: denominator === null ? null : fractionToNumber(denominator),
    target: bounds === null ? null : boundNumbers(bounds),
    targetText: bounds === null ? null : targetText(index, bounds),
    status: notUsedBecause ?? judged?.status ?? 'noTarget',
    gap: judged === null ? null : fractionToNumber(judged.gap),
    progressShare: progress === null ? null : fractionToNumber(progress),
    used: notUsedBecause === null,
    notUsedBecause,
  };
}

function pointFindings(index: KpiIndex, points: readonly KpiPoint[]): Finding[] {
  const { id } = index.definition;
  const findings: Finding[] = [];
  const named = (chosen: readonly KpiPoint[]) =>
    [chosen.map((p) => p.period), chosen.map((p) => periodName(p.period))] as const;
  const missing = points.filter((point) => point.notUsedBecause === 'noData' && point.rows === 0);
  const empty = points.filter((point) => point.notUsedBecause === 'noData' && point.rows > 0);
  const small = points.filter((point) => point.notUsedBecause === 'insufficientVolume');
  if (missing.length > 0) findings.push(missingPeriodsFinding(id, ...named(missing)));
  if (empty.length > 0) findings.push(emptyDenominatorFinding(id, ...named(empty)));
  if (small.length > 0) findings.push(smallSampleFinding(id, ...named(small), index.minimumSample));
  for (const point of points) {
    if (point.notUsedBecause === 'partial')
      findings.push(partialPeriodFinding(id, point.period, periodName(point.period), point.coverageShare));
  }
  return findings;
}
