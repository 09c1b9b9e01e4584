import type { ChangeDirection } from '../../core/change-direction.js';
import { type Finding, finding } from '../../core/findings.js';
import { daysBetween } from '../../time/civil-date.js';
import type { PeriodUnit } from '../../time/period.js';
import { periodName } from '../messages.js';
import type { ComparedSide, NoDirectionReason } from './comparison.js';
import type { PeriodSpan } from './period-spans.js';

/** Sentences of `explainChange`. */
export const CHANGE_MESSAGES = {
  nothing: (name: string): string => `${name} cannot be compared: one side has no data.`,
  level: (name: string, value: string): string => `${name} stayed at ${value}.`,
  moved: (name: string, rose: boolean, from: string, to: string): string =>
    `${name} ${rose ? 'rose' : 'fell'} from ${from} to ${to}`,
  parts: (rate: string, mix: string): string =>
    `: ${rate} because of changes within the groups, ${mix} because the share of the groups in the work changed.`,
  reversal: (rose: boolean, better: boolean | null): string =>
    `, although it ${rose ? 'fell' : 'rose'} in every single group: only the mix of the work changed${better === null ? '' : better ? ', in its favour' : ', against it'}.`,
} as const;

export function simpsonFinding(kpi: string, message: string, groups: readonly string[]): Finding {
  return finding('SIMPSON_REVERSAL', 'medium', message, { subject: kpi, params: { groups } });
}

/** How a difference stands to chance. */
export type ChanceWord = 'couldBe' | 'ordinary' | 'notSmallNumbers' | 'unlikely' | 'veryUnlikely';

/** How a stretch of time is called in a sentence, with its preposition. */
export function spanName({ window, periods, startDate, endDate }: PeriodSpan, unit: PeriodUnit): string {
  const last = periods[periods.length - 1];
  if (last === undefined) return '';
  const dated = unit === 'week' && !last.label.includes('W');
  const name = dated ? `the week from ${periodName(last.label)}` : periodName(last.label);
  if (window === 'rolling') return `in the ${periods.length} ${unit}s to ${name}`;
  if (window === 'period') return unit === 'day' ? `on ${name}` : `in ${name}`;
  const days = daysBetween(startDate, endDate);
  if (days === 1) return `on the first day of ${name}`;
  return endDate === last.endDate ? `in all ${days} days of ${name}` : `in the first ${days} days of ${name}`;
}

const CHANCE: Readonly<Record<ChanceWord, (unit: PeriodUnit) => string>> = {
  couldBe: () => ', but a difference of this size could be chance',
  ordinary: (unit) => `, though no more than ${unit}s differ anyway, however many cases stand behind them`,
  notSmallNumbers: () =>
    ', and not a matter of small numbers; whether it is unusual for this measure, controlChart tells',
  unlikely: () => ', and unlikely to be chance',
  veryUnlikely: () => ', and very unlikely to be chance',
};

/** What the sentence about two times is made of. */
export interface ComparisonWords {
  readonly name: string;
  readonly now: ComparedSide;
  readonly before: ComparedSide;
  readonly unit: PeriodUnit;
  /** Of the change. */
  readonly sign: number;
  /** Size of the change. */
  readonly size: string;
  readonly percentText: string | null;
  readonly direction: ChangeDirection | null;
  readonly bothInside: boolean;
  readonly chance: ChanceWord | null;
  /** The change that matters, where this one is smaller. */
  readonly tooSmallToMatter: string | null;
  /** Where a sample is smaller. */
  readonly minimumSample: number | null;
}

/** Sentences of `comparePeriods`. */
export const PERIOD_MESSAGES = {
  compared: (words: ComparisonWords): string => {
    const { name, now, before, sign, size, percentText } = words;
    const start = `${name}: ${now.window.valueText} ${now.name}${coverage(now, words.unit)}, `;
    const base = `${before.name}${coverage(before, words.unit)}`;
    if (sign === 0) return `${start}the same as ${base}${judgement(words)}.`;
    const change = `${size}${percentText === null ? '' : ` (${percentText})`} ${sign > 0 ? 'higher' : 'lower'}`;
    return `${start}${change} than ${base} (${before.window.valueText})${judgement(words)}.`;
  },
} as const;

function judgement(words: ComparisonWords): string {
  const { direction, minimumSample, now, before, tooSmallToMatter, chance, sign } = words;
  if (minimumSample !== null) {
    return `; that says little, with samples of ${now.window.sample} and ${before.window.sample} where ${minimumSample} are needed`;
  }
  if (sign === 0 || direction === null) return '';
  if (direction === 'same')
    return words.bothInside ? '; within the target range both times' : '; as far from the target range';
  if (chance !== null) return `; ${direction}${CHANCE[chance](words.unit)}`;
  return `; ${direction}${tooSmallToMatter === null ? '' : `, but by less than the ${tooSmallToMatter} that would matter`}`;
}

function coverage({ coveredPeriods, periods, window }: ComparedSide, unit: PeriodUnit): string {
  return window.coverageShare === 1 ? '' : ` (data for ${coveredPeriods} of ${periods} ${unit}s)`;
}

/** Why there is no comparison, and what would help. */
export function notComparedMessage(
  name: string,
  reason: NoDirectionReason,
  now: ComparedSide,
  before: ComparedSide | null,
  unit: PeriodUnit,
): string {
  const start = now.window.valueText === null ? name : `${name}: ${now.window.valueText} ${now.name}`;
  const side = now.problem === reason ? now : (before ?? now);
  const time = side.name.replace(/^(in|on) /, '');
  const compare = side === now ? '' : ' to compare it with';
  switch (reason) {
    case 'noData':
      return side === now
        ? `${name} cannot be compared: there is no data for ${time}.`
        : `${start}; there is no data for ${time}${compare}.`;
    case 'emptyDenominator':
      return side === now
        ? `${name} cannot be compared: nothing was counted ${side.name}.`
        : `${start}; nothing was counted ${side.name}${compare}.`;
    case 'gap':
      return `${start}, which cannot be compared: of ${time} only ${side.coveredPeriods} ${side.coveredPeriods === 1 ? 'has' : 'have'} data.`;
    case 'noCounterpart':
      return `${start}; the year before had no such ${unit} to compare it with.`;
    case 'needsDailyRows':
      return `${name} cannot be compared to date: rows of ${time} speak of more than a day; give rows by day.`;
    case 'nothingElapsed':
      return `${name} cannot be compared to date: no whole day of the running ${unit} is over.`;
    default:
      return `${start}, which cannot be compared.`;
  }
}

/** Rows that name no group stand together as one, so work that moved between them cannot be seen. */
export function withoutGroupFinding(kpi: string, by: string, count: number): readonly Finding[] {
  if (count === 0) return [];
  const message = `${count === 1 ? '1 row has' : `${count} rows have`} no "${by}" and stand${count === 1 ? 's' : ''} as the group "not given": look whether the field is spelt as in the rows.`;
  return [finding('GROUP_NOT_GIVEN', 'low', message, { subject: kpi, params: { by, count } })];
}

/** What a change is made of that only the number of days explains. */
export interface LengthWords {
  readonly name: string;
  readonly rose: boolean;
  readonly now: string;
  readonly before: string;
  readonly days: readonly [now: number, before: number];
  /** Values a day. */
  readonly daily: readonly [now: string, before: string];
}

export function lengthExplainsChangeFinding(kpi: string, words: LengthWords): Finding {
  const { name, rose, now, before, days, daily } = words;
  return finding(
    'LENGTH_EXPLAINS_CHANGE',
    'low',
    `${name}: ${rose ? 'higher' : 'lower'} ${now} than ${before} only because ${days[0]} days are compared with ${days[1]}; the figure a day ${daily[0] === daily[1] ? `stayed at ${daily[0]}` : `went from ${daily[1]} to ${daily[0]}`}. Compare per day.`,
    { subject: kpi, params: { days: [...days], daily: [...daily] } },
  );
}
