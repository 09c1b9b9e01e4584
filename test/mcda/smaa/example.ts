import { decisionMatrix } from '../../../src/mcda/decision-matrix.js';
import { type SmaaOptions, type SmaaResult, smaa } from '../../../src/mcda/smaa/smaa.js';

export const matrix = (...rows: number[][]) => decisionMatrix({ rows });
export const run = (rows: number[][], more: Partial<SmaaOptions> = {}): SmaaResult =>
  smaa(matrix(...rows), { seed: 1, ...more });
export const firsts = ({ rankAcceptability }: SmaaResult): (number | undefined)[] =>
  rankAcceptability.map(([first]) => first);
/** A fourth and fifth criterion, so that figures are sampled. */
export const five = [
  [0.26, 0.3, 0.81, 0.09, 0.5],
  [0.6, 0.73, 0.19, 0.06, 0.4],
  [0.27, 0.66, 0.56, 0.15, 0.9],
  [0.43, 0.67, 0.42, 0.63, 0.1],
];
