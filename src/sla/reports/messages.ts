/** A whole number of things, in words: `1 ticket`, `7 tickets`. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count} ${count === 1 ? thing : things}`;
}

const STEPS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A length of time in its largest one or two units: `2 h`, `1 h 30 min`, `45 s`. */
export function lengthInWords(ms: number): string {
  const size = Math.abs(ms);
  const at = STEPS.findIndex(([, unit]) => size >= unit);
  const step = STEPS[at];
  if (step === undefined) return `${size} ms`;
  const whole = Math.floor(size / step[1]);
  const next = STEPS[at + 1];
  const rest = next === undefined ? 0 : Math.floor((size - whole * step[1]) / next[1]);
  return `${whole} ${step[0]}${rest === 0 || next === undefined ? '' : ` ${rest} ${next[0]}`}`;
}

export function smallSample(measured: number, goal: string, needed: number): string {
  return `With ${counted(measured, 'ticket')} a goal of ${goal} % allows no miss at all; ${needed} tickets would allow one.`;
}

export function belowMinimumSample(measured: number, minimum: number): string {
  return `Only ${counted(measured, 'ticket')} can be measured, fewer than the ${minimum} that the agreement asks for; there is no verdict.`;
}

export function smallSampleClauseApplied(measured: number, below: number, allowed: number): string {
  return `With ${counted(measured, 'ticket')}, fewer than ${below}, the small-sample clause applies: ${counted(allowed, 'miss', 'misses')} may happen.`;
}

export function unknownOutcome(count: number): string {
  return `${counted(count, 'row')} had an outcome that is not known; ${count === 1 ? 'it is' : 'they are'} left out.`;
}

export function invalidDuration(name: string): string {
  return `${name} has no usable elapsed time or target; it is left out.`;
}

export function unusableTimes(count: number): string {
  return `${counted(count, 'closed item')} had no usable elapsed time and ${count === 1 ? 'is' : 'are'} left out.`;
}

export function duplicateTicket(id: string, count: number): string {
  return `${id} stands ${count} times in the input, always the same; it counts once and the copies are left out.`;
}

export function conflictingTicket(id: string, count: number): string {
  return `${id} stands ${count} times in the input with different facts; nobody can tell which is right, so all are left out.`;
}

export function duplicateOutcome(id: string, clock: string, count: number): string {
  return `${id} has ${count} results for the clock ${clock}, always the same; one counts and the copies are left out.`;
}

export function conflictingOutcome(id: string, clock: string, count: number): string {
  return `${id} has ${count} different results for the clock ${clock}; nobody can tell which is right, so all are left out.`;
}

export function reliefWithoutTicket(id: string): string {
  return `Relief was agreed for ${id}, but no such ticket is in the report.`;
}

export function reliefWithoutEffect(id: string): string {
  return `Relief was agreed for ${id}, but it is left out anyway because its data cannot be used.`;
}

export function holidaysEnd(calendar: string, last: string, period: string): string {
  return `The holidays of the calendar ${calendar} end on ${last}, before ${period}; days off after that count as working days.`;
}

export function goalChanges(clock: string, period: string, from: string, to: string): string {
  return `The goal of the clock ${clock} changes within ${period} from ${from} to ${to}; the one at its start is used.`;
}

export function noPeriod(count: number): string {
  return `${counted(count, 'result')} had no date to count by; ${count === 1 ? 'it stands' : 'they stand'} in a row without a period.`;
}

export function measuredOnly(clock: string): string {
  return `The clock ${clock} has no target, so it only measures; its results are pending or left out and have no attainment.`;
}
