import { compiledOf } from '../../core/definition.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import type { CriteriaIndex, LeafIndex } from '../criteria/criteria-index.js';
import { compareText } from '../exact-text.js';
import { figureWithin } from '../scales/compiled-scale.js';
import type { Panel, PanelAggregate, PanelDefinition } from './panel.js';
import { panelDefinitionSchema } from './schema.js';

/** An evaluator as runs need one. */
export interface EvaluatorIndex {
  readonly id: string;
  readonly name: string;
  readonly weight: Fraction;
  /** Whether the evaluator rates the criterion, by leaf position. */
  readonly rates: readonly boolean[];
}

/** A panel compiled for criteria. */
export interface PanelIndex {
  readonly id: string;
  readonly version: number;
  /** By id, so that the order of the document changes nothing. */
  readonly evaluators: readonly EvaluatorIndex[];
  /** Whether the criterion is looked up and not judged, by leaf position. */
  readonly facts: readonly boolean[];
  readonly aggregate: PanelAggregate;
  /** Share of the ratings that is cut at each end; 0 unless the mean is trimmed. */
  readonly trimShare: Fraction;
  readonly minimumRatings: number;
}

/** Name of the compiled form, for {@link compiledOf}; raise the number when its layout changes. */
export const PANEL_KEY = 'panel.2';

/** A panel with the criteria that it was compiled for. */
export interface CompiledPanel {
  readonly document: PanelDefinition;
  readonly criteria: CriteriaIndex;
  readonly index: PanelIndex;
}

/** Compiles a panel of the right form and keeps for which criteria; throws everything that is wrong at once. */
export function compiledPanel(document: PanelDefinition, criteria: CriteriaIndex): CompiledPanel {
  return { document, criteria, index: compilePanel(document, criteria) };
}

/**
 * A panel compiled for criteria: the form that `definePanel` made when they are those it was defined with.
 *
 * Other criteria, and a copy, are checked anew, because both documents are versioned on their own.
 *
 * @throws {@link VendorwiseError} `NOT_DEFINED` when it is not what `definePanel` returns; the codes of `definePanel`.
 */
export function panelIndexOf(panel: Panel, index: CriteriaIndex): PanelIndex {
  const from = { path: 'panel', by: 'definePanel' };
  const anew = (copy: PanelDefinition): CompiledPanel =>
    compiledPanel(parseDocument(panelDefinitionSchema, copy), index);
  const compiled = compiledOf(panel, PANEL_KEY, anew, from);
  return compiled.criteria === index ? compiled.index : compilePanel(compiled.document, index);
}

/** Checks the meaning of a panel of the right form against criteria; throws everything that is wrong at once. */
export function compilePanel(definition: PanelDefinition, index: CriteriaIndex): PanelIndex {
  const issues: VendorwiseIssue[] = [];
  const factIds = positionsOf(definition.facts ?? [], 'facts', index, issues);
  const facts = index.leaves.map(({ scale, position }) => scale.kind === 'price' || factIds.has(position));
  const evaluators = definition.evaluators.map((evaluator, i): EvaluatorIndex => {
    const path = `evaluators[${i}]`;
    const first = definition.evaluators.findIndex(({ id }) => id === evaluator.id);
    if (first < i) issues.push(duplicateEvaluator(evaluator.id, i, first));
    const assigned = evaluator.criteria && positionsOf(evaluator.criteria, `${path}.criteria`, index, issues, facts);
    return {
      id: evaluator.id,
      name: evaluator.name ?? evaluator.id,
      weight: readWeight(evaluator.weight ?? 1, `${path}.weight`, issues),
      rates: index.leaves.map(({ position }) => facts[position] !== true && (assigned?.has(position) ?? true)),
    };
  });
  for (const leaf of index.leaves) {
    if (facts[leaf.position] === true || evaluators.some(({ rates }) => rates[leaf.position] === true)) continue;
    issues.push(nobodyAssigned(leaf));
  }
  const trimShare = readTrimShare(definition, issues);
  throwIssues(issues);
  return {
    id: definition.id,
    version: definition.version,
    evaluators: evaluators.sort((a, b) => compareText(a.id, b.id)),
    facts,
    aggregate: definition.aggregate ?? 'mean',
    trimShare,
    minimumRatings: definition.minimumRatings ?? 1,
  };
}

/** Leaf positions of criteria and groups; a fact among the criteria of an evaluator is refused, in a group passed over. */
function positionsOf(
  ids: readonly string[],
  path: string,
  index: CriteriaIndex,
  issues: VendorwiseIssue[],
  facts?: readonly boolean[],
): Set<number> {
  return new Set(
    ids.flatMap((id, i) => {
      const position = index.positions.get(id);
      if (position !== undefined) {
        if (facts?.[position] === true) issues.push(notRated(`${path}[${i}]`, id));
        return [position];
      }
      const members = index.leaves.filter(({ groups }) => groups.includes(id)).map((leaf) => leaf.position);
      if (members.length === 0) issues.push(unknownCriterion(`${path}[${i}]`, id, index));
      return members;
    }),
  );
}

function unknownCriterion(path: string, id: string, { positions, groups }: CriteriaIndex): VendorwiseIssue {
  return issue('UNKNOWN_CRITERION', path, `There is no criterion or group "${id}".`, {
    received: id,
    expected: `one of ${[...positions.keys(), ...groups.map((group) => group.id)].join(', ')}`,
    params: { criterion: id },
  });
}

/** Says that a fact was to be rated. */
export function notRated(path: string, criterion: string): VendorwiseIssue {
  return issue('NOT_RATED_BY_PANEL', path, `"${criterion}" is a fact: it is looked up and stands under facts.`, {
    received: criterion,
    expected: 'a criterion that the panel rates',
    params: { criterion },
  });
}

function duplicateEvaluator(id: string, i: number, first: number): VendorwiseIssue {
  return issue('DUPLICATE_EVALUATOR', `evaluators[${i}].id`, `The evaluator "${id}" already stands at [${first}].`, {
    received: id,
    expected: 'an id of its own',
    params: { evaluator: id, first },
  });
}

function nobodyAssigned({ id, name }: LeafIndex): VendorwiseIssue {
  return issue('NOBODY_ASSIGNED', 'evaluators', `Nobody rates ${name}; assign it to an evaluator, or make it a fact.`, {
    received: id,
    expected: 'an evaluator for each criterion that is no fact',
    params: { criterion: id },
  });
}

function readWeight(weight: string | number, path: string, issues: VendorwiseIssue[]): Fraction {
  const message = 'An evaluator has a weight above zero; leave out who has no say.';
  return figureWithin(weight, path, { above: 0, message, expected: 'above 0' }, issues) ?? ONE;
}

function readTrimShare({ aggregate, trimShare }: PanelDefinition, issues: VendorwiseIssue[]): Fraction {
  if (aggregate !== 'trimmedMean') {
    if (trimShare !== undefined) {
      const message = 'Only a trimmed mean cuts ratings.';
      const details = { received: trimShare, expected: 'no trimShare, or aggregate "trimmedMean"' };
      issues.push(issue('UNKNOWN_KEY', 'trimShare', message, details));
    }
    return ZERO;
  }
  if (trimShare === undefined) return ratioOf(1, 5);
  const message = 'The share that is cut at each end is at least 0 and less than 0.5.';
  const rule = { least: 0, below: 0.5, message, expected: 'from 0 to below 0.5' };
  return figureWithin(trimShare, 'trimShare', rule, issues) ?? ZERO;
}
