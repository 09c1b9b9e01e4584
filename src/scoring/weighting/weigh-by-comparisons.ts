import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { CriteriaDefinition, CriteriaNode, WeightUnit } from '../criteria/criteria.js';
import { parseCriteria } from '../criteria/parse-criteria.js';
import { comparedWeights } from './compared-weights.js';
import type { ItemWeight } from './item-weight.js';
import type { WeightComparisons } from './weight-comparisons.js';

/**
 * Fills in the weights of a criteria document from the comparisons that it keeps.
 *
 * Where the document or a group has `comparisons`, its members get percents of two digits after the point, which sum to
 * exactly 100: what is announced is what counts, on every machine. The answers stay in the document, so that anybody can
 * see where the weights come from; `lintCriteria` says how well they fit together, and whether somebody has changed the
 * weights since. Members that nothing compares stay as they are, such as gates.
 *
 * @param document - A criteria document, with comparisons by `ahp` ({@link ahpWeights}) or `bestWorst`
 * ({@link bestWorstWeights}) of the members' ids; weights of compared members may be left out.
 * @returns The document with weights, for {@link defineCriteria}.
 * @throws {@link VendorwiseError} with every problem: `REQUIRED` when the document has no comparisons, the codes of form
 * of `defineCriteria`, `UNKNOWN_ITEM`, and the codes of `ahpWeights` and `bestWorstWeights`.
 * @example
 * ```ts
 * import { defineCriteria, lintCriteria, weighByComparisons } from 'vendorwise/scoring';
 * const points = { kind: 'points', min: 0, max: 5 } as const;
 * const draft = weighByComparisons({
 *   id: 'desk', version: 1,
 *   comparisons: { method: 'ahp', judgements: [
 *     { a: 'price', b: 'quality', ratio: 2 },
 *     { a: 'price', b: 'speed', ratio: 4 },
 *     { a: 'speed', b: 'quality', ratio: '1/2' },
 *   ] },
 *   criteria: [
 *     { id: 'price', scale: { kind: 'price', currency: 'EUR' } },
 *     { id: 'quality', scale: points, rubric: { 5: 'without a fault' } },
 *     { id: 'speed', scale: points, rubric: { 5: 'the same day' } },
 *   ],
 * });
 * draft.criteria.map(({ id, weight }) => [id, weight]); // => [['price', '57.14'], ['quality', '28.57'], ['speed', '14.29']]
 * lintCriteria(defineCriteria(draft)).map(({ code }) => code); // => ['RELATIVE_PRICE_FORMULA']
 * ```
 */
export function weighByComparisons(document: CriteriaDefinition): CriteriaDefinition {
  const parsed = parseCriteria(document);
  const issues: VendorwiseIssue[] = [];
  if (!hasComparisons(parsed)) {
    issues.push(
      issue('REQUIRED', 'comparisons', 'Nothing is compared in this document, so there are no weights to fill in.', {
        expected: 'comparisons on the document or on a group',
      }),
    );
  }
  const weighed = weigh(parsed, '', {}, issues);
  throwIssues(issues);
  return weighed;
}

interface Container {
  readonly weights?: WeightUnit;
  readonly weightExponent?: ExactInput;
  readonly comparisons?: WeightComparisons;
  readonly criteria: readonly CriteriaNode[];
}

function hasComparisons({ comparisons, criteria }: Container): boolean {
  return comparisons !== undefined || criteria.some((node) => 'criteria' in node && hasComparisons(node));
}

/** How members write their weights where nothing else is said. */
type Form = Pick<Container, 'weights' | 'weightExponent'>;

function weigh<T extends Container>(container: T, path: string, around: Form, issues: VendorwiseIssue[]): T {
  const { weights, weightExponent, comparisons, ...rest } = container;
  const own: Form = {
    ...(weights === undefined ? around : { weights }),
    ...(weightExponent === undefined ? {} : { weightExponent }),
  };
  const ids = rest.criteria.map(({ id }) => id);
  const compared =
    comparisons === undefined ? null : comparedWeights(comparisons, ids, joinPath(path, 'comparisons'), issues);
  const criteria = rest.criteria.map((node, i): CriteriaNode => {
    const weighed = compared === null ? node : withWeight(node, compared.weights);
    if (!('criteria' in weighed)) return weighed;
    const inside = weigh(weighed, joinPath(path, 'criteria', i), own, issues);
    // The container now writes percents; a group that took its form from it keeps that form.
    return compared === null || inside.weights !== undefined ? inside : { ...own, ...inside };
  });
  if (comparisons === undefined) return { ...container, criteria };
  return { ...rest, comparisons, weights: 'percent', criteria } as unknown as T;
}

function withWeight<T extends CriteriaNode>(node: T, weights: readonly ItemWeight[]): T {
  const own = weights.find(({ item }) => item === node.id);
  return own === undefined ? node : { ...node, weight: own.weightPercentText };
}
