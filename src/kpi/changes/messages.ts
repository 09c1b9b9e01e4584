import type { ChangeDirection } from '../../core/change-direction.js';
import { type Finding, finding } from '../../core/findings.js';
import { atStart, counted } from '../../core/words.js';
import type { PeriodUnit } from '../../time/period.js';
import { periodName } from '../messages.js';

const CHANGE: Readonly<Record<ChangeDirection, string>> = {
  better: 'a change for the better',
  worse: 'a change for the worse',
  same: 'a change neither for the better nor for the worse',
};

/** `the 12 months from January 2025`, `10 of the 12 months from January 2025`. */
function overText(used: number, span: number, unit: PeriodUnit, from: string | null): string {
  const start = from === null ? '' : ` from ${periodName(from)}`;
  return `${used < span ? `${used} of the` : 'the'} ${counted(span, unit)}${start}`;
}

/** What the sentence about one change is made of. */
export interface ChangeWords {
  readonly period: string;
  /** Last label with data before it, when a gap lies between; else `null`. */
  readonly lastBefore: string | null;
  readonly before: string;
  readonly after: string;
  readonly direction: ChangeDirection;
  /** The change that would matter, as text, when the change is smaller; else `null`. */
  readonly smallerThan: string | null;
  readonly p: number;
  readonly seasonal: boolean;
}

/** One change: `From May 2026 on, 95.1 % instead of 97.9 %: a change for the worse; very unlikely to be chance.` */
export function changeMessage(words: ChangeWords): string {
  const { period, lastBefore, before, after, direction, smallerThan, p, seasonal } = words;
  const gap = lastBefore === null ? '' : ` (the first with data since ${periodName(lastBefore)})`;
  const season = seasonal ? ' with the usual season taken out' : '';
  const size = smallerThan === null ? '' : `, though less than the ${smallerThan} that would matter`;
  const chance = p < 0.01 ? 'very unlikely to be chance' : 'unlikely to be chance';
  return `From ${periodName(period)}${gap} on, ${after} instead of ${before}${season}: ${CHANGE[direction]}${size}; ${chance}.`;
}

/** What the sentence about a whole series is made of. */
export interface SeriesWords {
  readonly unit: PeriodUnit;
  readonly used: number;
  readonly span: number;
  /** First label. */
  readonly from: string | null;
}

/** All changes in a few sentences. */
export function changesMessage(words: SeriesWords, changes: readonly string[], drift: boolean): string {
  const { unit, used, span, from } = words;
  const times = changes.length === 1 ? 'once' : `${changes.length} times`;
  const rest = drift ? ` But a steady drift describes these values better, so no single ${unit} is its beginning.` : '';
  return `The level changed ${times} in ${overText(used, span, unit, from)}. ${changes.join(' ')}${rest}`;
}

/** No change, with the one that came nearest. */
export function noChangeMessage(
  words: SeriesWords,
  nearest: { readonly period: string; readonly before: string; readonly after: string; readonly p: number } | null,
  drift: boolean,
): string {
  const over = overText(words.used, words.span, words.unit, words.from);
  if (nearest === null) return `The level did not change in ${over}: every value is the same.`;
  const { period, before, after, p } = nearest;
  const often = p >= 0.995 ? 'nearly all' : `about ${Math.max(1, Math.round(p * 100))} of 100`;
  return `No change of level can be told from chance in ${over}. The likeliest, from ${periodName(period)} on (${after} instead of ${before}), is no larger than what ${often} series without any change show somewhere.${drift ? ' A steady drift describes these values better than a change at one time: see the trend.' : ''}`;
}

/** Too few periods for a change of level or for anything unusual. */
export function tooLittleMessage(what: 'changes' | 'outliers', words: SeriesWords, needed: number): string {
  const { unit, used, from } = words;
  const start = from === null ? '' : ` from ${periodName(from)}`;
  const told = what === 'changes' ? 'whether the level changed' : 'what is unusual';
  return `Too little data to tell ${told}: ${counted(used, `usable ${unit}`)}${start}, at least ${needed} are needed.`;
}

/** A series that drifts is only cut into levels. */
export function driftFinding(kpi: string, changes: number): Finding {
  const told =
    changes === 0
      ? 'A steady drift describes these values better than one level or a single change of it'
      : `A steady drift describes these values better than ${changes === 1 ? 'a change of level at one time' : `${changes} changes of level`}`;
  return finding('DRIFT_FITS_BETTER', 'info', `${told}: the trend is the better answer to "since when".`, {
    subject: kpi,
    params: { changes },
  });
}

/** Neighbouring values resemble each other, and the test allows for it. */
export function resemblanceFinding(kpi: string, lag1: number): Finding {
  return finding(
    'AUTOCORRELATED_SERIES',
    'info',
    'Each value resembles the one before it, which looks like a change of level now and then; the test allows for that.',
    { subject: kpi, params: { lag1 } },
  );
}

/** A season was taken out before the values were compared. */
export function seasonRemovedFinding(kpi: string, unit: PeriodUnit, strength: number): Finding {
  const whole = unit === 'day' ? 'week' : 'year';
  return finding(
    'SEASON_REMOVED',
    'info',
    `The ${unit}s of a ${whole} differ from each other as a rule; that usual course was taken out before the values were compared.`,
    { subject: kpi, params: { strength } },
  );
}

const SIDE: Readonly<Record<ChangeDirection, string>> = {
  better: 'far better than',
  worse: 'far worse than',
  same: 'far from, though neither better nor worse than,',
};

/** What the sentence about one unusual period is made of. */
export interface OutlierWords {
  readonly period: string;
  readonly value: string;
  readonly expected: string;
  readonly direction: ChangeDirection;
  readonly unit: PeriodUnit;
  readonly seasonal: boolean;
  /** The other period of the same season that is as far off, when there are only two; else `null`. */
  readonly twin: string | null;
}

/** One unusual period: `March 2026 was far worse than usual: 71.0 % where about 96.2 % was to be expected from the months around it.` */
export function outlierMessage({ period, value, expected, direction, unit, seasonal, twin }: OutlierWords): string {
  const around = `the ${unit}s around it${seasonal ? ` and the usual course of a ${unit === 'day' ? 'week' : 'year'}` : ''}`;
  const told = `${periodName(period)} was ${SIDE[direction]} usual: ${value} where about ${expected} was to be expected from ${around}`;
  const message = atStart(told);
  if (twin === null) return `${message}.`;
  return `${message}; it may as well be ${periodName(twin)} that was unusual, since there is no third to compare them with.`;
}

/** All unusual periods in a sentence. */
export function outliersMessage(words: SeriesWords, outliers: readonly string[]): string {
  const over = overText(words.used, words.span, words.unit, words.from);
  if (outliers.length === 0) return `No single ${words.unit} stands out in ${over}.`;
  const count = outliers.length === 1 ? `One ${words.unit} stands out` : `${outliers.length} ${words.unit}s stand out`;
  return `${count} in ${over}. ${outliers.join(' ')}`;
}
