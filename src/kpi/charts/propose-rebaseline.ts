import { requireNumber } from '../../core/check.js';
import type { OptionNames } from '../../core/options.js';
import { runRules } from '../../statistics/charts/run-rules.js';
import type { RunSignal } from '../../statistics/charts/run-signal.js';
import { directionOf } from '../change-direction.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';
import { requireSeries } from '../read-series.js';
import { shownFigures } from '../shown-figures.js';
import { type ChartChoice, chooseChart, limitsOf } from './chart-limits.js';
import { type ControlChartOptions, type RebaseAt, readChartOptions, rulesOf } from './chart-options.js';
import type { NoRebaselineReason, RebaselineCandidate, RebaselineProposal } from './rebaseline.js';
import { proposalMessage, proposalsMessage, refusalMessage } from './rebaseline-messages.js';

/** How new limits are proposed. */
export interface ProposeRebaselineOptions extends Omit<ControlChartOptions, 'baseline' | 'exclude'> {
  /** Fewest used periods that set limits, before and after a change. @defaultValue 21 */
  readonly minimumPeriods?: number;
}

const OPTIONS: OptionNames<ProposeRebaselineOptions> = {
  chart: true,
  ruleSet: true,
  lengths: true,
  onCenter: true,
  rebaseAt: true,
  center: true,
  movingRange: true,
  constant: true,
  screening: true,
  minimumPeriods: true,
};

/**
 * Proposes where the limits of a control chart might begin anew, with reasons; nothing is changed in silence.
 *
 * The first `minimumPeriods` used periods set the limits. A run on one side of their average (as long as the rules ask for)
 * that begins after them starts a candidate. It is proposed when as many periods have passed since, and none of them
 * form a run on the other side of their own average, that of before the change: else the level has not settled. The search
 * goes on from there. Whether new limits are right is for those who know what changed: ask first, then give the period and
 * its reason to `controlChart`.
 *
 * Source: the idea of T. Woodcock's stable shift algorithm (autospc), by its description; NHS England, "Making data count"
 * (when to recalculate limits).
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What `measureKpi` returned, or its JSON.
 * @param options - As for `controlChart`, and the fewest periods that set limits.
 * @returns Proposals, refused candidates, and the `rebaseAt` that would apply them.
 * @throws {@link VendorwiseError} as `controlChart` does.
 * @example
 * ```ts
 * import { defineKpi, measureKpi, proposeRebaseline } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', aggregation: { kind: 'mean' } });
 * const rows = Array.from({ length: 48 }, (_, i) => ({ period: `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, value: (i < 24 ? 40 : 30) + (i % 2) }));
 * const found = proposeRebaseline(kpi, measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-01T00:00:00Z' }));
 * found.rebaseAt; // => [{ period: '2024-01', reason: '24 months in a row from January 2024 on lie below the average of 40.5 hours before; since then it is 30.5 hours.' }]
 * ```
 */
export function proposeRebaseline(
  kpi: Kpi,
  series: KpiSeries,
  options: ProposeRebaselineOptions = {},
): RebaselineProposal {
  const index = kpiIndexOf(kpi);
  requireSeries(index, series);
  const stretches = readChartOptions(index, series, options, OPTIONS);
  const { minimumPeriods = 21, ...chart } = options;
  requireNumber(minimumPeriods, { whole: true, least: FEWEST }, 'options.minimumPeriods', 'The fewest periods');
  const { points } = series;
  const choice = chooseChart(index, points, chart);
  const work: Work = { index, series, options: chart, choice, minimumPeriods };
  const proposals: RebaselineCandidate[] = [];
  const refused: RebaselineProposal['refused'][number][] = [];
  const rebaseAt: RebaseAt[] = [];
  for (const stretch of stretches) {
    const given = points[stretch.from];
    if (stretch.from > 0 && given !== undefined) {
      rebaseAt.push({ period: given.period, ...(stretch.reason === null ? {} : { reason: stretch.reason }) });
    }
    const found = searchStretch(work, stretch.from, stretch.to);
    proposals.push(...found.proposals);
    refused.push(...found.refused);
    rebaseAt.push(...found.proposals.map(({ period, message }) => ({ period, reason: message })));
  }
  return {
    kpiId: index.definition.id,
    message: proposalsMessage(
      proposals.map((one) => one.message),
      refused.map((one) => one.message),
      { unit: series.periodUnit, used: points.filter((point) => point.used).length, minimumPeriods },
    ),
    proposals,
    refused,
    rebaseAt,
    minimumPeriods,
  };
}

/** Below it, limits say nothing. */
const FEWEST = 5;

interface Work {
  readonly index: KpiIndex;
  readonly series: KpiSeries;
  readonly options: Omit<ControlChartOptions, 'baseline' | 'exclude'>;
  readonly choice: ChartChoice;
  readonly minimumPeriods: number;
}

function searchStretch(work: Work, from: number, to: number): Pick<RebaselineProposal, 'proposals' | 'refused'> {
  const { series, minimumPeriods } = work;
  const proposals: RebaselineCandidate[] = [];
  const refused: { readonly end: number; readonly candidate: RebaselineProposal['refused'][number] }[] = [];
  const usedFrom = (start: number): number[] => {
    const places: number[] = [];
    for (let i = start; i < to; i++) if (series.points[i]!.used) places.push(i);
    return places;
  };
  let start = from;
  let notBefore = usedFrom(start)[minimumPeriods];
  while (notBefore !== undefined) {
    const { shifts, center, length } = shiftsOf(work, start, to);
    const run = runFrom(shifts, notBefore, length);
    if (run === null) break;
    const since = usedFrom(run.start);
    const after = shiftsOf(work, run.start, to);
    const candidate = candidateOf(work, run, since.length, center!, after.center!);
    const settledBy = since[minimumPeriods - 1];
    const back = settledBy === undefined ? null : runBack(after.shifts, run, settledBy, length);
    const reason: NoRebaselineReason | null =
      settledBy === undefined ? 'tooFewPeriods' : back === null ? null : 'notSettled';
    const known = refused.findIndex((one) => one.end === run.end);
    if (reason === null) {
      if (known >= 0) refused.splice(known, 1);
      proposals.push(candidate);
      start = run.start;
      notBefore = usedFrom(start)[minimumPeriods];
    } else {
      if (known < 0) {
        const message = refusalMessage(candidate, reason, work);
        refused.push({ end: run.end, candidate: { ...candidate, reason, message } });
      }
      // The level may settle behind that, within the same run or in another one.
      notBefore = back === null ? undefined : usedFrom(back.end + 1)[0];
    }
  }
  return { proposals, refused: refused.map((one) => one.candidate) };
}

/** The first run that is long enough from a place on; what lies before that place is cut off, since other limits need it. */
function runFrom(shifts: readonly RunSignal[], place: number, length: number): RunSignal | null {
  for (const shift of shifts) {
    const points = shift.points.filter((one) => one >= place);
    if (points.length >= length) return { ...shift, start: points[0]!, points };
  }
  return null;
}

/** A run on the other side, that of before the change, among the periods that would set the new limits. */
function runBack(shifts: readonly RunSignal[], run: RunSignal, settledBy: number, length: number): RunSignal | null {
  const isBack = ({ side, points }: RunSignal): boolean =>
    side !== run.side && points.filter((place) => place <= settledBy).length >= length;
  return shifts.find(isBack) ?? null;
}

/** Runs on one side of the average of the first periods, by place in the series, and that average in the unit. */
function shiftsOf(
  { index, series, options, choice, minimumPeriods }: Work,
  from: number,
  to: number,
): { readonly shifts: readonly RunSignal[]; readonly center: number | null; readonly length: number } {
  const stretch = { from, to, reason: null, excluded: new Map<number, null>() };
  const { limits, scale } = limitsOf(index, series.points, stretch, choice, {
    ...options,
    baseline: { periods: minimumPeriods },
  });
  const { signals, conventions } = runRules(limits.points, rulesOf(options));
  const shifts = signals
    .filter((signal) => signal.rule === 'shift')
    .map((signal) => ({
      ...signal,
      start: signal.start + from,
      end: signal.end + from,
      points: signal.points.map((place) => place + from),
    }));
  const first = limits.points.find((point) => point.value !== null)?.center ?? null;
  return { shifts, center: first === null ? null : first * scale, length: conventions.lengths.shift };
}

function candidateOf(
  { index, series }: Work,
  run: RunSignal,
  periodsSince: number,
  centerBefore: number,
  centerAfter: number,
): RebaselineCandidate {
  const point: KpiPoint = series.points[run.start]!;
  const [before, after] = shownFigures(index, [centerBefore, centerAfter]).full;
  const candidate = {
    period: point.period,
    side: run.side ?? 'above',
    runLength: run.points.length,
    periodsSince,
    centerBefore,
    centerAfter,
    direction: directionOf(index, centerBefore, centerAfter, point.target),
  };
  return { ...candidate, message: proposalMessage(candidate, series.periodUnit, before!, after!) };
}
