import { atStart, grouped, listed } from '../../core/words.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { PeriodUnit } from '../../time/period.js';
import type { KpiTrend } from '../analyze-trend.js';
import { inPeriod, periodName } from '../messages.js';
import type { TrendVerdict } from '../trend-verdict.js';
import type { ImpactFigures, MissCost } from './feedback-impact.js';
import type { UsedPoint } from './judged-points.js';
import type { FeedbackTone } from './note.js';
import { inWords, placeInWords } from './words.js';

interface Words {
  readonly unit: PeriodUnit;
  readonly cases: string;
  /** Judged periods in a row with the status of this one. */
  readonly streak: number;
  /** Whether no period between them was left unjudged. */
  readonly gapless: boolean;
}

/** Sentences of `feedbackNote`. */
export const NOTE_WORDS = {
  situation: (name: string, period: string, target: string | null): string =>
    atStart(
      `${inPeriod(period)} ${target === null ? 'no target was agreed for' : 'the target of'} ${name}${target === null ? '' : ` was ${target}`}.`,
    ),
  behaviour: (
    words: Words & {
      readonly point: UsedPoint;
      readonly distance: string;
      readonly counts: { readonly successes: number; readonly trials: number } | null;
      readonly trend: KpiTrend;
    },
  ): string => {
    const { point, counts, trend } = words;
    const of =
      counts === null
        ? ''
        : ` (${grouped(counts.successes)} of ${grouped(counts.trials)}${counts.trials === 1 ? '' : ` ${words.cases}`})`;
    const reached = `${point.valueText ?? ''} was reached${of}`;
    const called = trend.verdict === 'improving' || trend.verdict === 'deteriorating' || trend.verdict === 'stable';
    return `${reached}${standing(words)}.${called ? ` ${trend.message}` : ''}`;
  },
  impact: (
    words: Words & {
      readonly figures: ImpactFigures;
      readonly cost: MissCost | undefined;
      readonly text: string | undefined;
      /** Whether the cases counted are those that should be few. */
      readonly lower: boolean;
    },
  ): string | null => {
    const { casesBeyondTarget: beyond, cost } = words.figures;
    const when =
      words.streak < 2
        ? `${words.unit === 'day' ? 'On' : 'In'} this ${words.unit}`
        : `In ${words.gapless ? 'these' : 'the last'} ${inWords(words.streak)} ${words.unit}s${words.gapless ? '' : ' with usable data'}`;
    const each =
      cost === null ? '' : ` at ${words.cost?.amount} ${cost.unit} each that comes to ${cost.total} ${cost.unit}`;
    const many =
      beyond === null || beyond === 0
        ? null
        : words.lower
          ? `${beyond === 1 ? 'there was one more of the' : `there were ${grouped(beyond)}`} ${words.cases}${beyond === 1 ? '' : ' more'} than the target allows`
          : `${beyond === 1 ? `one more of the ${words.cases} than allowed` : `${grouped(beyond)} ${words.cases} more than allowed`} missed the target`;
    const sentences = [
      ...(many === null ? [] : [`${when} ${many}${words.cost?.per === 'case' && each !== '' ? `;${each}` : ''}.`]),
      ...(words.cost?.per === 'period' && cost !== null ? [costOfPeriods(words, cost)] : []),
      ...(words.text === undefined ? [] : [words.text.trim()]),
    ];
    return sentences.length === 0 ? null : sentences.join(' ');
  },
  /** Good figures of a time long ago are no reason to be silent about those that are missing. */
  missing: (periods: readonly string[]): string =>
    periods.length === 0
      ? ''
      : ` There is no data for ${listed(periods.slice(0, 6).map(periodName))}${periods.length > 6 ? ' and later' : ''}: please send us these figures too.`,
  request: (
    tone: FeedbackTone,
    { status }: UsedPoint,
    trend: TrendVerdict,
    answerBy: CivilDate | null,
    given: string | undefined,
  ): string => {
    const by = answerBy === null ? '' : ` by ${periodName(answerBy)}`;
    if (given !== undefined) return `${given.trim()}${by === '' ? '' : ` Please answer${by}.`}`;
    switch (tone) {
      case 'praise':
        return 'Thank you. Please keep doing what brought this about, and tell us what it was.';
      case 'mixed':
        if (status === 'met')
          return `Thank you for meeting the target. Please tell us${by} why the figures are getting worse, and what will stop it.`;
        return `Thank you for the improvement. Please tell us${by} by when the target will be met, and what is still to be done.`;
      case 'concern':
        if (status === 'missed')
          return `Please tell us${by} what the cause is, and which steps you take, each with an owner and a date.`;
        return `Please tell us${by} why the figures are getting worse, and what will stop it.`;
      default:
        return trend === 'stable'
          ? 'Nothing is asked for; please keep it there.'
          : 'Nothing is asked for; we will look at the next figures together.';
    }
  },
} as const;

function standing({
  point,
  distance,
  streak,
  gapless,
  unit,
}: Words & { readonly point: UsedPoint; readonly distance: string }): string {
  const row = gapless
    ? `for the ${placeInWords(streak)} ${unit} in a row`
    : `as in each of the last ${inWords(streak)} ${unit}s with usable data`;
  const again = streak < 2 ? '' : `, ${row}`;
  switch (point.status) {
    case 'met':
      return `: the target was met${again}`;
    case 'missed':
      return `, ${distance} the target${again}`;
    case 'withinTolerance':
      return `, ${distance} the target and within the tolerance${again}`;
    default:
      return '';
  }
}

function costOfPeriods(
  { streak, unit, cost }: Words & { readonly cost: MissCost | undefined },
  total: { readonly total: string; readonly unit: string },
): string {
  if (streak < 2) return `The missed ${unit} costs us ${total.total} ${total.unit}.`;
  return `At ${cost?.amount} ${total.unit} for each ${unit} missed, the ${inWords(streak)} come to ${total.total} ${total.unit}.`;
}

/** The note as plain text. */
export function noteText(parts: {
  readonly name: string;
  readonly onDate: CivilDate;
  readonly to: string | null;
  readonly situation: string;
  readonly behaviour: string;
  readonly impact: string | null;
  readonly request: string;
}): string {
  const lines = [
    `${periodName(parts.onDate)}${parts.to === null ? '' : `, to ${parts.to}`}: ${parts.name}`,
    `Situation: ${parts.situation}`,
    `Behaviour: ${parts.behaviour}`,
    ...(parts.impact === null ? [] : [`Impact: ${parts.impact}`]),
    `Request: ${parts.request}`,
  ];
  return lines.join('\n\n');
}
