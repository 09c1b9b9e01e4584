import { throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { type OptionNames, optionIssues } from '../../core/options.js';
import { mannKendall } from '../../statistics/mann-kendall.js';
import { type ChangepointTest, changepointTest } from '../../statistics/series/changepoint-test.js';
import type { PeriodUnit } from '../../time/period.js';
import { judgingIssues } from '../arguments.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { KpiSeason, KpiSeries } from '../kpi-series.js';
import { requireSeries, type UsedSpan, usedSpan } from '../read-series.js';
import { shownFigures } from '../shown-figures.js';
import { meaningfulChangeAt } from '../target.js';
import { isDrift } from './drift.js';
import { type ChangeContext, type KpiChange, kpiChange } from './kpi-change.js';
import { weightsOf } from './level-tests.js';
import {
  changesMessage,
  driftFinding,
  noChangeMessage,
  resemblanceFinding,
  seasonRemovedFinding,
  tooLittleMessage,
} from './messages.js';
import { fewestPeriods, levelIssues, orderIssues } from './options.js';
import { type SeasonInValues, strongSeason, toldSeason, withoutSeason } from './season.js';

/** How changes of level are looked for. */
export interface FindChangesOptions {
  /** Significance level, a share. @defaultValue 0.05 */
  readonly alpha?: number;
  /** Fewest periods of a level. @defaultValue 3 */
  readonly minimumPeriods?: number;
  /** Smallest change that matters, in the unit. @defaultValue that of the KPI, else half its tolerance */
  readonly meaningfulChange?: number;
  /** `byRule` takes a strong season out first, `ignore` never. @defaultValue `'byRule'` */
  readonly season?: 'byRule' | 'ignore';
  /** `byRule` allows for values that resemble the ones before them, `ignore` never. @defaultValue `'byRule'` */
  readonly autocorrelation?: 'byRule' | 'ignore';
  /** Random orders of the periods with which the series is compared, 99 to 99999. @defaultValue 999 */
  readonly permutations?: number;
  /** Seed of the random orders. @defaultValue 1 */
  readonly seed?: number;
}

/** When the level of a KPI changed. */
export interface KpiChanges {
  readonly kpiId: string;
  readonly verdict: 'changed' | 'noChange' | 'insufficientData';
  readonly message: string;
  /** First and last label of the periods used; `null` when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  /** Periods used. */
  readonly periodsUsed: number;
  /** Periods from the first to the last one used, gaps included. */
  readonly periodsSpanned: number;
  /** In time order; each is more than chance. */
  readonly changes: readonly KpiChange[];
  /** The likeliest change when none is more than chance; its message is that of the whole. `null` otherwise. */
  readonly nearest: Omit<KpiChange, 'message'> | null;
  /** The season that was taken out; `null` when there is no strong one. */
  readonly season: KpiSeason | null;
  readonly conventions: ChangepointTest['conventions'] & {
    /** Places are picked from the data, never given. */
    readonly places: 'pickedFromData';
    readonly alpha: number;
    /** In the unit; `null` when none is known. */
    readonly meaningfulChange: number | null;
  };
  readonly findings: readonly Finding[];
}

/**
 * Finds when the level of a KPI changed, each change with its own test.
 *
 * The places come from the data (penalised least squares, exact optimum), so the test compares each change with the largest
 * one that the same search finds in random orders of the periods; a plain test at a picked place calls far too many.
 * Scatter from period to period counts, not only the size of the counts, so that large volumes do not make every wobble
 * a change. A strong season is taken out first, and resemblance of neighbouring periods allowed for.
 *
 * Source: Jackson et al. 2005 (places); Westfall and Young 1993 (maximum over the search); tests at a given place by
 * Pearson or Fisher for rates and Welch for figures, as evidence.
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What `measureKpi` returned, or its JSON.
 * @param options - Level, fewest periods, season, random orders.
 * @returns The changes in words, with their evidence.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`,
 * `OUT_OF_RANGE`, `INVALID_VALUE`, `INVALID_SEED`.
 * @example
 * ```ts
 * import { defineKpi, findChanges, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', aggregation: { kind: 'mean' } });
 * const rows = [24, 25, 23, 24, 26, 24, 31, 30, 32, 31, 30, 31].map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const found = findChanges(kpi, measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' }));
 * found.changes.map((one) => one.message); // => ['From July 2025 on, 30.8 hours instead of 24.3 hours: a change for the worse; very unlikely to be chance.']
 * ```
 */
export function findChanges(kpi: Kpi, series: KpiSeries, options: FindChangesOptions = {}): KpiChanges {
  const index = kpiIndexOf(kpi);
  const { id } = index.definition;
  checkChangeOptions(options);
  requireSeries(index, series);
  const { alpha = 0.05 } = options;
  const { periodUnit } = series;
  const span = usedSpan(series.points);
  const season = options.season === 'ignore' ? null : strongSeason(span.values, periodUnit);
  const values = withoutSeason(span.values, season);
  const test = tested(index, span, values, season, options);
  const meaningfulChange = options.meaningfulChange ?? meaningfulChangeAt(index, span.points[span.points.length - 1]);
  const work: ChangeContext = { index, span, values, test, seasonal: season !== null, meaningfulChange };
  const tooFew = test.smallestP === null || test.smallestP >= alpha;
  const changes = tooFew ? [] : test.changes.map((one) => kpiChange(work, one));
  const nearest = tooFew || test.unproven === null ? null : kpiChange(work, test.unproven);
  const drift = !tooFew && isDrift(values, Math.max(1, changes.length));
  const verdict = tooFew ? 'insufficientData' : changes.length > 0 ? 'changed' : 'noChange';
  return {
    kpiId: id,
    verdict,
    message: messageOf(work, periodUnit, { verdict, changes, nearest, drift }, options),
    from: span.from,
    to: span.to,
    periodsUsed: span.used,
    periodsSpanned: span.points.length,
    changes,
    nearest: nearest === null ? null : withoutMessage(nearest),
    season: toldSeason(season),
    conventions: { ...test.conventions, places: 'pickedFromData', alpha, meaningfulChange },
    findings: [
      ...(season === null ? [] : [seasonRemovedFinding(id, periodUnit, season.strength)]),
      ...(test.autocorrelation.allowedFor && !tooFew ? [resemblanceFinding(id, test.autocorrelation.lag1)] : []),
      ...(drift ? [driftFinding(id, changes.length)] : []),
    ],
  };
}

const OPTIONS: OptionNames<FindChangesOptions> = {
  alpha: true,
  minimumPeriods: true,
  meaningfulChange: true,
  season: true,
  autocorrelation: true,
  permutations: true,
  seed: true,
};
/** Fewest periods of a level. */
const SHORTEST = 3;

function checkChangeOptions(options: FindChangesOptions): void {
  const unknown = optionIssues(options, OPTIONS);
  const { alpha = 0.05, minimumPeriods = SHORTEST, permutations = 999 } = options;
  throwIssues([
    ...unknown,
    ...judgingIssues(options),
    ...levelIssues(minimumPeriods),
    ...orderIssues(alpha, permutations),
  ]);
}

function tested(
  index: KpiIndex,
  span: UsedSpan,
  values: readonly (number | null)[],
  season: SeasonInValues | null,
  { alpha, minimumPeriods = SHORTEST, autocorrelation, permutations, seed }: FindChangesOptions,
): ChangepointTest {
  const weights = weightsOf(index, span.points);
  return changepointTest(values, {
    minimumSegment: minimumPeriods,
    degreesSpent: season === null ? 0 : season.periods - 1,
    ...(weights === null ? {} : { weights }),
    ...(alpha === undefined ? {} : { alpha }),
    ...(autocorrelation === undefined ? {} : { autocorrelation }),
    ...(permutations === undefined ? {} : { permutations }),
    ...(seed === undefined ? {} : { seed }),
  });
}

function messageOf(
  { index, span, values }: ChangeContext,
  unit: PeriodUnit,
  found: Pick<KpiChanges, 'verdict' | 'changes'> & { readonly nearest: KpiChange | null; readonly drift: boolean },
  { alpha = 0.05, minimumPeriods = SHORTEST }: FindChangesOptions,
): string {
  const { verdict, changes, nearest, drift } = found;
  const words = { unit, used: span.used, span: span.points.length, from: span.from };
  if (verdict === 'insufficientData') return tooLittleMessage('changes', words, fewestPeriods(alpha, minimumPeriods));
  if (verdict === 'changed') {
    const told = changes.map((one) => one.message);
    return changesMessage(words, told, drift);
  }
  const likeliest = nearest === null || nearest.difference === 0 ? null : nearestWords(index, nearest);
  return noChangeMessage(words, likeliest, drift && mannKendall(values, { alpha }).significant);
}

function nearestWords(index: KpiIndex, nearest: KpiChange) {
  const [after, before] = shownFigures(index, [nearest.after.value, nearest.before.value]).full;
  return { period: nearest.period, before: before!, after: after!, p: nearest.evidence.p };
}

function withoutMessage({ message: _, ...rest }: KpiChange): Omit<KpiChange, 'message'> {
  return rest;
}
