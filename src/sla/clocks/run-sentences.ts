import type { ClockResult } from './clock-result.js';
import { closedDatesText, type NamedDate, namedDates } from './closed-dates.js';
import type { CompiledClock, CompiledTarget } from './compile-policy.js';
import { instantAtCounted, type RunFigures } from './measure-run.js';
import { saysFields, saysPriority } from './read-ticket.js';
import { CANCELLED, RUNNING, type Run, type TargetChange } from './run.js';
import type { Stretch } from './stretches.js';
import { durationText, localText, targetText } from './words.js';

/** A run in English: how it began, its target, every stretch, and how it ended. */
export function runSentences(
  clock: CompiledClock,
  run: Run,
  figures: RunFigures,
  result: ClockResult,
  stretches: readonly Stretch[],
): string[] {
  const { timeZone } = figures.line;
  const at = localTexts(timeZone);
  const dates = namedDates(figures.line.calendar, figures.start, figures.end);
  const name = clock.definition.name ?? clock.id;
  const again = run.resetAt === run.start ? ` It was set to zero then by "${run.resetRule}".` : '';
  const started = run.startRule === 'opened' ? 'when the ticket was opened' : `on "${run.startRule}"`;
  const first =
    run.resetAt === run.start
      ? `The clock ${name} counts from ${at(run.start)} (${timeZone}).${again}`
      : `The clock ${name} started on ${at(run.start)} (${timeZone}), ${started}.`;
  return [
    first,
    ...targetSentences(figures),
    ...run.changes.map((change) => changeSentence(clock, change, at)),
    ...(run.reopened === 0
      ? []
      : [`The ticket was reopened ${run.reopened === 1 ? 'once' : `${run.reopened} times`}; the clock went on.`]),
    ...stretches.map((stretch) => stretchSentence(stretch, at, dates)),
    lastSentence(run, figures, result, at),
  ];
}

function targetSentences({ target, targetMs }: RunFigures): string[] {
  if (target === null) return ['No target applies; the clock only measures.'];
  const length = target.endsWithDay && !Number.isNaN(targetMs) ? `, here ${durationText(targetMs)}` : '';
  return [`The target is ${targetText(target.definition)}${length}.`];
}

/** What changed, which target applies since then, and from where it counts. */
function changeSentence(clock: CompiledClock, change: TargetChange, at: (ms: number) => string): string {
  const textOf = (position: number): string | null =>
    position < 0 ? null : targetText((clock.targets[position] as CompiledTarget).definition);
  const [before, after] = [textOf(change.from), textOf(change.to)];
  const cause = `On ${at(change.at)} ${causeText(change)}`;
  if (clock.onChange === 'keep') return `${cause}; the target stays as it was, ${before ?? 'none'}.`;
  if (after === null) return `${cause}; no target applies any more, until then it was ${before}.`;
  const instead = before === null ? '' : ` instead of ${before}`;
  const counted =
    change.byReopening || clock.onChange === 'retroactive' ? 'from the start of the clock' : 'from zero at that moment';
  return `${cause}; the target is now ${after}${instead}, counted ${counted}.`;
}

function causeText({ event, priority, byReopening }: TargetChange): string {
  if (byReopening) return 'the ticket was reopened with other facts than before';
  const parts = [
    ...(saysPriority(event) ? [`the priority became ${priority ?? 'none'}`] : []),
    ...Object.entries(saysFields(event) ? (event.fields ?? {}) : {}).map(
      ([field, value]) => `${field} became ${valueText(value)}`,
    ),
  ];
  return parts.join(' and ');
}

/** A value of a field; a row may hold what is none. */
function valueText(value: unknown): string {
  return value === null || typeof value === 'object' ? 'none' : String(value);
}

/** Writes moments of a zone; the end of one stretch mostly is the start of the next, so the last text is kept. */
function localTexts(timeZone: string): (ms: number) => string {
  let last = Number.NaN;
  let text = '';
  return (ms) => {
    if (ms !== last) {
      last = ms;
      text = localText(timeZone, ms);
    }
    return text;
  };
}

function stretchSentence(
  { from, to, kind, rule }: Stretch,
  at: (ms: number) => string,
  dates: readonly NamedDate[],
): string {
  const start = at(from);
  const end = at(to);
  const until = start.slice(0, 14) === end.slice(0, 14) ? end.slice(15) : end;
  const span = `${start} to ${until}`;
  if (kind === 'counted') return `${span}: ${durationText(to - from)} counted.`;
  if (kind === 'paused') return `${span}: paused, ${rule}.`;
  return `${span}: closed by calendar "${rule}"${closedDatesText(dates, from, to)}.`;
}

function lastSentence(run: Run, figures: RunFigures, result: ClockResult, at: (ms: number) => string): string {
  const { elapsed, targetMs, end, over } = figures;
  const used = durationText(elapsed);
  const of = result.targetMs === null ? used : `${used} of ${durationText(targetMs)}`;
  const beyond = elapsed > targetMs ? `over by ${durationText(elapsed - targetMs)}` : 'after its due date';
  if (run.state === CANCELLED) return `It was cancelled on ${at(end)} by "${run.endRule}" after ${of}.`;
  if (run.state !== RUNNING) {
    const stopped = `It stopped on ${at(end)} by "${run.endRule}" after ${of}`;
    return result.targetMs === null ? `${stopped}.` : over ? `${stopped}: missed, ${beyond}.` : `${stopped}: met.`;
  }
  if (over) {
    const since = at(instantAtCounted(figures, targetMs, result.breachedAt !== result.targetReachedAt));
    return `On ${at(end)} it has used ${of}: breached since ${since}, ${beyond}.`;
  }
  const state = `On ${at(end)} it has used ${of} and is ${figures.pausedNow ? 'paused' : 'running'}`;
  return result.targetMs === null ? `${state}.` : `${state}; ${durationText(targetMs - elapsed)} are left.`;
}
