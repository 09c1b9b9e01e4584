import { issue, type VendorwiseIssue } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { joinPath } from '../../core/path.js';
import { ahpConventions, randomIndexIssues, weighMatrix } from './ahp-weights.js';
import { weighBestWorst } from './best-worst-weights.js';
import type { ItemWeight } from './item-weight.js';
import { readBestWorst } from './read-best-worst.js';
import { readPairwise } from './read-pairwise.js';
import type { AhpComparisons, BestWorstComparisons, WeightComparisons } from './weight-comparisons.js';

/** Digits after the point of percents: what is announced is what counts. */
const DECIMALS = 2;

/** Weights that comparisons give. */
export interface ComparedWeights {
  readonly weights: readonly ItemWeight[];
  readonly findings: readonly Finding[];
}

/**
 * Weighs members of a group by the comparisons that the criteria keep.
 *
 * @param issues - Receives `UNKNOWN_ITEM`, and the codes of `ahpWeights` and `bestWorstWeights`.
 * @returns Weights of the members that are compared; `null` when the comparisons cannot be used.
 */
export function comparedWeights(
  comparisons: WeightComparisons,
  members: readonly string[],
  path: string,
  issues: VendorwiseIssue[],
): ComparedWeights | null {
  return comparisons.method === 'ahp'
    ? byAhp(comparisons, members, path, issues)
    : byBestWorst(comparisons, members, path, issues);
}

function byAhp(
  { method: _, vector, randomIndex, limit, ...given }: AhpComparisons,
  members: readonly string[],
  path: string,
  issues: VendorwiseIssue[],
): ComparedWeights | null {
  const { items, judgements } = given;
  const named = items ?? judgements?.flatMap(({ a, b }) => [a, b]) ?? members;
  const compared = members.filter((id) => named.includes(id));
  const matrix = readPairwise(given, path, compared, issues);
  if (matrix === null) return null;
  const conventions = ahpConventions({
    decimals: DECIMALS,
    ...(vector === undefined ? {} : { vector }),
    ...(randomIndex === undefined ? {} : { randomIndex }),
    ...(limit === undefined ? {} : { limit }),
  });
  const ends = randomIndexIssues(matrix.size, conventions.randomIndex);
  issues.push(...ends.map((one) => ({ ...one, path: joinPath(path, 'randomIndex') })));
  return ends.length > 0 ? null : weighMatrix(matrix, conventions);
}

function byBestWorst(
  { method: _, ...answers }: BestWorstComparisons,
  members: readonly string[],
  path: string,
  issues: VendorwiseIssue[],
): ComparedWeights | null {
  const found: VendorwiseIssue[] = [];
  const problem = readBestWorst(answers, found);
  for (const item of problem.items.filter((one) => !members.includes(one))) {
    const place = item === answers.best ? 'best' : item === answers.worst ? 'worst' : joinPath('bestToOthers', item);
    const expected = `one of ${members.join(', ')}`;
    found.push(
      issue('UNKNOWN_ITEM', place, `"${item}" is not among the items to compare; expected ${expected}.`, {
        received: item,
        expected,
        params: { item, known: members },
      }),
    );
  }
  issues.push(...found.map((one) => ({ ...one, path: `${path}.${one.path}` })));
  return found.length > 0 ? null : weighBestWorst(problem, DECIMALS);
}
