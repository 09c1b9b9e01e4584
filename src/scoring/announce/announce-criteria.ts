import { fractionToDecimalText } from '../../exact/fraction.js';
import type { Criteria, CriteriaDefinition, CriteriaNode, Criterion, WeightUnit } from '../criteria/criteria.js';
import { type CriteriaIndex, criteriaIndexOf, type GroupIndex, type LeafIndex } from '../criteria/criteria-index.js';
import type { GateIndex } from '../criteria/gates-and-rubrics.js';
import { announcedCriterion, announcedGroup } from '../totals/score-vendors.js';
import { earningText } from './earning-text.js';
import { LINE_MESSAGES, RULE_MESSAGES } from './messages.js';

/** A criterion or group in words. */
export interface AnnouncementLine {
  /** Where it stands, as in a printed list: `'2'`, `'2.1'`. */
  readonly number: string;
  readonly id: string;
  readonly name: string;
  readonly kind: 'criterion' | 'group';
  readonly description: string | null;
  /** How its weight is given: by percent, points, ranking and so on; `null` for what carries none. */
  readonly weightForm: WeightUnit | null;
  /** Its weight among its siblings in words, e.g. `'rank 2 of 4 (rank order centroid)'`. */
  readonly importance: string | null;
  /** Weight in the whole, 0 to 100; `null` for what carries none. */
  readonly globalWeightPercent: number | null;
  /** Whether failing it disqualifies a vendor, whatever its points. */
  readonly disqualifies: boolean;
  /** Weight, what a score earns and what disqualifies, as sentences. */
  readonly sentences: readonly string[];
  /** What scores mean in words, worst first. */
  readonly rubric: readonly { readonly at: string; readonly text: string }[];
}

/** A rule that holds for all criteria. */
export interface AnnouncementRule {
  readonly rule: 'total' | 'weights' | 'disqualification' | 'minimumTotal' | 'missingScores' | 'priceField' | 'ties';
  readonly message: string;
}

/** How vendors will be assessed, in words to publish. */
export interface CriteriaAnnouncement {
  readonly criteriaId: string;
  readonly criteriaVersion: number;
  readonly name: string;
  /** In document order, groups before their members. */
  readonly lines: readonly AnnouncementLine[];
  readonly rules: readonly AnnouncementRule[];
  /** All of it as plain text, a line for each criterion, text of a rubric and rule. */
  readonly text: string;
}

/**
 * Says in words how vendors will be assessed, for the notice that goes out before they offer.
 *
 * It holds what the UK Procurement Act 2023, s. 23(3), asks of an assessment methodology: how important each criterion is,
 * by percentages, ranking or another description, and whether failing it disqualifies; beside that what a score earns
 * and means, and what missing scores and ties do.
 *
 * @param criteria - What `defineCriteria` returned.
 * @returns Lines, rules, and both as one text.
 * @throws {@link VendorwiseError} `NOT_DEFINED`.
 * @example
 * ```ts
 * import { announceCriteria, defineCriteria } from 'vendorwise/scoring';
 * const { lines, rules } = announceCriteria(defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', name: 'Quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 }, gates: [{ kind: 'minimum', value: 2 }] },
 *     { id: 'price', name: 'Price', weight: 40, scale: { kind: 'price', currency: 'EUR', formula: 'fixedBand', fullPointsAt: 800, zeroPointsAt: 1600 } },
 *   ],
 * }));
 * lines[0]?.sentences; // => ['Weight: 60 %.', 'Scored from 0 to 5 points; 0 earns nothing, 5 everything, in proportion in between.', 'Disqualifies: less than 2 points, or no score.']
 * lines[1]?.sentences; // => ['Weight: 40 %.', 'Price in EUR. 800 EUR or less earns all points, 1600 EUR or more none, in proportion in between.']
 * rules.find(({ rule }) => rule === 'disqualification')?.message; // => 'A vendor is disqualified by failing Quality, and by no other criterion.'
 * ```
 */
export function announceCriteria(criteria: Criteria): CriteriaAnnouncement {
  const index = criteriaIndexOf(criteria);
  const { definition } = criteria;
  const lines = linesOf(definition.criteria, '', null, index);
  const rules = rulesOf(definition, index);
  const name = definition.name ?? definition.id;
  return {
    criteriaId: definition.id,
    criteriaVersion: definition.version,
    name,
    lines,
    rules,
    text: [`${name}, version ${definition.version}`, ...lines.flatMap(linesOfText), ...rules.map(ruleText)].join('\n'),
  };
}

function linesOf(
  nodes: readonly CriteriaNode[],
  above: string,
  group: string | null,
  index: CriteriaIndex,
): AnnouncementLine[] {
  return nodes.flatMap((node, i) => {
    const number = `${above}${i + 1}`;
    if (!('criteria' in node)) return [criterionLine(node, number, group, index)];
    const line = groupLine(node, number, group, index);
    return [line, ...linesOf(node.criteria, `${number}.`, line.name, index)];
  });
}

function criterionLine(node: Criterion, number: string, group: string | null, index: CriteriaIndex): AnnouncementLine {
  const leaf = index.leaves[index.positions.get(node.id) ?? -1] as LeafIndex;
  const { weightForm, importance, globalWeightPercent } = announcedCriterion(leaf);
  return {
    number,
    id: leaf.id,
    name: leaf.name,
    kind: 'criterion',
    description: node.description ?? null,
    weightForm,
    importance,
    globalWeightPercent,
    disqualifies: leaf.gates.length > 0,
    sentences: [
      weightText(leaf, importance, group) ?? LINE_MESSAGES.noPoints(),
      earningText(node.scale, leaf),
      ...gateTexts(node, leaf),
    ],
    rubric: leaf.rubric.map(({ at, text }) => ({ at, text })),
  };
}

function groupLine(
  node: CriteriaNode,
  number: string,
  group: string | null,
  { groups }: CriteriaIndex,
): AnnouncementLine {
  const index = groups.find(({ id }) => id === node.id) as GroupIndex;
  const { weightForm, importance, globalWeightPercent } = announcedGroup(index);
  const weight = weightText(index, importance, group);
  return {
    number,
    id: node.id,
    name: index.name,
    kind: 'group',
    description: node.description ?? null,
    weightForm,
    importance,
    globalWeightPercent: weight === null ? null : globalWeightPercent,
    disqualifies: false,
    sentences: [weight ?? LINE_MESSAGES.noPoints()],
    rubric: [],
  };
}

function weightText(
  { globalShare }: LeafIndex | GroupIndex,
  importance: string | null,
  group: string | null,
): string | null {
  if (importance === null) return null;
  return LINE_MESSAGES.weight(importance, group, fractionToDecimalText(globalShare.mul(100), 2));
}

function gateTexts({ scale }: Criterion, { gates }: LeafIndex): string[] {
  if (gates.length === 0) return [];
  const texts = gates.flatMap((gate) => gateText(scale, gate));
  const missing = scale.kind === 'price' ? LINE_MESSAGES.noPrice() : LINE_MESSAGES.noScore();
  const yes = scale.kind === 'yesNo' && gates.some(({ kind }) => kind === 'required');
  return [LINE_MESSAGES.disqualifies([...new Set(texts), ...(yes ? [] : [missing])])];
}

function gateText(scale: Criterion['scale'], { kind, text }: GateIndex): string[] {
  if (kind === 'required') return scale.kind === 'yesNo' ? [LINE_MESSAGES.noYes()] : [];
  const bar = text ?? '';
  if (scale.kind === 'ordinal')
    return [kind === 'minimum' ? LINE_MESSAGES.levelBelow(bar) : LINE_MESSAGES.levelAbove(bar)];
  const unit =
    scale.kind === 'points' ? 'points' : scale.kind === 'price' ? scale.currency : 'unit' in scale ? scale.unit : '';
  const shown = `${bar} ${unit}`.trimEnd();
  return [kind === 'minimum' ? LINE_MESSAGES.below(shown) : LINE_MESSAGES.above(shown)];
}

function rulesOf(definition: CriteriaDefinition, index: CriteriaIndex): AnnouncementRule[] {
  const { minimumTotal } = definition;
  const { leaves, missing, tieBreak } = index;
  const gated = leaves.filter(({ gates }) => gates.length > 0).map(({ name }) => name);
  const relative = leaves.some(({ scale, localShare }) => scale.dependsOn !== null && localShare !== null);
  return [
    { rule: 'total', message: RULE_MESSAGES.total() },
    ...comparisonTexts(definition, new Map([...leaves, ...index.groups].map(({ id, name }) => [id, name]))),
    { rule: 'disqualification', message: RULE_MESSAGES.disqualifies(gated) },
    ...(minimumTotal === undefined
      ? []
      : [{ rule: 'minimumTotal' as const, message: RULE_MESSAGES.minimumTotal(String(minimumTotal)) }]),
    { rule: 'missingScores', message: RULE_MESSAGES.missing(missing) },
    ...(relative ? [{ rule: 'priceField' as const, message: RULE_MESSAGES.priceField() }] : []),
    { rule: 'ties', message: RULE_MESSAGES.ties(tieBreak.map(({ name }) => name)) },
  ];
}

/** Where weights come from: one rule for the document and each group that keeps comparisons. */
function comparisonTexts(
  { comparisons, criteria }: Pick<CriteriaDefinition, 'comparisons' | 'criteria'>,
  names: ReadonlyMap<string, string>,
): AnnouncementRule[] {
  const inside = criteria.flatMap((node) => ('criteria' in node ? comparisonTexts(node, names) : []));
  if (comparisons === undefined) return inside;
  const weighed = criteria.flatMap(({ id, weight }) => (weight === undefined ? [] : (names.get(id) ?? [])));
  return [{ rule: 'weights', message: RULE_MESSAGES.comparisons(weighed, comparisons.method) }, ...inside];
}

function linesOfText({ number, name, description, sentences, rubric }: AnnouncementLine): string[] {
  const indent = '  '.repeat(number.split('.').length - 1);
  const line = `${indent}${number}. ${name}. ${sentences.join(' ')}`;
  const more = [...(description === null ? [] : [description]), ...rubric.map(({ at, text }) => `${at}: ${text}`)];
  return [line, ...more.map((text) => `${indent}   ${text}`)];
}

function ruleText({ message }: AnnouncementRule): string {
  return `- ${message}`;
}
