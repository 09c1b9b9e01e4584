import { requireNumber } from '../../core/check.js';
import { checkOptions } from '../../core/options.js';
import { toEpochDay } from '../../time/civil-date.js';
import type { Period } from '../../time/period.js';
import { analyzeTrend, type KpiTrend } from '../analyze-trend.js';
import { type Kpi, type KpiIndex, kpiIndexOf, type TargetBounds } from '../define-kpi.js';
import type { KpiSeries } from '../kpi-series.js';
import { requireSeries, usedValue } from '../read-series.js';
import { bareTargetText, boundNumbers, boundsOn } from '../target.js';
import { FEWEST_PERIODS, type TrendVerdict } from '../trend-verdict.js';
import {
  alreadyMetMessage,
  inSightMessage,
  type NotInSightReason,
  noLineMessage,
  noTargetMessage,
  notInSightMessage,
  type WayPlace,
} from './messages.js';
import { periodsAhead } from './periods-ahead.js';

/** How far ahead a target is looked for. */
export interface TimeToTargetOptions {
  /** Periods ahead, 1 to 1000. @defaultValue twice as many as the trend is read from: a line says little about more */
  readonly within?: number;
}

/** Whether a target is on the way. */
export type TargetSight = 'alreadyMet' | 'inSight' | 'notInSight' | 'noTarget' | 'insufficientData';

/** A period in which a line reaches a target. */
export interface TargetPlace {
  /** Label, e.g. `2027-04`. */
  readonly period: string;
  /** Periods from the last one used to it. */
  readonly periodsAhead: number;
}

/** When a KPI reaches its target. */
export interface KpiTimeToTarget {
  readonly kpiId: string;
  readonly status: TargetSight;
  /** Why it is not in sight; `null` otherwise. */
  readonly notInSightBecause: NotInSightReason | null;
  readonly message: string;
  /** First period in which the line of the trend meets the target; `null` unless in sight. */
  readonly reached: TargetPlace | null;
  /** The same for the steepest and the flattest line of the 95 % interval; `null` where that is not within the periods looked at. */
  readonly earliest: TargetPlace | null;
  readonly latest: TargetPlace | null;
  /** First period in which the line of a target that is met no longer meets it; `null` otherwise. */
  readonly lost: TargetPlace | null;
  /** Periods ahead that were looked at. */
  readonly within: number;
  readonly evidence: {
    readonly verdict: TrendVerdict;
    /** The line at the last period used, in the unit; `null` without one. */
    readonly level: number | null;
    /** Change from one period to the next, in the unit; `null` without a line. */
    readonly perPeriod: number | null;
    /** 95 % interval of that change, in the unit; `null` without a line. */
    readonly perPeriod95: readonly [low: number, high: number] | null;
  };
}

const FURTHEST = 1000;

/**
 * When a KPI reaches its target, if it goes on as it does.
 *
 * The line of the trend is carried on, period by period, until it meets the target in force then; the interval belongs to
 * the steepest and the flattest line that the values allow. A target counts as met when the line meets it at present, so
 * that one lucky month is no arrival; and as not in sight when the values have no clear direction or move away from it.
 *
 * Source: Theil-Sen line and its interval, as in {@link analyzeTrend}; the lines of the interval turn about the middle of
 * the values.
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What {@link measureKpi} returned, or its JSON.
 * @param options - How far ahead to look.
 * @returns The period with its interval, or why there is none.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`,
 * `OUT_OF_RANGE`, `INVALID_VALUE`, `INVALID_NUMBER`.
 * @example
 * ```ts
 * import { defineKpi, measureKpi, timeToTarget } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'tat', name: 'Turnaround', unit: 'hours', direction: 'lower', target: 36, aggregation: { kind: 'mean' } });
 * const rows = [48, 46, 47, 45, 44, 44, 41, 42, 40, 39, 37, 38].map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-01-10T00:00:00Z' });
 * timeToTarget(kpi, series).message; // => 'At the present pace the target of 36 hours is reached in February 2026, 2 months after the last one used; January 2026 at the earliest and April 2026 at the latest.'
 * ```
 */
export function timeToTarget(kpi: Kpi, series: KpiSeries, options: TimeToTargetOptions = {}): KpiTimeToTarget {
  const index = kpiIndexOf(kpi);
  checkOptions(options, { within: true });
  requireSeries(index, series);
  const used = series.points.flatMap((point, i) => (usedValue(point) === null ? [] : [i]));
  const span = used.length === 0 ? 0 : used[used.length - 1]! - used[0]! + 1;
  const { within = Math.min(FURTHEST, Math.max(2, 2 * span)) } = options;
  requireNumber(within, { whole: true, least: 1, most: FURTHEST }, 'options.within', 'The number of periods ahead');
  const trend = analyzeTrend(kpi, series);
  const line = lineOf(trend, used);
  const answer: Answer = {
    kpiId: index.definition.id,
    within,
    evidence: {
      verdict: trend.verdict,
      level: line?.level ?? null,
      perPeriod: line?.slope ?? null,
      perPeriod95: line?.slope95 ?? null,
    },
  };
  const ahead = used.length === 0 ? null : wayAhead(index, series, used[used.length - 1]!, within);
  if (ahead?.every(({ bounds }) => bounds === null) === true) {
    return { ...answer, ...NOWHERE, status: 'noTarget', message: noTargetMessage() };
  }
  if (ahead === null || line === null || used.length < FEWEST_PERIODS) {
    const message = noLineMessage(series.periodUnit, used.length, FEWEST_PERIODS);
    return { ...answer, ...NOWHERE, status: 'insufficientData', message };
  }
  return judge(index, series, answer, line, ahead);
}

type Answer = Pick<KpiTimeToTarget, 'kpiId' | 'within' | 'evidence'>;

const NOWHERE = { notInSightBecause: null, reached: null, earliest: null, latest: null, lost: null } as const;

interface Line {
  /** At the last period used, in the unit. */
  readonly level: number;
  readonly slope: number;
  readonly slope95: readonly [number, number];
  /** Periods from the middle of the values, about which lines turn, to the last period used. */
  readonly sinceMiddle: number;
}

function lineOf({ evidence, periodsSpanned }: KpiTrend, used: readonly number[]): Line | null {
  const { slope, change } = evidence;
  const steps = periodsSpanned - 1;
  if (slope === null || change === null || steps < 1) return null;
  const n = used.length;
  const middle = (used[(n - 1) >> 1]! + used[n >> 1]!) / 2;
  const [low, high] = change.interval95;
  return {
    level: slope.end,
    slope: slope.perPeriod,
    slope95: [low / steps, high / steps],
    sinceMiddle: used[n - 1]! - middle,
  };
}

/** A period ahead with the target in force then. */
interface Ahead {
  readonly place: TargetPlace;
  readonly bounds: TargetBounds | null;
}

function wayAhead(index: KpiIndex, series: KpiSeries, lastUsed: number, within: number): Ahead[] {
  const { from, periods } = periodsAhead(series, within);
  return periods.map((period: Period, i) => ({
    place: { period: period.label, periodsAhead: from - lastUsed + i },
    bounds: boundsOn(index, toEpochDay(period.startDate)),
  }));
}

function judge(
  index: KpiIndex,
  series: KpiSeries,
  answer: Answer,
  line: Line,
  ahead: readonly Ahead[],
): KpiTimeToTarget {
  const { within } = answer;
  // The next period with a target says what there is to reach; a period without one is neither met nor missed.
  const next = ahead.find(({ bounds }) => bounds !== null)!;
  const text = (one: Ahead | undefined): string => bareTargetText(index, (one ?? next).bounds!);
  const side = sideOf(line.level, next.bounds!);
  // A line that passes a narrow range between two periods has reached it too: it leaves the side on which it began.
  const firstElsewhere = (slope: number): Ahead | undefined =>
    ahead.find(({ place, bounds }) => {
      const turned = line.level + (slope - line.slope) * line.sinceMiddle;
      return bounds !== null && sideOf(turned + slope * place.periodsAhead, bounds) !== side;
    });
  if (side === 0) {
    const lost = answer.evidence.verdict === 'deteriorating' ? firstElsewhere(line.slope) : undefined;
    const message = alreadyMetMessage(text(lost), lost?.place.period ?? null);
    return { ...answer, ...NOWHERE, status: 'alreadyMet', message, lost: lost?.place ?? null };
  }
  const reached = firstElsewhere(line.slope);
  const reason = reasonAgainst(answer.evidence.verdict, reached !== undefined);
  if (reason !== null) {
    const message = notInSightMessage(text(undefined), reason, series.periodUnit, within);
    return { ...answer, ...NOWHERE, status: 'notInSight', notInSightBecause: reason, message };
  }
  const ends = line.slope95.map((slope) => firstElsewhere(slope)?.place ?? null);
  const known = ends.filter((one) => one !== null).sort((a, b) => a.periodsAhead - b.periodsAhead);
  const earliest = known[0] ?? null;
  const latest = known.length === 2 ? known[1]! : null;
  const at: WayPlace = reached!.place;
  return {
    ...answer,
    ...NOWHERE,
    status: 'inSight',
    message: inSightMessage({ target: text(reached), unit: series.periodUnit, at, earliest, latest, within }),
    reached: reached!.place,
    earliest,
    latest,
  };
}

function reasonAgainst(verdict: TrendVerdict, isReached: boolean): NotInSightReason | null {
  if (verdict === 'deteriorating') return 'awayFromTarget';
  if (verdict !== 'improving') return 'noClearDirection';
  return isReached ? null : 'tooFar';
}

/** On which side of a target a value is: -1 below it, 0 where it is met, 1 above it. */
function sideOf(value: number, bounds: TargetBounds): -1 | 0 | 1 {
  const { min, max } = boundNumbers(bounds);
  if (min !== null && value < min) return -1;
  return max !== null && value > max ? 1 : 0;
}
