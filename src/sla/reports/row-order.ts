import type { Period } from '../../time/period.js';

/** What the place of a row depends on. */
interface PlacedCell {
  readonly period: Period | null;
  readonly clockId: string;
  readonly group: Readonly<Record<string, string | null>>;
}

/** A key that different groups never share; lengths keep values from running together. */
export function keyOfGroup(names: readonly string[], group: Readonly<Record<string, string>>): string {
  let key = '';
  for (const name of names.length > 1 ? [...names].sort() : names) {
    const value = group[name];
    key += value === undefined ? `${name.length}:${name};` : `${name.length}:${name}=${value.length}:${value};`;
  }
  return key;
}

/** Rows stand by period (those without one last), then clock in the policy's order, then group. */
export function compareCells(clockOrder: readonly string[]): (a: PlacedCell, b: PlacedCell) => number {
  const places = new Map(clockOrder.map((id, position) => [id, position]));
  const placeOf = (id: string): number => places.get(id) ?? clockOrder.length;
  return (a, b) =>
    startOf(a) - startOf(b) ||
    placeOf(a.clockId) - placeOf(b.clockId) ||
    compareText(a.clockId, b.clockId) ||
    compareText(groupText(a), groupText(b));
}

function startOf({ period }: PlacedCell): number {
  return period === null ? Number.MAX_VALUE : period.start;
}

function groupText({ group }: PlacedCell): string {
  return JSON.stringify(Object.entries(group));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
