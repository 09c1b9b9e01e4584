import { type Fraction, formatFraction, fraction } from '../../exact/fraction.js';
import { toEpochDay } from '../../time/civil-date.js';
import { formatInstant } from '../../time/instant.js';
import type { Period } from '../../time/period.js';
import type { KpiIndex, TargetBounds } from '../define-kpi.js';
import { bareTargetText, boundNumbers, boundsOn, figureText, rangeTexts, targetText } from '../target.js';
import type { KpiForecastPoint } from './kpi-forecast.js';
import type { PeriodWords } from './messages.js';
import type { Outlook } from './outlook.js';

/** Figures this close beside their size are the same. */
const SAME = 1e-9;
/** As many decimals as a figure is ever shown with. */
const MOST_DECIMALS = 20;

/** What the words about one period need to know of the series. */
export interface PointSettings {
  /** The value of every period used; `null` when they differ. */
  readonly constant: number | null;
  /** Whether chance among so many cases moves it, and nothing else is known to. */
  readonly counted: boolean;
  /** Largest value used in size: figures of a trillionth of it are rounding. */
  readonly size: number;
}

/** One period of a forecast, whose outlook is in the unit: the point, and what its sentence is made of. */
export function tellPoint(
  index: KpiIndex,
  period: Period,
  outlook: Outlook,
  settings: PointSettings,
): { readonly point: KpiForecastPoint; readonly words: PeriodWords } {
  const bounds = boundsOn(index, toEpochDay(period.startDate));
  const { interval80, interval95 } = outlook;
  const range = interval80 === null ? null : ([fraction(interval80[0]), fraction(interval80[1])] as const);
  const decimals = decimalsFor(index, fraction(outlook.point), range, settings.size);
  const valueText = figureText(index, fraction(outlook.point), decimals);
  const ends = range === null ? null : rangeTexts(index, ...range, decimals);
  const target = bounds === null ? null : boundNumbers(bounds);
  const missShare = bounds === null ? null : missShareOf(outlook, bounds);
  const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
  const { point: value } = outlook;
  return {
    point: {
      period: period.label,
      startDate: period.startDate,
      start: formatInstant(period.start),
      end: formatInstant(period.end),
      value,
      valueText,
      interval80,
      interval95,
      intervalText: ends === null ? null : `${ends[0]} to ${ends[1]}`,
      target,
      targetText: bounds === null ? null : targetText(index, bounds),
      missShare,
    },
    words: {
      period: period.label,
      value: valueText,
      isPlural: isPluralUnit(index.definition.unit),
      asAlways: settings.constant !== null && isSame(settings.constant, value),
      interval: range?.[0].equals(range[1]) === true ? null : ends,
      target: bounds === null ? null : bareTargetText(index, bounds),
      onTarget: [target?.min, target?.max].some((edge) => typeof edge === 'number' && isSame(edge, value)),
      byChance: settings.counted && settings.constant !== null,
      missShare,
    },
  };
}

/** A unit in words that is counted, such as `hours`. */
function isPluralUnit(unit: string): boolean {
  return /^[a-z][a-z ]*[^s\s]s$/.test(unit);
}

/** As many decimals as the KPI has, or more where a figure would read 0 and both ends of its interval the same. */
function decimalsFor(
  index: KpiIndex,
  value: Fraction,
  range: readonly [Fraction, Fraction] | null,
  size: number,
): number {
  const isNothing = Math.abs(value.valueOf()) <= 1e-12 * size;
  const says = (decimals: number): boolean => {
    const figure = formatFraction(value, decimals);
    if (!isNothing && /^-?0(\.0*)?$/.test(figure)) return false;
    if (range === null || range[0].equals(range[1])) return true;
    return formatFraction(range[0], decimals) !== formatFraction(range[1], decimals);
  };
  for (let decimals = index.decimals; decimals <= MOST_DECIMALS; decimals++) if (says(decimals)) return decimals;
  return index.decimals;
}

function missShareOf({ below, above }: Outlook, bounds: TargetBounds): number {
  const { min, max } = boundNumbers(bounds);
  return Math.min(1, Math.max(0, (min === null ? 0 : below(min)) + (max === null ? 0 : above(max))));
}
