import { numberIssues, SHARE } from '../../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { optionIssues } from '../../core/options.js';

/** How much a criterion can weigh, as shares of 1. */
export interface WeightBounds {
  /** The least weight, 0 to 1. @defaultValue 0 */
  readonly lowest?: number;
  /** The most weight, 0 to 1; the same as `lowest` fixes the weight. @defaultValue 1 */
  readonly highest?: number;
}

/** What is known about the weights, each part optional. */
export interface WeightKnowledge {
  /**
   * All criteria by position in the matrix, most important first; criteria of equal importance stand together in a
   * list and weigh the same, e.g. `[2, [0, 1]]`. @defaultValue nothing is known about their order
   */
  readonly order?: readonly (number | readonly number[])[];
  /** How much each criterion can weigh, one entry a criterion, `null` for no bounds. @defaultValue no bounds */
  readonly bounds?: readonly (WeightBounds | null)[];
}

/** A region of weights: all means of a few corners, as far as every limit is kept. */
export interface WeightRegion {
  /** Weight vectors (one weight a criterion, sum 1) that span the region. */
  readonly corners: readonly Float64Array[];
  /** Linear forms by their value at each corner; a mean of corners belongs to the region when none is below zero. */
  readonly limits: readonly Float64Array[];
}

/** Weights that lie closer than this are one. */
const NOISE = 1e-12;
/** Bounds settle after a few rounds; each one moves something by more than the noise. */
const ROUNDS = 1000;

/** Criteria of equal importance as one: `lowest` and `highest` are the weight of each of its `members`. */
interface Block {
  readonly members: readonly number[];
  lowest: number;
  highest: number;
}

/**
 * The weights that agree with what is known, as a simplex that holds them closely and the limits that are left to check.
 *
 * An order alone, and lower bounds alone, are simplices themselves; upper bounds cut one. Of the simplices that hold
 * the region the smallest is taken.
 *
 * @param criteria - How many there are.
 * @returns The region; it is not empty.
 * @throws {@link VendorwiseError} `INVALID_ORDER`, `LENGTH_MISMATCH`, `INVALID_TYPE`, `UNKNOWN_KEY`, `OUT_OF_RANGE`,
 * `INFEASIBLE_WEIGHTS` when no weights agree with all of it.
 */
export function weightRegion(criteria: number, { order, bounds }: WeightKnowledge): WeightRegion {
  throwIssues([...orderIssues(order, criteria), ...boundsIssues(bounds, criteria)]);
  const groups = (order ?? Array.from({ length: criteria }, (_, j) => j)).map((one) =>
    typeof one === 'number' ? [one] : one,
  );
  const blocks = groups.map((members): Block => {
    const own = members.map((j) => bounds?.[j] ?? {});
    return {
      members,
      lowest: Math.max(...own.map(({ lowest = 0 }) => lowest)),
      highest: Math.min(...own.map(({ highest = 1 }) => highest)),
    };
  });
  const ordered = order !== undefined;
  tighten(blocks, ordered);
  return smallestSimplex(blocks, ordered, criteria);
}

/** Carries bounds along the order and through the sum until nothing moves; afterwards all bounds can be reached. */
function tighten(blocks: readonly Block[], ordered: boolean): void {
  let moved = true;
  const raise = (block: Block, value: number): void => {
    if (value <= block.lowest + NOISE) return;
    block.lowest = value;
    moved = true;
  };
  const lower = (block: Block, value: number): void => {
    if (value >= block.highest - NOISE) return;
    block.highest = value;
    moved = true;
  };
  for (let round = 0; moved && round < ROUNDS; round++) {
    moved = false;
    if (ordered) {
      for (let g = blocks.length - 1; g > 0; g--) raise(blocks[g - 1] as Block, (blocks[g] as Block).lowest);
      for (let g = 1; g < blocks.length; g++) lower(blocks[g] as Block, (blocks[g - 1] as Block).highest);
    }
    const [least, most] = [sumOf(blocks, 'lowest'), sumOf(blocks, 'highest')];
    if (least > 1 + NOISE || most < 1 - NOISE || blocks.some((one) => one.lowest > one.highest + NOISE)) {
      fail('INFEASIBLE_WEIGHTS', 'options', 'No weights that sum to 1 keep this order and these bounds.', {
        received: `weights of at least ${least} and at most ${most} in all`,
        expected: 'bounds that leave room for a sum of 1 in the given order',
      });
    }
    for (const block of blocks) {
      raise(block, block.highest - (most - 1) / block.members.length);
      lower(block, block.lowest + (1 - least) / block.members.length);
    }
  }
}

function sumOf(blocks: readonly Block[], key: 'lowest' | 'highest'): number {
  return blocks.reduce((sum, one) => sum + one.members.length * one[key], 0);
}

function smallestSimplex(blocks: readonly Block[], ordered: boolean, criteria: number): WeightRegion {
  const free = blocks.filter((one) => one.highest - one.lowest > NOISE);
  const [least, most] = [sumOf(blocks, 'lowest'), sumOf(blocks, 'highest')];
  /** Everything at one end, and what is missing to a sum of 1 put on one free block after the other. */
  const spread = (end: 'lowest' | 'highest', missing: number): Float64Array[] =>
    (free.length === 0 ? [null] : free).map((open) => {
      const corner = new Float64Array(criteria);
      for (const one of blocks) {
        for (const j of one.members) corner[j] = one[end] + (one === open ? missing / one.members.length : 0);
      }
      return corner;
    });
  // Volumes as shares of the simplex of all weights of the free blocks.
  const dimensions = free.length - 1;
  const candidates = [
    { volume: (1 - least) ** dimensions, corners: () => spread('lowest', 1 - least) },
    { volume: (most - 1) ** dimensions, corners: () => spread('highest', 1 - most) },
    ...(ordered && free.length === blocks.length
      ? [{ volume: orderedVolume(blocks), corners: () => orderedCorners(blocks, criteria) }]
      : []),
  ];
  const corners = candidates.reduce((best, one) => (one.volume < best.volume ? one : best)).corners();
  const forms = limitForms(blocks, ordered).map((form) => Float64Array.from(corners, form));
  return { corners, limits: forms.filter((form) => form.some((value) => value < -NOISE)) };
}

/** Share of all weights of the blocks that keep the order: its corners give the first blocks everything, evenly. */
function orderedVolume(blocks: readonly Block[]): number {
  let criteria = 0;
  return blocks.reduce((volume, { members }) => {
    criteria += members.length;
    return (volume * members.length) / criteria;
  }, 1);
}

function orderedCorners(blocks: readonly Block[], criteria: number): Float64Array[] {
  const first: number[] = [];
  return blocks.map(({ members }) => {
    first.push(...members);
    const corner = new Float64Array(criteria);
    for (const j of first) corner[j] = 1 / first.length;
    return corner;
  });
}

type Form = (weights: Float64Array) => number;

/** Everything that must not be below zero, as functions of the weights. */
function limitForms(blocks: readonly Block[], ordered: boolean): Form[] {
  const weight = (weights: Float64Array, { members }: Block): number => weights[members[0] as number] as number;
  return blocks.flatMap((one, g): Form[] => {
    const next = blocks[g + 1];
    return [
      (weights) => weight(weights, one) - one.lowest,
      (weights) => one.highest - weight(weights, one),
      ...(ordered && next !== undefined
        ? [(weights: Float64Array) => weight(weights, one) - weight(weights, next)]
        : []),
    ];
  });
}

function orderIssues(order: unknown, criteria: number): readonly VendorwiseIssue[] {
  if (order === undefined) return [];
  const path = 'options.order';
  const expected = `every criterion from 0 to ${criteria - 1} once`;
  if (!Array.isArray(order)) {
    return [issue('INVALID_TYPE', path, 'An order of criteria is a list.', { received: order, expected })];
  }
  const seen = new Set<unknown>();
  const wrong = order.flatMap((one, i) =>
    (Array.isArray(one) ? one : [one]).flatMap((j) => {
      if (Number.isInteger(j) && j >= 0 && j < criteria && !seen.has(j)) {
        seen.add(j);
        return [];
      }
      const text = seen.has(j) ? 'This criterion stands in the order twice.' : 'There is no such criterion.';
      return [issue('INVALID_ORDER', `${path}[${i}]`, text, { received: j, expected })];
    }),
  );
  const empty = order.flatMap((one, i) =>
    Array.isArray(one) && one.length === 0
      ? [issue('INVALID_ORDER', `${path}[${i}]`, 'This place of the order is empty.', { received: one, expected })]
      : [],
  );
  if (wrong.length + empty.length > 0 || seen.size === criteria) return [...wrong, ...empty];
  const text = `The order names ${seen.size} of ${criteria} criteria.`;
  return [issue('INVALID_ORDER', path, text, { received: order, expected })];
}

function boundsIssues(bounds: unknown, criteria: number): readonly VendorwiseIssue[] {
  if (bounds === undefined) return [];
  const path = 'options.bounds';
  if (!Array.isArray(bounds) || bounds.length !== criteria) {
    const details = { received: Array.isArray(bounds) ? bounds.length : bounds, expected: `a list of ${criteria}` };
    const text = `There are ${criteria} criteria, so ${criteria} bounds are needed.`;
    return [issue('LENGTH_MISMATCH', path, text, details)];
  }
  return bounds.flatMap((one: WeightBounds | null, j): readonly VendorwiseIssue[] => {
    if (one === null) return [];
    const at = `${path}[${j}]`;
    const unknown = optionIssues(one, { lowest: true, highest: true }, at);
    const wrong = (['lowest', 'highest'] as const).flatMap((key) =>
      one[key] === undefined ? [] : numberIssues(one[key], SHARE, `${at}.${key}`, 'A bound of a weight'),
    );
    if (unknown.length + wrong.length > 0 || (one.lowest ?? 0) <= (one.highest ?? 1)) return [...unknown, ...wrong];
    const details = { received: one.lowest, expected: `at most ${one.highest}` };
    return [issue('OUT_OF_RANGE', `${at}.lowest`, 'The least weight is above the most.', details)];
  });
}
