import { type Fraction, fractionToNumber } from '../../exact/fraction.js';
import { addDays, type CivilDate, daysBetween } from '../../time/civil-date.js';
import { formatInstant } from '../../time/instant.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiIndex } from '../define-kpi.js';
import { resultOf, type TallyResult } from '../tally.js';
import { figureText } from '../target.js';
import { isAdditive } from './comparison-options.js';
import { spanName } from './messages.js';
import { daysOf, type PeriodSpan } from './period-spans.js';
import type { NotComparedReason } from './period-verdict.js';
import type { WindowTally } from './window-tally.js';

/** One side of a comparison. */
export interface ComparedWindow {
  /** `2026-10`, `2026-08 to 2026-10`, or for a part of a period `2026-11-01 to 2026-11-22`. */
  readonly label: string;
  readonly startDate: CivilDate;
  /** First date after it. */
  readonly endDate: CivilDate;
  /** First instant. */
  readonly start: string;
  /** First instant after it. */
  readonly end: string;
  /** Civil days. */
  readonly days: number;
  /** Share of its time that lies in periods with data, 0 to 1; for counts, in periods after the data begin. */
  readonly coverageShare: number;
  /** Rows in the value. */
  readonly rows: number;
  /** The denominator of a ratio, else the number of rows. */
  readonly sample: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In the unit of the KPI (a day, where it is taken per day), unrounded; `null` without data. */
  readonly value: number | null;
  readonly valueText: string | null;
}

/** One side with what the comparison needs of it. */
export interface ComparedSide {
  readonly window: ComparedWindow;
  readonly value: Fraction | null;
  readonly result: TallyResult;
  /** Why it cannot be compared; `null` when it can. */
  readonly problem: NotComparedReason | null;
  /** Days of the periods with data. */
  readonly coveredDays: number;
  /** Periods with data, of all. */
  readonly coveredPeriods: number;
  readonly periods: number;
  /** How the time is called in a sentence, with its preposition: `in October 2026`. */
  readonly name: string;
}

/** Values a stretch of time; `knownFrom` is where the data begin. */
export function sideOf(
  index: KpiIndex,
  span: PeriodSpan,
  found: WindowTally,
  knownFrom: number | null,
  unit: PeriodUnit,
  perDay: boolean,
): ComparedSide {
  const { kind } = index.definition.aggregation;
  const countsNothing = kind === 'count' || kind === 'distinct';
  const covered = span.periods.filter(
    ({ start }) => knownFrom !== null && start >= knownFrom && (countsNothing || found.periods.has(start)),
  );
  const length = (periods: PeriodSpan['periods']): number => periods.reduce((all, one) => all + one.end - one.start, 0);
  const some = covered.length > 0 && span.end > span.start;
  const coverageShare = some ? length(covered) / length(span.periods) : 0;
  const coveredDays =
    span.window === 'toDate'
      ? daysOf(span)
      : covered.reduce((all, one) => all + daysBetween(one.startDate, one.endDate), 0);
  const result = resultOf(index, found.tally);
  const whole = some ? result.value : null;
  const value = perDay ? (whole?.div(coveredDays) ?? null) : whole;
  const base = { value: whole, sample: result.sample, minimum: index.minimumSample };
  return {
    window: {
      label: labelOf(span),
      startDate: span.startDate,
      endDate: span.endDate,
      start: formatInstant(span.start),
      end: formatInstant(span.end),
      days: daysOf(span),
      coverageShare,
      rows: found.tally.rows,
      sample: result.sample,
      numerator: numberOf(result.numerator),
      denominator: numberOf(result.denominator),
      value: numberOf(value),
      valueText:
        value === null ? null : perDay ? `${figureText(dailyIndex(index), value)} a day` : figureText(index, value),
    },
    value,
    result,
    problem: problemOf(span, found, base, isAdditive(kind) && !perDay && coverageShare < 1),
    coveredDays,
    coveredPeriods: covered.length,
    periods: span.periods.length,
    name: spanName(span, unit),
  };
}

/** Values a day are small: whole tickets would all read the same. */
export function dailyIndex(index: KpiIndex): KpiIndex {
  return { ...index, decimals: Math.max(1, index.decimals) };
}

function problemOf(
  span: PeriodSpan,
  found: WindowTally,
  { value, sample, minimum }: { readonly value: Fraction | null; readonly sample: number; readonly minimum: number },
  gap: boolean,
): NotComparedReason | null {
  if (span.end === span.start) return 'nothingElapsed';
  if (found.coarseRows > 0) return 'needsDailyRows';
  if (value === null) return found.tally.rows > 0 ? 'emptyDenominator' : 'noData';
  if (gap) return 'gap';
  return sample < minimum ? 'insufficientVolume' : null;
}

function labelOf({ window, periods, startDate, endDate }: PeriodSpan): string {
  const [first, last] = [periods[0]?.label ?? '', periods[periods.length - 1]?.label ?? ''];
  if (window === 'toDate') return endDate === startDate ? startDate : `${startDate} to ${addDays(endDate, -1)}`;
  return window === 'rolling' ? `${first} to ${last}` : first;
}

function numberOf(value: Fraction | null): number | null {
  return value === null ? null : fractionToNumber(value);
}
