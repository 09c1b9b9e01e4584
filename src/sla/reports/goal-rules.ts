import { fail } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import { type ExactInput, type Fraction, fraction } from '../../exact/fraction.js';
import type { SmallSampleClause } from './attainment-result.js';

/** What a number of results is held against. */
export interface GoalRules {
  /** Percent, 0 to 100, exact; `null` without a goal. */
  readonly goal: Fraction | null;
  /** Fewest measured results for a verdict; `null`: any number. */
  readonly minimumSample: number | null;
  readonly smallSample: SmallSampleClause | null;
}

/** Rules for few tickets, as an agreement or the options of a call state them; `null` is "none", whatever else is said. */
export interface SampleRules {
  /** Fewest measured results for a verdict. @defaultValue none */
  readonly minimumSample?: number | null;
  /** The agreement's clause for few tickets. @defaultValue none */
  readonly smallSample?: SmallSampleClause | null;
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

/**
 * Checks rules for few tickets.
 *
 * @param rules - As they stand in options or in a goal.
 * @param path - Where they stand, for the error.
 * @returns The same rules; what is not said stays unsaid.
 */
export function readSampleRules({ minimumSample, smallSample }: SampleRules, path: string): SampleRules {
  if (minimumSample !== undefined && minimumSample !== null) checkWhole(minimumSample, `${path}.minimumSample`);
  if (smallSample !== undefined && smallSample !== null) {
    checkOptions(smallSample, { below: true, allowMisses: true }, `${path}.smallSample`);
    checkWhole(smallSample.below, `${path}.smallSample.below`);
    checkWhole(smallSample.allowMisses, `${path}.smallSample.allowMisses`);
  }
  return {
    ...(minimumSample === undefined ? {} : { minimumSample }),
    ...(smallSample === undefined ? {} : { smallSample }),
  };
}

/** The rules in force: what the caller says comes before what the goal says. */
export function chosenRules(goal: Fraction | null, ofCaller: SampleRules, ofGoal: SampleRules = {}): GoalRules {
  const { minimumSample = null, smallSample = null } = { ...ofGoal, ...ofCaller };
  return { goal, minimumSample, smallSample };
}

/** Refuses what is no whole number of at least 0. */
export function checkWhole(value: number, path: string): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  fail('INVALID_COUNT', path, 'This is not a whole number of at least 0.', {
    received: value,
    expected: 'a whole number of at least 0',
  });
}
