import { deepFreeze } from '../../core/definition.js';
import { issue, isVendorwiseError, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { DISCLAIMER } from '../disclaimer.js';
import {
  conflictingFact,
  definitionOf,
  duplicateItem,
  factsOfChecklist,
  sameValues,
  unknownFact,
  unknownFactValue,
} from './checklist.js';
import type { Checklist, ChecklistDefinition, ChecklistItem } from './checklist-definition.js';
import { decide, type FactScalar, type Facts } from './condition.js';
import { type FactDefinition, standardFacts } from './standard-facts.js';

/** Whether an item applies to this deal. */
export type Applicability = 'applies' | 'doesNotApply' | 'unknown';

/** An item of a built checklist: every key is present. */
export interface ChecklistEntry extends Required<Omit<ChecklistItem, 'appliesWhen'>> {
  /** Id of the pack it comes from. */
  readonly pack: string;
  readonly applicability: Applicability;
  /** Facts that would decide whether it applies; empty unless `applicability` is `unknown`. */
  readonly unknownFacts: readonly string[];
}

/** A fact nobody has given yet. */
export interface OpenFact {
  readonly fact: string;
  readonly question: string;
  /** Answers it can have. */
  readonly values: readonly FactScalar[];
  /** Ids of the items that wait for it. */
  readonly items: readonly string[];
}

/** A checklist for one deal. Plain JSON; an aid to reading a contract, not legal advice. */
export interface BuiltChecklist {
  readonly packs: readonly Readonly<Pick<ChecklistDefinition, 'id' | 'version' | 'title' | 'citation' | 'asOf'>>[];
  /** The facts it was built from. */
  readonly facts: Facts;
  /** All items of all packs, in their order; those that do not apply are marked, not dropped. */
  readonly items: readonly ChecklistEntry[];
  /** The facts that are still open; what decides most items comes first. */
  readonly openFacts: readonly OpenFact[];
  readonly disclaimer: string;
}

/**
 * Builds the checklist of one deal from packs and the known facts.
 *
 * A fact that is not given decides nothing: its items stay open and the fact becomes a question.
 *
 * @param packs - Packs, as {@link defineChecklist} returned them or as JSON.
 * @param facts - The known facts by name.
 * @returns The items with their applicability, and the open questions.
 * @throws {@link VendorwiseError} `REQUIRED` without a pack; the codes of {@link defineChecklist}; `DUPLICATE_ID` when an id is in two packs or a pack
 * is given twice; `UNKNOWN_FACT` for a fact that no pack and not the library knows; `UNKNOWN_FACT_VALUE` for a value it
 * cannot have; `CONFLICTING_FACT` when two packs declare one fact differently.
 * @example
 * ```ts
 * import { buildChecklist } from 'vendorwise/contracts';
 * import { gdprArticle28 } from 'vendorwise/contracts/packs';
 * const checklist = buildChecklist([gdprArticle28], { processesPersonalData: true, jurisdiction: 'EU' });
 * checklist.items.filter((item) => item.applicability === 'applies').length; // => 17
 * checklist.openFacts.map((open) => open.fact); // => ['dataLeavesRegion']
 * ```
 */
export function buildChecklist(packs: readonly (Checklist | ChecklistDefinition)[], facts: Facts): BuiltChecklist {
  checkArguments(packs, facts);
  const issues: VendorwiseIssue[] = [];
  const definitions = packs.flatMap((pack, index) => {
    try {
      return [definitionOf(pack)];
    } catch (error) {
      if (!isVendorwiseError(error)) throw error;
      issues.push(...error.issues.map((one) => ({ ...one, path: within(joinPath('packs', index), one.path) })));
      return [];
    }
  });
  // The facts that a broken pack declares are not known, so nothing further can be judged.
  throwIssues(issues);
  const known = mergeFacts(definitions, issues);
  checkIds(definitions, issues);
  const given = checkFacts(facts, known, issues);
  throwIssues(issues);

  const items = definitions.flatMap((pack) => pack.items.map((item) => entryOf(pack, item, given)));
  return deepFreeze({
    packs: definitions.map(({ id, version, title, citation, asOf }) => ({ id, version, title, citation, asOf })),
    facts: given,
    items,
    openFacts: openFactsOf(definitions, items, known),
    disclaimer: DISCLAIMER,
  });
}

function within(parent: string, path: string): string {
  return path === '' || path.startsWith('[') ? `${parent}${path}` : `${parent}.${path}`;
}

function checkArguments(packs: unknown, facts: unknown): void {
  const issues: VendorwiseIssue[] = [];
  if (!Array.isArray(packs) || packs.length === 0) {
    issues.push(
      issue('REQUIRED', 'packs', 'A checklist needs at least one pack.', {
        received: packs,
        expected: 'a list of packs',
      }),
    );
  }
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) {
    issues.push(
      issue('INVALID_TYPE', 'facts', 'Facts are given by name.', {
        received: facts,
        expected: 'an object, {} when nothing is known',
      }),
    );
  }
  throwIssues(issues);
}

function entryOf(pack: ChecklistDefinition, item: ChecklistItem, facts: Facts): ChecklistEntry {
  const conditions = [pack.appliesWhen, item.appliesWhen].filter((one) => one !== undefined);
  const { holds, unknownFacts } = decide({ all: conditions }, facts);
  return {
    id: item.id,
    pack: pack.id,
    name: item.name,
    requirement: item.requirement,
    citation: item.citation,
    level: item.level,
    clauseTypes: [...(item.clauseTypes ?? [])],
    subPoints: [...(item.subPoints ?? [])],
    riskWeight: item.riskWeight ?? 1,
    polarity: item.polarity ?? 'present',
    applicability: holds === null ? 'unknown' : holds ? 'applies' : 'doesNotApply',
    unknownFacts,
  };
}

function openFactsOf(
  definitions: readonly ChecklistDefinition[],
  items: readonly ChecklistEntry[],
  known: ReadonlyMap<string, FactDefinition>,
): OpenFact[] {
  const names = [...new Set(definitions.flatMap(factsOfChecklist))];
  return names
    .map((fact) => {
      const waiting = items.filter((item) => item.unknownFacts.includes(fact)).map((item) => item.id);
      const { question = '', values = [] } = known.get(fact) ?? {};
      return { fact, question, values: [...values], items: waiting };
    })
    .filter((open) => open.items.length > 0)
    .sort((a, b) => b.items.length - a.items.length);
}

function mergeFacts(
  definitions: readonly ChecklistDefinition[],
  issues: VendorwiseIssue[],
): ReadonlyMap<string, FactDefinition> {
  const known = new Map(Object.entries(standardFacts));
  for (const [index, pack] of definitions.entries()) {
    for (const [name, fact] of Object.entries(pack.facts ?? {})) {
      const other = known.get(name);
      if (other === undefined) known.set(name, fact);
      else if (!sameValues(other, fact)) {
        issues.push(conflictingFact(name, joinPath('packs', index, 'facts', name), fact, other));
      }
    }
  }
  return known;
}

function checkIds(definitions: readonly ChecklistDefinition[], issues: VendorwiseIssue[]): void {
  const owner = new Map<string, string>();
  for (const [index, pack] of definitions.entries()) {
    const itemIds = new Set(pack.items.map((item) => item.id));
    for (const id of itemIds) {
      const other = owner.get(id);
      if (other === undefined) owner.set(id, pack.id);
      else issues.push(duplicateItem(id, joinPath('packs', index), `pack "${other}"`));
    }
  }
}

function checkFacts(facts: Facts, known: ReadonlyMap<string, FactDefinition>, issues: VendorwiseIssue[]): Facts {
  const given: Record<string, FactScalar | FactScalar[]> = {};
  for (const [name, value] of Object.entries(facts)) {
    // A host's form hands over what was not answered as undefined or null: that is "not given".
    if (value === undefined || value === null) continue;
    const path = joinPath('facts', name);
    const fact = known.get(name);
    if (fact === undefined) {
      issues.push(unknownFact(name, path, [...known.keys()]));
      continue;
    }
    const several = Array.isArray(value);
    const values = (several ? [...value] : [value]) as FactScalar[];
    const wrong = values.filter((one) => !fact.values.includes(one));
    issues.push(...wrong.map((one) => unknownFactValue(name, one, path, fact)));
    const yesNo = fact.values.every((one) => typeof one === 'boolean');
    if (several && (values.length === 0 || (yesNo && values.length > 1))) {
      issues.push(unknownFactValue(name, value, path, fact));
    }
    given[name] = several ? values : (values[0] as FactScalar);
  }
  return given;
}
