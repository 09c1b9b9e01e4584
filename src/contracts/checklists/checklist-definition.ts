import type { Defined } from '../../core/definition.js';
import type { Condition } from './condition.js';
import type { FactDefinition } from './standard-facts.js';

/** How much a checklist insists on an item. */
export type RequirementLevel = 'mandatory' | 'recommended' | 'optional';

/** Whether a clause is wanted (`present`) or better not there (`absentIsGood`, e.g. accidental exclusivity). */
export type Polarity = 'present' | 'absentIsGood';

/** One thing a contract should say (or should not). */
export interface ChecklistItem {
  /** Unique over all packs that are used together, e.g. `gdpr-28.h`. */
  readonly id: string;
  /** A short name that reads well after "no", e.g. `promise of audits`. */
  readonly name: string;
  /** What the contract should say, in own words. */
  readonly requirement: string;
  /** Where the demand comes from, e.g. `GDPR Art. 28(3)(h)`. */
  readonly citation: string;
  readonly level: RequirementLevel;
  /** Kinds of clauses that can answer it, e.g. `audit-rights`. @defaultValue none */
  readonly clauseTypes?: readonly string[];
  /** When it applies. @defaultValue always */
  readonly appliesWhen?: Condition;
  /** Parts that must all be there; a review may say "3 of 4". @defaultValue none */
  readonly subPoints?: readonly string[];
  /** Weight beside the level's weight: a factor above 0, exact decimal. @defaultValue 1 */
  readonly riskWeight?: number | string;
  /** @defaultValue 'present' */
  readonly polarity?: Polarity;
}

/** A checklist pack: items with their sources. It is an aid to reading a contract, not legal advice. */
export interface ChecklistDefinition {
  readonly id: string;
  /** Counts up with every change. */
  readonly version: number;
  readonly title: string;
  /** The source of the whole pack. */
  readonly citation: string;
  /** Civil date of the state of the law or practice it reflects, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** When any of it applies; every item needs this besides its own condition. @defaultValue always */
  readonly appliesWhen?: Condition;
  /** Facts it asks for beyond `standardFacts`. @defaultValue none */
  readonly facts?: Readonly<Record<string, FactDefinition>>;
  readonly items: readonly ChecklistItem[];
}

/** A checked checklist pack. */
export type Checklist = Defined<ChecklistDefinition>;
