import {
  type Fraction,
  formatFraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  HUNDRED,
  ratioOf,
  ZERO,
} from '../../exact/fraction.js';
import type { Attainment, FullCounts } from './attainment-result.js';
import type { GoalRules } from './goal-rules.js';
import { wilsonInterval95Percent } from './wilson-interval.js';

/** An attainment before its sentence and its findings. */
export type Judged = Omit<Attainment, 'message' | 'findings'>;

/** The arithmetic of `attainment` on checked counts. */
export function judge(counts: FullCounts, { goal, minimumSample, smallSample: clause }: GoalRules): Judged {
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
  const bounds = [ZERO, HUNDRED, ...(goal === null ? [] : [goal])];
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
