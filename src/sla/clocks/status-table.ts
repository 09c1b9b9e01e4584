import { KNOWN_STATUSES } from './built-in-measures.js';
import type { SlaPolicyDefinition, StatusCategory } from './policy.js';

/** Statuses as small numbers: 0 is every status that neither the library nor the policy names; it counts as open. */
export interface StatusTable {
  readonly ids: ReadonlyMap<string, number>;
  /** The same by their text in lower case; names that differ in nothing else stand under the first of them. */
  readonly folded: ReadonlyMap<string, number>;
  readonly categories: readonly StatusCategory[];
  /** Whether the policy lists its statuses, so that others are unknown. */
  readonly closed: boolean;
}

/** The id of the status a ticket has before its first status event. */
export const INITIAL_STATUS = 1;

/** Numbers the built-in statuses, those the policy declares, and those its rules name. */
export function statusTable(definition: SlaPolicyDefinition, named: Iterable<string>): StatusTable {
  const ids = new Map<string, number>();
  const folded = new Map<string, number>();
  const categories: StatusCategory[] = ['open'];
  const add = (status: string, category: StatusCategory): void => {
    const known = ids.get(status);
    if (known !== undefined) {
      categories[known] = category;
      return;
    }
    const id = categories.push(category) - 1;
    ids.set(status, id);
    if (!folded.has(status.toLowerCase())) folded.set(status.toLowerCase(), id);
  };
  for (const [status, category] of Object.entries(KNOWN_STATUSES)) add(status, category);
  for (const [status, category] of Object.entries(definition.statuses ?? {})) add(status, category);
  for (const status of named) if (!folded.has(status.toLowerCase())) add(status, 'open');
  return { ids, folded, categories, closed: definition.statuses !== undefined };
}

/** The number of a status; letter case matters only where two names differ in nothing else. */
export function statusId(table: StatusTable, status: string): number {
  return table.ids.get(status) ?? table.folded.get(status.toLowerCase()) ?? 0;
}

/** Marks the statuses that a list of names and categories means. */
export function statusSet(table: StatusTable, names: readonly string[]): Uint8Array {
  const set = new Uint8Array(table.categories.length);
  for (const name of names) {
    const id = statusId(table, name);
    if (id > 0) set[id] = 1;
    table.categories.forEach((category, other) => {
      if (category === name) set[other] = 1;
    });
  }
  return set;
}
