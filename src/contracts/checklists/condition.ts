import { fail, throwIssues } from '../../core/errors.js';
import { formIssuesOf } from './condition-form.js';

/** One value of a fact. */
export type FactScalar = string | number | boolean;

/** What is known about the deal: one value, or several that hold at once (`jurisdiction: ['EU', 'UK']`). */
export type FactValue = FactScalar | readonly FactScalar[];

/** The known facts by name; a name that is not given is an open question, never a "no". */
export type Facts = Readonly<Record<string, FactValue>>;

/** When something applies: a test of one fact, or a combination of tests. */
export type Condition =
  | { readonly always: true }
  | {
      /** Name of a fact. */
      readonly fact: string;
      /** The value it must have; a fact with several values must have it among them. */
      readonly eq: FactScalar;
    }
  | {
      /** Name of a fact. */
      readonly fact: string;
      /** Values of which the fact must have at least one. */
      readonly in: readonly FactScalar[];
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** The answer to a condition. */
export interface ConditionAnswer {
  /** `true`, `false`, or `null` when the given facts do not decide it. */
  readonly holds: boolean | null;
  /** Names of the facts that are not given and could decide it, in the order of the condition; empty unless `holds` is `null`. */
  readonly unknownFacts: readonly string[];
}

const YES: ConditionAnswer = { holds: true, unknownFacts: [] };
const NO: ConditionAnswer = { holds: false, unknownFacts: [] };

/**
 * Decides a condition from the given facts in three-valued logic: a fact that is not given stays unknown.
 *
 * "All" is false as soon as one part is false, "any" is true as soon as one part is true, whatever is unknown beside
 * it (Kleene's strong logic of indeterminacy, Introduction to Metamathematics, 1952, section 64).
 *
 * @param condition - A fact's test or a combination of tests.
 * @param facts - The known facts.
 * @returns The answer, and which facts would be needed where it is open.
 * @throws {@link VendorwiseError} `INVALID_VALUE`, `INVALID_TYPE`, `OUT_OF_RANGE` for what is no condition.
 * @example
 * ```ts
 * import { evaluateCondition } from 'vendorwise/contracts';
 * const offshoreOrSubcontracted = { any: [{ fact: 'offshore', eq: true }, { fact: 'usesSubcontractors', eq: true }] } as const;
 * evaluateCondition(offshoreOrSubcontracted, { offshore: true }); // => { holds: true, unknownFacts: [] }
 * evaluateCondition(offshoreOrSubcontracted, { offshore: false }); // => { holds: null, unknownFacts: ['usesSubcontractors'] }
 * ```
 */
export function evaluateCondition(condition: Condition, facts: Facts): ConditionAnswer {
  throwIssues(formIssuesOf(condition, 'condition'));
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) {
    fail('INVALID_TYPE', 'facts', 'Facts are given by name.', {
      received: facts,
      expected: 'an object, {} when nothing is known',
    });
  }
  return decide(condition, facts);
}

/** {@link evaluateCondition} of a condition that is checked. */
export function decide(condition: Condition, facts: Facts): ConditionAnswer {
  if ('always' in condition) return YES;
  if ('all' in condition) return combine(condition.all, facts, false);
  if ('any' in condition) return combine(condition.any, facts, true);
  if ('not' in condition) {
    const inner = decide(condition.not, facts);
    return inner.holds === null ? inner : inner.holds ? NO : YES;
  }
  const value = Object.hasOwn(facts, condition.fact) ? facts[condition.fact] : undefined;
  if (value === undefined) return { holds: null, unknownFacts: [condition.fact] };
  const values: readonly FactScalar[] = isList(value) ? value : [value];
  const wanted = 'eq' in condition ? [condition.eq] : condition.in;
  return values.some((one) => wanted.includes(one)) ? YES : NO;
}

/** "All" and "any" are the same search for the one answer that decides: `false` or `true`. */
function combine(parts: readonly Condition[], facts: Facts, deciding: boolean): ConditionAnswer {
  const unknown = new Set<string>();
  let open = false;
  for (const part of parts) {
    const answer = decide(part, facts);
    if (answer.holds === deciding) return deciding ? YES : NO;
    if (answer.holds === null) open = true;
    for (const name of answer.unknownFacts) unknown.add(name);
  }
  if (open) return { holds: null, unknownFacts: [...unknown] };
  return deciding ? NO : YES;
}

/**
 * Names of all facts that a condition asks for.
 *
 * @param condition - Any condition.
 * @returns Each name once, in the order of the condition.
 * @throws {@link VendorwiseError} `INVALID_VALUE`, `INVALID_TYPE`, `OUT_OF_RANGE` for what is no condition.
 * @example
 * ```ts
 * import { factsOfCondition } from 'vendorwise/contracts';
 * factsOfCondition({ all: [{ fact: 'offshore', eq: true }, { not: { fact: 'dataClass', in: ['public'] } }] }); // => ['offshore', 'dataClass']
 * ```
 */
export function factsOfCondition(condition: Condition): string[] {
  throwIssues(formIssuesOf(condition, 'condition'));
  return namesIn(condition);
}

function namesIn(condition: Condition): string[] {
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return namesIn(condition.not);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return [...new Set(parts.flatMap(namesIn))];
}

function isList(value: FactValue): value is readonly FactScalar[] {
  return Array.isArray(value);
}
