import { fail } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import type { ExactInput, Fraction } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import { checkList } from '../check-input.js';
import type { CreditTerms } from '../credits/credit-terms.js';
import type { DefinedCreditTerms } from '../credits/define-credit-terms.js';
import type { ClockOutcome } from '../outcome.js';
import { countOutcomes } from './attainment.js';
import type { Attainment } from './attainment-result.js';
import { attainmentSentence } from './attainment-sentence.js';
import { type CreditEffect, creditEffect } from './credit-effect.js';
import { uniqueOutcomes } from './duplicates.js';
import { chosenRules, readGoal } from './goal-rules.js';
import { judge } from './judge.js';
import * as messages from './messages.js';
import { knownOutcomes, readOutcomeRows } from './outcome-rows.js';
import { keyOf, type PairedResults, pairResults, placesOf, type ReconciliationStep, stepsOf } from './pair-results.js';
import { readVendorOutcomes, type VendorOutcome } from './vendor-outcome.js';

/** Options of {@link reconcileSla}. */
export interface ReconcileSlaOptions {
  /** Goal, 0 to 100 percent. @defaultValue none: no verdict */
  readonly goalPercent?: ExactInput;
  /** The clock that is compared. @defaultValue the only clock of our results */
  readonly clockId?: string;
  /** Label of the one period that is compared, e.g. `2026-10`; our results must carry theirs. @defaultValue all results */
  readonly period?: string;
  /** The credit clause, to state what the difference is worth; needs `fee`. @defaultValue none */
  readonly creditTerms?: CreditTerms | DefinedCreditTerms;
  /** The fee of the period, for `creditTerms`. */
  readonly fee?: MoneyInput;
}

/** One of our results; those of a report say in which period they count. */
export type OurOutcome = ClockOutcome & { readonly period?: string | null };

/** One side of the comparison: its counts and its attainment. */
export interface ReconciledSide extends Omit<Attainment, 'findings'> {
  /** Number of lines given: results, copies and unusable ones. */
  readonly rows: number;
  /** Number of results compared: the sum of the five kinds. */
  readonly results: number;
  /** Number of further lines for a result that stands on another line already. */
  readonly copies: number;
  /** Number of lines that could not be read. */
  readonly unusable: number;
}

/** The answer of {@link reconcileSla}. */
export interface SlaReconciliation extends PairedResults {
  readonly ours: ReconciledSide;
  readonly theirs: ReconciledSide;
  /** From the vendor's counts to ours. */
  readonly steps: readonly ReconciliationStep[];
  /** Our attainment minus the vendor's, in percentage points; `null` when a side has none. */
  readonly attainmentPoints: number | null;
  /** Whether the two sides come to opposite verdicts on the goal. */
  readonly verdictFlips: boolean;
  /** What the difference is worth; `null` when no credit terms were given. */
  readonly credit: CreditEffect | null;
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * Is the vendor's own report right? Joins it with our results and names every difference with its reason.
 *
 * Results are joined by ticket, clock and cycle. The totals tie: `matched + onlyOurs` are our results, and the steps
 * lead from the vendor's counts to ours. A line that stands twice is compared once; lines that contradict one another
 * are compared as left out.
 *
 * @param ours - Our results, e.g. `report.outcomes`.
 * @param theirs - The vendor's, with as many facts as its report shows.
 * @param options - Goal in percent, the clock, the period, and the credit terms with their fee.
 * @returns Both sides, what differs and why, and what it does to the verdict and to the credit.
 * @throws {@link VendorwiseError} `CLOCK_REQUIRED` when our results have several clocks and lines of the vendor name
 * none, `PERIOD_UNKNOWN` when a period is asked for and our results carry none, `FEE_MISSING`, `REQUIRED`,
 * `INVALID_NUMBER`, `OUT_OF_RANGE`, the codes of `serviceCredit`, and `UNKNOWN_KEY`, `INVALID_TYPE` for options that it
 * does not know.
 * @example
 * ```ts
 * import { reconcileSla } from 'vendorwise/sla';
 * const ours = [{
 *   ticketId: 'INC0031', clockId: 'resolution', cycle: 0, group: {}, openedAt: '2026-10-05T08:00:00.000Z',
 *   resolvedAt: '2026-10-05T18:00:00.000Z', breachedAt: '2026-10-05T16:00:00.000Z', outcome: 'missed' as const,
 *   reason: null, elapsedMs: 36000000, pausedMs: 0, targetMs: 28800000,
 * }];
 * const theirs = [{ ticketId: 'INC0031', outcome: 'met' as const, elapsedMs: 21600000, pausedMs: 14400000 }];
 * const { differences, verdictFlips } = reconcileSla(ours, theirs, { goalPercent: '95' });
 * differences.map((one) => one.message); // => ['The vendor paused INC0031 for 4 h more than our log shows.']
 * verdictFlips; // => true
 * ```
 */
export function reconcileSla(
  ours: Iterable<OurOutcome>,
  theirs: Iterable<VendorOutcome>,
  options: ReconcileSlaOptions = {},
): SlaReconciliation {
  checkOptions(options, { goalPercent: true, clockId: true, period: true, creditTerms: true, fee: true });
  const ofClock = (one: { readonly clockId?: string }): boolean =>
    options.clockId === undefined || one.clockId === options.clockId;
  const given = readOutcomeRows(ours, 'ours');
  const known = knownOutcomes(given.outcomes);
  const allOurs = known.outcomes.filter(ofClock);
  checkList(theirs, 'theirs');
  const allTheirs = [...theirs];
  const ourRows = inPeriod(allOurs, options.period);
  // A line that names no period is taken to be of the one that is compared.
  const ofPeriod = (one: VendorOutcome): boolean => (one?.period ?? options.period) === options.period;
  const wanted = options.period === undefined ? () => true : ofPeriod;
  const clockId = chooseClock(ourRows, allTheirs.filter(wanted), options.clockId);
  const read = readVendorOutcomes(allTheirs, clockId, wanted);
  const here = distinct(ourRows);
  const compared = read.outcomes.filter(ofClock);
  const there = distinct(compared);
  const goal = readGoal(options.goalPercent ?? null, 'options.goalPercent');
  const ourSide = sideOf(here, ourRows.length + given.unusable, given.unusable, goal);
  const theirSide = sideOf(there, compared.length + read.unusable, read.unusable, goal);
  const elsewhere = options.period === undefined ? placesOf([], [], clockId) : placesOf(allOurs, allTheirs, clockId);
  const pairs = pairResults(here.byKey, there.byKey, elsewhere);
  const { differences, onlyOurs, onlyTheirs } = pairs;
  const points = difference(ourSide.attainmentPercent, theirSide.attainmentPercent);
  const credit = creditEffect(ourSide, theirSide, clockId, options);
  const effect =
    messages.reconciledGoal(ourSide.goalPercent, ourSide.goalMet, theirSide.goalMet) +
    (credit === null ? '' : messages.reconciledCredit(credit));
  return {
    ours: ourSide,
    theirs: theirSide,
    ...pairs,
    steps: stepsOf(pairs),
    attainmentPoints: points,
    verdictFlips: ourSide.goalMet !== null && theirSide.goalMet !== null && ourSide.goalMet !== theirSide.goalMet,
    credit,
    message: messages.reconciled(ourSide, theirSide, differences.length, onlyOurs.length + onlyTheirs.length, effect),
    findings: [...given.findings, ...known.findings, ...read.findings, ...here.findings, ...there.findings],
  };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function inPeriod(ours: readonly OurOutcome[], period: string | undefined): readonly OurOutcome[] {
  if (period === undefined) return ours;
  if (ours.some((one) => one.period === undefined)) {
    fail('PERIOD_UNKNOWN', 'options.period', 'Our results do not say in which period they count.', {
      received: period,
      expected: 'the outcomes of a report, or no period',
    });
  }
  return ours.filter((one) => one.period === period);
}

function chooseClock(
  ours: readonly ClockOutcome[],
  theirs: readonly VendorOutcome[],
  clockId: string | undefined,
): string {
  if (clockId !== undefined) return clockId;
  const clocks = [...new Set(ours.map((one) => one.clockId))];
  if (clocks.length > 1 && theirs.some((one) => one?.clockId === undefined)) {
    fail('CLOCK_REQUIRED', 'options.clockId', messages.clockRequired(clocks), {
      expected: `one of ${clocks.map((id) => JSON.stringify(id)).join(', ')}`,
    });
  }
  return clocks[0] ?? theirs.find((one) => one?.clockId !== undefined)?.clockId ?? '';
}

interface DistinctResults {
  readonly byKey: ReadonlyMap<string, ClockOutcome>;
  readonly findings: readonly Finding[];
}

/** One result a key: a copy never replaces the result it is a copy of. */
function distinct(outcomes: readonly ClockOutcome[]): DistinctResults {
  const unique = uniqueOutcomes(outcomes);
  const byKey = new Map<string, ClockOutcome>();
  for (const one of unique.outcomes) {
    const key = keyOf(one.ticketId, one.clockId, one.cycle);
    if (!byKey.has(key)) byKey.set(key, one);
  }
  return { byKey, findings: unique.findings };
}

function sideOf({ byKey }: DistinctResults, rows: number, unusable: number, goal: Fraction | null): ReconciledSide {
  const rules = chosenRules(goal, {});
  const judged = judge(countOutcomes(byKey.values()).counts, rules);
  const figures = { ...judged, message: attainmentSentence(judged, rules) };
  return { rows, results: byKey.size, copies: rows - unusable - byKey.size, unusable, ...figures };
}
