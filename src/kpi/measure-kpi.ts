import { fail } from '../core/errors.js';
import type { Finding } from '../core/findings.js';
import { checkOptions, type OptionNames } from '../core/options.js';
import { type Fraction, fractionToNumber } from '../exact/fraction.js';
import { type CivilDate, toEpochDay } from '../time/civil-date.js';
import { formatInstant, type InstantInput, toEpochMs } from '../time/instant.js';
import { type Period, type PeriodOptions, type PeriodUnit, periodsBetween } from '../time/period.js';
import { requirePeriod, requireRows } from './arguments.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from './define-kpi.js';
import type { KpiDirection } from './definition.js';
import {
  emptyDenominatorFinding,
  missingPeriodsFinding,
  noRowsFinding,
  partialPeriodFinding,
  periodName,
  smallSampleFinding,
} from './messages.js';
import { type KpiRow, leaveOut, leftOutFindings, newLeftOut, type RowCounts, readFigures } from './read-rows.js';
import { rowTimeReader } from './row-time.js';
import { addToTally, newTally, resultOf, type Tally } from './tally.js';
import {
  boundNumbers,
  boundsOn,
  compareToTarget,
  figureText,
  judgedText,
  type KpiStatus,
  targetText,
} from './target.js';

/** How rows are gathered into periods. */
export interface MeasureKpiOptions {
  /** Length of a period. */
  readonly period: PeriodUnit;
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
 * Values and comparisons with the target are exact. A period that is not over is shown but not judged; a missing period
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
  checkOptions(options, OPTIONS);
  requirePeriod(options.period, 'options.period');
  const { definition } = index;
  const asOf = toEpochMs(options.asOf, 'options.asOf');
  const from = options.from === undefined ? null : toEpochMs(options.from, 'options.from');
  if (from !== null && from >= asOf) {
    fail('FROM_AFTER_AS_OF', 'options.from', 'The time asked for begins after the moment of the report.', {
      received: options.from,
      expected: 'a moment before options.asOf',
    });
  }
  const cut = periodOptions(options);
  // Wrong options are found even when there are no rows.
  periodsBetween(asOf, asOf + 1, cut);
  const gathered = gatherRows(index, rows, cut, from, asOf);
  const first = from ?? gathered.first;
  const periods = first === null ? [] : periodsBetween(first, asOf, cut);
  const points = periods.map((period) =>
    pointOf(index, period, gathered.tallies.get(period.start) ?? newTally(), first!, from, asOf),
  );
  const findings = [...gathered.findings, ...pointFindings(index, points)];
  if (gathered.counts.used === 0) findings.push(noRowsFinding(definition.id));
  return {
    kpiId: definition.id,
    kpiVersion: definition.version ?? 1,
    unit: definition.unit,
    direction: definition.direction,
    period: options.period,
    timeZone: options.timeZone,
    asOf: formatInstant(asOf),
    points,
    rows: gathered.counts,
    findings,
  };
}

const OPTIONS: OptionNames<MeasureKpiOptions> = {
  period: true,
  timeZone: true,
  asOf: true,
  from: true,
  weekStartsOn: true,
  fiscalYearStartMonth: true,
  fiscalYearLabel: true,
};

function periodOptions(options: MeasureKpiOptions): PeriodOptions {
  const { period, timeZone, weekStartsOn = 1, fiscalYearStartMonth = 1, fiscalYearLabel = 'ending' } = options;
  return { unit: period, timeZone, weekStartsOn, fiscalYearStartMonth, fiscalYearLabel };
}

interface Gathered {
  /** By first instant of the period. */
  readonly tallies: ReadonlyMap<number, Tally>;
  readonly first: number | null;
  readonly counts: RowCounts;
  readonly findings: readonly Finding[];
}

function gatherRows(
  index: KpiIndex,
  rows: Iterable<object>,
  cut: PeriodOptions,
  from: number | null,
  asOf: number,
): Gathered {
  const { id, aggregation } = index.definition;
  const read = rowTimeReader(cut);
  const leftOut = newLeftOut();
  const tallies = new Map<number, Tally>();
  let first: number | null = null;
  let total = 0;
  let outside = 0;
  for (const one of rows) {
    const position = total++;
    const figures = readFigures(index, one, position, leftOut);
    if (figures === null) continue;
    const row = one as KpiRow;
    const time = read(row);
    if (typeof time === 'string') {
      const code =
        time === 'missing' ? 'MISSING_PERIOD' : time === 'invalid' ? 'INVALID_PERIOD' : 'PERIOD_DOES_NOT_FIT';
      const field = timeFieldOf(row);
      leaveOut(leftOut, code, position, field ?? 'at', field === undefined ? null : row[field]);
    } else if (time.at >= asOf) {
      const field = timeFieldOf(row) ?? 'at';
      leaveOut(leftOut, 'ROW_AFTER_AS_OF', position, field, row[field]);
    } else if (from !== null && (time.period.end <= from || (isMoment(row) && time.at < from))) outside++;
    else {
      const { start } = time.period;
      const tally = tallies.get(start) ?? newTally();
      tallies.set(start, tally);
      addToTally(tally, aggregation.kind, figures, time.at);
      if (first === null || start < first) first = start;
    }
  }
  const counts = { total, used: total - leftOut.count - outside, leftOut: leftOut.count, outside };
  return { tallies, first, counts, findings: leftOutFindings(id, leftOut) };
}

/** The field that gives a row its time. */
function timeFieldOf(row: KpiRow): 'at' | 'date' | 'period' | undefined {
  return (['at', 'date', 'period'] as const).find(
    (name) => row[name] !== undefined && row[name] !== null && row[name] !== '',
  );
}

/** A row that names a period speaks of all of it; only a moment or a day can lie before the time asked for within it. */
function isMoment(row: KpiRow): boolean {
  const field = timeFieldOf(row);
  return field === 'at' || field === 'date';
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
