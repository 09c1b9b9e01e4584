import { fail } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import {
  type ExactInput,
  type Fraction,
  formatFraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ratioOf,
} from '../../exact/fraction.js';
import type { ClockOutcome } from '../outcome.js';
import * as messages from './messages.js';
import { wilsonInterval95Percent } from './wilson-interval.js';

/** How many results of each kind there are; all whole numbers of at least 0. */
export interface OutcomeCounts {
  readonly met: number;
  readonly missed: number;
  /** Open and not late. @defaultValue 0 */
  readonly pending?: number;
  /** Taken out by contract relief. @defaultValue 0 */
  readonly excluded?: number;
  /** Bad data. @defaultValue 0 */
  readonly leftOut?: number;
}

/** Counts, the output of `outcomeTally`, or the results themselves. */
export type AttainmentSource = OutcomeCounts | Iterable<Pick<ClockOutcome, 'outcome'>>;

/** A clause for months with few tickets: below a number of tickets, so many misses may happen. */
export interface SmallSampleClause {
  /** It applies when fewer than this many tickets are measured. */
  readonly below: number;
  /** Whole number of misses that may happen then. */
  readonly allowMisses: number;
}

/** What {@link attainment} is measured against. */
export interface AttainmentOptions {
  /** Goal, 0 to 100 percent. @defaultValue none: no verdict */
  readonly goalPercent?: ExactInput | null;
  /** Fewest measured tickets for a verdict. @defaultValue none */
  readonly minimumSample?: number | null;
  /** The agreement's clause for few tickets. @defaultValue none */
  readonly smallSample?: SmallSampleClause | null;
}

/** The answer of {@link attainment}. */
export interface Attainment {
  /** Number of results within the target. */
  readonly met: number;
  /** Number of results over the target, open or closed. */
  readonly missed: number;
  /** Number that is open and not late; it is in no share. */
  readonly pending: number;
  /** Number taken out by contract relief. */
  readonly excluded: number;
  /** Number that could not be judged. */
  readonly leftOut: number;
  /** `met + missed`, the number of results the share is of. */
  readonly measured: number;
  /** 0 to 100, the double nearest to the exact share; `null` when nothing was measured. */
  readonly attainmentPercent: number | null;
  /** For people, e.g. `85.7 %`; it has as many decimals as it takes not to contradict the verdict. */
  readonly attainmentText: string | null;
  /** Wilson score interval at 95 % confidence, 0 to 100; `null` when nothing was measured. */
  readonly interval95Percent: readonly [number, number] | null;
  /** The goal as decimal text, 0 to 100 percent. */
  readonly goalPercent: string | null;
  /** Decided on whole numbers, never on a rounded share; `null` without a goal, without tickets or below the minimum sample. */
  readonly goalMet: boolean | null;
  /** What decided `goalMet`, or kept it from being decided. */
  readonly verdictBy: 'goal' | 'smallSampleClause' | 'minimumSample' | null;
  /** Most misses with which the goal is met, for this number of tickets; `null` without a goal. */
  readonly allowedMisses: number | null;
  /** `allowedMisses - missed`, below 0 when over the limit; `null` without a goal. */
  readonly missesLeft: number | null;
  /** Misses beyond those allowed, at least 0; `null` without a goal. */
  readonly missesOverLimit: number | null;
  /** Fewest tickets with which the goal allows one miss; `null` without a goal and for 100 %. */
  readonly sampleForOneMiss: number | null;
  readonly findings: readonly Finding[];
}

/**
 * The share of results within their target, with what a goal allows and how sure the share is.
 *
 * Attainment is `met / (met + missed)`. Open results that are not late are left out of both; without any measured
 * result there is no share (not 100 %). The goal is met when `100 * met >= goal * measured`, on whole numbers.
 *
 * Sources: interval after E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * JASA 22 (1927); allowed misses `floor(measured * (1 - goal))`.
 *
 * @param source - Counts, the output of `outcomeTally`, or results.
 * @param options - Goal in percent and the agreement's rules for few tickets.
 * @returns The share, the verdict, what is left of the allowance, and findings.
 * @throws {@link VendorwiseError} `INVALID_COUNT`, `INVALID_NUMBER`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { attainment } from 'vendorwise/sla';
 * const october = attainment({ met: 41, missed: 3 }, { goalPercent: '95' });
 * october.attainmentText; // => '93.2 %'
 * october.goalMet; // => false
 * [october.allowedMisses, october.missesOverLimit]; // => [2, 1]
 * attainment({ met: 0, missed: 0 }, { goalPercent: '95' }).attainmentPercent; // => null
 * ```
 */
export function attainment(source: AttainmentSource, options: AttainmentOptions = {}): Attainment {
  const goal = readGoal(options.goalPercent ?? null, 'goalPercent');
  const minimumSample = readWhole(options.minimumSample ?? null, 'minimumSample');
  const clause = readClause(options.smallSample ?? null);
  const { counts, unknown } =
    Symbol.iterator in source ? countOutcomes(source) : { counts: checkCounts(source), unknown: 0 };
  const findings: Finding[] = [];
  if (unknown > 0) {
    findings.push(
      finding('UNKNOWN_OUTCOME', 'medium', messages.unknownOutcome(unknown), { params: { count: unknown } }),
    );
  }
  const judged = judge(counts, goal, minimumSample, clause);
  findings.push(...sampleFindings(judged, minimumSample, clause));
  return { ...judged, findings };
}

/** Counts with every kind present. */
export type FullCounts = Required<OutcomeCounts>;

/** An attainment before its findings. */
export type Judged = Omit<Attainment, 'findings'>;

/** The arithmetic of {@link attainment} on checked counts. */
export function judge(
  counts: FullCounts,
  goal: Fraction | null,
  minimumSample: number | null = null,
  clause: SmallSampleClause | null = null,
): Judged {
  const { met, missed } = counts;
  const measured = met + missed;
  const share = measured === 0 ? null : ratioOf(100n * BigInt(met), measured);
  const byGoal = goal === null ? null : allowance(measured, goal);
  const clauseApplies = byGoal !== null && clause !== null && measured < clause.below && clause.allowMisses > byGoal;
  const allowedMisses = clauseApplies ? clause.allowMisses : byGoal;
  const tooFew = minimumSample !== null && measured < minimumSample;
  const undecided = allowedMisses === null || measured === 0;
  return {
    ...counts,
    measured,
    attainmentPercent: share === null ? null : fractionToNumber(share),
    attainmentText: share === null ? null : shareText(share, goal),
    interval95Percent: measured === 0 ? null : wilsonInterval95Percent(met, measured),
    goalPercent: goal === null ? null : fractionToDecimalText(goal),
    goalMet: undecided || tooFew ? null : missed <= allowedMisses,
    verdictBy: undecided ? null : tooFew ? 'minimumSample' : clauseApplies ? 'smallSampleClause' : 'goal',
    allowedMisses,
    missesLeft: allowedMisses === null ? null : allowedMisses - missed,
    missesOverLimit: allowedMisses === null ? null : Math.max(0, missed - allowedMisses),
    sampleForOneMiss: goal === null ? null : neededForOneMiss(goal),
  };
}

/** What a small number of tickets means for the verdict. */
export function sampleFindings(
  judged: Judged,
  minimumSample: number | null = null,
  clause: SmallSampleClause | null = null,
): Finding[] {
  const { measured, goalPercent, allowedMisses, sampleForOneMiss, verdictBy } = judged;
  if (measured === 0 || goalPercent === null) return [];
  if (verdictBy === 'minimumSample' && minimumSample !== null) {
    const text = messages.belowMinimumSample(measured, minimumSample);
    return [finding('BELOW_MINIMUM_SAMPLE', 'info', text, { params: { measured, minimumSample } })];
  }
  if (verdictBy === 'smallSampleClause' && clause !== null) {
    const { below, allowMisses } = clause;
    const text = messages.smallSampleClauseApplied(measured, below, allowMisses);
    return [finding('SMALL_SAMPLE_CLAUSE_APPLIED', 'info', text, { params: { measured, below, allowMisses } })];
  }
  if (allowedMisses !== 0 || sampleForOneMiss === null) return [];
  const text = messages.smallSample(measured, goalPercent, sampleForOneMiss);
  return [finding('SMALL_SAMPLE', 'info', text, { params: { measured, goalPercent, sampleForOneMiss } })];
}

/** `floor(measured * (100 - goal) / 100)`, exactly. */
function allowance(measured: number, goal: Fraction): number {
  const spare = spareOf(goal);
  return Number((BigInt(measured) * spare.n) / spare.d);
}

function neededForOneMiss(goal: Fraction): number | null {
  const spare = spareOf(goal);
  return spare.n === 0n ? null : Number((spare.d + spare.n - 1n) / spare.n);
}

/** The share of misses that a goal allows, 0 to 1. */
function spareOf(goal: Fraction): Fraction {
  return ratioOf(100n * goal.d - goal.n, 100n * goal.d);
}

const MOST_DECIMALS = 30;

/** A rounded share must not say "95.0 %" when the exact one is below a goal of 95 %, nor "100.0 %" after a miss. */
function shareText(share: Fraction, goal: Fraction | null): string {
  const bounds = [fraction(0), fraction(100), ...(goal === null ? [] : [goal])];
  const goalText = goal === null ? '' : fractionToDecimalText(goal);
  const goalDecimals = goalText.includes('.') ? goalText.length - goalText.indexOf('.') - 1 : 0;
  let text = '';
  for (let decimals = Math.max(1, goalDecimals); decimals <= MOST_DECIMALS; decimals++) {
    text = formatFraction(share, decimals);
    const shown = fraction(text);
    if (bounds.every((bound) => Math.sign(shown.compare(bound)) === Math.sign(share.compare(bound)))) break;
  }
  return `${text} %`;
}

/** Reads a goal as an exact percentage. */
export function readGoal(goalPercent: ExactInput | null, path: string): Fraction | null {
  if (goalPercent === null) return null;
  const goal = fraction(goalPercent, path);
  if (goal.compare(0) >= 0 && goal.compare(100) <= 0) return goal;
  return fail('OUT_OF_RANGE', path, 'A goal is a percentage from 0 to 100.', {
    received: goalPercent,
    expected: 'a percentage from 0 to 100',
  });
}

/** Reads an optional whole number of at least 0. */
export function readWhole(value: number | null, path: string): number | null {
  if (value === null || (Number.isSafeInteger(value) && value >= 0)) return value;
  return fail('INVALID_COUNT', path, 'This is not a whole number of at least 0.', {
    received: value,
    expected: 'a whole number of at least 0',
  });
}

/** Checks the figures of a small-sample clause. */
export function readClause(clause: SmallSampleClause | null): SmallSampleClause | null {
  if (clause === null) return null;
  readWhole(clause.below, 'smallSample.below');
  readWhole(clause.allowMisses, 'smallSample.allowMisses');
  return clause;
}

function checkCounts(counts: OutcomeCounts): FullCounts {
  const { met, missed, pending = 0, excluded = 0, leftOut = 0 } = counts;
  const full = { met, missed, pending, excluded, leftOut };
  for (const [name, value] of Object.entries(full)) readWhole(value ?? Number.NaN, name);
  return full;
}

/** Counts results by kind; a kind that is not known counts as left out. */
export function countOutcomes(outcomes: Iterable<Pick<ClockOutcome, 'outcome'>>): {
  readonly counts: FullCounts;
  readonly unknown: number;
} {
  const counts = { met: 0, missed: 0, pending: 0, excluded: 0, leftOut: 0 };
  let unknown = 0;
  for (const { outcome } of outcomes) {
    if (outcome === 'met') counts.met += 1;
    else if (outcome === 'missed') counts.missed += 1;
    else if (outcome === 'pending') counts.pending += 1;
    else if (outcome === 'excluded') counts.excluded += 1;
    else {
      counts.leftOut += 1;
      if (outcome !== 'leftOut') unknown += 1;
    }
  }
  return { counts, unknown };
}
