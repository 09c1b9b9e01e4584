import { type Finding, finding } from '../../core/findings.js';
import { isRanked } from '../totals/evaluate-sheets.js';
import type { ScoreReport } from '../totals/score-report.js';
import { firstAfter } from './first-after.js';
import { type GateFall, gateFall } from './gate-fall.js';
import { type LiftedRival, liftRivals } from './lift-rivals.js';
import { SCORE_STABILITY_MESSAGES, STABILITY_MESSAGES } from './messages.js';
import { type Replay, replayReport } from './replay-report.js';
import {
  liftedStability,
  type RivalSearch,
  type RivalStability,
  rivalStability,
  type WinnerCells,
} from './rival-stability.js';
import { type ScoreStabilityOptions, stepPlan } from './step-options.js';

/** A vendor that is neither the winner nor a rival. */
export interface NotTested {
  readonly vendor: string;
  /** It has no total; it is below the minimum total; or steps do not bring it past the gates that it fails. */
  readonly reason: 'noTotal' | 'belowMinimumTotal' | 'gateOutOfReach';
  readonly message: string;
}

/** How many single-step score changes the first place withstands. */
export interface ScoreStability {
  /** The vendor whose first place is tested; `null` when no vendor is ranked. */
  readonly winner: string | null;
  /** Fewest single-step score changes after which another vendor is first; `null` where the most do not do it. */
  readonly steps: number | null;
  /** Who is first after them. */
  readonly challenger: string | null;
  /** By rival: those with a rank, best first, then those that fail gates which steps can mend. */
  readonly rivals: readonly RivalStability[];
  /** How far the winner is from failing a gate; `null` when no gate is within reach. */
  readonly gate: GateFall | null;
  /** Vendors of which nothing is said, with the reason, in the order of the report. */
  readonly notTested: readonly NotTested[];
  /** Steps beyond which nobody looked. */
  readonly maximumSteps: number;
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * The fewest single-step score changes that would make another vendor win, exactly.
 *
 * A step is one point, one level or tier, the other answer of yes and no, or a hundredth of the way between the ends of
 * other scales of figures; prices take steps only when `steps` says how long. For every rival the scores of the winner
 * and of the rival move, each within its scale and its gates, until the rival has more points: the steps are the best
 * ones first, where later steps of a score gain less (greedy), and otherwise by a table over the number of steps
 * (knapsack). A vendor that fails gates is a rival, too: the steps of its failing scores to the gates count. The scores of
 * third vendors stay. A winner that fails a gate is out; then the others are scored again. Vendors without a total, below
 * a minimum total, or with gates that steps cannot mend are no rivals; `notTested` names them.
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @param options - Sizes of steps, and what takes them.
 * @returns The fewest steps over all rivals, and a row for each.
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no report, `INVALID_VALUE` when a total does not follow from
 * the scores of the report; for options `UNKNOWN_KEY`, `INVALID_TYPE`, `INVALID_VALUE`, `INVALID_NUMBER`, `OUT_OF_RANGE`,
 * `UNKNOWN_CRITERION`.
 * @example
 * ```ts
 * import { defineCriteria, scoreStability, scoreVendors } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'hygiene', weight: 40, scale: { kind: 'points', min: 0, max: 5 } },
 *   ],
 * });
 * const report = scoreVendors(criteria, [
 *   { vendor: 'Acme', scores: { quality: 4, hygiene: 5 } },
 *   { vendor: 'Bolt', scores: { quality: 4, hygiene: 3 } },
 * ]);
 * const { message, rivals } = scoreStability(report);
 * message; // => 'At least 2 single-step score changes are needed before Bolt wins.'
 * rivals[0]?.message; // => 'At least 2 single-step score changes are needed before Bolt overtakes Acme, such as quality of Acme from 4 to 2.'
 * ```
 */
export function scoreStability(report: ScoreReport, options: ScoreStabilityOptions = {}): ScoreStability {
  const replay = replayReport(report);
  const plan = stepPlan(replay, options);
  const [first, ...others] = replay.ranked;
  const maximumSteps = plan.most;
  if (first === undefined) {
    const message = STABILITY_MESSAGES.noWinner();
    return {
      winner: null,
      steps: null,
      challenger: null,
      rivals: [],
      gate: null,
      notTested: [],
      maximumSteps,
      message,
      findings: [],
    };
  }
  const winner = first.sheet.vendor;
  const known: WinnerCells = new Map();
  const searches = others.map((rival) => rivalStability(replay, plan, { winner: first, rival }, known));
  const lifted = liftRivals(replay, plan, first);
  const outsiders = lifted.map((one) => liftedStability(plan, first, one));
  const rivals = [...searches, ...outsiders].map(({ row }) => row);
  const gate = gateFall(replay, plan, first);
  const verdict = best([
    overtaken(replay, closestOf(searches)),
    fallen(winner, gate, lifted, maximumSteps),
    overtaken(replay, closestOf(outsiders)),
  ]);
  const closest = closestOf([...searches, ...outsiders]);
  return {
    winner,
    steps: verdict?.steps ?? null,
    challenger: verdict?.challenger ?? null,
    rivals,
    gate,
    notTested: notTested(replay, lifted),
    maximumSteps,
    message: verdict?.message ?? noneOf(winner, replay, rivals.length, maximumSteps),
    findings: closest?.row.steps === 1 ? [oneStepAhead(winner, closest.row.vendor)] : [],
  };
}

function notTested({ scored }: Replay, lifted: readonly LiftedRival[]): NotTested[] {
  return scored.flatMap((one): NotTested[] => {
    if (isRanked(one) || lifted.some(({ before }) => before === one)) return [];
    const { vendor } = one.sheet;
    const reason =
      one.total === null
        ? 'noTotal'
        : one.failed.length > 0 && !one.belowMinimum
          ? 'gateOutOfReach'
          : 'belowMinimumTotal';
    return [{ vendor, reason, message: SCORE_STABILITY_MESSAGES.notTested[reason](vendor) }];
  });
}

/** Of rivals with equal steps the highest in the ranking. */
function closestOf(searches: readonly RivalSearch[]): RivalSearch | null {
  return searches.reduce<RivalSearch | null>(
    (best, one) => (one.row.steps !== null && (best?.row.steps == null || one.row.steps < best.row.steps) ? one : best),
    null,
  );
}

interface Verdict {
  readonly steps: number;
  readonly challenger: string;
  readonly message: string;
}

/** The fewest steps; of equal ones the first. */
function best(verdicts: readonly (Verdict | null)[]): Verdict | null {
  return verdicts.reduce<Verdict | null>(
    (least, one) => (one !== null && (least === null || one.steps < least.steps) ? one : least),
    null,
  );
}

/** The winner is not first after the steps; that the rival is can fail only where its steps move other bidders' points. */
function overtaken(replay: Replay, closest: RivalSearch | null): Verdict | null {
  if (closest === null || closest.row.steps === null) return null;
  const { vendor, steps, failedGates } = closest.row;
  const first = firstAfter(replay, closest.moves);
  const challenger = first.includes(vendor) ? vendor : (first[0] ?? vendor);
  const names = failedGates.flatMap((id) => replay.index.leaves.find((leaf) => leaf.id === id)?.name ?? []);
  return { steps, challenger, message: overtakenText(replay, steps, vendor, challenger, names) };
}

/** Where a rule decides between equal totals, fewer steps may do: they draw level, and the rule does the rest. */
function overtakenText(
  { index, ranked }: Replay,
  steps: number,
  vendor: string,
  challenger: string,
  gates: readonly string[],
): string {
  const winner = ranked[0]?.sheet.vendor ?? '';
  if (index.tieBreak.length > 0) return SCORE_STABILITY_MESSAGES.passed(steps, vendor, winner, gates);
  return gates.length > 0 && challenger === vendor
    ? SCORE_STABILITY_MESSAGES.lifted(steps, vendor, gates)
    : SCORE_STABILITY_MESSAGES.overtaken(steps, challenger);
}

/** When nobody else is ranked, a vendor that fails gates has to pass them as well. */
function fallen(winner: string, gate: GateFall | null, lifted: readonly LiftedRival[], most: number): Verdict | null {
  if (gate === null) return null;
  const [next] = gate.next;
  if (next !== undefined) {
    const { steps } = gate;
    return { steps, challenger: next, message: SCORE_STABILITY_MESSAGES.gateFailed(steps, next, winner) };
  }
  const nearest = lifted.reduce<LiftedRival | null>(
    (least, one) => (least === null || one.steps < least.steps ? one : least),
    null,
  );
  if (nearest === null || gate.steps + nearest.steps > most) return null;
  const [steps, challenger] = [gate.steps + nearest.steps, nearest.before.sheet.vendor];
  return { steps, challenger, message: SCORE_STABILITY_MESSAGES.fallAndLift(steps, challenger, winner) };
}

function noneOf(winner: string, { scored }: Replay, rivals: number, most: number): string {
  if (rivals > 0) return SCORE_STABILITY_MESSAGES.never(winner, most);
  return scored.length === 1
    ? SCORE_STABILITY_MESSAGES.alone(winner)
    : SCORE_STABILITY_MESSAGES.othersOut(winner, most);
}

function oneStepAhead(winner: string, vendor: string): Finding {
  const message = SCORE_STABILITY_MESSAGES.WINNER_ONE_STEP_AHEAD(winner, vendor);
  return finding('WINNER_ONE_STEP_AHEAD', 'medium', message, {
    subject: winner,
    params: { winner, challenger: vendor },
  });
}
