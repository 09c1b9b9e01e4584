import { type Finding, finding } from '../../core/findings.js';
import { counted, plural } from '../../core/words.js';
import type { PeriodUnit } from '../../time/period.js';
import { inPeriod, periodName } from '../messages.js';
import type { NoForecastReason } from './kpi-forecast.js';

/** A season that is not in a forecast: the periods of a year or week may differ, but two of them are needed to tell. */
export function seasonNotCoveredFinding(kpi: string, unit: PeriodUnit, periods: number, needed: number): Finding {
  const season = unit === 'day' ? 'week' : 'year';
  return finding(
    'SEASON_NOT_COVERED',
    'info',
    `Whether the ${unit}s of a ${season} differ cannot be told yet: two full ${season}s are needed, and the series has ${counted(periods, unit)}. The forecast knows no season.`,
    { subject: kpi, params: { periods, needed } },
  );
}

/** Values without any deviation from their pattern: nothing shows how far they may stray. */
export function noSpreadFinding(kpi: string, periods: number): Finding {
  return finding(
    'NO_SPREAD',
    'info',
    'The values follow their pattern without any deviation, so nothing shows how far they may stray: there is no interval, and the probability of a miss only says how often a first surprise comes after so many periods.',
    { subject: kpi, params: { periods } },
  );
}

/** From so many missing periods on, what has happened since is more than a detail. */
const MANY_MISSING = 3;

/** Periods that are missing at the end: what happened in them is not known, and the forecast is less sure. */
export function staleDataFinding(
  kpi: string,
  unit: PeriodUnit,
  missing: number,
  lastUsed: string,
  firstAhead: string,
): Finding {
  return finding(
    'STALE_DATA',
    missing < MANY_MISSING ? 'low' : 'medium',
    `The last ${unit} used is ${periodName(lastUsed)}, ${counted(missing + 1, unit)} before ${periodName(firstAhead)}: what happened in between is not known, so the forecast is less sure. Add the missing ${plural(missing, unit)}.`,
    { subject: kpi, params: { lastUsed, missing } },
  );
}

/** What the sentence about one period is made of. */
export interface PeriodWords {
  readonly period: string;
  readonly value: string;
  /** Whether the unit is a word in the plural. */
  readonly isPlural: boolean;
  /** Whether every period used had this value. */
  readonly asAlways: boolean;
  /** Ends of the 80 % interval, the unit at the second one. */
  readonly interval: readonly [string, string] | null;
  /** The target with its unit; `null` without one. */
  readonly target: string | null;
  /** Whether the value is just on the target. */
  readonly onTarget: boolean;
  /** Whether chance among so many cases decides then. */
  readonly byChance: boolean;
  readonly missShare: number | null;
}

/** The forecast in a sentence or two that a manager can act on. */
export function forecastMessage(unit: PeriodUnit, first: PeriodWords, last: PeriodWords | null): string {
  const always = first.asAlways ? `, as in every ${unit} so far` : '';
  const verb = first.isPlural ? 'are' : 'is';
  const expected = `${first.value} ${verb} expected for ${periodName(first.period)}${always}${mostLikely(first)}`;
  const target = first.target === null ? '' : `; ${targetWords(unit, first)}`;
  const end = last === null ? '' : ` For ${periodName(last.period)} it is ${last.value}${mostLikely(last)}.`;
  return `${expected}${target}.${end}`;
}

function mostLikely({ interval }: PeriodWords): string {
  return interval === null ? '' : `, most likely ${interval[0]} to ${interval[1]}`;
}

/** A chance in percent; nothing that is not quite sure reads as 0 or 100. */
function chanceText(share: number): string {
  if (share > 0.99) return 'over 99 %';
  return share < 0.01 ? 'under 1 %' : `${Math.round(100 * share)} %`;
}

function targetWords(unit: PeriodUnit, { target, onTarget, byChance, missShare: known }: PeriodWords): string {
  const missShare = known ?? 0;
  if (onTarget && byChance) {
    return `that is exactly the target of ${target}, which chance alone misses in ${chanceText(missShare)} of such ${unit}s`;
  }
  const subject = onTarget ? `that is exactly the target of ${target}, which` : `the target of ${target}`;
  if (missShare > 0.4 && missShare < 0.6) return `${subject} may as well be missed (${chanceText(missShare)}) as met`;
  const missed = missShare >= 0.6;
  const share = missed ? missShare : 1 - missShare;
  const word = share >= 0.95 ? 'almost certainly' : 'probably';
  return `${subject} will ${word} be ${missed ? 'missed' : 'met'} (${chanceText(share)})`;
}

/** Why there is no forecast, in a sentence. */
export function noForecastMessage(
  reason: NoForecastReason,
  unit: PeriodUnit,
  facts: {
    readonly used: number;
    readonly needed: number;
    readonly missing: number;
    readonly to: string | null;
  },
): string {
  const { used, needed, missing, to } = facts;
  if (reason === 'tooFewPeriods') {
    return `Too little data for a forecast: ${counted(used, `usable ${unit}`)}, at least ${needed} are needed.`;
  }
  if (reason === 'staleData') {
    return `No forecast: the last ${unit} used is ${periodName(to ?? '')}, and ${counted(missing, unit)} after it ${missing === 1 ? 'is' : 'are'} missing; from ${counted(used, `usable ${unit}`)} nothing can be said of a time so long after. Add the missing ${unit}s.`;
  }
  return 'No forecast: the figures run out of the range that can be computed.';
}

/** What the sentence about the way to a target is made of. */
export interface WayWords {
  readonly target: string;
  readonly unit: PeriodUnit;
  /** Where the line reaches the target, and the ends of its interval; `null` where it does not in the time looked at. */
  readonly at: WayPlace | null;
  readonly earliest: WayPlace | null;
  readonly latest: WayPlace | null;
  /** Periods looked ahead. */
  readonly within: number;
}

/** A period ahead. */
export interface WayPlace {
  readonly period: string;
  readonly periodsAhead: number;
}

/** When a target is reached, in a sentence. */
export function inSightMessage({ target, unit, at, earliest, latest, within }: WayWords): string {
  const { period, periodsAhead } = at!;
  const first = `At the present pace the target of ${target} is reached ${inPeriod(period)}, ${counted(periodsAhead, unit)} after the last one used`;
  if (earliest === null) return `${first}.`;
  if (latest === null) {
    return `${first}; ${periodName(earliest.period)} at the earliest, and perhaps not within ${counted(within, unit)}.`;
  }
  if (earliest.period === latest.period) return `${first}.`;
  return `${first}; ${periodName(earliest.period)} at the earliest and ${periodName(latest.period)} at the latest.`;
}

/** A target that is met already, and perhaps not for long. */
export function alreadyMetMessage(target: string, lostIn: string | null): string {
  if (lostIn === null) return `The line through the values meets the target of ${target} already.`;
  return `The line through the values still meets the target of ${target}, but at the present pace it no longer does from ${periodName(lostIn)} on.`;
}

/** Why a target is not in sight. */
export type NotInSightReason = 'awayFromTarget' | 'noClearDirection' | 'tooFar';

/** A target that the values are not on the way to. */
export function notInSightMessage(target: string, reason: NotInSightReason, unit: PeriodUnit, within: number): string {
  const start = `The target of ${target} is not in sight: `;
  if (reason === 'awayFromTarget') return `${start}the values move away from it.`;
  if (reason === 'noClearDirection') return `${start}the values show no clear direction.`;
  return `${start}at the present pace it is not reached within ${counted(within, unit)}.`;
}

/** A KPI that has no target in the time ahead. */
export function noTargetMessage(): string {
  return 'There is no target to reach.';
}

/** Too few values for a line. */
export function noLineMessage(unit: PeriodUnit, used: number, needed: number): string {
  return `Too little data to tell when the target is reached: ${counted(used, `usable ${unit}`)}, at least ${needed} are needed.`;
}
