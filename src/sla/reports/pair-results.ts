import type { ClockOutcome, Outcome } from '../outcome.js';
import { type DifferenceReason, differingFacts, explainDifference, type ReportedFact } from './difference-reason.js';
import type { VendorOutcome } from './vendor-outcome.js';

/** A result that both sides report and judge differently. */
export interface SlaDifference {
  readonly ticketId: string;
  readonly clockId: string;
  readonly cycle: number;
  readonly ours: Outcome;
  readonly theirs: Outcome;
  /** What explains the difference. */
  readonly reason: DifferenceReason;
  /** Every fact that differs, whether or not it explains the verdict. */
  readonly facts: readonly ReportedFact[];
  /** An English sentence to put to the vendor. */
  readonly message: string;
}

/** A result that stands on one side only. */
export interface UnmatchedResult {
  readonly ticketId: string;
  readonly clockId: string;
  readonly cycle: number;
  readonly outcome: Outcome;
  /** Period in which the other side counts it, when a period was asked for and that is another one; else `null`. */
  readonly otherPeriod: string | null;
}

/** A step on the way from the vendor's counts to ours; the steps sum to the whole difference. */
export interface ReconciliationStep {
  /** A reason of differences, or on which side only the results stand. */
  readonly reason: DifferenceReason | 'onlyOurs' | 'onlyTheirs';
  /** Number of results. */
  readonly results: number;
  /** Change of the number met. */
  readonly met: number;
  /** Change of the number missed. */
  readonly missed: number;
}

/** What both sides have in common, and what not. */
export interface PairedResults {
  /** Number of results that both sides report. */
  readonly matched: number;
  /** Number of those with the same verdict. */
  readonly agreed: number;
  /** Number of those with the same verdict whose facts differ. */
  readonly agreedWithOtherFacts: number;
  readonly differences: readonly SlaDifference[];
  readonly onlyOurs: readonly UnmatchedResult[];
  readonly onlyTheirs: readonly UnmatchedResult[];
}

/** Where each side counts a result, by its key. */
export interface Places {
  readonly ours: ReadonlyMap<string, string | null>;
  readonly theirs: ReadonlyMap<string, string | null>;
}

/** @param clock - The clock of lines that name none. */
export function placesOf(ours: readonly VendorOutcome[], theirs: readonly VendorOutcome[], clock: string): Places {
  const place = (one: VendorOutcome): [string, string | null] => [
    keyOf(one.ticketId, one.clockId ?? clock, one.cycle ?? 0),
    one.period ?? null,
  ];
  return { ours: new Map(ours.map(place)), theirs: new Map(theirs.filter((one) => one != null).map(place)) };
}

/** What two sides of one result have in common. */
export function keyOf(ticketId: string, clockId: string, cycle: number): string {
  return JSON.stringify([ticketId, clockId, cycle]);
}

/** Joins the results of both sides by their keys. */
export function pairResults(
  ours: ReadonlyMap<string, ClockOutcome>,
  theirs: ReadonlyMap<string, ClockOutcome>,
  elsewhere: Places,
): PairedResults {
  const differences: SlaDifference[] = [];
  let matched = 0;
  let agreedWithOtherFacts = 0;
  for (const [key, a] of ours) {
    const b = theirs.get(key);
    if (b === undefined) continue;
    matched += 1;
    const facts = differingFacts(a, b);
    if (a.outcome !== b.outcome) {
      const { ticketId, clockId, cycle } = a;
      differences.push({
        ticketId,
        clockId,
        cycle,
        ours: a.outcome,
        theirs: b.outcome,
        facts,
        ...explainDifference(a, b),
      });
    } else if (facts.length > 0) agreedWithOtherFacts += 1;
  }
  return {
    matched,
    agreed: matched - differences.length,
    agreedWithOtherFacts,
    differences: differences.sort(byTicket),
    onlyOurs: unmatched(ours, theirs, elsewhere.theirs),
    onlyTheirs: unmatched(theirs, ours, elsewhere.ours),
  };
}

function unmatched(
  one: ReadonlyMap<string, ClockOutcome>,
  other: ReadonlyMap<string, ClockOutcome>,
  elsewhere: ReadonlyMap<string, string | null>,
): UnmatchedResult[] {
  return [...one]
    .filter(([key]) => !other.has(key))
    .map(([key, { ticketId, clockId, cycle, outcome }]) => ({
      ticketId,
      clockId,
      cycle,
      outcome,
      otherPeriod: elsewhere.get(key) ?? null,
    }))
    .sort(byTicket);
}

function byTicket(a: UnmatchedKey, b: UnmatchedKey): number {
  return compareText(a.ticketId, b.ticketId) || compareText(a.clockId, b.clockId) || a.cycle - b.cycle;
}

type UnmatchedKey = Pick<UnmatchedResult, 'ticketId' | 'clockId' | 'cycle'>;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What leads from the vendor's counts to ours. */
export function stepsOf({ differences, onlyOurs, onlyTheirs }: PairedResults): ReconciliationStep[] {
  const steps = new Map<ReconciliationStep['reason'], { results: number; met: number; missed: number }>();
  const add = (reason: ReconciliationStep['reason'], ours: Outcome | null, theirs: Outcome | null): void => {
    const step = steps.get(reason) ?? { results: 0, met: 0, missed: 0 };
    step.results += 1;
    step.met += Number(ours === 'met') - Number(theirs === 'met');
    step.missed += Number(ours === 'missed') - Number(theirs === 'missed');
    steps.set(reason, step);
  };
  for (const one of differences) add(one.reason, one.ours, one.theirs);
  for (const one of onlyOurs) add('onlyOurs', one.outcome, null);
  for (const one of onlyTheirs) add('onlyTheirs', null, one.outcome);
  return [...steps].map(([reason, step]) => ({ reason, ...step })).sort((a, b) => compareText(a.reason, b.reason));
}
