/** The texts of the findings of availability, budgets and burn rates; rows are named in small letters, e.g. `outage OUT-7`. */
import { atStart } from '../../core/words.js';
import { periodName } from '../month-name.js';

export function outageNotAnInstant(row: string, member: string): string {
  return `The ${member} of ${row} is not a point in time with an offset; the row is left out.`;
}

export function outageEndsBeforeStart(row: string): string {
  return `${atStart(row)} ends before it starts; it is left out.`;
}

export function outageInvalidWeight(row: string): string {
  return `The weight of ${row} is not a number from 0 to 1; the row is left out.`;
}

export function outageInvalidRow(row: string): string {
  return `${atStart(row)} is not an outage record; it is left out.`;
}

export function outageAfterAsOf(row: string, asOf: string): string {
  return `${atStart(row)} starts after ${asOf}, the moment of this report; it is left out.`;
}

export function outageDuplicate(row: string): string {
  return `${atStart(row)} is in the list more than once with the same times; it counts once.`;
}

export function outageStillOpen(row: string): string {
  return `${atStart(row)} has no end; it counts as lasting until the end of the measured window.`;
}

export function maintenanceNotAnInstant(row: string, member: string): string {
  return `The ${member} of ${row} is not a point in time with an offset; this maintenance excuses nothing.`;
}

export function maintenanceEndsBeforeStart(row: string): string {
  return `${atStart(row)} ends before it starts; this maintenance excuses nothing.`;
}

export function maintenanceOverAllowance(usedText: string, allowedText: string): string {
  return `Maintenance took ${usedText}, more than the ${allowedText} agreed; the rest counts like any other time.`;
}

export function reliefUnmatched(outage: string): string {
  return `Relief is agreed for outage ${outage}, but no counted outage has that id.`;
}

export function nothingToMeasure(): string {
  return 'No service time is left to measure in this window, so there is no availability figure.';
}

export function noErrorBudget(): string {
  return 'A target of 100 % leaves no error budget, so no share of it can be given.';
}

export function noEvents(): string {
  return 'There were no events in this window, so there is no service level to state.';
}

export function sliceInvalid(position: number): string {
  return `Time slice ${position + 1} is left out: good and total events must be numbers of at least 0, with no more good than total.`;
}

export function seriesGap(count: number, steps: number): string {
  return `${count} of ${steps} steps have no usable counts (missing, negative, or more bad than total events); they count as steps without events.`;
}

export function lowTraffic(events: string, rule: string, needed: number): string {
  return `With ${events} in its long window a single failure can raise the alert ${rule}; ${needed} events are needed before one failure stays below its threshold.`;
}

export function independenceAssumed(): string {
  return 'The figure assumes that the parts fail independently; shared causes (one network, one provider, one release) make the real availability lower.';
}

interface StatedWindow {
  readonly label: string | null;
  readonly start: string;
  readonly end: string;
  readonly partial: boolean;
}

interface StatedFigure {
  readonly availabilityText: string | null;
  readonly downtimeMs: number;
  readonly met: boolean | null;
}

interface StatedBudget {
  readonly targetPercent: string;
  readonly remainingMs: number;
}

/** The availability of a window in words. */
export function availabilitySentence(
  { label, start, end, partial }: StatedWindow,
  { availabilityText, downtimeMs, met }: StatedFigure,
  budget: StatedBudget | null,
): string {
  const when = `${label === null ? `From ${start} to ${end}` : periodName(label)}${partial ? ', so far' : ''}`;
  if (availabilityText === null) return `${when}: there was no service time to measure.`;
  const down = downtimeMs === 0 ? 'never down' : `${durationText(Math.ceil(downtimeMs))} down`;
  const figure = `${when}: up ${availabilityText} of the time, ${down}`;
  if (budget === null || met === null) return `${figure}.`;
  const { targetPercent, remainingMs } = budget;
  const verdict = met
    ? `met with ${durationText(Math.floor(remainingMs))} to spare`
    : `missed by ${durationText(Math.ceil(-remainingMs))}`;
  return `${figure}; the target of ${targetPercent} % is ${verdict}.`;
}

/** Writes a duration in the largest two units that say something, e.g. `2 h 30 min`. */
export function durationText(ms: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
    ['ms', 1],
  ];
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? '0 min' : parts.join(' ');
}
