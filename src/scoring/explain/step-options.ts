import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, tryFraction } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { compareText } from '../exact-text.js';
import { optionIssue } from '../options.js';
import type { Replay } from './replay-report.js';
import { type ScoreLadder, scoreLadder } from './score-ladder.js';

/** What a single step is, and which scores take steps. */
export interface ScoreStabilityOptions {
  /** Size of a step on scales of points. @defaultValue 1 point */
  readonly pointsStep?: ExactInput;
  /**
   * Size of a step by criterion id, in the criterion's own unit; a price takes steps only when it is named here.
   * @defaultValue `pointsStep` on a scale of points, one level or tier, a hundredth of the way between the ends of other
   * scales of figures
   */
  readonly steps?: Readonly<Record<string, ExactInput>>;
  /** Whether scores of criteria without weight can change too, such as a certificate that is required. @defaultValue `false` */
  readonly pureGates?: boolean;
  /**
   * Ids of criteria and groups whose scores nobody doubts, so that they take no steps, such as the `facts` of a panel.
   * @defaultValue none
   */
  readonly fixed?: readonly string[];
  /** Steps beyond which nobody looks further, 1 to 10000. @defaultValue 1000 */
  readonly maximumSteps?: number;
}

/** A criterion whose scores take steps. */
export interface SteppedLeaf {
  readonly leaf: LeafIndex;
  readonly ladder: ScoreLadder;
}

/** The options of a run. */
export interface StepPlan {
  /** In the order of their ids, so that the order of the document decides nothing. */
  readonly leaves: readonly SteppedLeaf[];
  readonly most: number;
}

/**
 * Checks the options and finds the criteria whose scores take steps.
 *
 * @param replay - The replayed report.
 * @param options - As given by the caller.
 * @returns The criteria with their ladders.
 * @throws {@link VendorwiseError} `UNKNOWN_KEY`, `INVALID_OPTION`, `UNKNOWN_CRITERION`.
 */
export function stepPlan({ index, criteria }: Replay, options: ScoreStabilityOptions): StepPlan {
  checkOptions(options, { pointsStep: true, steps: true, pureGates: true, fixed: true, maximumSteps: true });
  const { pureGates = false, maximumSteps: most = 1000, steps = {}, fixed = [] } = options;
  const issues: VendorwiseIssue[] = [];
  if (typeof pureGates !== 'boolean') issues.push(optionIssue('pureGates', pureGates, 'true or false'));
  if (!Number.isInteger(most) || most < 1 || most > 10_000) {
    issues.push(optionIssue('maximumSteps', most, 'a whole number from 1 to 10000'));
  }
  const points = options.pointsStep === undefined ? null : readStep('pointsStep', options.pointsStep, issues);
  const sizes = readSteps(steps, index.leaves, issues);
  const still = readFixed(fixed, index.leaves, issues);
  const both = [...sizes.keys()].filter((id) => still.has(id));
  issues.push(...both.map((id) => optionIssue(joinPath('steps', id), steps[id], 'left out: the criterion is fixed')));
  throwIssues(issues);
  const leaves = index.leaves.flatMap((leaf): SteppedLeaf[] => {
    const scale = criteria[leaf.position]?.scale;
    if (scale === undefined || still.has(leaf.id) || (leaf.globalShare.equals(0) && !pureGates)) return [];
    const ladder = scoreLadder(scale, sizes.get(leaf.id) ?? (scale.kind === 'points' ? points : null));
    return ladder === null ? [] : [{ leaf, ladder }];
  });
  return { leaves: leaves.sort((a, b) => compareText(a.leaf.id, b.leaf.id)), most };
}

function readSteps(
  steps: Readonly<Record<string, ExactInput>>,
  leaves: readonly LeafIndex[],
  issues: VendorwiseIssue[],
): Map<string, Fraction> {
  const sizes = new Map<string, Fraction>();
  if (typeof steps !== 'object' || steps === null || Array.isArray(steps)) {
    issues.push(optionIssue('steps', steps, 'sizes of steps by criterion id'));
    return sizes;
  }
  for (const [id, size] of Object.entries(steps)) {
    const leaf = leaves.find((one) => one.id === id);
    const key = joinPath('steps', id);
    if (leaf === undefined) {
      issues.push(unknownCriterion(id, `options.${key}`, `There is no criterion "${id}".`, leaves));
    } else if (leaf.scale.kind === 'yesNo' || leaf.scale.kind === 'ordinal') {
      issues.push(optionIssue(key, size, 'left out: a step on this scale is one level'));
    } else {
      const read = readStep(key, size, issues);
      if (read !== null) sizes.set(id, read);
    }
  }
  return sizes;
}

/** The criteria that stand still, those of a named group included. */
function readFixed(fixed: readonly string[], leaves: readonly LeafIndex[], issues: VendorwiseIssue[]): Set<string> {
  if (!Array.isArray(fixed)) {
    issues.push(optionIssue('fixed', fixed, 'a list of ids of criteria and groups'));
    return new Set();
  }
  const found = fixed.flatMap((id, i) => {
    const named = leaves.filter((leaf) => leaf.id === id || leaf.groups.includes(id));
    if (named.length === 0) {
      const text = `There is no criterion or group "${String(id)}".`;
      issues.push(unknownCriterion(id, `options.fixed[${i}]`, text, leaves));
    }
    return named.map((leaf) => leaf.id);
  });
  return new Set(found);
}

function unknownCriterion(id: string, path: string, text: string, leaves: readonly LeafIndex[]): VendorwiseIssue {
  return issue('UNKNOWN_CRITERION', path, text, {
    received: id,
    expected: `one of ${leaves.map((one) => one.id).join(', ')}`,
    params: { criterion: id },
  });
}

function readStep(name: string, size: ExactInput, issues: VendorwiseIssue[]): Fraction | null {
  const read = tryFraction(size);
  if (read?.gt(0) === true) return read;
  issues.push(optionIssue(name, size, 'a number above 0'));
  return null;
}
