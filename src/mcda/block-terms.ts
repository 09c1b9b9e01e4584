import { type ColumnTransform, normalized } from './column-transform.js';

/** Rows that are worked on together: what is added up for them stays in the fastest memory. */
const BLOCK_ROWS = 4096;

/** A criterion, as the loops over its figures see it. */
export interface BlockTerm {
  readonly column: Float64Array;
  /** What the loop multiplies its part of each figure by; 0 adds nothing. */
  readonly by: number;
  /** What makes the figures comparable; `null` when the loop does so itself, by a multiplier. */
  readonly transform: ColumnTransform | null;
}

/** The figures of a criterion in the rows of a block: the first of them stands at `at`. */
export interface BlockFigures<Term> {
  readonly term: Term;
  readonly values: Float64Array;
  readonly at: number;
}

/** What is done in the rows `from` to before `to` of a block. */
export interface BlockWork<Term> {
  /** Before any criterion. */
  readonly start: (from: number, to: number) => void;
  /** With two criteria at a time; the second of the last two is idle (`by` is 0) when they are odd. */
  readonly pair: OnPair<Term>;
  /** When every criterion is through. */
  readonly end?: (from: number, to: number) => void;
}

type OnPair<Term> = (first: BlockFigures<Term>, second: BlockFigures<Term>, from: number, to: number) => void;

/**
 * Walks through a matrix in blocks of rows, in each block through the criteria by pairs.
 *
 * Two at a time, because reading and writing what is added up takes as long as the sums.
 *
 * @param factor - Transformed figures are multiplied by it.
 */
export function walkBlocks<Term extends BlockTerm>(
  rows: number,
  terms: readonly Term[],
  factor: number,
  work: BlockWork<Term>,
): void {
  const size = blockSize(rows);
  const spare = terms.some(({ transform }) => transform !== null) ? size : 0;
  const scratch = [new Float64Array(spare), new Float64Array(spare)] as const;
  const figures = (term: Term, from: number, to: number, room: Float64Array): BlockFigures<Term> => {
    if (term.transform === null) return { term, values: term.column, at: from };
    fillNormalized(term.column, term.transform, from, to, factor, room);
    return { term, values: room, at: 0 };
  };
  // It reads the figures of the last criterion once more, and adds nothing.
  const idle = { ...terms[terms.length - 1]!, by: 0 };
  for (let from = 0; from < rows; from += size) {
    const to = Math.min(rows, from + size);
    work.start(from, to);
    for (let j = 0; j < terms.length; j += 2) {
      const first = figures(terms[j]!, from, to, scratch[0]);
      const other = terms[j + 1];
      const second =
        other === undefined ? { term: idle, values: first.values, at: first.at } : figures(other, from, to, scratch[1]);
      work.pair(first, second, from, to);
    }
    work.end?.(from, to);
  }
}

/** How many of so many rows a block has at most. */
export function blockSize(rows: number): number {
  return Math.min(BLOCK_ROWS, rows);
}

function fillNormalized(
  column: Float64Array,
  transform: ColumnTransform,
  from: number,
  to: number,
  factor: number,
  out: Float64Array,
): void {
  for (let i = from; i < to; i++) out[i - from] = factor * normalized(transform, column[i]!);
}
