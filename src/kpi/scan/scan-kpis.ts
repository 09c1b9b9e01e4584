import { OPEN_SHARE, requireNumber } from '../../core/check.js';
import { fail, issue, isVendorwiseError, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { Severity } from '../../core/findings.js';
import { checkOptions, optionIssues } from '../../core/options.js';
import { adjustPValues, type PAdjustment } from '../../statistics/rates/adjust-p-values.js';
import { type AnalyzeTrendOptions, analyzeTrend, type KpiTrend } from '../analyze-trend.js';
import { isJudged, streakBack } from '../feedback/judged-points.js';
import type { KpiPoint } from '../kpi-series.js';
import { inPeriod } from '../messages.js';
import type { TrendVerdict } from '../trend-verdict.js';
import { notSureAmongMany, SCAN_MESSAGES } from './messages.js';
import type { KpiScan, KpiToScan, ScannedKpi } from './scan.js';
import { staleMeasuresFinding } from './stale-measures.js';

/** How many KPIs are looked at together. */
export interface ScanKpisOptions {
  /** Expected share of false alarms among the trends that are called. @defaultValue 0.05 */
  readonly alpha?: number;
  /** @defaultValue `'benjaminiHochberg'`; `'benjaminiYekutieli'` where the KPIs depend on each other strongly */
  readonly adjustment?: PAdjustment;
  /** How each trend is judged; see `analyzeTrend`. */
  readonly trend?: Omit<AnalyzeTrendOptions, 'alpha'>;
}

/**
 * Looks at many KPIs at once: which get worse, which keep missing their targets, and which only look so.
 *
 * Among a hundred stable measures five show a "trend" at 5 %; so the p values are adjusted for how many were tested
 * (Benjamini and Hochberg 1995), and a trend is called only if its adjusted value is below `alpha`. The watch list
 * ranks what gets worse and misses its target first, then what misses it again and again, then what gets worse, then
 * single misses; within each by the length of the streak and the strength of the evidence.
 *
 * @param measures - KPIs with their series; the same KPI may stand there for many vendors.
 * @param options - Share of false alarms, adjustment, and how each trend is judged.
 * @returns Each measure with its verdict, and the ranked watch list.
 * @throws {@link VendorwiseError} `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`, `INVALID_VALUE`, and the codes of
 * `analyzeTrend` with the position of the measure.
 * @example
 * ```ts
 * import { defineKpi, measureKpi, scanKpis } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 45, aggregation: { kind: 'mean' } });
 * const seriesOf = (values: number[]) => measureKpi(kpi, values.map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value })),
 *   { period: 'month', timeZone: 'UTC', asOf: '2025-11-01T00:00:00Z' });
 * const scan = scanKpis([
 *   { subject: 'Acme', kpi, series: seriesOf([39, 40, 38, 41, 43, 42, 44, 46, 47, 48]) },
 *   { subject: 'Bolt', kpi, series: seriesOf([40, 41, 40, 42, 40, 41, 42, 40, 41, 40]) },
 * ]);
 * scan.watchList.map((one) => one.message); // => ['Acme, Turnaround missed its target in each of the last 3 periods that were judged, last with 48.0 hours against at most 45.0 hours. Deteriorating by about 1.0 hours a month over the 10 months from January 2025; very unlikely to be chance.']
 * ```
 */
export function scanKpis(measures: readonly KpiToScan[], options: ScanKpisOptions = {}): KpiScan {
  checkOptions(options, { alpha: true, adjustment: true, trend: true });
  checkMeasures(measures);
  const { alpha = 0.05, adjustment = 'benjaminiHochberg', trend: how = {} } = options;
  checkOptions(how, { meaningfulChange: true, autocorrelation: true, season: true }, 'options.trend');
  requireNumber(alpha, OPEN_SHARE, 'options.alpha', 'A significance level');
  const trends = trendsOf(measures, { ...how, alpha });
  const ps = trends.map(decidingP);
  const qs = adjustPValues(ps, adjustment);
  const kpis = measures.map((one, i) => scanned(one, i, trends[i] as KpiTrend, ps[i] ?? null, qs[i] ?? null, alpha));
  const doubtful = kpis.filter(({ verdict, verdictAlone }) => verdict !== verdictAlone);
  const tests = ps.filter((p) => p !== null).length;
  return {
    kpis,
    watchList: watchListOf(kpis),
    tests,
    conventions: { alpha, adjustment },
    findings: [
      ...(doubtful.length === 0 ? [] : [notSureAmongMany(doubtful.map(nameOf), tests, alpha)]),
      ...staleMeasuresFinding(measures, kpis.map(nameOf)),
    ],
  };
}

function checkMeasures(measures: readonly KpiToScan[]): void {
  if (!Array.isArray(measures)) {
    fail('INVALID_TYPE', 'measures', 'The measures to scan are a list.', {
      received: measures,
      expected: 'a list of { kpi, series }',
    });
  }
  throwIssues(
    (measures as readonly KpiToScan[]).flatMap((one, i): readonly VendorwiseIssue[] => {
      const path = `measures[${i}]`;
      if (typeof one !== 'object' || one === null || Array.isArray(one)) {
        const details = { received: one, expected: '{ kpi, series }' };
        return [issue('INVALID_TYPE', path, 'A measure to scan is a KPI with its series.', details)];
      }
      const unknown = optionIssues(one, { kpi: true, series: true, subject: true }, path);
      if (one.subject === undefined || typeof one.subject === 'string') return unknown;
      const details = { received: one.subject, expected: 'a text' };
      return [...unknown, issue('INVALID_TYPE', `${path}.subject`, 'Whose a measure is, is a text.', details)];
    }),
  );
}

/** What is wrong with a measure is told with its position, what is wrong with an option once. */
function trendsOf(measures: readonly KpiToScan[], options: AnalyzeTrendOptions): KpiTrend[] {
  const problems = new Map<string, VendorwiseIssue>();
  const trends = measures.flatMap(({ kpi, series }, i) => {
    try {
      return [analyzeTrend(kpi, series, options)];
    } catch (error) {
      if (!isVendorwiseError(error)) throw error;
      for (const one of error.issues) {
        // The level is checked before, so every other option is one of the trend.
        const path = one.path.startsWith('options.')
          ? one.path.replace('options.', 'options.trend.')
          : [`measures[${i}]`, one.path].filter(Boolean).join('.');
        problems.set(`${one.code} ${path}`, { ...one, path });
      }
      return [];
    }
  });
  throwIssues([...problems.values()]);
  return trends;
}

function decidingP({ evidence, verdict }: KpiTrend): number | null {
  if (verdict === 'insufficientData') return null;
  const test = evidence[evidence.decidedOn];
  return test?.p ?? null;
}

function scanned(
  { kpi, series, subject }: KpiToScan,
  position: number,
  trend: KpiTrend,
  p: number | null,
  q: number | null,
  alpha: number,
): ScannedKpi {
  const called = trend.verdict === 'improving' || trend.verdict === 'deteriorating';
  const verdict = called && (q === null || q >= alpha) ? 'inconclusive' : trend.verdict;
  const judged = series.points.filter(isJudged);
  const last = judged[judged.length - 1] ?? null;
  const missStreak = streakBack(judged, 'missed').length;
  const base = {
    position,
    subject: subject ?? null,
    kpiId: trend.kpiId,
    name: kpi.definition.name,
    verdict,
    verdictAlone: trend.verdict,
    p,
    q,
    changePerPeriod: trend.evidence.slope?.perPeriod ?? null,
    lastPeriod: last?.period ?? null,
    lastStatus: last?.status ?? null,
    lastValueText: last?.valueText ?? null,
    missStreak,
  } as const;
  const severity = severityOf(verdict === 'deteriorating', missStreak);
  return { ...base, severity, message: messageOf(nameOf(base), verdict, trend, last, missStreak) };
}

/** Three misses in a row are no accident, whatever the trend. */
const STREAK = 3;

function severityOf(worse: boolean, missStreak: number): Severity | null {
  if (worse && missStreak > 0) return 'high';
  if (missStreak >= STREAK) return 'high';
  if (worse) return 'medium';
  return missStreak > 0 ? 'low' : null;
}

function nameOf({ subject, name }: Pick<ScannedKpi, 'subject' | 'name'>): string {
  return subject === null ? name : `${subject}, ${name}`;
}

function messageOf(
  name: string,
  verdict: TrendVerdict,
  trend: KpiTrend,
  last: KpiPoint | null,
  missStreak: number,
): string {
  const called = verdict === trend.verdict;
  if (missStreak === 0 || last === null) {
    return SCAN_MESSAGES.trend(name, called ? trend.message : 'no clear direction among so many measures.');
  }
  const [value, target] = [last.valueText ?? '', last.targetText ?? ''];
  const missed =
    missStreak === 1
      ? SCAN_MESSAGES.missedOnce(name, inPeriod(last.period), value, target)
      : SCAN_MESSAGES.missedAgain(name, missStreak, value, target);
  return verdict === 'deteriorating' || verdict === 'improving' ? `${missed} ${trend.message}` : missed;
}

const URGENCY: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

function watchListOf(kpis: readonly ScannedKpi[]): KpiScan['watchList'] {
  const urgency = ({ severity, verdict }: ScannedKpi): number =>
    2 * URGENCY[severity ?? 'info'] + (verdict === 'deteriorating' ? 0 : 1);
  return kpis
    .filter(({ severity }) => severity !== null)
    .sort(
      (a, b) =>
        urgency(a) - urgency(b) || b.missStreak - a.missStreak || (a.q ?? 1) - (b.q ?? 1) || a.position - b.position,
    )
    .map(({ position, message }, i) => ({ place: i + 1, position, message }));
}
