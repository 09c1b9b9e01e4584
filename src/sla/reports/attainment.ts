import { requireRecord } from '../../core/check.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { ClockOutcome } from '../outcome.js';
import type { Attainment, FullCounts, OutcomeCounts } from './attainment-result.js';
import { attainmentSentence } from './attainment-sentence.js';
import { checkWhole, chosenRules, readGoal, readSampleRules, type SampleRules } from './goal-rules.js';
import { judge } from './judge.js';
import * as messages from './messages.js';
import { sampleFindings } from './sample-findings.js';

/** Counts, the output of `outcomeTally`, or the results themselves. */
export type AttainmentSource = OutcomeCounts | Iterable<Pick<ClockOutcome, 'outcome'> & { readonly clockId?: string }>;

/** What {@link attainment} is measured against. */
export interface AttainmentOptions extends SampleRules {
  /** Goal, 0 to 100 percent. @defaultValue none: no verdict */
  readonly goalPercent?: ExactInput | null;
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
 * @throws {@link VendorwiseError} `INVALID_COUNT`, `INVALID_NUMBER`, `OUT_OF_RANGE`; `UNKNOWN_KEY`, `INVALID_TYPE` for
 * options that it does not know.
 * @example
 * ```ts
 * import { attainment } from 'vendorwise/sla';
 * const october = attainment({ met: 41, missed: 3 }, { goalPercent: '95' });
 * october.attainmentText; // => '93.2 %'
 * october.message; // => '41 of 44 in time (93.2 %); the goal of 95 % is missed by 1 ticket.'
 * [october.allowedMisses, october.missesOverLimit]; // => [2, 1]
 * attainment({ met: 0, missed: 0 }, { goalPercent: '95' }).attainmentPercent; // => null
 * ```
 */
export function attainment(source: AttainmentSource, options: AttainmentOptions = {}): Attainment {
  checkOptions(options, { goalPercent: true, minimumSample: true, smallSample: true });
  const goal = readGoal(options.goalPercent ?? null, 'options.goalPercent');
  const rules = chosenRules(goal, readSampleRules(options, 'options'));
  const { counts, unknown, clockIds } = countSource(source);
  const findings: Finding[] = [];
  if (unknown > 0) {
    findings.push(
      finding('UNKNOWN_OUTCOME', 'medium', messages.unknownOutcome(unknown), { params: { count: unknown } }),
    );
  }
  if (clockIds.length > 1) {
    const evidence = [...clockIds].sort();
    const params = { clocks: clockIds.length };
    findings.push(finding('CLOCKS_POOLED', 'low', messages.clocksPooled(evidence), { params, evidence }));
  }
  const judged = judge(counts, rules);
  findings.push(...sampleFindings(judged, rules));
  return { ...judged, message: attainmentSentence(judged, rules), findings };
}

interface SourceCounts {
  readonly counts: FullCounts;
  readonly unknown: number;
  /** Every clock that the source names. */
  readonly clockIds: readonly string[];
}

function countSource(source: AttainmentSource): SourceCounts {
  if (typeof source !== 'object' || source === null)
    requireRecord(source, 'source', 'a list of results or their counts');
  if (!(Symbol.iterator in source)) return { counts: checkCounts(source), unknown: 0, clockIds: clocksOfTally(source) };
  const clockIds = new Set<string>();
  return { ...countOutcomes(source, clockIds), clockIds: [...clockIds] };
}

/** The clocks of the output of `outcomeTally`; other counts name none. */
function clocksOfTally(source: OutcomeCounts): string[] {
  const { lines } = source as { readonly lines?: readonly { readonly clockId: string }[] };
  return Array.isArray(lines) ? [...new Set(lines.map(({ clockId }) => clockId))].filter((id) => id !== '') : [];
}

function checkCounts(counts: OutcomeCounts): FullCounts {
  const { met, missed, pending = 0, excluded = 0, leftOut = 0 } = counts;
  const full = { met, missed, pending, excluded, leftOut };
  for (const [name, value] of Object.entries(full)) checkWhole(value ?? Number.NaN, name);
  return full;
}

const NOTHING: { readonly outcome?: undefined; readonly clockId?: undefined } = {};

/**
 * Counts results by kind; a kind that is not known counts as left out.
 *
 * @param outcomes - The results.
 * @param clockIds - Takes up the clocks that they name.
 */
export function countOutcomes(
  outcomes: Iterable<Pick<ClockOutcome, 'outcome'> & { readonly clockId?: string }>,
  clockIds?: Set<string>,
): {
  readonly counts: FullCounts;
  readonly unknown: number;
} {
  const counts = { met: 0, missed: 0, pending: 0, excluded: 0, leftOut: 0 };
  let unknown = 0;
  let last: string | undefined;
  for (const one of outcomes) {
    const { outcome, clockId } = one ?? NOTHING;
    if (clockId !== last && clockId !== undefined && clockIds !== undefined) {
      last = clockId;
      clockIds.add(clockId);
    }
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
