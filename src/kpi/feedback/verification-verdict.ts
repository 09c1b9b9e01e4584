import type { ActionIndex } from './action-definition.js';
import type { LevelComparison } from './compare-levels.js';

/** What a verification says of an action. */
export type VerificationVerdict = 'verifiedEffective' | 'ineffective' | 'tooEarly' | 'notProven';

/** What decided a verification. */
export type VerificationReason =
  /** Corrective steps are not done on the day of the question. */
  | 'stepsNotDone'
  /** Fewer complete periods after the steps than the rule asks for. */
  | 'periodsMissing'
  /** Better than chance would have it, by as much as matters, and the target was not missed again. */
  | 'improved'
  /** The rule asks for the target only, and every period met it. */
  | 'targetMet'
  /** Better than chance would have it, but the target was missed again. */
  | 'improvedButMissed'
  /** The target was missed again, and no improvement was proven. */
  | 'missedAgain'
  /** Worse than chance would have it. */
  | 'worse'
  /** Any change lies within what does not matter. */
  | 'noChange'
  /** The change may be chance. */
  | 'notSignificant'
  /** More than chance, but less than the change that matters. */
  | 'changeTooSmall'
  /** No change of level at the steps. */
  | 'noChangeAtSteps'
  /** The rule asks for the target only; no period missed it, but not every one met it. */
  | 'closeToTarget'
  /** The rule asks for the target only, and none was in force. */
  | 'noTarget'
  /** Too few used periods before the steps. */
  | 'nothingToCompare';

/** How the periods after the steps stand to their targets. */
export interface TargetKept {
  /** Periods that were held against a target. */
  readonly judged: number;
  readonly met: number;
  readonly withinTolerance: number;
  readonly missed: number;
}

/** What a verdict is made of. */
export interface VerdictParts {
  readonly rule: ActionIndex['rule'];
  readonly target: TargetKept;
  /** The deciding test; `null` p when nothing could be tested. */
  readonly p: number | null;
  /** 1 for better, -1 for worse, 0 for neither. */
  readonly way: -1 | 0 | 1;
  readonly comparison: LevelComparison;
  /** Smallest change that matters, in the unit; 0 when none is known. */
  readonly matters: number;
}

/** The verdict of a verification whose time has come. */
export function verificationVerdict(parts: VerdictParts): readonly [VerificationVerdict, VerificationReason] {
  const { rule, target, p, way, comparison, matters } = parts;
  if (rule.method === 'target') return targetVerdict(target);
  const proven = p !== null && p < rule.alpha;
  const enough = Math.abs(comparison.difference ?? 0) >= matters;
  if (proven && way < 0) return ['ineffective', 'worse'];
  if (rule.target === 'required' && target.missed > 0) {
    return ['ineffective', proven && way > 0 && enough ? 'improvedButMissed' : 'missedAgain'];
  }
  if (p === null) return ['notProven', 'nothingToCompare'];
  if (proven && way > 0 && enough) return ['verifiedEffective', 'improved'];
  const [low, high] = comparison.interval95 ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (matters > 0 && low >= -matters && high <= matters) return ['ineffective', 'noChange'];
  if (proven && way > 0) return ['notProven', 'changeTooSmall'];
  return ['notProven', rule.method === 'changepoint' ? 'noChangeAtSteps' : 'notSignificant'];
}

function targetVerdict(target: TargetKept): readonly [VerificationVerdict, VerificationReason] {
  if (target.judged === 0) return ['notProven', 'noTarget'];
  if (target.missed > 0) return ['ineffective', 'missedAgain'];
  return target.withinTolerance > 0 ? ['notProven', 'closeToTarget'] : ['verifiedEffective', 'targetMet'];
}
