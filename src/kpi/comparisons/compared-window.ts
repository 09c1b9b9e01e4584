import { type Fraction, numberOrNull } from '../../exact/fraction.js';
import { addDays, daysBetween } from '../../time/civil-date.js';
import { formatInstant } from '../../time/instant.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiIndex } from '../define-kpi.js';
import { resultOf } from '../tally.js';
import { figureText } from '../target.js';
import type { ComparedSide, NoDirectionReason } from './comparison.js';
import { isAdditive } from './comparison-options.js';
import { spanName } from './messages.js';
import { daysOf, type PeriodSpan } from './period-spans.js';
import type { WindowTally } from './window-tally.js';

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
      numerator: numberOrNull(result.numerator),
      denominator: numberOrNull(result.denominator),
      value: numberOrNull(value),
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
): NoDirectionReason | null {
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
