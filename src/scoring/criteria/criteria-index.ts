import { compiledOf } from '../../core/definition.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Fraction, ONE, sumFractions, ZERO } from '../../exact/fraction.js';
import { type CompiledScale, figureWithin } from '../scales/compiled-scale.js';
import { compileScale } from '../scales/scales.js';
import type { Criteria, CriteriaDefinition, CriteriaNode, Criterion, MissingPolicy } from './criteria.js';
import { compileGates, compileRubric, type GateIndex, type RubricAnchor } from './gates-and-rubrics.js';
import { parseCriteria } from './parse-criteria.js';
import { compileTieBreak, type TieBreak } from './tie-break.js';
import { type WeightConvention, weightConvention } from './weight-convention.js';
import { readWeight, type StatedWeight, weighSiblings } from './weights.js';

/** A criterion as runs need it. */
export interface LeafIndex {
  /** Position in document order, groups not counted. */
  readonly position: number;
  readonly id: string;
  readonly name: string;
  /** Where it stands in the document. */
  readonly path: string;
  /** Ids of the groups it stands in, outermost first. */
  readonly groups: readonly string[];
  readonly scale: CompiledScale;
  readonly gates: readonly GateIndex[];
  readonly rubric: readonly RubricAnchor[];
  /** Share among its siblings; `null` for a pure gate. */
  readonly localShare: Fraction | null;
  /** Share of the whole; zero for a pure gate. */
  readonly globalShare: Fraction;
  /** How the weight was announced; `null` for a pure gate. */
  readonly stated: StatedWeight | null;
}

/** A group as runs need it. */
export interface GroupIndex {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly groups: readonly string[];
  /** Share among its siblings; `null` for a group of pure gates. */
  readonly localShare: Fraction | null;
  readonly globalShare: Fraction;
  /** How the weight was announced; `null` for a group of pure gates. */
  readonly stated: StatedWeight | null;
  /** Number of direct members. */
  readonly members: number;
}

/** The weighted part of the tree: what `reweightSiblings` walks. */
export type WeightNode =
  | { readonly leaf: number; readonly share: Fraction }
  | { readonly children: readonly WeightNode[]; readonly share: Fraction };

/** Compiled criteria. */
export interface CriteriaIndex {
  readonly id: string;
  readonly version: number;
  readonly missing: MissingPolicy;
  readonly minimumTotal: Fraction | null;
  readonly minimumTotalText: string | null;
  /** What decides between equal totals, in this order. */
  readonly tieBreak: readonly TieBreak[];
  readonly leaves: readonly LeafIndex[];
  readonly groups: readonly GroupIndex[];
  readonly positions: ReadonlyMap<string, number>;
  readonly tree: readonly WeightNode[];
}

/** Name of the compiled form, for {@link compiledOf}; raise the number when its layout changes. */
export const CRITERIA_KEY = 'criteria.2';

/**
 * The compiled form of checked criteria; a copy that lost it, and may have been changed, is checked and compiled again.
 *
 * @throws {@link VendorwiseError} `NOT_DEFINED` when it is not what `defineCriteria` returns; for a changed copy, the codes
 * of `defineCriteria`.
 */
export function criteriaIndexOf(criteria: Criteria): CriteriaIndex {
  const from = { path: 'criteria', by: 'defineCriteria' };
  return compiledOf(criteria, CRITERIA_KEY, (copy) => compileCriteria(parseCriteria(copy)), from);
}

/** A node of the tree while it is built: its weight can be added to those of its siblings, its share is not known yet. */
interface Draft {
  readonly node: CriteriaNode;
  readonly path: string;
  readonly weight: Fraction | null;
  readonly stated: StatedWeight | null;
  readonly scale: CompiledScale | null;
  readonly gates: readonly GateIndex[];
  readonly rubric: readonly RubricAnchor[];
  readonly children: readonly Draft[] | null;
}

/**
 * Checks the meaning of a document of the right form and compiles it.
 *
 * @throws {@link VendorwiseError} with everything that is wrong; the codes are those of `defineCriteria`.
 */
export function compileCriteria(definition: CriteriaDefinition): CriteriaIndex {
  const issues: VendorwiseIssue[] = [];
  const normalize = definition.normalize ?? false;
  const convention = weightConvention(
    definition,
    { form: 'percent', exponent: null, exponentText: null, normalize },
    '',
    issues,
  );
  const drafts = draftsOf(definition.criteria, 'criteria', convention, new Map(), issues);
  const message = 'A minimum total lies between 0 and 100.';
  const rule = { least: 0, most: 100, message, expected: 'from 0 to 100' };
  const { minimumTotal: given } = definition;
  const minimumTotal = given === undefined ? null : figureWithin(given, 'minimumTotal', rule, issues);
  throwIssues(issues);

  const leaves: LeafIndex[] = [];
  const groups: GroupIndex[] = [];
  const tree = placeDrafts(drafts, [], ONE, leaves, groups);
  const tieBreak = compileTieBreak(definition.tieBreak ?? [], leaves, groups);
  return {
    id: definition.id,
    version: definition.version,
    missing: definition.missing ?? 'unranked',
    minimumTotal,
    minimumTotalText: given === undefined ? null : String(given),
    tieBreak,
    leaves,
    groups,
    positions: new Map(leaves.map((leaf) => [leaf.id, leaf.position])),
    tree,
  };
}

function draftsOf(
  nodes: readonly CriteriaNode[],
  path: string,
  convention: WeightConvention,
  seen: Map<string, string>,
  issues: VendorwiseIssue[],
): Draft[] {
  const drafts = nodes.map((node, i): Draft => {
    const at = `${path}[${i}]`;
    checkId(node.id, at, seen, issues);
    const common = { node, path: at, weight: readWeight(node.weight, at, convention.form, issues), stated: null };
    if (!('criteria' in node)) return { ...common, ...leafParts(node, at, issues), children: null };
    const inside = weightConvention(node, convention, at, issues);
    const children = draftsOf(node.criteria, `${at}.criteria`, inside, seen, issues);
    return { ...common, scale: null, gates: [], rubric: [], children };
  });
  const weighed = weighSiblings(drafts, path, convention, path === 'criteria', issues);
  return drafts.map((draft, i) => ({ ...draft, ...weighed[i] }));
}

function leafParts(
  node: Criterion,
  path: string,
  issues: VendorwiseIssue[],
): Pick<Draft, 'scale' | 'gates' | 'rubric'> {
  const scale = compileScale(node.scale, `${path}.scale`, issues);
  if (scale === null) return { scale, gates: [], rubric: [] };
  return {
    scale,
    gates: compileGates(node.gates ?? [], scale, `${path}.gates`, issues),
    rubric: compileRubric(node.rubric ?? {}, scale, `${path}.rubric`, issues),
  };
}

function checkId(id: string, path: string, seen: Map<string, string>, issues: VendorwiseIssue[]): void {
  const first = seen.get(id);
  if (id === '__proto__') {
    issues.push(
      issue('INVALID_VALUE', `${path}.id`, 'The id "__proto__" cannot be used: no sheet could give a score for it.', {
        received: id,
        expected: 'another id',
      }),
    );
  }
  if (first === undefined) seen.set(id, path);
  else {
    issues.push(
      issue('DUPLICATE_CRITERION', `${path}.id`, `The id "${id}" is already used at ${first}.`, {
        received: id,
        expected: 'an id of its own',
        params: { id, first },
      }),
    );
  }
}

function placeDrafts(
  drafts: readonly Draft[],
  groupIds: readonly string[],
  parentShare: Fraction,
  leaves: LeafIndex[],
  groups: GroupIndex[],
): WeightNode[] {
  const sum = sumFractions(drafts.flatMap(({ weight }) => weight ?? []));
  return drafts.flatMap(({ node, path, weight, stated, scale, gates, rubric, children }): WeightNode[] => {
    const localShare = weight === null ? null : weight.div(sum);
    const globalShare = localShare === null ? ZERO : localShare.mul(parentShare);
    const common = { id: node.id, name: node.name ?? node.id, path, groups: groupIds, localShare, globalShare, stated };
    if (children !== null) {
      groups.push({ ...common, members: children.length });
      const placed = placeDrafts(children, [...groupIds, node.id], globalShare, leaves, groups);
      return localShare === null ? [] : [{ children: placed, share: localShare }];
    }
    const position = leaves.length;
    leaves.push({ ...common, position, scale: scale as CompiledScale, gates, rubric });
    return localShare === null ? [] : [{ leaf: position, share: localShare }];
  });
}
