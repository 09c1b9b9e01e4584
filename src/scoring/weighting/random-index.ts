/** Where the mean consistency index of random answers is taken from. */
export type RandomIndexTable = 'saaty1980' | 'saaty2005' | 'tummalaLing1998' | 'doneganDodd1991';

/** The names of {@link RandomIndexTable}, for checks. */
export const RANDOM_INDEX_TABLES: readonly RandomIndexTable[] = [
  'saaty1980',
  'saaty2005',
  'tummalaLing1998',
  'doneganDodd1991',
];

/** Random indices for 3 items and more. */
const TABLES: Readonly<Record<RandomIndexTable, readonly number[]>> = {
  // Saaty (1980), The Analytic Hierarchy Process; 1.48 for twelve items stands so in print.
  saaty1980: [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
  // Saaty (2005), Theory and Applications of the Analytic Network Process, p. 31.
  saaty2005: [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59],
  // Tummala & Ling (1998), Journal of Multi-Criteria Decision Analysis 7.
  tummalaLing1998: [
    0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831,
  ],
  // Donegan & Dodd (1991), Mathematical and Computer Modelling 15(10); it goes on in LARGE.
  doneganDodd1991: [
    0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969, 1.5078,
    1.5153, 1.5262, 1.5313, 1.5371,
  ],
};

/** Donegan & Dodd beyond twenty items, where they estimated some sizes only. */
const LARGE: readonly (readonly [size: number, index: number])[] = [
  [20, 1.5371],
  [25, 1.5619],
  [30, 1.5772],
  [40, 1.5976],
  [50, 1.6102],
  [60, 1.6178],
  [70, 1.6237],
  [80, 1.6277],
  [90, 1.6213],
  [100, 1.6339],
];

/**
 * The mean consistency index of random answers.
 *
 * @returns The index, for large matrices by Donegan & Dodd between two estimates; 0 for one or two items; `null` beyond
 * the table.
 */
export function randomIndex(table: RandomIndexTable, size: number): number | null {
  if (size < 3) return 0;
  const index = TABLES[table][size - 3];
  if (index !== undefined || table !== 'doneganDodd1991') return index ?? null;
  const above = LARGE.findIndex(([known]) => known >= size);
  const [lower, upper] = [LARGE[above - 1], LARGE[above]];
  if (lower === undefined || upper === undefined) return null;
  return lower[1] + ((upper[1] - lower[1]) * (size - lower[0])) / (upper[0] - lower[0]);
}
