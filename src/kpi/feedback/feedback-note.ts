import { numberIssues, textIssues } from '../../core/check.js';
import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions, type OptionNames } from '../../core/options.js';
import { addDays, type CivilDate } from '../../time/civil-date.js';
import { analyzeTrend, type KpiTrend } from '../analyze-trend.js';
import { type Kpi, type KpiIndex, kpiIndexOf } from '../define-kpi.js';
import type { KpiPoint, KpiSeries } from '../kpi-series.js';
import { missingAtEnd } from '../read-series.js';
import { changeText } from '../target.js';
import { type FeedbackImpact, impactFigures, requireImpact } from './feedback-impact.js';
import {
  adjacentPart,
  countsOf,
  isUsed,
  lateFindings,
  placeOfPeriod,
  requireDate,
  requireMeasured,
  streakBack,
} from './judged-points.js';
import { nothingToSay } from './messages.js';
import type { FeedbackNote, FeedbackTone } from './note.js';
import { NOTE_WORDS, noteText } from './note-words.js';

/** To whom the note goes, and what the host knows of the impact. */
export interface FeedbackNoteOptions {
  /** Civil date of the note. */
  readonly onDate: CivilDate;
  /** Label of the period it is about. @defaultValue the last one that is complete and has a value */
  readonly period?: string;
  /** Who gets it, e.g. the vendor. @defaultValue not named */
  readonly to?: string;
  /** What is counted, in the plural, e.g. `invoices`. @defaultValue `'cases'` */
  readonly cases?: string;
  /** What the misses mean to the client. @defaultValue only what the figures say */
  readonly impact?: FeedbackImpact;
  /** What is asked for, a sentence. @defaultValue by what happened */
  readonly request?: string;
  /** Days in which an answer is asked for. @defaultValue 14 */
  readonly answerWithinDays?: number;
}

const OPTIONS: OptionNames<FeedbackNoteOptions> = {
  onDate: true,
  period: true,
  to: true,
  cases: true,
  impact: true,
  request: true,
  answerWithinDays: true,
};

/**
 * Writes the feedback note to a vendor from the evidence alone: situation, behaviour, impact, and what is asked for.
 *
 * Praise where it is deserved: a target that was met, and a trend for the better even where the target was missed. What
 * was missed is told with its figures, how often in a row, and the trend; what is not proven is not said. The impact
 * counts the cases beyond what the target allowed; what they cost is for the host to say.
 *
 * Source of the form: situation, behaviour, impact (Center for Creative Leadership).
 *
 * @param kpi - The KPI the series was measured for.
 * @param series - What {@link measureKpi} returned, or its JSON.
 * @param options - Date, addressee, period, impact and request.
 * @returns The note in parts and as text.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`, `UNKNOWN_KEY`, `INVALID_DATE`,
 * `INVALID_NUMBER`, `OUT_OF_RANGE`, `KPI_MISMATCH`, `POINTS_OUT_OF_ORDER`, `UNKNOWN_PERIOD`, `METHOD_NOT_FOR_KPI`.
 * @example
 * ```ts
 * import { defineKpi, feedbackNote, measureKpi } from 'vendorwise/kpi';
 * const kpi = defineKpi({ id: 'accuracy', name: 'Invoices booked without error', unit: 'percent', direction: 'higher', target: '98', aggregation: { kind: 'ratio' } });
 * const rows = [{ period: '2026-04', numerator: 394, denominator: 405 }, { period: '2026-05', numerator: 404, denominator: 420 }];
 * const series = measureKpi(kpi, rows, { period: 'month', timeZone: 'UTC', asOf: '2026-06-03T00:00:00Z' });
 * const note = feedbackNote(kpi, series, { onDate: '2026-06-03', to: 'Acme', cases: 'invoices', impact: { cost: { amount: '12.50', unit: 'EUR', per: 'case' } } });
 * note.behaviour; // => '96.2 % was reached (404 of 420 invoices), 1.8 points below the target, for the second month in a row.'
 * note.impact; // => 'In these two months 11 invoices more than allowed missed the target; at 12.50 EUR each that comes to 137.50 EUR.'
 * ```
 */
export function feedbackNote(kpi: Kpi, series: KpiSeries, options: FeedbackNoteOptions): FeedbackNote {
  const index = kpiIndexOf(kpi);
  checkOptions(options, OPTIONS);
  requireDate(options.onDate, 'options.onDate');
  requireMeasured(index, series);
  throwIssues(wrongOptions(options));
  requireImpact(index, options.impact);
  const { onDate, to = null, cases = 'cases' } = options;
  const place = placeOf(series, options.period);
  const point = series.points[place];
  const head = { kpiId: index.definition.id, onDate, to };
  if (point === undefined || !isUsed(point)) return { ...head, ...nothing(index, point) };
  const upTo = series.points.slice(0, place + 1);
  const trend = analyzeTrend(kpi, { ...series, points: upTo });
  const streak = streakBack(upTo, point.status);
  const figures = impactFigures(index, point.status === 'missed' ? streak : [], options.impact?.cost);
  const tone = toneOf(point, trend);
  const asks = tone === 'concern' || tone === 'mixed';
  const answerBy = asks || options.request !== undefined ? addDays(onDate, options.answerWithinDays ?? 14) : null;
  const { min } = point.target ?? { min: null };
  const distance = `${changeText(index, Math.abs(point.gap ?? 0))} ${min !== null && point.value < min ? 'below' : 'above'}`;
  const missing = options.period === undefined ? missingAtEnd(series) : [];
  const words = {
    name: index.definition.name,
    cases,
    unit: series.periodUnit,
    streak: streak.length,
    gapless: adjacentPart(upTo, streak).length === streak.length,
  };
  const parts = {
    situation: NOTE_WORDS.situation(words.name, point.period, point.targetText),
    behaviour: NOTE_WORDS.behaviour({
      ...words,
      point,
      distance,
      counts: countsOf(index, [point])?.[0] ?? null,
      trend,
    }),
    impact: NOTE_WORDS.impact({
      ...words,
      figures,
      cost: options.impact?.cost,
      text: options.impact?.text,
      lower: index.definition.direction === 'lower',
    }),
    request:
      NOTE_WORDS.request(tone, point, trend.verdict, answerBy, options.request) +
      NOTE_WORDS.missing(missing.map(({ period }) => period)),
  };
  return {
    ...head,
    period: point.period,
    tone,
    ...parts,
    answerBy,
    text: noteText({ ...parts, name: words.name, onDate, to }),
    evidence: {
      value: point.value,
      valueText: point.valueText,
      targetText: point.targetText,
      status: point.status,
      streak: streak.length,
      trend: trend.verdict,
      impact: figures,
    },
    findings: lateFindings(head.kpiId, missing),
  };
}

/** The period asked for, else the last one that is complete and has a value, whether there was a target or not. */
function placeOf(series: KpiSeries, period: string | undefined): number {
  if (period !== undefined) return placeOfPeriod(series, period);
  let last = series.points.length - 1;
  while (last >= 0 && !isUsed(series.points[last]!)) last--;
  return last;
}

function toneOf({ status }: KpiPoint, { verdict }: KpiTrend): FeedbackTone {
  const [better, worse] = [verdict === 'improving', verdict === 'deteriorating'];
  if (status === 'met') return worse ? 'mixed' : 'praise';
  if (status === 'missed') return better ? 'mixed' : 'concern';
  if (status === 'withinTolerance') return worse ? 'concern' : better ? 'mixed' : 'neutral';
  return better ? 'praise' : worse ? 'concern' : 'neutral';
}

function nothing(index: KpiIndex, point: KpiPoint | undefined): Omit<FeedbackNote, 'kpiId' | 'onDate' | 'to'> {
  const { id, name } = index.definition;
  return {
    period: point?.period ?? null,
    tone: 'none',
    situation: null,
    behaviour: null,
    impact: null,
    request: null,
    answerBy: null,
    text: null,
    evidence: {
      value: point?.value ?? null,
      valueText: point?.valueText ?? null,
      targetText: point?.targetText ?? null,
      status: point?.status ?? null,
      streak: 0,
      trend: null,
      impact: { casesBeyondTarget: null, cost: null },
    },
    findings: [nothingToSay(id, name, point?.period ?? null)],
  };
}

function wrongOptions({ to, cases, request, answerWithinDays: days }: FeedbackNoteOptions): VendorwiseIssue[] {
  const rule = { whole: true, least: 0, most: 366 };
  return [
    ...Object.entries({ to, cases, request }).flatMap(([name, text]) =>
      text === undefined ? [] : textIssues(text, `options.${name}`),
    ),
    ...(days === undefined ? [] : numberIssues(days, rule, 'options.answerWithinDays', 'The number of days')),
  ];
}
