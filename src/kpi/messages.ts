import { type Finding, finding } from '../core/findings.js';
import type { JsonValue } from '../core/json.js';
import type { PeriodUnit } from '../time/period.js';

/** Rows that one kind of trouble left out, and the first of them. */
export interface LeftOutRows {
  readonly count: number;
  /** Position of the row (from 0) and what was found there; at most a hundred. */
  readonly rows: readonly { readonly row: number; readonly field: string; readonly received: JsonValue }[];
}

/** Why rows are left out. */
export type LeftOutReason =
  | 'NOT_A_RECORD'
  | 'MISSING_PERIOD'
  | 'INVALID_PERIOD'
  | 'PERIOD_DOES_NOT_FIT'
  | 'INVALID_FIGURE'
  | 'RATIO_WITHOUT_PARTS'
  | 'DONE_BEFORE_OPENED'
  | 'ROW_AFTER_AS_OF';

const REASONS: Readonly<Record<Exclude<LeftOutReason, 'RATIO_WITHOUT_PARTS'>, (fields: string) => string>> = {
  NOT_A_RECORD: () => 'no fields to read',
  MISSING_PERIOD: () => 'no "at", "date" or "period"',
  INVALID_PERIOD: (fields) => `a time that cannot be read in ${fields}`,
  PERIOD_DOES_NOT_FIT: () => 'a period that is longer than those of the series, or lies across two of them',
  INVALID_FIGURE: (fields) => `no usable number in ${fields}`,
  DONE_BEFORE_OPENED: () => 'an end before the beginning',
  ROW_AFTER_AS_OF: () => 'a time after the moment of the report',
};

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

const atStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Rows that could not be used: medium, since the figure may be wrong without them. */
export function leftOutFinding(kpi: string | null, code: LeftOutReason, { count, rows }: LeftOutRows): Finding {
  const fields = [...new Set(rows.map((one) => one.field))].map((field) => `"${field}"`);
  const positions = rows.map((one) => one.row);
  const shown = positions.slice(0, 5).map((row) => String(row + 1));
  const which =
    count <= 5 ? `row${count === 1 ? '' : 's'} ${list(shown)}` : `rows ${shown.join(', ')} and ${count - 5} more`;
  const many = count !== 1;
  const message =
    code === 'RATIO_WITHOUT_PARTS'
      ? `${plural(count, 'row')} ${many ? 'have' : 'has'} neither ${list(fields)} nor a denominator and ${many ? 'are' : 'is'} left out (${which}): a ratio is the sum of its numerators over the sum of its denominators, and cannot be put together from ready percentages or averages. Give both parts, or define the KPI as a weighted mean with its weights.`
      : `${plural(count, 'row')} ${many ? 'have' : 'has'} ${REASONS[code](list(fields))} and ${many ? 'are' : 'is'} left out (${which}).`;
  return finding(code, 'medium', message, {
    subject: kpi,
    params: { count, rows: positions },
    path: `rows[${positions[0] ?? 0}]`,
    evidence: rows.map((one) => ({ ...one })),
  });
}

export function noRowsFinding(kpi: string): Finding {
  return finding('NO_ROWS', 'medium', 'No row can be used, so there is nothing to measure.', { subject: kpi });
}

export function partialPeriodFinding(kpi: string, period: string, name: string, coverageShare: number): Finding {
  const percent = Math.floor(coverageShare * 100);
  return finding(
    'PARTIAL_PERIOD',
    'info',
    `${atStart(name)} is only covered to ${percent} %: it is shown, but not judged and not used for trends.`,
    { subject: kpi, params: { period, coverageShare } },
  );
}

export function missingPeriodsFinding(kpi: string, periods: readonly string[], names: readonly string[]): Finding {
  const shown = names.length <= 6 ? list(names) : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
  return finding('MISSING_PERIODS', 'low', `There is no data for ${shown}; the gap stays in the series.`, {
    subject: kpi,
    params: { count: periods.length, periods },
  });
}

export function emptyDenominatorFinding(kpi: string, periods: readonly string[], names: readonly string[]): Finding {
  return finding(
    'EMPTY_DENOMINATOR',
    'low',
    `Nothing was counted ${whenIs(names[0] ?? '')} ${list(names.slice(0, 6))}${names.length > 6 ? ' and others' : ''}, so there is no value: a ratio of nothing is not 0.`,
    { subject: kpi, params: { count: periods.length, periods } },
  );
}

export function smallSampleFinding(
  kpi: string,
  periods: readonly string[],
  names: readonly string[],
  minimum: number,
): Finding {
  return finding(
    'SMALL_SAMPLE',
    'info',
    `${atStart(list(names.slice(0, 6)))}${names.length > 6 ? ' and others' : ''} ${names.length === 1 ? 'has' : 'have'} a sample below ${minimum}: shown, but not judged and not used for trends.`,
    { subject: kpi, params: { count: periods.length, periods, minimumSample: minimum } },
  );
}

/** Rows of a percentage that carry ready percentages as numerators. */
export function ratioOfAveragesFinding(
  kpi: string,
  params: { readonly rows: number; readonly fractional: number; readonly denominator: number },
): Finding {
  return finding(
    'RATIO_LOOKS_LIKE_AVERAGES',
    'medium',
    `Every row has the denominator ${params.denominator}, and ${params.fractional} of ${plural(params.rows, 'row')} ${params.fractional === 1 ? 'has' : 'have'} a numerator that is not whole: these look like ready percentages or averages. Numerator and denominator are counts, such as 195 correct of 200 checked; a month with few cases weighs too much otherwise. Give the counts, or define the KPI as a weighted mean with its weights.`,
    { subject: kpi, params: { ...params } },
  );
}

/** A share of cases above the whole. */
export function numeratorAboveFinding(kpi: string, periods: readonly string[], names: readonly string[]): Finding {
  const shown = names.length <= 6 ? list(names) : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
  return finding(
    'NUMERATOR_ABOVE_DENOMINATOR',
    'medium',
    `${atStart(whenIs(shown))} ${shown} more was counted above the line than below it, so the value is over 100 %. Of so many cases no more than all can be counted: look whether the two columns are exchanged, or belong to different periods. A ratio of amounts that may exceed 100 % says so with parts: "amounts".`,
    { subject: kpi, params: { count: periods.length, periods } },
  );
}

/** A share of cases below nothing. */
export function negativeNumeratorFinding(kpi: string, periods: readonly string[], names: readonly string[]): Finding {
  return finding(
    'NEGATIVE_NUMERATOR',
    'medium',
    `${atStart(whenIs(names[0] ?? ''))} ${list(names.slice(0, 6))}${names.length > 6 ? ' and others' : ''} fewer than no cases were counted above the line, so the value is below 0 %: look at the rows. A ratio of amounts that may be negative says so with parts: "amounts".`,
    { subject: kpi, params: { count: periods.length, periods } },
  );
}

export function autocorrelatedFinding(kpi: string, lag1: number): Finding {
  return finding(
    'AUTOCORRELATED_SERIES',
    'info',
    'Each value resembles the one before it more than chance would have it, so the verdict rests on the test that allows for that; both tests are in the evidence.',
    { subject: kpi, params: { lag1 } },
  );
}

export function seasonalFinding(kpi: string, unit: PeriodUnit, p: number, autocorrelation: number): Finding {
  return finding(
    'SEASONAL_SERIES',
    'info',
    `The ${NOUNS[unit]}s of a year differ from each other more than chance would have it, so the verdict compares each ${NOUNS[unit]} with the same one of other years; both tests are in the evidence.`,
    { subject: kpi, params: { p, autocorrelation } },
  );
}

const NOUNS: Readonly<Record<PeriodUnit, string>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A period in words: `January 2026`, `week 41 of 2026`, `5 October 2026`, `Q4 2026`. */
export function periodName(label: string): string {
  const [, year = '', rest = ''] = /^((?:FY)?\d{4})-?(.*)$/.exec(label) ?? [];
  if (rest === '') return label;
  if (rest.startsWith('W')) return `week ${Number(rest.slice(1))} of ${year}`;
  if (rest.startsWith('Q')) return `${rest} ${year}`;
  const [month, day] = rest.split('-');
  const name = `${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return day === undefined ? name : `${Number(day)} ${name}`;
}

const whenIs = (name: string): 'on' | 'in' => (/^\d+ [A-Z]/.test(name) ? 'on' : 'in');

/** When it was: `in January 2026`, `in week 41 of 2026`, `on 5 October 2026`. */
export function inPeriod(label: string): string {
  const name = periodName(label);
  return `${whenIs(name)} ${name}`;
}

/** What the sentence about a trend is made of. */
export interface TrendWords {
  readonly verdict: 'improving' | 'deteriorating' | 'stable' | 'inconclusive' | 'insufficientData';
  /** Size of the change per period, e.g. `0.4 points`. */
  readonly step: string;
  readonly interval: readonly [string, string] | null;
  /** Size of the change that matters over the whole time; `null` when none is known. */
  readonly meaningful: string | null;
  readonly unit: PeriodUnit;
  readonly used: number;
  readonly span: number;
  /** First label. */
  readonly from: string | null;
  readonly p: number | null;
  readonly needed: number;
  /** Whether each period was compared with the same one of other years. */
  readonly seasonal: boolean;
  readonly reason: string;
}

/** The verdict in a sentence that a manager can act on. */
export function trendMessage(words: TrendWords): string {
  const { unit, used, span, from, reason } = words;
  const noun = NOUNS[unit];
  const over = `over ${used < span ? `${used} of the` : 'the'} ${plural(span, noun)}${from === null ? '' : ` from ${periodName(from)}`}${words.seasonal ? `, each compared with the same ${noun} of other years` : ''}`;
  switch (words.verdict) {
    case 'improving':
    case 'deteriorating': {
      const word = words.verdict === 'improving' ? 'Improving' : 'Deteriorating';
      const chance = words.p !== null && words.p < 0.01 ? 'very unlikely to be chance' : 'unlikely to be chance';
      return `${word} by about ${words.step} a ${noun} ${over}; ${chance}.`;
    }
    case 'stable':
      if (reason === 'constant') return `Stable ${over}: the value did not change.`;
      if (reason === 'staysInRange')
        return `Stable ${over}: the line through the values stays within the target range.`;
      return `Stable ${over}: any change is smaller than the ${words.meaningful ?? 'least'} that would matter.`;
    case 'inconclusive': {
      if (reason === 'changeTooSmall')
        return `Too small a change to call ${over}: about ${words.step} a ${noun}, less than the ${words.meaningful} that would matter.`;
      if (reason === 'autocorrelated')
        return `No clear direction ${over}: about ${words.step} a ${noun} is no unusual drift where each ${noun} resembles the one before it.`;
      if (reason === 'crossesRange')
        return `Neither better nor worse ${over}: by about ${words.step} a ${noun} it went through the target range and as far beyond it.`;
      const [low, high] = words.interval ?? ['', ''];
      return `No clear direction ${over}: the change lies anywhere from ${low} to ${high} a ${noun}.`;
    }
    case 'insufficientData':
      if (reason === 'noOrderSignificant') return `Too many equal values ${over} to tell a direction from chance.`;
      return `Too little data to tell a direction: ${plural(used, `usable ${noun}`)}${from === null || used === 0 ? '' : ` from ${periodName(from)}`}, at least ${words.needed} are needed.`;
  }
}

/** Without a change that matters, steady and unclear look the same. */
export function noChangeThatMattersFinding(kpi: string): Finding {
  return finding(
    'NO_CHANGE_THAT_MATTERS',
    'info',
    'Nothing says how large a change has to be to matter, so a steady KPI cannot be told from an unclear one: give the KPI a meaningfulChange, or a tolerance around its target.',
    { subject: kpi },
  );
}
