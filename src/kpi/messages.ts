import { type Finding, finding } from '../core/findings.js';
import type { JsonValue } from '../core/json.js';
import { atStart, counted, listed, listedUpTo, MONTHS } from '../core/words.js';

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

/** All of a few periods, else the first five and how many more. */
function somePeriods(labels: readonly string[]): string {
  return listedUpTo(6, labels.map(periodName));
}

/** All of a few periods, else the first six. */
function firstPeriods(labels: readonly string[]): string {
  return `${listed(labels.slice(0, 6).map(periodName))}${labels.length > 6 ? ' and others' : ''}`;
}

/** The parameters of a finding about periods. */
const paramsOf = (periods: readonly string[]) => ({ count: periods.length, periods });

/** Rows that could not be used: medium, since the figure may be wrong without them. */
export function leftOutFinding(kpi: string | null, code: LeftOutReason, { count, rows }: LeftOutRows): Finding {
  const fields = [...new Set(rows.map((one) => one.field))].map((field) => `"${field}"`);
  const positions = rows.map((one) => one.row);
  const shown = positions.slice(0, 5).map((row) => String(row + 1));
  const which =
    count <= 5 ? `row${count === 1 ? '' : 's'} ${listed(shown)}` : `rows ${shown.join(', ')} and ${count - 5} more`;
  const many = count !== 1;
  const message =
    code === 'RATIO_WITHOUT_PARTS'
      ? `${counted(count, 'row')} ${many ? 'have' : 'has'} neither ${listed(fields)} nor a denominator and ${many ? 'are' : 'is'} left out (${which}): a ratio is the sum of its numerators over the sum of its denominators, and cannot be put together from ready percentages or averages. Give both parts, or define the KPI as a weighted mean with its weights.`
      : `${counted(count, 'row')} ${many ? 'have' : 'has'} ${REASONS[code](listed(fields))} and ${many ? 'are' : 'is'} left out (${which}).`;
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

export function partialPeriodFinding(kpi: string, period: string, coverageShare: number): Finding {
  const percent = Math.floor(coverageShare * 100);
  return finding(
    'PARTIAL_PERIOD',
    'info',
    `${atStart(periodName(period))} is only covered to ${percent} %: it is shown, but not judged and not used for trends.`,
    { subject: kpi, params: { period, coverageShare } },
  );
}

export function missingPeriodsFinding(kpi: string, periods: readonly string[]): Finding {
  const message = `There is no data for ${somePeriods(periods)}; the gap stays in the series.`;
  return finding('MISSING_PERIODS', 'low', message, { subject: kpi, params: paramsOf(periods) });
}

export function emptyDenominatorFinding(kpi: string, periods: readonly string[]): Finding {
  const names = firstPeriods(periods);
  return finding(
    'EMPTY_DENOMINATOR',
    'low',
    `Nothing was counted ${whenIs(names)} ${names}, so there is no value: a ratio of nothing is not 0.`,
    { subject: kpi, params: paramsOf(periods) },
  );
}

export function smallSampleFinding(kpi: string, periods: readonly string[], minimum: number): Finding {
  return finding(
    'SMALL_SAMPLE',
    'info',
    `${atStart(firstPeriods(periods))} ${periods.length === 1 ? 'has' : 'have'} a sample below ${minimum}: shown, but not judged and not used for trends.`,
    { subject: kpi, params: { ...paramsOf(periods), minimumSample: minimum } },
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
    `Every row has the denominator ${params.denominator}, and ${params.fractional} of ${counted(params.rows, 'row')} ${params.fractional === 1 ? 'has' : 'have'} a numerator that is not whole: these look like ready percentages or averages. Numerator and denominator are counts, such as 195 correct of 200 checked; a month with few cases weighs too much otherwise. Give the counts, or define the KPI as a weighted mean with its weights.`,
    { subject: kpi, params: { ...params } },
  );
}

/** A share of cases above the whole. */
export function numeratorAboveFinding(kpi: string, periods: readonly string[]): Finding {
  const names = somePeriods(periods);
  return finding(
    'NUMERATOR_ABOVE_DENOMINATOR',
    'medium',
    `${atStart(whenIs(names))} ${names} more was counted above the line than below it, so the value is over 100 %. Of so many cases no more than all can be counted: look whether the two columns are exchanged, or belong to different periods. A ratio of amounts that may exceed 100 % says so with parts: "amounts".`,
    { subject: kpi, params: paramsOf(periods) },
  );
}

/** A share of cases below nothing. */
export function negativeNumeratorFinding(kpi: string, periods: readonly string[]): Finding {
  const names = firstPeriods(periods);
  return finding(
    'NEGATIVE_NUMERATOR',
    'medium',
    `${atStart(whenIs(names))} ${names} fewer than no cases were counted above the line, so the value is below 0 %: look at the rows. A ratio of amounts that may be negative says so with parts: "amounts".`,
    { subject: kpi, params: paramsOf(periods) },
  );
}

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
