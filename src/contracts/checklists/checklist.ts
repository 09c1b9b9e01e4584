import { compiledOf, wrapDefinition } from '../../core/definition.js';
import { issue, isVendorwiseError, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { toEpochDay } from '../../time/civil-date.js';
import type { Checklist, ChecklistDefinition } from './checklist-definition.js';
import { type Condition, type FactScalar, factsOfCondition } from './condition.js';
import { conditionFormIssues } from './condition-form.js';
import { checklistSchema } from './schema.js';
import { type FactDefinition, standardFacts } from './standard-facts.js';

/**
 * Checks a checklist pack and reports every problem at once.
 *
 * @param json - A {@link ChecklistDefinition}.
 * @returns The pack, frozen, with its defaults filled in.
 * @throws {@link VendorwiseError} the codes of parsing; `DUPLICATE_ID` for items of one id; `UNKNOWN_FACT` for a
 * condition on a fact that is neither standard nor declared; `UNKNOWN_FACT_VALUE` for a condition on a value that the
 * fact cannot have; `CONFLICTING_FACT` for a standard fact declared with other values; `INVALID_DATE`; `INVALID_NUMBER` and `OUT_OF_RANGE` for risk weights.
 * @example
 * ```ts
 * import { defineChecklist } from 'vendorwise/contracts';
 * const pack = defineChecklist({
 *   id: 'house', version: 1, title: 'House rules', citation: 'Purchasing handbook', asOf: '2026-01-01',
 *   items: [{ id: 'house.po', name: 'purchase order number', requirement: 'Invoices carry our order number.', citation: 'Handbook 4', level: 'optional' }],
 * });
 * pack.definition.items[0]?.polarity; // => 'present'
 * ```
 */
export function defineChecklist(json: unknown): Checklist {
  const definition = parsePack(json);
  throwIssues(checkMeaning(definition));
  return wrapDefinition(definition, CHECKED, true);
}

/** Name under which a pack carries the mark that {@link defineChecklist} has checked it. */
const CHECKED = 'checklist.1';

/** The checked definition of a pack: as `defineChecklist` returned it, as a copy of that, or as JSON. */
export function definitionOf(pack: Checklist | ChecklistDefinition): ChecklistDefinition {
  if (typeof pack !== 'object' || pack === null || !('definition' in pack)) return defineChecklist(pack).definition;
  let copy: Checklist | null = null;
  // A copy by JSON or structuredClone has lost the mark and may have been changed since: check it anew.
  const recheck = (definition: ChecklistDefinition): true => {
    copy = defineChecklist(definition);
    return true;
  };
  compiledOf(pack, CHECKED, recheck, { path: '', by: 'defineChecklist' });
  return (copy ?? pack).definition;
}

/** Parses a pack; a condition without a proper form is told once, not by the schema as well. */
function parsePack(json: unknown): ChecklistDefinition {
  const misformed = conditionFormIssues(json);
  if (misformed.some((one) => one.code === 'OUT_OF_RANGE')) throwIssues(misformed);
  try {
    return parseDocument(checklistSchema, json);
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    const others = error.issues.filter((one) => !misformed.some(({ path }) => one.path.startsWith(path)));
    return throwIssues([...misformed, ...others]) as never;
  }
}

function checkMeaning(definition: ChecklistDefinition): VendorwiseIssue[] {
  const issues: VendorwiseIssue[] = [];
  const facts = { ...standardFacts, ...definition.facts };
  try {
    toEpochDay(definition.asOf, 'asOf');
  } catch (error) {
    issues.push(...(error as { issues: VendorwiseIssue[] }).issues);
  }
  for (const [name, fact] of Object.entries(definition.facts ?? {})) {
    const standard = Object.hasOwn(standardFacts, name) ? standardFacts[name] : undefined;
    if (standard && !sameValues(standard, fact))
      issues.push(conflictingFact(name, joinPath('facts', name), fact, standard));
  }
  if (definition.appliesWhen) issues.push(...checkCondition(definition.appliesWhen, 'appliesWhen', facts));
  const seen = new Map<string, number>();
  for (const [index, item] of definition.items.entries()) {
    const first = seen.get(item.id);
    if (first !== undefined) issues.push(duplicateItem(item.id, joinPath('items', index, 'id'), `items[${first}]`));
    else seen.set(item.id, index);
    if (item.appliesWhen) {
      issues.push(...checkCondition(item.appliesWhen, joinPath('items', index, 'appliesWhen'), facts));
    }
  }
  return issues;
}

/** Two items of one id, in one pack or in two. */
export function duplicateItem(id: string, path: string, other: string): VendorwiseIssue {
  return issue('DUPLICATE_ID', path, `The item id "${id}" is used twice; the other one is in ${other}.`, {
    received: id,
    expected: 'ids that are unique over all packs',
    params: { id, other },
  });
}

function checkCondition(
  condition: Condition,
  path: string,
  facts: Readonly<Record<string, FactDefinition>>,
): VendorwiseIssue[] {
  if ('fact' in condition) return checkTest(condition, path, facts);
  if ('not' in condition) return checkCondition(condition.not, joinPath(path, 'not'), facts);
  const [key, parts] =
    'all' in condition ? ['all', condition.all] : 'any' in condition ? ['any', condition.any] : ['', []];
  return parts.flatMap((part, index) => checkCondition(part, joinPath(path, key, index), facts));
}

function checkTest(
  test: Extract<Condition, { fact: string }>,
  path: string,
  facts: Readonly<Record<string, FactDefinition>>,
): VendorwiseIssue[] {
  const fact = Object.hasOwn(facts, test.fact) ? facts[test.fact] : undefined;
  if (fact === undefined) return [unknownFact(test.fact, joinPath(path, 'fact'), Object.keys(facts))];
  const wanted: readonly FactScalar[] = 'eq' in test ? [test.eq] : test.in;
  return wanted
    .filter((value) => !fact.values.includes(value))
    .map((value) => unknownFactValue(test.fact, value, path, fact));
}

/** A fact name that no pack and not the library knows. */
export function unknownFact(name: string, path: string, known: readonly string[]): VendorwiseIssue {
  return issue('UNKNOWN_FACT', path, `No checklist knows a fact called "${name}".`, {
    received: name,
    expected: `one of ${known.join(', ')}`,
    params: { fact: name, known },
  });
}

/** Whether two declarations of a fact allow the same answers. */
export function sameValues(a: FactDefinition, b: FactDefinition): boolean {
  return JSON.stringify(a.values) === JSON.stringify(b.values);
}

/** A fact that is declared again with other answers. */
export function conflictingFact(
  name: string,
  path: string,
  fact: FactDefinition,
  other: FactDefinition,
): VendorwiseIssue {
  return issue('CONFLICTING_FACT', path, `The fact "${name}" is declared twice with different values.`, {
    received: JSON.stringify(fact.values),
    expected: `the values ${JSON.stringify(other.values)}, or another name`,
    params: { fact: name },
  });
}

/** A value that a fact cannot have. */
export function unknownFactValue(name: string, value: unknown, path: string, fact: FactDefinition): VendorwiseIssue {
  const expected = `one of ${fact.values.map((one) => JSON.stringify(one)).join(', ')}`;
  return issue('UNKNOWN_FACT_VALUE', path, `The fact "${name}" cannot have this value; expected ${expected}.`, {
    received: value,
    expected,
    params: { fact: name, values: fact.values },
  });
}

/**
 * Names of all facts a pack asks for.
 *
 * @param definition - A checked pack.
 * @returns Each name once, in the order of the pack.
 */
export function factsOfChecklist(definition: ChecklistDefinition): string[] {
  const conditions = [definition.appliesWhen, ...definition.items.map((item) => item.appliesWhen)];
  return [...new Set(conditions.flatMap((one) => (one ? factsOfCondition(one) : [])))];
}
