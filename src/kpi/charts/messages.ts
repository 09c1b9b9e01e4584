import { type Finding, finding } from '../../core/findings.js';
import { atStart, counted } from '../../core/words.js';
import type { RunRule } from '../../statistics/charts/run-signal.js';
import type { PeriodUnit } from '../../time/period.js';
import { inPeriod, periodName } from '../messages.js';
import type { AssuranceVerdict } from './assurance.js';
import type { Variation } from './signal.js';

/** `March to November 2026`, `December 2025 to June 2026`. */
function stretchName(from: string, to: string): string {
  const [first, last] = [periodName(from), periodName(to)];
  if (first === last) return first;
  const year = / (\d{4})$/.exec(first)?.[1];
  const sameYear = year !== undefined && last.endsWith(` ${year}`) && !/^week/.test(first);
  return `${sameYear ? first.slice(0, -5) : first} to ${last}`;
}

/** What the sentence about a signal is made of. */
export interface SignalWords {
  readonly rule: RunRule;
  readonly side: 'above' | 'below' | null;
  readonly direction: 'rising' | 'falling' | null;
  readonly unit: PeriodUnit;
  /** Periods that belong to the pattern. */
  readonly count: number;
  readonly from: string;
  readonly to: string;
  /** Value of the last of them. */
  readonly value: string;
  /** Average at the last of them. */
  readonly center: string;
  /** Limits at the last of them. */
  readonly limits: readonly [lower: string, upper: string] | null;
}

/** A signal in a sentence without the name of its rule. */
export function signalMessage(words: SignalWords): string {
  const { rule, side, unit, count, from, to, center } = words;
  const when = stretchName(from, to);
  const run = `${counted(count, unit)} in a row (${when})`;
  const above = side === 'above';
  switch (rule) {
    case 'beyondLimits': {
      const range = words.limits === null ? '' : ` (${words.limits[0]} to ${words.limits[1]})`;
      return `${atStart(when)} is, at ${words.value}, ${above ? 'higher' : 'lower'} than ordinary variation explains${range}.`;
    }
    case 'shift':
      return `${atStart(run)} lie ${side} the average of ${center}: the level has probably changed.`;
    case 'trend':
      return `${atStart(run)} each ${words.direction === 'rising' ? 'rise above' : 'fall below'} the one before.`;
    case 'twoOfThree':
      return `${atStart(counted(count, unit))} close together (${when}) lie far ${side} the average of ${center}.`;
    case 'fourOfFive':
      return `${atStart(counted(count, unit))} close together (${when}) lie well ${side} the average of ${center}.`;
    case 'alternating':
      return `${atStart(run)} go up and down in turn: look for two sources that take turns, or for figures that are booked into the next ${unit}.`;
    case 'stratification':
      return `${atStart(run)} lie unusually close to the average of ${center}: the spread has shrunk, or figures are evened out before they are reported.`;
    case 'mixture':
      return `${atStart(run)} all stay away from the average of ${center}: two different sources may be mixed in one measure.`;
  }
}

/** What the sentence about a whole chart is made of. */
export interface ChartWords {
  readonly unit: PeriodUnit;
  /** Used periods of the last limits. */
  readonly used: number;
  /** First label of the last limits when they do not begin with the series; else `null`. */
  readonly since: string | null;
  /** Last used period. */
  readonly last: string | null;
  readonly needed: number;
  readonly variation: Variation | 'insufficientData';
  /** Message of the signal of the last period; of the latest one when that is ordinary; `null` without signals. */
  readonly signal: string | null;
  /** Whether the periods of a year or week differ. */
  readonly seasonal: boolean;
  /** Whether nothing varies. */
  readonly constant: boolean;
  /** Whether the periods that set the limits vary, so that something can be judged by them. */
  readonly hasLimits: boolean;
  readonly assurance: AssuranceVerdict;
  /** Whether the level of the last limits still holds. */
  readonly levelHolds: boolean;
  /** Where the values drift, when that is why the level does not hold; else `null`. */
  readonly drift: 'better' | 'worse' | null;
  /** Used periods of the last limits that went the other way than the verdict on the target. */
  readonly against: number;
  readonly target: string | null;
  /** Probability of a miss in the next period. */
  readonly missShare: number | null;
}

/** A chart in two or three sentences that a manager can act on. */
export function chartMessage(words: ChartWords): string {
  const parts = [variationWords(words), assuranceWords(words)];
  return parts.filter((part) => part !== '').join(' ');
}

function variationWords(words: ChartWords): string {
  const { unit, used, since, last, variation, signal } = words;
  const after = since === null ? '' : ` from ${periodName(since)}`;
  switch (variation) {
    case 'insufficientData':
      return `Too little data to tell what is unusual: ${counted(used, `usable ${unit}`)}${after}, at least ${words.needed} are needed.`;
    case 'commonCause': {
      const these = used === 1 ? `this ${unit}` : `these ${counted(used, unit)}`;
      if (words.constant && signal === null)
        return `Nothing unusual happened in ${these}${after}: the value did not change.`;
      if (!words.hasLimits && signal === null)
        return `What is unusual cannot be told for ${these}${after}: those that set the limits do not vary at all.`;
      if (signal === null) return `Ordinary variation: nothing unusual happened in ${these}${after}.`;
      return `Ordinary variation ${inPeriod(last ?? '')}. The latest unusual time: ${signal}`;
    }
    case 'specialCauseImprovement':
      return `Probably not chance, and for the better: ${signal}${seasonWords(words)}`;
    case 'specialCauseConcern':
      return `Probably not chance, and for the worse: ${signal}${seasonWords(words)}`;
    case 'specialCauseNeutral':
      return `Probably not chance, though neither for the better nor for the worse: ${signal}${seasonWords(words)}`;
  }
}

function seasonWords({ unit, seasonal }: ChartWords): string {
  const season = unit === 'day' ? 'week' : 'year';
  return seasonal
    ? ` But the ${unit}s of a ${season} differ: compare with the same ${unit} of other ${season}s first.`
    : '';
}

function assuranceWords(words: ChartWords): string {
  const { unit, variation, target, missShare } = words;
  const start = variation === 'commonCause' ? '' : 'Apart from that, ';
  const what = `${start === '' ? 'The' : 'the'} target of ${target}`;
  const process = 'unless the process changes';
  if (words.drift !== null) {
    const limits = target === null ? '' : `, so these limits do not tell whether the target of ${target} will be met`;
    return `${variation === 'commonCause' ? 'But over' : 'Over'} the whole time the values get ${words.drift} by more than chance explains${limits}.`;
  }
  if (!words.levelHolds && target !== null && words.assurance !== 'insufficientData') {
    return `The level has moved, so these limits do not tell whether the target of ${target} will be met; find out what changed, and let new limits begin there.`;
  }
  switch (words.assurance) {
    case 'willBeMet':
      return `${start}${what} will be met ${asARule(words, 'missed')}, ${process}.`;
    case 'willBeMissed':
      return `${start}${what} will be missed ${asARule(words, 'met')}, ${process}.`;
    case 'hitAndMiss':
      return `${start}${what} will ${oftenMissed(unit, missShare)}, ${process}.`;
    case 'noTarget':
    case 'insufficientData':
      return '';
  }
}

/** Limits do not know the season, so they may speak of the usual period only. */
function asARule({ unit, used, seasonal, against }: ChartWords, other: 'met' | 'missed'): string {
  if (!seasonal || against === 0) return `${unit} after ${unit}`;
  return `in a usual ${unit} (the ${unit}s of a ${unit === 'day' ? 'week' : 'year'} differ, and ${against} of these ${used} ${other} it)`;
}

function oftenMissed(unit: PeriodUnit, share: number | null): string {
  const at = unit === 'day' ? 'on' : 'in';
  if (share === null) return `probably be missed ${at} some ${unit}s`;
  const chance =
    share < 0.01 ? 'less than 1 %' : share > 0.99 ? 'more than 99 %' : `about ${Math.round(100 * share)} %`;
  if (share <= 0.05) return `be missed now and then (${chance} of the ${unit}s)`;
  if (share >= 0.4 && share <= 0.6) return `probably be missed ${at} every other ${unit} (${chance})`;
  if (share < 0.5) return `probably be missed ${at} some ${unit}s (${chance})`;
  return `probably be missed ${at} ${share < 0.95 ? 'most' : 'nearly all'} ${unit}s (${chance})`;
}

/** Limits that rest on few periods. */
export function fewPeriodsFinding(kpi: string, unit: PeriodUnit, periods: number, from: string): Finding {
  const provisional = periods < 12;
  const rests = `The limits from ${periodName(from)} on rest on ${counted(periods, unit)}`;
  return finding(
    provisional ? 'PROVISIONAL_LIMITS' : 'LIMITS_FROM_FEW_PERIODS',
    'info',
    provisional
      ? `${rests}: they are provisional, and will move with each further ${unit} until there are 12.`
      : `${rests}: they can be used, and settle with 20.`,
    { subject: kpi, params: { periods, from } },
  );
}

/** Counts that vary more than chance alone would have it. */
export function overdispersedFinding(
  kpi: string,
  unit: PeriodUnit,
  from: string,
  sigmaZ: number | null,
  adjusted: boolean,
): Finding {
  const factor = sigmaZ === null ? '' : ` (${sigmaZ.toFixed(1)} times)`;
  return finding(
    'OVERDISPERSED_COUNTS',
    'info',
    adjusted
      ? `From ${unit} to ${unit} the values vary more than chance alone would have it${factor}, as they do where volumes are large; so the limits from ${periodName(from)} on follow the variation seen.`
      : `From ${unit} to ${unit} the values vary more than chance alone would have it${factor}; the limits asked for do not follow that and call too much unusual.`,
    { subject: kpi, params: { from, sigmaZ, adjusted } },
  );
}

/** A stretch in which nothing varies. */
export function noVariationFinding(kpi: string, from: string): Finding {
  return finding(
    'NO_VARIATION',
    'info',
    `The values from ${periodName(from)} on do not vary, so nothing is judged by their limits: any other value would look unusual.`,
    { subject: kpi, params: { from } },
  );
}

/** A chart of counts for what is no count. */
export function notCountsFinding(kpi: string): Finding {
  return finding(
    'CHART_NOT_FOR_DATA',
    'low',
    'The parts of this ratio are no counts of cases, so its values are charted one by one, without regard to how many cases they rest on.',
    { subject: kpi },
  );
}

/** Values that resemble the ones before them. */
export function alikeFinding(kpi: string, lag1: number): Finding {
  return finding(
    'NEIGHBOURS_ALIKE',
    'info',
    'Each value resembles the one before it more than chance would have it, so signals come more often than they should: look for a cause before acting on a single one.',
    { subject: kpi, params: { lag1 } },
  );
}

/** Values with a strong season. */
export function seasonFinding(kpi: string, unit: PeriodUnit, strength: number): Finding {
  const season = unit === 'day' ? 'week' : 'year';
  return finding(
    'SEASON_IN_LIMITS',
    'info',
    `The ${unit}s of a ${season} differ, so a signal may be nothing but the season: compare with the same ${unit} of other ${season}s.`,
    { subject: kpi, params: { strength } },
  );
}
