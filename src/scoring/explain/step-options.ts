import { flagIssues, numberIssues } from '../../core/check.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { joinPath } from '../../core/path.js';
import type { ExactInput, Fraction } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { compareText } from '../exact-text.js';
import { type FigureRule, figureWithin } from '../scales/compiled-scale.js';
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
 * @throws {@link VendorwiseError} `UNKNOWN_KEY`, `INVALID_TYPE`, `INVALID_VALUE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_CRITERION`.
 */
export function stepPlan({ index, criteria }: Replay, options: ScoreStabilityOptions): StepPlan {
  checkOptions(options, { pointsStep: true, steps: true, pureGates: true, fixed: true, maximumSteps: true });
  const { pureGates = false, maximumSteps: most = 1000, steps = {}, fixed = [] } = options;
  const issues: VendorwiseIssue[] = [];
  issues.push(...flagIssues(pureGates, 'options.pureGates'));
  issues.push(...numberIssues(most, { whole: true, least: 1, most: 10_000 }, 'options.maximumSteps'));
  const points =
    options.pointsStep === undefined ? null : figureWithin(options.pointsStep, 'options.pointsStep', STEP, issues);
  const sizes = readSteps(steps, index.leaves, issues);
  const still = readFixed(fixed, index.leaves, issues);
  const both = [...sizes.keys()].filter((id) => still.has(id));
  issues.push(...both.map((id) => noStep(id, steps[id], 'Scores of a fixed criterion take no steps.')));
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
    const expected = 'sizes of steps by criterion id';
    issues.push(issue('INVALID_TYPE', 'options.steps', `Steps are ${expected}.`, { received: steps, expected }));
    return sizes;
  }
  for (const [id, size] of Object.entries(steps)) {
    const leaf = leaves.find((one) => one.id === id);
    const path = joinPath('options.steps', id);
    if (leaf === undefined) {
      issues.push(unknownCriterion(id, path, `There is no criterion "${id}".`, leaves));
    } else if (leaf.scale.kind === 'yesNo' || leaf.scale.kind === 'ordinal') {
      issues.push(noStep(id, size, 'A step on this scale is one level.'));
    } else {
      const read = figureWithin(size, path, STEP, issues);
      if (read !== null) sizes.set(id, read);
    }
  }
  return sizes;
}

/** The criteria that stand still, those of a named group included. */
function readFixed(fixed: readonly string[], leaves: readonly LeafIndex[], issues: VendorwiseIssue[]): Set<string> {
  if (!Array.isArray(fixed)) {
    const expected = 'a list of ids of criteria and groups';
    issues.push(issue('INVALID_TYPE', 'options.fixed', `This must be ${expected}.`, { received: fixed, expected }));
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

const STEP: FigureRule = { above: 0, message: 'The size of a step is above 0.', expected: 'a number above 0' };

function noStep(id: string, received: unknown, message: string): VendorwiseIssue {
  return issue('INVALID_VALUE', joinPath('options.steps', id), message, { received, expected: 'no size for this one' });
}
