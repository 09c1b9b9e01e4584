import type { DecisionMatrix } from '../decision-matrix.js';

/** The alternatives of a decision without repetition, in an order that does not depend on how they were listed. */
export interface DistinctAlternatives {
  /** For each distinct alternative its positions in the matrix: more than one where alternatives are identical. */
  readonly members: readonly (readonly number[])[];
  /** For each corner of the weight region their utilities, scaled, each criterion from its lowest. */
  readonly utilities: readonly Float64Array[];
  /** For each criterion their utilities in the same scale. */
  readonly columns: readonly Float64Array[];
  /** For each criterion the half-widths of their utilities in the same scale; `null` when all are certain. */
  readonly halfWidths: readonly Float64Array[] | null;
}

/** Utilities that differ by no more than this part of the largest are equal, so that float noise breaks no tie. */
const NOISE = 1e-12;

/**
 * Puts identical alternatives together (those whose utilities agree at every corner of the weight region), best on
 * average first.
 *
 * @param matrix - Utilities; those of a cost count as negative.
 */
export function distinctAlternatives(
  matrix: DecisionMatrix,
  corners: readonly Float64Array[],
  halfWidths: DecisionMatrix | null,
): DistinctAlternatives {
  const count = matrix.alternatives;
  const widths = halfWidths?.columns ?? [];
  const largest = [...matrix.columns, ...widths].reduce(
    (high, column) => column.reduce((most, value) => Math.max(most, Math.abs(value)), high),
    0,
  );
  const scaled = (column: Float64Array): Float64Array =>
    largest === 0 ? column : column.map((value) => value / largest);
  // A constant for all alternatives changes no order, so every criterion starts at its lowest utility.
  const columns = matrix.columns.map((column, j) => {
    const utilities = scaled(matrix.directions[j] === 'cost' ? column.map((value) => -value) : column);
    const lowest = utilities.reduce((low, value) => Math.min(low, value));
    return utilities.map((value) => value - lowest);
  });
  const utilities = corners.map((corner) => weighted(columns, corner, count));
  const spreads = widths.map(scaled);
  const keys = [weighted(utilities, new Float64Array(corners.length).fill(1), count), ...utilities, ...spreads];
  const listed = Array.from({ length: count }, (_, i) => i).sort((a, b) => compared(keys, a, b));
  const uncertain = spreads.some((column) => column.some((width) => width > 0));
  const members = grouped(listed, keys, (i) => spreads.every((column) => column[i] === 0));
  const taken = (column: Float64Array): Float64Array =>
    Float64Array.from(members, ([first]) => column[first as number] as number);
  return {
    members,
    utilities: utilities.map(taken),
    columns: columns.map(taken),
    halfWidths: uncertain ? spreads.map(taken) : null,
  };
}

function weighted(columns: readonly Float64Array[], weights: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  columns.forEach((column, j) => {
    const weight = weights[j] as number;
    if (weight !== 0) for (let i = 0; i < count; i++) sums[i] = (sums[i] as number) + weight * (column[i] as number);
  });
  return sums;
}

function compared(keys: readonly Float64Array[], a: number, b: number): number {
  for (const key of keys) {
    const difference = (key[b] as number) - (key[a] as number);
    if (difference !== 0) return difference;
  }
  return a - b;
}

function grouped(
  listed: readonly number[],
  [average, ...keys]: readonly Float64Array[],
  isCertain: (i: number) => boolean,
): number[][] {
  const groups: number[][] = [];
  const reach = NOISE * keys.length;
  const value = (key: Float64Array | undefined, i: number | undefined): number => key?.[i as number] as number;
  for (const i of listed) {
    let found: number[] | undefined;
    // Identical alternatives have the same average, so they stand close by.
    for (let g = groups.length - 1; isCertain(i) && g >= 0 && found === undefined; g--) {
      const other = groups[g] as number[];
      if (value(average, other[0]) - value(average, i) > reach) break;
      // Uncertain utilities differ in almost every draw; equal keys include equal widths.
      if (keys.every((key) => Math.abs(value(key, other[0]) - value(key, i)) <= NOISE)) found = other;
    }
    if (found === undefined) groups.push([i]);
    else found.push(i);
  }
  return groups;
}
