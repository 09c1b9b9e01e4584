import { type Fraction, ONE, ratioOf, sumFractions, ZERO } from '../../exact/fraction.js';
import type { MissingPolicy } from '../criteria/criteria.js';
import type { CriteriaIndex, WeightNode } from '../criteria/criteria-index.js';

/** How one vendor's scores count once the policy for missing ones has been applied. */
export interface CountedScores {
  /** Share of the whole that each criterion carries for this vendor, by leaf position; they sum to 1. */
  readonly weights: readonly Fraction[];
  /** Share of its points that each criterion earns; `null` where nothing counts for it. */
  readonly shares: readonly (Fraction | null)[];
  /** Whether the scores make a total. */
  readonly complete: boolean;
}

/**
 * Applies the policy for missing scores to one vendor.
 *
 * @param shares - Share of its points that each answered criterion earns; `null` where there is none.
 * @param answered - Whether the vendor has a score, by leaf position.
 * @param worst - Lowest share that an eligible vendor earned, by leaf position.
 */
export function countScores(
  index: CriteriaIndex,
  shares: readonly (Fraction | null)[],
  answered: readonly boolean[],
  worst: readonly (Fraction | null)[],
): CountedScores {
  const announced = index.leaves.map((leaf) => leaf.globalShare);
  const missing = announced.some((weight, i) => answered[i] !== true && !weight.equals(0));
  // A share can also lack because the field of prices is empty; no policy makes up for that.
  const computable = announced.every((weight, i) => weight.equals(0) || answered[i] !== true || shares[i] !== null);
  const weights = missing ? reweight(index, announced, answered) : announced;
  const filled = missing ? fill(index.missing, shares, answered, worst) : shares;
  const complete =
    computable && weights !== null && announced.every((_, i) => weights[i]?.equals(0) === true || filled[i] !== null);
  return { weights: weights ?? announced, shares: filled, complete };
}

function fill(
  policy: MissingPolicy,
  shares: readonly (Fraction | null)[],
  answered: readonly boolean[],
  worst: readonly (Fraction | null)[],
): readonly (Fraction | null)[] {
  switch (policy) {
    case 'zero':
      return shares.map((share, i) => (answered[i] === true ? share : ZERO));
    case 'neutral':
      return shares.map((share, i) => (answered[i] === true ? share : ratioOf(1, 2)));
    case 'worst':
      return shares.map((share, i) => (answered[i] === true ? share : (worst[i] ?? ZERO)));
    default:
      return shares;
  }
}

/** `null` when nothing with a weight was answered. */
function reweight(
  index: CriteriaIndex,
  announced: readonly Fraction[],
  answered: readonly boolean[],
): readonly Fraction[] | null {
  if (index.missing === 'reweightGlobal') {
    const kept = announced.map((weight, i) => (answered[i] === true ? weight : ZERO));
    const sum = sumFractions(kept);
    return sum.equals(0) ? null : kept.map((weight) => weight.div(sum));
  }
  if (index.missing === 'reweightSiblings') {
    const weights = announced.map(() => ZERO);
    return spread(index.tree, ONE, answered, weights) ? weights : null;
  }
  return announced;
}

/** Hands `share` to the answered members of a group; `false` when there is none that carries weight. */
function spread(
  nodes: readonly WeightNode[],
  share: Fraction,
  answered: readonly boolean[],
  weights: Fraction[],
): boolean {
  const kept = nodes.filter((node) => !node.share.equals(0) && isAnswered(node, answered));
  const sum = sumFractions(kept.map((node) => node.share));
  if (sum.equals(0)) return false;
  for (const node of kept) {
    const part = share.mul(node.share).div(sum);
    if ('leaf' in node) weights[node.leaf] = part;
    else spread(node.children, part, answered, weights);
  }
  return true;
}

function isAnswered(node: WeightNode, answered: readonly boolean[]): boolean {
  return 'leaf' in node
    ? answered[node.leaf] === true
    : node.children.some((child) => !child.share.equals(0) && isAnswered(child, answered));
}
