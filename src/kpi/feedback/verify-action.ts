import { fail } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import type { CivilDate } from '../../time/civil-date.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { KpiSeries } from '../kpi-series.js';
import { meaningfulChangeAt } from '../target.js';
import type { ActionIndex, CorrectiveAction } from './action-definition.js';
import { compareLevels, type LevelComparison } from './compare-levels.js';
import { aroundSteps, type Baseline, baselineOf, mostBefore, periodsOverOn } from './comparison-periods.js';
import { actionIndexOf } from './corrective-action.js';
import { isUsed, requireDate, requireMeasured, type UsedPoint } from './judged-points.js';
import { type PeriodGroup, periodGroup } from './period-group.js';
import type { ActionVerification } from './verification.js';
import { type TargetKept, type VerificationReason, verificationVerdict } from './verification-verdict.js';
import { verificationFindings, verificationMessage } from './verification-words.js';

/** When the question is asked. */
export interface VerifyActionOptions {
  /** Civil date: periods that are not over at its beginning do not count. */
  readonly onDate: CivilDate;
}

/**
 * Says whether a corrective action worked, by the rule that was agreed with it.
 *
 * The first complete periods after the last corrective step are compared with those before the first one: effective takes
 * a change for the better with a p below `alpha`, at least as large as the change that matters, and no target missed
 * again. Compared are up to twelve periods before, since the few bad ones that led to an action are followed by better
 * ones by chance alone; where the level changed before the steps and again at them, each more than chance, those between.
 * The document is not changed: `moveAction` does that.
 *
 * Source: ISO 9001:2015, 10.2.1 d (review of effectiveness); tests as in {@link LevelComparison}.
 *
 * @param kpi - The KPI of the action.
 * @param series - What {@link measureKpi} returned, or its JSON; it may reach beyond the periods of the rule.
 * @param action - What `defineCorrectiveAction` returned.
 * @param options - The day of the question.
 * @returns The verdict with its message and evidence.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`, `INVALID_DATE`,
 * `INVALID_NUMBER`, `KPI_MISMATCH`, `PERIOD_MISMATCH`, `POINTS_OUT_OF_ORDER`, `METHOD_NOT_FOR_KPI`.
 * @example
 * ```ts
 * import { defineCorrectiveAction, defineKpi, measureKpi, performanceGap, verifyAction } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 24, aggregation: { kind: 'mean' } });
 * const rows = [28, 29, 27, 30, 28, 29, 23, 22, 23].map((value, i) => ({ period: `2026-0${i + 1}`, value }));
 * const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-10-01T00:00:00Z' });
 * const action = defineCorrectiveAction({
 *   id: 'ca-1', kpiId: 'tat', gap: performanceGap(kpi, series, { period: '2026-06' }).gap!, verification: { periods: 3 },
 *   corrective: [{ what: 'Second shift', owner: 'Acme', due: '2026-07-01', doneOn: '2026-07-01' }],
 *   history: [{ status: 'open', on: '2026-06-03', by: 'MK' }, { status: 'planned', on: '2026-06-10', by: 'MK' }, { status: 'done', on: '2026-07-01', by: 'MK' }],
 * });
 * verifyAction(kpi, series, action, { onDate: '2026-10-01' }).message; // => 'Since the step of 1 July 2026 22.7 hours instead of 28.5 hours in the six months before; unlikely to be chance: effective. The target of at most 24.0 hours was met in each of the 3 months.'
 * ```
 */
export function verifyAction(
  kpi: Kpi,
  series: KpiSeries,
  action: CorrectiveAction,
  options: VerifyActionOptions,
): ActionVerification {
  const index = kpiIndexOf(kpi);
  const plan = actionIndexOf(action, 'action');
  checkOptions(options, { onDate: true });
  requireDate(options.onDate, 'options.onDate');
  requireMeasured(index, series);
  const { id: actionId, kpiId, gap } = action.definition;
  requireOwn(action, index, series);
  const { onDate } = options;
  const { rule, steps } = plan;
  const found = aroundSteps(series, steps ?? { first: onDate, last: onDate }, rule.periods, onDate);
  const around = steps === null ? { ...found, after: [], unusable: [] } : found;
  const { after } = around;
  const baseline = rule.method === 'target' ? null : baselineOf(kpi, index, series, around, rule);
  const before =
    baseline?.points ?? around.history.filter(isUsed).slice(-(rule.periodsBefore ?? mostBefore(series.periodUnit)));
  const comparison = compareLevels(index, before, after, rule, allowedLag(baseline), baseline?.pairs ?? null);
  const groups = { before: periodGroup(index, before), after: periodGroup(index, after) };
  const target = targetKept(after);
  const matters = meaningfulChangeAt(index, after[after.length - 1] ?? before[before.length - 1]);
  const decidingP = decidingPOf(rule, comparison, baseline);
  const way = wayOf(index, rule, comparison, groups, baseline);
  const tested = { rule, target, p: decidingP, way, comparison, matters: matters ?? 0 };
  const readyOn = steps === null ? null : periodsOverOn(gap.startDate, gap.periodUnit, steps.last, rule.periods);
  const [verdict, reason] = earlyReason(plan, after, onDate) ?? verificationVerdict(tested);
  const told = {
    verdict,
    reason,
    steps,
    readyOn,
    ...groups,
    target: { ...target, targetText: after[after.length - 1]?.targetText ?? null },
    evidence: {
      ...comparison,
      decidingP,
      alpha: rule.alpha,
      meaningfulChange: matters,
      comparedWith: baseline?.comparedWith ?? 'justBefore',
      periodsChosenBy: baseline?.chosenBy ?? (rule.periodsBefore === null ? 'upToTwelve' : 'given'),
      autocorrelation: baseline?.autocorrelation ?? { lag1: 0, allowedFor: false },
      changepoints: baseline?.changes ?? null,
      trendBefore: baseline?.trend.verdict ?? null,
    },
  } as const;
  const ranged = index.definition.direction === 'range';
  const words = { unit: series.periodUnit, rule, plan, onDate, around, baseline, way, ranged };
  return {
    actionId,
    kpiId,
    onDate,
    ...told,
    message: verificationMessage(told, words),
    findings: verificationFindings(actionId, told, words),
  };
}

/** The action, the KPI and the series are about one thing, and periods mean the same in all of them. */
function requireOwn({ definition: { kpiId, gap } }: CorrectiveAction, index: KpiIndex, series: KpiSeries): void {
  const { id } = index.definition;
  if (kpiId !== id) {
    const details = { received: kpiId, expected: id };
    fail('KPI_MISMATCH', 'action.definition.kpiId', `This action is about "${kpiId}", not about "${id}".`, details);
  }
  if (series.periodUnit !== gap.periodUnit) {
    const details = { received: series.periodUnit, expected: gap.periodUnit };
    const message = `The gap of this action is one of a ${gap.periodUnit}, but this series counts each ${series.periodUnit}.`;
    fail('PERIOD_MISMATCH', 'series.periodUnit', message, details);
  }
}

function earlyReason(
  { steps, rule }: ActionIndex,
  after: readonly UsedPoint[],
  onDate: CivilDate,
): readonly ['tooEarly', VerificationReason] | null {
  if (steps === null || steps.last > onDate) return ['tooEarly', 'stepsNotDone'];
  return after.length < rule.periods ? ['tooEarly', 'periodsMissing'] : null;
}

function allowedLag(baseline: Baseline | null): number {
  return baseline?.autocorrelation.allowedFor === true ? Math.max(0, baseline.autocorrelation.lag1) : 0;
}

/** Periods that were picked for a change of level need a test that knows of the picking. */
function decidingPOf(
  { method }: ActionIndex['rule'],
  { p }: LevelComparison,
  baseline: Baseline | null,
): number | null {
  if (p === null || baseline === null) return p;
  const ofChange = baseline.changes.atSteps?.p ?? 1;
  if (method === 'changepoint') return ofChange;
  return baseline.chosenBy === 'sinceChange' ? Math.max(p, ofChange) : p;
}

/** 1 when the deciding difference is one for the better, -1 for the worse, 0 when its figures disagree. */
function wayOf(
  { definition }: KpiIndex,
  { method }: ActionIndex['rule'],
  { difference }: LevelComparison,
  { before, after }: { readonly before: PeriodGroup | null; readonly after: PeriodGroup | null },
  baseline: Baseline | null,
): -1 | 0 | 1 {
  const up = Math.sign(method === 'changepoint' ? (baseline?.changes.atSteps?.difference ?? 0) : (difference ?? 0));
  // The value of the periods together has to move the same way as the periods one by one.
  const together = Math.sign((after?.value ?? 0) - (before?.value ?? 0));
  if (up === 0 || (definition.direction !== 'range' && together !== up)) return 0;
  return up > 0 === (definition.direction === 'higher') ? 1 : -1;
}

function targetKept(after: readonly UsedPoint[]): TargetKept {
  const count = (status: UsedPoint['status']): number => after.filter((point) => point.status === status).length;
  const [met, withinTolerance, missed] = [count('met'), count('withinTolerance'), count('missed')];
  return { judged: met + withinTolerance + missed, met, withinTolerance, missed };
}
