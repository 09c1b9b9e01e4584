import { wordIssues } from '../core/check.js';
import { fail, issue, throwIssues, type VendorwiseIssue } from '../core/errors.js';
import { optionIssues } from '../core/options.js';

/** Whether more of a criterion is better (`benefit`) or worse (`cost`). */
export type CriterionDirection = 'benefit' | 'cost';

/** Every direction. */
export const DIRECTIONS: readonly CriterionDirection[] = ['benefit', 'cost'];

/** The figures of a decision, by column (one list for each criterion) or by row (one list for each alternative). */
export interface DecisionMatrixInput {
  /** One list of figures for each criterion, in the criterion's own unit; a `Float64Array` is used as it is. */
  readonly columns?: readonly ArrayLike<number>[];
  /** One list of figures for each alternative, in the order of the criteria. */
  readonly rows?: readonly ArrayLike<number>[];
  /** One direction for each criterion. @defaultValue `benefit` for all */
  readonly directions?: readonly CriterionDirection[];
}

/** Alternatives by criteria, column by column: the one input of every method. */
export interface DecisionMatrix {
  /** One column of figures for each criterion. */
  readonly columns: readonly Float64Array[];
  readonly directions: readonly CriterionDirection[];
  /** Number of alternatives. */
  readonly alternatives: number;
}

/**
 * Checks the figures of a decision and stands them in columns.
 *
 * @param input - `columns` or `rows`, finite figures, and a direction for each criterion.
 * @returns The matrix that every method of this room takes. `Float64Array` columns are not copied: a caller who changes
 * one changes the matrix.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `UNKNOWN_KEY`, `EMPTY_MATRIX`, `RAGGED_MATRIX`,
 * `INVALID_NUMBER` (the first hundred places), `INVALID_VALUE` and `LENGTH_MISMATCH` for directions.
 * @example
 * ```ts
 * import { decisionMatrix } from 'vendorwise/mcda';
 * const matrix = decisionMatrix({ rows: [[4, 118], [3, 104]], directions: ['benefit', 'cost'] });
 * matrix.alternatives; // => 2
 * Array.from(matrix.columns[1] ?? []); // => [118, 104]
 * ```
 */
export function decisionMatrix(input: DecisionMatrixInput): DecisionMatrix {
  throwIssues(optionIssues(input, { columns: true, rows: true, directions: true }, ''));
  const { columns: given, rows, directions } = input;
  if ((given === undefined) === (rows === undefined)) {
    fail('REQUIRED', given === undefined ? 'columns' : 'rows', 'A decision matrix is given by columns or by rows.', {
      expected: 'either columns or rows',
    });
  }
  const byColumn = given !== undefined;
  const lists = listsOf(byColumn ? given : rows, byColumn ? 'columns' : 'rows');
  const columns = byColumn ? lists.map(asFloats) : transposed(lists);
  const alternatives = columns[0]?.length ?? 0;
  const problems = [
    ...directionIssues(directions, columns.length),
    ...figureIssues(columns, (i, j) => (byColumn ? `columns[${j}][${i}]` : `rows[${i}][${j}]`)),
  ];
  throwIssues(problems);
  return {
    columns,
    directions: directions === undefined ? columns.map(() => 'benefit' as const) : [...directions],
    alternatives,
  };
}

/**
 * Refuses what {@link decisionMatrix} did not make, e.g. a copy from JSON, where a column of floats is no list any more.
 *
 * It looks at the shape only, not at the figures: they were checked when the matrix was made, and there may be millions.
 *
 * @throws {@link VendorwiseError} `INVALID_TYPE`.
 */
export function checkMatrix(matrix: DecisionMatrix, path = 'matrix'): void {
  const { columns, directions, alternatives } = (matrix ?? {}) as Partial<DecisionMatrix>;
  const isMatrix =
    Array.isArray(columns) &&
    columns.length > 0 &&
    columns.every((one) => ArrayBuffer.isView(one) && (one as Float64Array).length === alternatives) &&
    Array.isArray(directions) &&
    directions.length === columns.length;
  if (isMatrix) return;
  fail('INVALID_TYPE', path, 'This is no decision matrix; make one with decisionMatrix.', {
    received: matrix,
    expected: 'what decisionMatrix returned',
  });
}

/** At most so many wrong figures are named: a column of a million that was read as text would drown the rest. */
const NAMED = 100;

function listsOf(lists: unknown, name: 'columns' | 'rows'): readonly ArrayLike<number>[] {
  if (!Array.isArray(lists)) {
    fail('INVALID_TYPE', name, `The ${name} of a decision matrix are a list of lists of numbers.`, {
      received: lists,
      expected: 'a list of lists of numbers',
    });
  }
  const wrong = lists.findIndex((one) => !Array.isArray(one) && !ArrayBuffer.isView(one));
  if (wrong >= 0) {
    fail('INVALID_TYPE', `${name}[${wrong}]`, 'This is no list of numbers.', {
      received: lists[wrong],
      expected: 'a list of numbers',
    });
  }
  const all = lists as readonly ArrayLike<number>[];
  const length = all[0]?.length ?? 0;
  if (length === 0) {
    fail('EMPTY_MATRIX', name, 'A decision needs at least one alternative and one criterion.', {
      received: all.length === 0 ? 'no lists' : 'an empty list',
      expected: 'at least one figure',
    });
  }
  throwIssues(
    all.flatMap((one, i) =>
      one.length === length
        ? []
        : [
            issue('RAGGED_MATRIX', `${name}[${i}]`, `This list is ${one.length} long, the first is ${length}.`, {
              received: one.length,
              expected: `${length} figures`,
            }),
          ],
    ),
  );
  return all;
}

function asFloats(list: ArrayLike<number>): Float64Array {
  if (list instanceof Float64Array) return list;
  return Float64Array.from(list, (value) => (typeof value === 'number' ? value : Number.NaN));
}

function transposed(rows: readonly ArrayLike<number>[]): Float64Array[] {
  const columns = Array.from(rows[0] ?? [], () => new Float64Array(rows.length));
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      const value: unknown = row[j];
      column[i] = typeof value === 'number' ? value : Number.NaN;
    });
  });
  return columns;
}

function directionIssues(directions: readonly CriterionDirection[] | undefined, criteria: number): VendorwiseIssue[] {
  if (directions === undefined) return [];
  if (!Array.isArray(directions) || directions.length !== criteria) {
    return [
      issue('LENGTH_MISMATCH', 'directions', `There are ${criteria} criteria, so ${criteria} directions are needed.`, {
        received: Array.isArray(directions) ? directions.length : directions,
        expected: `a list of ${criteria}`,
      }),
    ];
  }
  return directions.flatMap((one, j) => wordIssues(one, DIRECTIONS, `directions[${j}]`));
}

function figureIssues(columns: readonly Float64Array[], place: (i: number, j: number) => string): VendorwiseIssue[] {
  const problems: VendorwiseIssue[] = [];
  columns.forEach((column, j) => {
    for (let i = 0; i < column.length && problems.length < NAMED; i++) {
      const value = column[i] as number;
      if (Number.isFinite(value)) continue;
      problems.push(
        issue('INVALID_NUMBER', place(i, j), 'This figure of the decision matrix is no finite number.', {
          received: value,
          expected: 'a finite number',
        }),
      );
    }
  });
  return problems;
}
