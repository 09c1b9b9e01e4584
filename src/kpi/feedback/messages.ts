import { type Finding, finding, type Severity } from '../../core/findings.js';
import type { JsonRecord } from '../../core/json.js';
import { atStart, counted, listed } from '../../core/words.js';
import type { PeriodUnit } from '../../time/period.js';
import { inPeriod, periodName } from '../messages.js';
import type { ActionStatus } from './action-definition.js';
import type { MissRow, NoGapReason } from './gap.js';
import { inWords, placeInWords } from './words.js';

const tenths = (value: number): string => String(Number(value.toFixed(1)));

/** No forecast is certain. */
const probability = (share: number): string => {
  const percent = Math.round(100 * share);
  return percent >= 100 ? 'over 99 %' : percent < 1 ? 'under 1 %' : `${percent} %`;
};

/** Sentences of `performanceGap`. */
export const GAP_WORDS = {
  gap: (words: {
    readonly name: string;
    readonly period: string;
    readonly unit: PeriodUnit;
    readonly value: string;
    readonly target: string;
    readonly distance: string;
    readonly streak: number;
    /** Misses up to this one when periods that were not judged are passed over. */
    readonly run: number;
  }): string => {
    const again =
      words.run > words.streak
        ? `, as in each of the last ${inWords(words.run)} ${words.unit}s with usable data`
        : words.streak < 2
          ? ''
          : ` for the ${placeInWords(words.streak)} ${words.unit} in a row`;
    return `${words.name} missed its target ${inPeriod(words.period)}${again}: ${words.value} against ${words.target}, ${words.distance}.`;
  },
  noGap: (
    name: string,
    period: string,
    because: Exclude<NoGapReason, 'nothingJudged'>,
    value: string,
    target: string,
  ): string => {
    const [when, was] = [periodName(period), `${name} was ${value} ${inPeriod(period)}`];
    switch (because) {
      case 'met':
        return `${was}: the target of ${target} was met.`;
      case 'withinTolerance':
        return `${was}: not quite ${target}, but within the tolerance, so it is no gap.`;
      case 'noTarget':
        return `${was}; no target was in force.`;
      case 'partial':
        return `${atStart(when)} is not covered completely, so ${name} was not judged.`;
      case 'insufficientVolume':
        return `The sample of ${when} is too small, so ${name} was not judged.`;
      case 'noData':
        return `There is no value of ${name} for ${when}.`;
    }
  },
  nothingJudged: (name: string): string =>
    `No period of ${name} was held against a target, so there is no gap to tell.`,
  size: (tolerances: number | null): string =>
    tolerances === null
      ? 'No tolerance is agreed by which the gap could be measured.'
      : `The gap is ${tenths(tolerances)} times the tolerance.`,
  streak: ({ streak, before }: MissRow): string => {
    if (streak > 1) return `The target was missed ${streak} times in a row.`;
    if (before === 'nothing') return 'There is no period before this one.';
    return before === 'notJudged'
      ? 'The period before was not judged, so this miss counts as the first.'
      : 'The target was met, or nearly, the time before.';
  },
  missShare: (share: number | null): string =>
    share === null
      ? 'Nothing is known of the chance that the next target is missed.'
      : `The next target will be missed with a probability of ${probability(share)}.`,
} as const;

/** A miss that so few cases can show by chance. */
export function gapMayBeChance(
  kpi: string,
  { value, low, high }: { readonly value: string; readonly low: string; readonly high: string },
  params: JsonRecord & { readonly period: string; readonly sample: number },
): Finding {
  return finding(
    'GAP_MAY_BE_CHANCE',
    'info',
    `Among ${params.sample} cases ${value} may come about by chance although the target is kept: anything from ${low} to ${high} is likely to lie behind it.`,
    { subject: kpi, params },
  );
}

const STATUS: Readonly<Record<ActionStatus, string>> = {
  open: 'open',
  planned: 'planned',
  done: 'done',
  verifiedEffective: 'verified as effective',
  ineffective: 'ineffective',
};

/** Sentences of `defineCorrectiveAction` and `moveAction`. */
export const ACTION_WORDS = {
  transition: (from: ActionStatus | null, to: ActionStatus, allowed: readonly ActionStatus[]): string => {
    if (from === null) return `A history begins with "open", not with "${to}".`;
    const next =
      allowed.length === 0
        ? 'it is closed; a new gap takes a new action'
        : `next is ${allowed.map((one) => `"${one}"`).join(' or ')}`;
    return `An action that is ${STATUS[from]} cannot become "${to}": ${next}.`;
  },
  missing: {
    step: {
      message: (): string => 'A plan has at least one corrective step.',
      expected: 'at least one { what, owner, due }',
    },
    newStep: {
      message: (): string => 'All corrective steps are done and did not work: a new plan has a new one.',
      expected: 'a corrective step without doneOn',
    },
    owner: { message: (): string => 'A step that is planned has an owner.', expected: 'who answers for it' },
    due: { message: (): string => 'A step that is planned has a due date.', expected: 'a date such as "2026-06-01"' },
    done: {
      message: (what: string): string => `The step "${what}" is not done yet.`,
      expected: 'the date on which it was done',
    },
  },
} as const;

const due = (days: number): string => {
  if (days === 0) return 'is due today';
  return days > 0 ? `is due in ${counted(days, 'day')}` : `was due ${counted(-days, 'day')} ago`;
};

/** Sentences of `openActions`. */
export const ATTENTION_WORDS = {
  plan: (kpi: string, period: string, opened: string, days: number): string =>
    `${kpi}, missed ${inPeriod(period)}: there is no plan yet (opened on ${periodName(opened)}); one ${due(days)}.`,
  replan: (kpi: string, on: string, days: number): string =>
    `${kpi}: the steps did not work (found on ${periodName(on)}); a new plan ${due(days)}.`,
  step: (kpi: string, what: string, owner: string, days: number): string =>
    `${kpi}: "${what}" (${owner}) ${due(days)}.`,
  allDone: (kpi: string): string =>
    `${kpi}: every step is done; call the action done, so that its verification can begin.`,
  verify: (kpi: string, readyOn: string, days: number): string =>
    `${kpi}: whether the steps worked can be told since ${periodName(readyOn)}; its verification ${due(days)}.`,
  cause: (kpi: string): string => `${kpi}: the steps are planned, but nobody wrote down why it happened.`,
  summary: (overdue: number, soon: number, undated: number): string => {
    const parts = [
      ...(overdue > 0 ? [`overdue: ${overdue}`] : []),
      ...(soon > 0 ? [`due soon: ${soon}`] : []),
      ...(undated > 0 ? [`without a date: ${undated}`] : []),
    ];
    return parts.length === 0 ? 'Nothing is due.' : `${atStart(parts.join('; '))}.`;
  },
} as const;

/** Code, severity, sentence and parameters of a finding. */
export type FindingParts = readonly [code: string, severity: Severity, message: string, params?: JsonRecord];

/** Findings of `verifyAction`. */
export const VERIFICATION_FINDINGS = {
  alreadyImproving: (): FindingParts => [
    'ALREADY_IMPROVING',
    'medium',
    'It was getting better before the steps already, so the difference may be that trend and not the steps.',
  ],
  sinceChange: (from: string, unit: PeriodUnit): FindingParts => [
    'COMPARED_SINCE_CHANGE',
    'info',
    `The level changed ${inPeriod(from)}, and that is more than chance: only the ${unit}s since then are compared.`,
    { from },
  ],
  yearBefore: (unit: PeriodUnit): FindingParts => [
    'COMPARED_WITH_YEAR_BEFORE',
    'info',
    `The ${unit}s of a year differ from each other, so those after the steps are compared with the same ones a year before.`,
  ],
  seasonIgnored: (unit: PeriodUnit): FindingParts => [
    'SEASON_NOT_ALLOWED_FOR',
    'medium',
    `The ${unit}s of a year differ from each other, and the rule of this action does not allow for it: the difference may be the season.`,
  ],
  seasonUnknown: (unit: PeriodUnit): FindingParts => [
    'SEASON_NOT_KNOWN',
    'low',
    `There are less than two years before the steps, so nobody can tell whether the ${unit}s of a year differ: the difference may be the season.`,
  ],
  dispersed: (dispersion: number, unit: PeriodUnit): FindingParts => [
    'OVERDISPERSED_RATES',
    'info',
    `From ${unit} to ${unit} the values vary ${tenths(Math.sqrt(dispersion))} times as much as chance among the cases explains (in standard deviations), and the comparison allows for that.`,
    { factor: Math.sqrt(dispersion), dispersion },
  ],
  resembling: (lag1: number): FindingParts => [
    'AUTOCORRELATED_SERIES',
    'info',
    'Each value resembles the one before it more than chance would have it, and the comparison allows for that.',
    { lag1 },
  ],
  unusable: (labels: readonly string[]): FindingParts => [
    'PERIODS_NOT_USABLE',
    'low',
    `After the steps ${listed(labels.map(periodName))} cannot be used, so later periods take ${labels.length === 1 ? 'its' : 'their'} place.`,
    { periods: labels },
  ],
  fewBefore: (found: number, asked: number): FindingParts => [
    'FEW_PERIODS_BEFORE',
    'low',
    `The rule asks for ${counted(asked, 'period')} before the steps, but only ${found} can be used.`,
    { found, asked },
  ],
} as const;

/** No period of which a note could be written. */
export function nothingToSay(kpi: string, name: string, period: string | null): Finding {
  const which = period === null ? 'No period' : atStart(periodName(period));
  const message = `${which} ${period === null ? 'of' : 'gives no complete value of'} ${name}${period === null ? ' is complete and has a value' : ''}, so there is no note to write.`;
  return finding('NOTHING_TO_SAY', 'info', message, { subject: kpi, params: { period } });
}
