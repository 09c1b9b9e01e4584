import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { listed } from '../../core/words.js';
import { type ExactInput, type Fraction, fractionToNumber, ONE, sumFractions } from '../../exact/fraction.js';
import { type FigureRule, figureWithin } from '../scales/compiled-scale.js';
import { randomIndexIssues } from './ahp-weights.js';
import type { AhpCriterion, AhpHierarchyDefinition } from './hierarchy-document.js';
import type { PairwiseComparisons, PairwiseMatrix } from './pairwise.js';
import type { RandomIndexTable } from './random-index.js';
import { readPairwise } from './read-pairwise.js';

/** A node of a hierarchy whose comparisons were read. */
export interface HierarchyNode {
  /** What is compared under it: criteria, or alternatives. */
  readonly members: readonly string[];
  /** `null` where nothing needs to be compared. */
  readonly matrix: PairwiseMatrix | null;
  /** Shares from measured figures, in the order of `members`. */
  readonly measured: readonly number[] | null;
  readonly children: readonly HierarchyNode[];
}

/** The top of a hierarchy. */
export interface HierarchyRoot extends HierarchyNode {
  readonly alternatives: readonly string[];
}

/** What reading a node needs to know. */
interface Reading {
  readonly alternatives: readonly string[];
  readonly table: RandomIndexTable;
  readonly seen: Map<string, string>;
  readonly issues: VendorwiseIssue[];
}

/**
 * Checks the meaning of a hierarchy of the right form.
 *
 * @param issues - Receives what is wrong.
 * @returns The nodes; not to be used when there are issues.
 */
export function readHierarchy(
  hierarchy: AhpHierarchyDefinition,
  table: RandomIndexTable,
  issues: VendorwiseIssue[],
): HierarchyRoot {
  const given = hierarchy.alternatives ?? [];
  const alternatives = [...new Set(given)];
  given.forEach((name, i) => {
    const first = given.indexOf(name);
    if (first === i) return;
    issues.push(
      issue('DUPLICATE_ITEM', `alternatives[${i}]`, `"${name}" already stands at alternatives[${first}].`, {
        received: name,
        expected: 'each name once',
      }),
    );
  });
  const reading: Reading = { alternatives, table, seen: new Map(), issues };
  const children = childrenOf(hierarchy.criteria, 'criteria', reading);
  const members = hierarchy.criteria.map(({ id }) => id);
  const matrix = compare(hierarchy.comparisons, members, '', reading);
  return { alternatives, members, matrix, measured: null, children };
}

function childrenOf(criteria: readonly AhpCriterion[], path: string, reading: Reading): HierarchyNode[] {
  return criteria.map((criterion, i) => {
    const at = joinPath(path, i);
    checkId(criterion.id, `${at}.id`, reading);
    return nodeOf(criterion, at, reading);
  });
}

function nodeOf(criterion: AhpCriterion, path: string, reading: Reading): HierarchyNode {
  const { criteria, comparisons, measured } = criterion;
  if (criteria !== undefined) {
    const children = childrenOf(criteria, `${path}.criteria`, reading);
    const members = criteria.map(({ id }) => id);
    if (measured !== undefined)
      reading.issues.push(notHere(path, 'measured', 'Figures of alternatives stand where no criteria are below.'));
    return { members, matrix: compare(comparisons, members, path, reading), measured: null, children };
  }
  const { alternatives, issues } = reading;
  if (alternatives.length === 0) {
    if (comparisons !== undefined || measured !== undefined) issues.push(noAlternatives(path));
    return { members: [], matrix: null, measured: null, children: [] };
  }
  if (measured === undefined) {
    return {
      members: alternatives,
      matrix: compare(comparisons, alternatives, path, reading),
      measured: null,
      children: [],
    };
  }
  if (comparisons !== undefined) {
    issues.push(notHere(path, 'measured', 'Alternatives are compared or measured, not both.'));
  }
  return {
    members: alternatives,
    matrix: null,
    measured: readMeasured(measured, `${path}.measured`, reading),
    children: [],
  };
}

function checkId(id: string, path: string, { seen, issues }: Reading): void {
  const first = seen.get(id);
  if (first === undefined) seen.set(id, path);
  else {
    issues.push(
      issue('DUPLICATE_CRITERION', path, `The id "${id}" is already used at ${first}.`, {
        received: id,
        expected: 'an id of its own',
        params: { id, first },
      }),
    );
  }
}

function compare(
  comparisons: PairwiseComparisons | undefined,
  members: readonly string[],
  path: string,
  { table, issues }: Reading,
): PairwiseMatrix | null {
  const at = joinPath(path, 'comparisons');
  if (comparisons === undefined) {
    if (members.length > 1 && new Set(members).size === members.length) {
      issues.push(
        issue('REQUIRED', at, `${listed(members)} must be compared with each other.`, {
          expected: 'comparisons',
          params: { members },
        }),
      );
    }
    return null;
  }
  const before = issues.length;
  const matrix = readPairwise(comparisons, at, members, issues);
  if (issues.length === before) issues.push(...randomIndexIssues(members.length, table));
  return matrix;
}

function readMeasured(
  measured: Readonly<Record<string, ExactInput>>,
  path: string,
  { alternatives, issues }: Reading,
): number[] {
  for (const name of Object.keys(measured)) {
    if (alternatives.includes(name)) continue;
    const expected = `one of ${alternatives.join(', ')}`;
    issues.push(
      issue('UNKNOWN_ITEM', joinPath(path, name), `"${name}" is no alternative; expected ${expected}.`, {
        received: name,
        expected,
        params: { item: name, known: alternatives },
      }),
    );
  }
  const figures = alternatives.map((name) => readPositive(measured, name, joinPath(path, name), issues));
  const sum = sumFractions(figures);
  return figures.map((figure) => fractionToNumber(figure.div(sum)));
}

const MEASURED: FigureRule = {
  above: 0,
  code: 'NOT_POSITIVE',
  message: 'A measured figure is above zero.',
  expected: 'a number above 0',
};

function readPositive(
  measured: Readonly<Record<string, ExactInput>>,
  name: string,
  path: string,
  issues: VendorwiseIssue[],
): Fraction {
  if (!Object.hasOwn(measured, name)) {
    issues.push(issue('REQUIRED', path, `"${name}" has no figure here.`, { expected: 'a number above 0' }));
    return ONE;
  }
  return figureWithin(measured[name], path, MEASURED, issues) ?? ONE;
}

function notHere(path: string, key: string, message: string): VendorwiseIssue {
  return issue('INVALID_VALUE', joinPath(path, key), message, { expected: `no ${key}` });
}

function noAlternatives(path: string): VendorwiseIssue {
  return issue('REQUIRED', 'alternatives', `Alternatives are compared at ${path}, but the hierarchy names none.`, {
    expected: 'a list of alternatives',
    params: { path },
  });
}
