import type { ChangeDirection } from '../../core/change-direction.js';
import { numberIssues, POSITIVE } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { optionIssues } from '../../core/options.js';
import { judgingIssues } from '../arguments.js';
import { directionOf } from '../change-direction.js';
import { type Kpi, kpiIndexOf } from '../define-kpi.js';
import type { KpiSeason, KpiSeries } from '../kpi-series.js';
import { requireSeries, usedSpan } from '../read-series.js';
import { shownFigures } from '../shown-figures.js';
import { meaningfulChangeAt } from '../target.js';
import { outlierMessage, outliersMessage, seasonRemovedFinding, tooLittleMessage } from './messages.js';
import { toldSeason } from './season.js';
import { LEVEL, type Search, type UnusualPlace, unusualPlaces, WINDOW } from './unusual-places.js';

/** What counts as unusual. */
export interface FindOutliersOptions {
  /** Robust standard deviations from what was to be expected, beyond which a period is unusual. @defaultValue 3.5 */
  readonly threshold?: number;
  /** Smallest distance that matters, in the unit. @defaultValue that of the KPI, else half its tolerance */
  readonly meaningfulChange?: number;
  /** `byRule` takes a strong season out first, `ignore` never. @defaultValue `'byRule'` */
  readonly season?: 'byRule' | 'ignore';
}

/** A single unusual period. */
export interface KpiOutlier {
  readonly period: string;
  /** Its first civil date. */
  readonly startDate: string;
  /** In the unit. */
  readonly value: number;
  /** What was to be expected from the periods around it (and the season), in the unit. */
  readonly expected: number;
  /** Value minus expected, in the unit. */
  readonly difference: number;
  /** The difference in robust standard deviations of all such differences. */
  readonly score: number;
  readonly direction: ChangeDirection;
  /** The only other period at the same place of the season, when it alone says what was to be expected: it may be the unusual one. */
  readonly twin: string | null;
  readonly message: string;
}

/** Which single periods of a KPI are unusual. */
export interface KpiOutliers {
  readonly kpiId: string;
  readonly verdict: 'outliers' | 'noOutliers' | 'insufficientData';
  readonly message: string;
  /** First and last label of the periods used; `null` when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Periods used. */
  readonly periodsUsed: number;
  /** Periods from the first to the last one used, gaps included. */
  readonly periodsSpanned: number;
  /** In time order. */
  readonly outliers: readonly KpiOutlier[];
  /** The season that was taken out; `null` when there is no strong one. */
  readonly season: KpiSeason | null;
  readonly conventions: {
    readonly threshold: number;
    /** What a period is compared with: the median of the others around it, and of the others on its level; the milder counts. */
    readonly comparedWith: 'windowAndLevel';
    /** Periods in the window. */
    readonly window: number;
    /** Fewest periods of a level. */
    readonly level: number;
    /** In the unit; `null` when none is known. */
    readonly meaningfulChange: number | null;
  };
  readonly findings: readonly Finding[];
}

/** Fewest used periods: those of a full window. */
const FEWEST = WINDOW;
/**
 * Finds single unusual periods of a KPI: far from the periods around them, and not part of a new level.
 *
 * Each period is compared with the median of the others among the seven around it, and with that of the others on its
 * level (changes of level by penalised least squares); the milder result counts, so that a change of level makes no period
 * unusual. A strong season is taken out first, and a steady drift (Theil-Sen line), too. Distances count in robust standard deviations of all
 * such distances, and must not be explained by the size of the period's own counts (99 % Wilson interval of a rate). The
 * farthest period is taken out and the rest is looked at again, so that it does not distort what is expected of others.
 *
 * Source: modified z scores of B. Iglewicz and D. C. Hoaglin 1993, on distances from running medians as in the filter of
 * Hampel 1974.
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What `measureKpi` returned, or its JSON.
 * @param options - Threshold, distance that matters, season.
 * @returns The unusual periods in words.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`,
 * `OUT_OF_RANGE`, `INVALID_VALUE`.
 * @example
 * ```ts
 * import { defineKpi, findOutliers, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', aggregation: { kind: 'mean' } });
 * const rows = [24, 25, 23, 24, 26, 41, 24, 25, 25, 23, 24, 26].map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const found = findOutliers(kpi, measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' }));
 * found.outliers.map((one) => one.message); // => ['June 2025 was far worse than usual: 41.0 hours where about 25.0 hours was to be expected from the months around it.']
 * ```
 */
export function findOutliers(kpi: Kpi, series: KpiSeries, options: FindOutliersOptions = {}): KpiOutliers {
  const index = kpiIndexOf(kpi);
  const { id } = index.definition;
  const unknown = optionIssues(options, { threshold: true, meaningfulChange: true, season: true });
  const { threshold = 3.5 } = options;
  throwIssues([
    ...unknown,
    ...numberIssues(threshold, POSITIVE, 'options.threshold', 'A threshold'),
    ...judgingIssues(options),
  ]);
  requireSeries(index, series);
  const { periodUnit } = series;
  const span = usedSpan(series.points);
  const meaningfulChange = options.meaningfulChange ?? meaningfulChangeAt(index, span.points[span.points.length - 1]);
  const enough = span.used >= FEWEST;
  const search: Search = {
    index,
    points: span.points,
    unit: options.season === 'ignore' ? null : periodUnit,
    threshold,
    least: meaningfulChange ?? 0,
  };
  const { season, found } = enough ? unusualPlaces(search, span.values) : { season: null, found: [] };
  const outliers = found.map((one) => outlierOf(search, one, season !== null, periodUnit));
  const words = { unit: periodUnit, used: span.used, span: span.points.length, from: span.from };
  const told = outliers.map((one) => one.message);
  return {
    kpiId: id,
    verdict: !enough ? 'insufficientData' : outliers.length > 0 ? 'outliers' : 'noOutliers',
    message: enough ? outliersMessage(words, told) : tooLittleMessage('outliers', words, FEWEST),
    from: span.from,
    to: span.to,
    periodsUsed: span.used,
    periodsSpanned: span.points.length,
    outliers,
    season: toldSeason(season),
    conventions: {
      threshold,
      comparedWith: 'windowAndLevel',
      window: WINDOW,
      level: LEVEL,
      meaningfulChange,
    },
    findings: season === null ? [] : [seasonRemovedFinding(id, periodUnit, season.strength)],
  };
}

function outlierOf(
  { index, points }: Search,
  { at, value, expected, score, twin: twinAt }: UnusualPlace,
  seasonal: boolean,
  unit: KpiSeries['periodUnit'],
): KpiOutlier {
  const { period, startDate, target } = points[at]!;
  const direction = directionOf(index, expected, value, target);
  const [valueText, expectedText] = shownFigures(index, [value, expected]).full;
  const twin = twinAt === null ? null : points[twinAt]!.period;
  const told = { period, value: valueText!, expected: expectedText!, direction, unit, seasonal, twin };
  const difference = value - expected;
  return { period, startDate, value, expected, difference, score, direction, twin, message: outlierMessage(told) };
}
