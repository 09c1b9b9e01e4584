import { type CriterionDirection, type DecisionMatrix, decisionMatrix } from '../../src/mcda/decision-matrix.js';

/** A published decision with the scores it should have; figures and scores as pymcdm 1.4.0 carries them. */
export interface PublishedExample {
  readonly source: string;
  readonly matrix: DecisionMatrix;
  readonly weights: readonly number[];
  readonly scores: readonly number[];
  readonly digits: number;
}

const decision = (types: readonly number[], rows: number[][]): DecisionMatrix =>
  decisionMatrix({ rows, directions: types.map((type): CriterionDirection => (type === 1 ? 'benefit' : 'cost')) });

export const arasExample: PublishedExample = {
  source: 'Stanujkic, Djordjevic, Karabasevic 2015, selection of candidates',
  matrix: decision(
    [1, 1, 1, 1, 1, 1],
    [
      [4.64, 3.0, 3.0, 3.0, 2.88, 3.63],
      [4.0, 4.0, 4.64, 3.56, 3.63, 5.0],
      [3.3, 4.31, 3.3, 4.0, 3.3, 4.0],
      [2.62, 5.0, 4.22, 4.31, 5.0, 5.0],
    ],
  ),
  weights: [0.28, 0.25, 0.19, 0.15, 0.08, 0.04],
  scores: [0.74, 0.86, 0.78, 0.86],
  digits: 2,
};

export const mooraExample: PublishedExample = {
  source: 'seven alternatives by four criteria',
  matrix: decision(
    [-1, 1, 1, 1],
    [
      [1.5, 3, 5, 3.3],
      [2, 7, 5, 3.35],
      [3, 1, 5, 3.07],
      [2.2, 4, 5, 3.5],
      [2, 5, 3, 3.09],
      [3.2, 2, 3, 3.48],
      [2.775, 3, 5, 3.27],
    ],
  ),
  weights: [0.3, 0.2, 0.1, 0.4],
  scores: [0.1801, 0.2345, 0.0625, 0.1757, 0.1683, 0.0742, 0.1197],
  digits: 4,
};

export const waspasExample: PublishedExample = {
  source: 'eight alternatives by seven criteria',
  matrix: decision(
    [1, 1, 1, 1, 1, -1, -1],
    [
      [30, 23, 5, 0.745, 0.745, 1500, 5000],
      [18, 13, 15, 0.745, 0.745, 1300, 6000],
      [15, 12, 10, 0.5, 0.5, 950, 7000],
      [25, 20, 13, 0.745, 0.745, 1200, 4000],
      [14, 18, 14, 0.255, 0.745, 950, 3500],
      [17, 15, 9, 0.745, 0.5, 1250, 5250],
      [23, 18, 20, 0.5, 0.745, 1100, 3000],
      [16, 8, 14, 0.255, 0.5, 1500, 3000],
    ],
  ),
  weights: [0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445],
  scores: [0.8329, 0.7884, 0.6987, 0.8831, 0.7971, 0.7036, 0.8728, 0.5749],
  digits: 4,
};

export const edasExample: PublishedExample = {
  source: 'five alternatives by eight criteria',
  matrix: decision(
    [-1, -1, -1, 1, 1, -1, 1, 1],
    [
      [3873, 39.55, 0.27, 0.87, 150, 0.07, 12, 2130],
      [5067, 67.26, 0.23, 0.23, 40, 0.02, 21, 2200],
      [2213, 24.69, 0.08, 0.17, 200, 0.04, 35, 570],
      [6243, 132, 0.07, 0.25, 100, 0.04, 16, 100],
      [8312, 460.47, 0.05, 0.21, 25, 0.1, 25, 200],
    ],
  ),
  weights: [0.131, 0.113, 0.126, 0.125, 0.126, 0.129, 0.132, 0.117],
  scores: [0.841, 0.632, 0.883, 0.457, 0.104],
  digits: 3,
};

export const mabacExample: PublishedExample = {
  source: 'Pamučar, Ćirović 2015, forklifts of a logistics centre',
  matrix: decision(
    [-1, 1, 1, 1, -1, -1, 1, 1, 1, 1],
    [
      [22600, 3800, 2, 5, 1.06, 3.0, 3.5, 2.8, 24.5, 6.5],
      [19500, 4200, 3, 2, 0.95, 3.0, 3.4, 2.2, 24, 7.0],
      [21700, 4000, 1, 3, 1.25, 3.2, 3.3, 2.5, 24.5, 7.3],
      [20600, 3800, 2, 5, 1.05, 3.25, 3.2, 2.0, 22.5, 11.0],
      [22500, 3800, 4, 3, 1.35, 3.2, 3.7, 2.1, 23, 6.3],
      [23250, 4210, 3, 5, 1.45, 3.6, 3.5, 2.8, 23.5, 7.0],
      [20300, 3850, 2, 5, 0.9, 3.25, 3.0, 2.6, 21.5, 6.0],
    ],
  ),
  weights: [0.146, 0.144, 0.119, 0.121, 0.115, 0.101, 0.088, 0.068, 0.05, 0.048],
  scores: [0.0826, 0.2183, -0.0488, 0.0246, -0.0704, 0.0465, 0.0464],
  digits: 4,
};

export const marcosExample: PublishedExample = {
  source: 'eight suppliers by five criteria',
  matrix: decision(
    [-1, 1, 1, 1, 1],
    [
      [660, 1000, 1600, 18, 1200],
      [800, 1000, 1600, 24, 900],
      [980, 1000, 2500, 24, 900],
      [920, 1500, 1600, 24, 900],
      [1380, 1500, 1500, 24, 1150],
      [1230, 1000, 1600, 24, 1150],
      [680, 1500, 1600, 18, 1100],
      [960, 2000, 1600, 12, 1150],
    ],
  ),
  weights: [0.1061, 0.3476, 0.333, 0.1185, 0.0949],
  scores: [0.5649, 0.5543, 0.641, 0.6174, 0.6016, 0.5453, 0.6282, 0.6543],
  digits: 4,
};

export const codasExample: PublishedExample = {
  source: 'Keshavarz Ghorabaee et al. 2016, industrial robots',
  matrix: decision(
    [1, -1, 1, 1],
    [
      [45, 3600, 45, 0.9],
      [25, 3800, 60, 0.8],
      [23, 3100, 35, 0.9],
      [14, 3400, 50, 0.7],
      [15, 3300, 40, 0.8],
      [28, 3000, 30, 0.6],
    ],
  ),
  weights: [0.2857, 0.3036, 0.2321, 0.1786],
  scores: [1.3914, 0.3411, -0.217, -0.5381, -0.7292, -0.2481],
  digits: 4,
};
