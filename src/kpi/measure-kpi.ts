import type { Finding } from '../core/findings.js';
import { type Fraction, numberOrNull } from '../exact/fraction.js';
import { toEpochDay } from '../time/civil-date.js';
import { formatInstant } from '../time/instant.js';
import { type Period, periodsBetween } from '../time/period.js';
import { askedFor, MEASURE_OPTIONS, type MeasureKpiOptions } from './arguments.js';
import { type Kpi, type KpiIndex, kpiIndexOf, type TargetBounds } from './define-kpi.js';
import type { KpiPoint, KpiSeries } from './kpi-series.js';
import {
  emptyDenominatorFinding,
  missingPeriodsFinding,
  noRowsFinding,
  partialPeriodFinding,
  smallSampleFinding,
} from './messages.js';
import { newRatioParts, noteRatioParts, ratioPartsFindings } from './ratio-parts.js';
import { addToTally, newTally, resultOf, type Tally } from './tally.js';
import { boundNumbers, boundsOn, compareToTarget, figureText, judgedText, progressOf, targetText } from './target.js';
import { walkRows } from './timed-rows.js';

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
  const { definition } = index;
  const { unit, cut, from, asOf } = askedFor(index, rows, options, MEASURE_OPTIONS);
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
    periodUnit: unit,
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
    value: numberOrNull(value),
    valueText: value === null ? null : judged === null ? figureText(index, value) : judgedText(index, value, bounds!),
    numerator: numberOrNull(numerator),
    denominator: numberOrNull(denominator),
    target: bounds === null ? null : boundNumbers(bounds),
    targetText: bounds === null ? null : targetText(index, bounds),
    status: notUsedBecause ?? judged?.status ?? 'noTarget',
    gap: numberOrNull(judged?.gap),
    progressShare: numberOrNull(progress),
    used: notUsedBecause === null,
    notUsedBecause,
  };
}

function pointFindings(index: KpiIndex, points: readonly KpiPoint[]): Finding[] {
  const { id } = index.definition;
  const findings: Finding[] = [];
  const labels = (isNamed: (point: KpiPoint) => boolean) => points.filter(isNamed).map(({ period }) => period);
  const missing = labels((point) => point.notUsedBecause === 'noData' && point.rows === 0);
  const empty = labels((point) => point.notUsedBecause === 'noData' && point.rows > 0);
  const small = labels((point) => point.notUsedBecause === 'insufficientVolume');
  if (missing.length > 0) findings.push(missingPeriodsFinding(id, missing));
  if (empty.length > 0) findings.push(emptyDenominatorFinding(id, empty));
  if (small.length > 0) findings.push(smallSampleFinding(id, small, index.minimumSample));
  for (const { period, notUsedBecause, coverageShare } of points) {
    if (notUsedBecause === 'partial') findings.push(partialPeriodFinding(id, period, coverageShare));
  }
  return findings;
}
