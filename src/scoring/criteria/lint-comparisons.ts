import type { VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { joinPath } from '../../core/path.js';
import { fractionToNumber } from '../../exact/fraction.js';
import { LINT_MESSAGES } from '../messages.js';
import { comparedWeights } from '../weighting/compared-weights.js';
import type { ItemWeight } from '../weighting/item-weight.js';
import type { WeightComparisons } from '../weighting/weight-comparisons.js';
import type { CriteriaNode } from './criteria.js';
import type { CriteriaIndex } from './criteria-index.js';

/** Weights may be written with fewer digits than they have: a hundredth of a percent. */
const ROUNDED = 1e-4;

interface Container {
  readonly comparisons?: WeightComparisons;
  readonly criteria: readonly CriteriaNode[];
}

/**
 * Says whether the comparisons that criteria keep fit together, and whether the weights are still theirs.
 *
 * @param group - Id of the group; `null` for the document.
 * @returns Findings of the comparisons, of the container first; `WEIGHTS_NOT_AS_COMPARED`.
 */
export function lintComparisons(
  { comparisons, criteria }: Container,
  path: string,
  group: string | null,
  index: CriteriaIndex,
): Finding[] {
  const inside = criteria.flatMap((node, i) =>
    'criteria' in node ? lintComparisons(node, joinPath(path, 'criteria', i), node.id, index) : [],
  );
  if (comparisons === undefined) return inside;
  const at = joinPath(path, 'comparisons');
  const issues: VendorwiseIssue[] = [];
  const compared = comparedWeights(
    comparisons,
    criteria.map(({ id }) => id),
    at,
    issues,
  );
  const details = { subject: group, path: at };
  if (compared === null) {
    const message = LINT_MESSAGES.COMPARISONS_UNUSABLE(issues[0]?.message ?? '');
    const params = { problems: issues.map(({ code, path: place }) => ({ code, path: place })) };
    return [finding('COMPARISONS_UNUSABLE', 'medium', message, { ...details, params }), ...inside];
  }
  const own = compared.findings.map((one) => ({ ...one, subject: one.subject ?? group, path: at }));
  const changed = compared.weights.filter((one) => !isAnnounced(one, index));
  if (changed.length === 0) return [...own, ...inside];
  const message = LINT_MESSAGES.WEIGHTS_NOT_AS_COMPARED(
    changed.map(({ item, weightPercentText }) => `${item} ${weightPercentText} %`),
  );
  const params = { weights: changed.map(({ item, weightPercentText }) => ({ criterion: item, weightPercentText })) };
  return [...own, finding('WEIGHTS_NOT_AS_COMPARED', 'medium', message, { ...details, params }), ...inside];
}

function isAnnounced({ item, weightShare }: ItemWeight, { leaves, groups }: CriteriaIndex): boolean {
  const share = [...leaves, ...groups].find(({ id }) => id === item)?.localShare ?? null;
  return share !== null && Math.abs(fractionToNumber(share) - weightShare) <= ROUNDED;
}
