import { type Finding, finding } from '../../core/findings.js';
import { LINT_MESSAGES } from '../messages.js';
import type { Criteria } from './criteria.js';
import { criteriaIndexOf, type GroupIndex, type LeafIndex } from './criteria-index.js';
import { lintComparisons } from './lint-comparisons.js';

/**
 * Says what in checked criteria is allowed but unwise, before they are announced.
 *
 * @param criteria - What `defineCriteria` returned.
 * @returns Findings of the comparisons that weights come from (those of `ahpWeights` and `bestWorstWeights`,
 * `WEIGHTS_NOT_AS_COMPARED`, `COMPARISONS_UNUSABLE`), then in document order: `GATE_ALSO_SCORED`, `GATE_NEVER_FAILS`,
 * `WEIGHT_ZERO`, `NO_RUBRIC`, `VALUE_NOT_MONOTONE`, `RELATIVE_PRICE_FORMULA`, `SINGLE_CHILD_GROUP`, `DUPLICATE_NAME`.
 * @throws {@link VendorwiseError} `NOT_DEFINED`.
 * @example
 * ```ts
 * import { defineCriteria, lintCriteria } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'desk', version: 1,
 *   criteria: [
 *     { id: 'iso27001', weight: 20, scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] },
 *     { id: 'price', weight: 80, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * lintCriteria(criteria).map(({ code, subject }) => [code, subject]); // => [['GATE_ALSO_SCORED', 'iso27001'], ['RELATIVE_PRICE_FORMULA', 'price']]
 * ```
 */
export function lintCriteria(criteria: Criteria): Finding[] {
  const index = criteriaIndexOf(criteria);
  const names = new Set<string>();
  const nodes = [...index.groups, ...index.leaves]
    .sort((a, b) => order(a.path, b.path))
    .flatMap((node) => {
      const findings = 'scale' in node ? lintLeaf(node) : lintGroup(node);
      if (names.has(node.name))
        findings.push(about(node, 'DUPLICATE_NAME', 'low', LINT_MESSAGES.DUPLICATE_NAME(node.name)));
      names.add(node.name);
      return findings;
    });
  return [...lintComparisons(criteria.definition, '', null, index), ...nodes];
}

/** Document order: paths differ in their first unlike position. */
function order(a: string, b: string): number {
  const [x, y] = [positionsOf(a), positionsOf(b)];
  const unlike = x.findIndex((position, i) => position !== y[i]);
  return unlike < 0 ? x.length - y.length : (x[unlike] ?? 0) - (y[unlike] ?? -1);
}

function positionsOf(path: string): number[] {
  return [...path.matchAll(/\[(\d+)\]/g)].map(([, position]) => Number(position));
}

function lintLeaf(leaf: LeafIndex): Finding[] {
  const { name, scale, gates, rubric, localShare } = leaf;
  const findings: Finding[] = [];
  const scored = localShare !== null && !localShare.equals(0);
  if (gates.length > 0 && scored) {
    findings.push(about(leaf, 'GATE_ALSO_SCORED', 'low', LINT_MESSAGES.GATE_ALSO_SCORED(name)));
  }
  for (const { kind, bar, text } of gates) {
    const [low, high] =
      scale.ends === null || scale.ends[0].lt(scale.ends[1]) ? (scale.ends ?? []) : [...scale.ends].reverse();
    // A measured figure may lie beyond the ends of its scale, so there a bar at the end still tells vendors apart.
    if (scale.kind !== 'points' && scale.kind !== 'ordinal') continue;
    if (bar === null || low === undefined || high === undefined) continue;
    if (kind === 'minimum' ? bar.lte(low) : bar.gte(high)) {
      findings.push(about(leaf, 'GATE_NEVER_FAILS', 'low', LINT_MESSAGES.GATE_NEVER_FAILS(name, text ?? '')));
    }
  }
  if (localShare?.equals(0) === true) findings.push(about(leaf, 'WEIGHT_ZERO', 'low', LINT_MESSAGES.WEIGHT_ZERO(name)));
  if (scale.kind === 'points' && scored && rubric.length === 0) {
    findings.push(about(leaf, 'NO_RUBRIC', 'info', LINT_MESSAGES.NO_RUBRIC(name)));
  }
  if (scale.kind === 'piecewise' && scale.ends === null) {
    findings.push(about(leaf, 'VALUE_NOT_MONOTONE', 'low', LINT_MESSAGES.VALUE_NOT_MONOTONE(name)));
  }
  if (scale.dependsOn !== null && scored) {
    findings.push(about(leaf, 'RELATIVE_PRICE_FORMULA', 'low', LINT_MESSAGES.RELATIVE_PRICE_FORMULA(name)));
  }
  return findings;
}

function lintGroup(group: GroupIndex): Finding[] {
  const { name, members, localShare } = group;
  const findings: Finding[] = [];
  if (members === 1) {
    findings.push(about(group, 'SINGLE_CHILD_GROUP', 'info', LINT_MESSAGES.SINGLE_CHILD_GROUP(name)));
  }
  if (localShare?.equals(0) === true)
    findings.push(about(group, 'WEIGHT_ZERO', 'low', LINT_MESSAGES.WEIGHT_ZERO(name)));
  return findings;
}

function about(node: LeafIndex | GroupIndex, code: string, severity: 'info' | 'low', message: string): Finding {
  return finding(code, severity, message, {
    subject: node.id,
    params: { id: node.id, name: node.name },
    path: node.path,
  });
}
