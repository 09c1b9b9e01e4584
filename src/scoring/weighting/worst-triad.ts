import { compareText } from '../exact-text.js';
import { WEIGHTING_MESSAGES } from './messages.js';
import { type PairwiseMatrix, ratioAt } from './pairwise.js';
import { logWeights } from './priority-vectors.js';

/** One answer, told from the more important side, and the one that would fit. */
export interface JudgementFit {
  readonly a: string;
  readonly b: string;
  /** How many times as important `a` was said to be as `b`; at least 1. */
  readonly ratio: number;
  /** The ratio that would fit with the answers it is compared with. */
  readonly wouldFit: number;
}

/** Three answers that contradict each other. */
export interface WorstTriad {
  readonly items: readonly [string, string, string];
  /** By what factor the third answer differs from what the two others imply; above 1. */
  readonly factor: number;
  /** The three answers; `wouldFit` is what each must be when the two others stand. */
  readonly judgements: readonly [JudgementFit, JudgementFit, JudgementFit];
  readonly message: string;
}

/** Logarithms nearer than this are equal but for rounding. */
const ROUNDING = 1e-9;

/**
 * Finds the three answers that contradict each other most (the triad of Koczkodaj's inconsistency index, 1993).
 *
 * @returns The triad; of equals the first by name; `null` when no three answers contradict each other.
 */
export function worstTriad(matrix: PairwiseMatrix): WorstTriad | null {
  const { size } = matrix;
  const log = (i: number, j: number): number => Math.log(ratioAt(matrix, i, j));
  let [worst, found]: [number, number[] | null] = [0, null];
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (ratioAt(matrix, i, j) === 0) continue;
      for (let k = j + 1; k < size; k++) {
        if (ratioAt(matrix, i, k) === 0 || ratioAt(matrix, j, k) === 0) continue;
        const gap = Math.abs(log(i, j) + log(j, k) - log(i, k));
        if (gap <= ROUNDING || gap < worst - ROUNDING) continue;
        const triad = byName(matrix, [i, j, k]);
        if (found !== null && gap <= worst + ROUNDING && !isBefore(matrix, triad, found)) continue;
        worst = Math.max(worst, gap);
        found = triad;
      }
    }
  }
  return found === null ? null : describeTriad(matrix, found as [number, number, number], Math.exp(worst));
}

function describeTriad(matrix: PairwiseMatrix, [i, j, k]: [number, number, number], factor: number): WorstTriad {
  const { items } = matrix;
  const judgements = [answerVia(matrix, i, j, k), answerVia(matrix, i, k, j), answerVia(matrix, j, k, i)] as const;
  return {
    items: [items[i] ?? '', items[j] ?? '', items[k] ?? ''],
    factor,
    judgements,
    message: WEIGHTING_MESSAGES.triad(judgements),
  };
}

/** What i against j must be when both answers about `via` stand. */
function answerVia(matrix: PairwiseMatrix, i: number, j: number, via: number): JudgementFit {
  return oriented(matrix, i, j, ratioAt(matrix, i, via) * ratioAt(matrix, via, j));
}

function oriented(matrix: PairwiseMatrix, i: number, j: number, wouldFit: number): JudgementFit {
  const [a, b, ratio] = [matrix.items[i] ?? '', matrix.items[j] ?? '', ratioAt(matrix, i, j)];
  const opposite = ratioAt(matrix, j, i);
  const turned = ratio < 1 || (ratio === 1 && compareText(b, a) < 0);
  return turned ? { a: b, b: a, ratio: opposite, wouldFit: 1 / wouldFit } : { a, b, ratio, wouldFit };
}

function byName({ items }: PairwiseMatrix, positions: number[]): number[] {
  return positions.sort((a, b) => compareText(items[a], items[b]));
}

function isBefore({ items }: PairwiseMatrix, a: readonly number[], b: readonly number[]): boolean {
  const unlike = a.findIndex((position, i) => position !== b[i]);
  return unlike >= 0 && compareText(items[a[unlike] as number], items[b[unlike] as number]) < 0;
}

/**
 * Finds the answer that is furthest from what all answers together say.
 *
 * @returns The answer, with the ratio that the others alone would give it; of equals the first by name; `null` when all
 * fit.
 */
export function worstJudgement(matrix: PairwiseMatrix, residuals: Float64Array): JudgementFit | null {
  const { size } = matrix;
  let [worst, found]: [number, number[] | null] = [0, null];
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (ratioAt(matrix, i, j) === 0) continue;
      const gap = Math.abs(Math.log(residuals[i * size + j] as number));
      if (gap <= ROUNDING || gap < worst - ROUNDING) continue;
      const pair = byName(matrix, [i, j]);
      if (found !== null && gap <= worst + ROUNDING && !isBefore(matrix, pair, found)) continue;
      worst = Math.max(worst, gap);
      found = pair;
    }
  }
  if (found === null) return null;
  const [i, j] = found as [number, number];
  const others = logWeights(matrix, [i, j]);
  return others && oriented(matrix, i, j, Math.exp((others[i] as number) - (others[j] as number)));
}
