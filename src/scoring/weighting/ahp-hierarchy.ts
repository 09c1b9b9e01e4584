import { requireWord } from '../../core/check.js';
import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { rankScores } from '../../numeric/rank.js';
import {
  type AhpWeights,
  type AhpWeightsOptions,
  ahpConventions,
  floatItemWeights,
  weighMatrix,
} from './ahp-weights.js';
import type { AhpHierarchyDefinition } from './hierarchy-document.js';
import type { ItemWeight } from './item-weight.js';
import { WEIGHTING_MESSAGES } from './messages.js';
import { type HierarchyNode, readHierarchy } from './read-hierarchy.js';
import { ahpHierarchySchema } from './schema.js';

/** How weights of alternatives are put together: as they are, or each criterion's best counted as 1 (ideal mode). */
export type AhpSynthesis = 'distributive' | 'ideal';

/** Conventions of a hierarchy. */
export interface AhpHierarchyOptions extends AhpWeightsOptions {
  /**
   * In the ideal mode a copy of an alternative takes no weight away from the others (Saaty 1994).
   * @defaultValue `'distributive'`
   */
  readonly synthesis?: AhpSynthesis;
}

/** A criterion with its weights. */
export interface AhpCriterionWeight extends ItemWeight {
  /** Ids of the criteria it stands under, outermost first. */
  readonly groups: readonly string[];
  /** Share of the whole, 0 to 1. */
  readonly globalWeightShare: number;
  /** The alternatives under this criterion; empty where it has criteria below it, or nothing is compared. */
  readonly alternatives: readonly ItemWeight[];
  /** The check of the comparisons under it; `null` where nothing was compared. */
  readonly comparisons: AhpWeights | null;
}

/** An alternative with its weight over all criteria. */
export interface AhpAlternative extends ItemWeight {
  /** 1 for the best; equals share a rank. */
  readonly rank: number;
}

/** Weights through a hierarchy. */
export interface AhpHierarchyWeights {
  readonly method: 'ahpHierarchy';
  readonly synthesis: AhpSynthesis;
  /** In document order; `weightShare` and its kin are among siblings. */
  readonly criteria: readonly AhpCriterionWeight[];
  /** The check of the comparisons of the top criteria; `null` for a single one. */
  readonly comparisons: AhpWeights | null;
  /** In the order of the document. */
  readonly alternatives: readonly AhpAlternative[];
  readonly message: string;
  /** Of every set of comparisons; the subject is the criterion under which they stand, `null` for the top. */
  readonly findings: readonly Finding[];
}

/**
 * Weights of criteria, and of alternatives, through a hierarchy of pairwise comparisons (Saaty 1980).
 *
 * The weight of an alternative is the sum over the criteria at the ends of their share of the whole times its weight
 * under them.
 *
 * @param hierarchy - Criteria to any depth.
 * @param options - Conventions of AHP, and how alternatives are put together.
 * @returns Weights on each level, the check of every set of comparisons, and the alternatives.
 * @throws {@link VendorwiseError} with every problem: the codes of `ahpWeights`, and `DUPLICATE_CRITERION`.
 * @example
 * ```ts
 * import { ahpHierarchy } from 'vendorwise/scoring';
 * const pair = (a: string, b: string, ratio: number) => ({ judgements: [{ a, b, ratio }] });
 * const { alternatives } = ahpHierarchy({
 *   alternatives: ['Acme', 'Bolt'],
 *   comparisons: pair('quality', 'price', 3),
 *   criteria: [
 *     { id: 'quality', comparisons: pair('Acme', 'Bolt', 4) },
 *     { id: 'price', comparisons: pair('Bolt', 'Acme', 1.5) },
 *   ],
 * });
 * alternatives.map(({ item, rank, weightPercentText }) => [item, rank, weightPercentText]); // => [['Acme', 1, '70.00'], ['Bolt', 2, '30.00']]
 * ```
 */
export function ahpHierarchy(
  hierarchy: AhpHierarchyDefinition,
  options: AhpHierarchyOptions = {},
): AhpHierarchyWeights {
  const { synthesis, ...conventions } = withDefaults(options);
  const issues: VendorwiseIssue[] = [];
  const root = readHierarchy(parseDocument(ahpHierarchySchema, hierarchy), conventions.randomIndex, issues);
  throwIssues(issues);
  const checks: Check[] = [];
  const top = compared(root, null, conventions, checks);
  const criteria = place(root, top.weights, [], 1, conventions, checks);
  const alternatives = synthesize(root.alternatives, criteria, synthesis, conventions.decimals);
  const contradicting = checks.filter(({ result }) => result.consistency.acceptable === false);
  const unchecked = checks.filter(({ result }) => result.consistency.acceptable === null).length;
  return {
    method: 'ahpHierarchy',
    synthesis,
    criteria,
    comparisons: top.check,
    alternatives,
    message:
      contradicting.length === 0
        ? WEIGHTING_MESSAGES.hierarchyFits(checks.length - unchecked, unchecked)
        : WEIGHTING_MESSAGES.hierarchyContradicts(contradicting.map(({ of }) => of ?? WEIGHTING_MESSAGES.goal())),
    findings: checks.flatMap(({ of, result }) => result.findings.map((one) => about(one, of))),
  };
}

type Conventions = Required<AhpWeightsOptions>;

function withDefaults(options: AhpHierarchyOptions): Required<AhpHierarchyOptions> {
  checkOptions(options, { vector: true, randomIndex: true, limit: true, decimals: true, synthesis: true });
  const { synthesis = 'distributive', ...rest } = options;
  requireWord(synthesis, ['distributive', 'ideal'], 'options.synthesis');
  return { ...ahpConventions(rest), synthesis };
}

/** A set of comparisons that was weighed; `of` is the criterion it stands under, `null` for the top. */
interface Check {
  readonly of: string | null;
  readonly result: AhpWeights;
}

interface Compared {
  readonly weights: readonly ItemWeight[];
  readonly check: AhpWeights | null;
}

/** Weights of what stands under a node, in the order of the document whatever the order of its comparisons. */
function compared(node: HierarchyNode, of: string | null, conventions: Conventions, checks: Check[]): Compared {
  const { members, matrix, measured } = node;
  if (matrix === null) {
    const figures = measured ?? members.map(() => 1 / members.length);
    return { weights: floatItemWeights(members, figures, conventions.decimals), check: null };
  }
  const check = weighMatrix(matrix, conventions);
  checks.push({ of, result: check });
  const weights = members.flatMap((member) => check.weights.find(({ item }) => item === member) ?? []);
  return { weights, check };
}

function place(
  node: HierarchyNode,
  weights: readonly ItemWeight[],
  groups: readonly string[],
  share: number,
  conventions: Conventions,
  checks: Check[],
): AhpCriterionWeight[] {
  return node.children.flatMap((child, i) => {
    const own = weights[i] as ItemWeight;
    const globalWeightShare = own.weightShare * share;
    const below = compared(child, own.item, conventions, checks);
    const isLeaf = child.children.length === 0;
    const row = {
      ...own,
      groups,
      globalWeightShare,
      alternatives: isLeaf ? below.weights : [],
      comparisons: below.check,
    };
    return [row, ...place(child, below.weights, [...groups, own.item], globalWeightShare, conventions, checks)];
  });
}

function synthesize(
  names: readonly string[],
  criteria: readonly AhpCriterionWeight[],
  synthesis: AhpSynthesis,
  decimals: number,
): AhpAlternative[] {
  const totals = new Float64Array(names.length);
  for (const { alternatives, globalWeightShare } of criteria) {
    const best = alternatives.reduce((most, { weightShare }) => Math.max(most, weightShare), 0);
    alternatives.forEach(({ weightShare }, i) => {
      totals[i] =
        (totals[i] as number) + globalWeightShare * (synthesis === 'ideal' ? weightShare / best : weightShare);
    });
  }
  const sum = totals.reduce((total, one) => total + one, 0);
  const weights = floatItemWeights(
    names,
    totals.map((one) => one / sum),
    decimals,
  );
  const ranks = rankScores(weights.map(({ weightShare }) => weightShare));
  return weights.map((one, i) => ({ ...one, rank: ranks[i] as number }));
}

function about({ code, severity, message, params, path, evidence }: Finding, of: string | null): Finding {
  const where = of === null ? '' : `Under ${of}: `;
  return finding(code, severity, `${where}${message}`, { subject: of, params, path, evidence });
}
