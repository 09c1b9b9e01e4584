import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, ONE } from '../../exact/fraction.js';
import { isIssue, readFigure } from '../scales/compiled-scale.js';
import type { BestWorstAnswers } from './best-worst-answers.js';
import { countIssues } from './item-count.js';

/** Most items: the solution looks at every pair of answers. */
const MOST_COMPARED = 100;
/** Answers beyond this are typing errors; Rezaei's scale ends at 9. */
const LARGEST_ANSWER = 1000;

/** The answers of the best-worst method as exact figures, by position of the item. */
export interface BestWorstProblem {
  readonly items: readonly string[];
  readonly best: number;
  readonly worst: number;
  /** How many times as important the best is as each item; 1 for itself. */
  readonly fromBest: readonly Fraction[];
  /** How many times as important each item is as the worst; 1 for itself. */
  readonly toWorst: readonly Fraction[];
  /** How many times as important the best is as the worst. */
  readonly bestToWorst: Fraction;
}

type Row = Readonly<Record<string, ExactInput>>;

/**
 * Checks the answers of the best-worst method and completes them.
 *
 * @param issues - Receives `BEST_IS_WORST`, `OUT_OF_RANGE`, `REQUIRED`, `INVALID_NUMBER`, `NOT_ITSELF`,
 * `BEST_TO_WORST_DIFFERS`.
 * @returns Exact figures; not to be used when there are issues.
 */
export function readBestWorst(answers: BestWorstAnswers, issues: VendorwiseIssue[]): BestWorstProblem {
  const { best, worst, bestToOthers, othersToWorst } = answers;
  const items = [...new Set([...Object.keys(bestToOthers), ...Object.keys(othersToWorst), best, worst])];
  issues.push(...countIssues(items.length, 'bestToOthers', MOST_COMPARED));
  if (best === worst) {
    issues.push(
      issue('BEST_IS_WORST', 'worst', 'Best and worst are the same item, so nothing is compared.', {
        received: worst,
        expected: 'another item than the best',
      }),
    );
  }
  const forward = readRow('bestToOthers', bestToOthers, best, issues);
  const backward = readRow('othersToWorst', othersToWorst, worst, issues);
  const bestToWorst = forward.get(worst) ?? backward.get(best);
  checkAgreement(forward.get(worst), backward.get(best), answers, issues);
  if (bestToWorst !== undefined && best !== worst) {
    forward.set(worst, bestToWorst);
    backward.set(best, bestToWorst);
  }
  const complete = (row: Map<string, Fraction>, name: keyof BestWorstAnswers, given: Row): Fraction[] =>
    items.map((item) => {
      if (!row.has(item) && !Object.hasOwn(given, item)) issues.push(unanswered(item, name, answers));
      return row.get(item) ?? ONE;
    });
  return {
    items,
    best: items.indexOf(best),
    worst: items.indexOf(worst),
    fromBest: complete(forward, 'bestToOthers', bestToOthers),
    toWorst: complete(backward, 'othersToWorst', othersToWorst),
    bestToWorst: bestToWorst ?? ONE,
  };
}

/** The answers of one row that can be used; an item against itself is 1. */
function readRow(name: string, row: Row, self: string, issues: VendorwiseIssue[]): Map<string, Fraction> {
  const read = new Map<string, Fraction>([[self, ONE]]);
  for (const [item, given] of Object.entries(row)) {
    const path = joinPath(name, item);
    const value = readAnswer(given, path);
    if (isIssue(value)) issues.push(value);
    else if (item === self && !value.equals(ONE)) issues.push(notItself(item, given, path));
    else read.set(item, value);
  }
  return read;
}

function readAnswer(value: unknown, path: string): Fraction | VendorwiseIssue {
  const answer = readFigure(value, path);
  if (isIssue(answer) || (answer.gte(ONE) && answer.lte(LARGEST_ANSWER))) return answer;
  const low = answer.lt(ONE);
  const expected = `from 1 to ${LARGEST_ANSWER}`;
  const message = low
    ? `Nothing is more important than the best or less than the worst, so an answer is at least 1; expected ${expected}.`
    : `No two things differ so much in importance; expected ${expected}.`;
  return issue('OUT_OF_RANGE', path, message, {
    received: value,
    expected,
    params: { limit: low ? 1 : LARGEST_ANSWER },
  });
}

function notItself(item: string, received: unknown, path: string): VendorwiseIssue {
  return issue('NOT_ITSELF', path, `"${item}" compared with itself is 1.`, { received, expected: '1' });
}

function checkAgreement(
  forward: Fraction | undefined,
  backward: Fraction | undefined,
  { best, worst, othersToWorst }: BestWorstAnswers,
  issues: VendorwiseIssue[],
): void {
  if (best === worst || forward === undefined || backward === undefined || forward.equals(backward)) return;
  issues.push(
    issue(
      'BEST_TO_WORST_DIFFERS',
      joinPath('othersToWorst', best),
      `"${best}" against "${worst}" is answered twice, with ${forward.toString()} and ${backward.toString()}.`,
      { received: othersToWorst[best], expected: forward.toString(), params: { best, worst } },
    ),
  );
}

function unanswered(item: string, name: keyof BestWorstAnswers, { best, worst }: BestWorstAnswers): VendorwiseIssue {
  const question = name === 'bestToOthers' ? `"${best}" against "${item}"` : `"${item}" against "${worst}"`;
  return issue('REQUIRED', joinPath(name, item), `There is no answer for ${question}.`, {
    expected: 'a number from 1',
    params: { item },
  });
}
