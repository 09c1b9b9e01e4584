import { type Fraction, ZERO } from '../../exact/fraction.js';
import { ranksInOrder, type TieRule } from '../../numeric/rank.js';
import type { CriteriaIndex, LeafIndex } from '../criteria/criteria-index.js';
import { type GateIndex, passesGate } from '../criteria/gates-and-rubrics.js';
import { compareStandings, standingOf } from '../criteria/tie-break.js';
import { compareText } from '../exact-text.js';
import { type PriceField, priceField } from '../price/price-formulas.js';
import { type CountedScores, countScores } from './missing-scores.js';
import type { ReadSheet } from './score-sheets.js';

/** The exact result of one vendor: what every verb of the room builds on. */
export interface Evaluation {
  readonly sheet: ReadSheet;
  /** Every gate of a criterion that the vendor fails, in document order. */
  readonly failed: readonly { readonly leaf: LeafIndex; readonly gate: GateIndex }[];
  /** Whether the total lies below the minimum total. */
  readonly belowMinimum: boolean;
  /** Positions of weighted criteria without a score. */
  readonly missing: readonly number[];
  /** Announced weight of what was answered, 0 to 1. */
  readonly coverage: Fraction;
  readonly counted: CountedScores;
  /** Points out of 100, by leaf position; `null` where nothing counts. */
  readonly points: readonly (Fraction | null)[];
  /** Points out of 100; `null` when there is no total. */
  readonly total: Fraction | null;
}

/** The field of bids of each criterion, by leaf position; `null` where there is none. */
export type Fields = readonly (PriceField | null)[];

/** The gates of criteria that a vendor fails, in document order; who fails none sets the price field. */
export function failedGates(index: CriteriaIndex, sheet: ReadSheet): Evaluation['failed'] {
  return index.leaves.flatMap((leaf) =>
    leaf.gates
      .filter((gate) => !passesGate(gate, sheet.scores[leaf.position] ?? null, leaf.scale))
      .map((gate) => ({ leaf, gate })),
  );
}

/**
 * Finds the price field of every criterion that depends on one.
 *
 * @returns The fields by leaf position.
 */
function fieldsOf(index: CriteriaIndex, sheets: readonly ReadSheet[]): Fields {
  return index.leaves.map((leaf) =>
    leaf.scale.kind === 'price'
      ? priceField(sheets.flatMap((sheet) => sheet.scores[leaf.position]?.value ?? []))
      : null,
  );
}

/** Scores sheets exactly. */
export function evaluateSheets(
  index: CriteriaIndex,
  sheets: readonly ReadSheet[],
): { readonly evaluations: readonly Evaluation[]; readonly fields: Fields } {
  const failed = sheets.map((sheet) => failedGates(index, sheet));
  const eligible = sheets.filter((_, i) => failed[i]?.length === 0);
  const fields = fieldsOf(index, eligible);
  const sharesOf = (sheet: ReadSheet): (Fraction | null)[] =>
    index.leaves.map(({ position, scale }) => {
      const score = sheet.scores[position];
      return score ? scale.share(score.value, fields[position] ?? null) : null;
    });
  const worst = index.missing === 'worst' ? lowestShares(eligible.map(sharesOf), index.leaves.length) : [];
  const evaluations = sheets.map((sheet, i) => evaluateSheet(index, sheet, failed[i] ?? [], sharesOf(sheet), worst));
  return { evaluations, fields };
}

function lowestShares(rows: readonly (readonly (Fraction | null)[])[], count: number): (Fraction | null)[] {
  return Array.from({ length: count }, (_, j) =>
    rows.reduce<Fraction | null>((lowest, row) => {
      const share = row[j] ?? null;
      return share !== null && (lowest === null || share.lt(lowest)) ? share : lowest;
    }, null),
  );
}

function evaluateSheet(
  index: CriteriaIndex,
  sheet: ReadSheet,
  failed: Evaluation['failed'],
  shares: readonly (Fraction | null)[],
  worst: readonly (Fraction | null)[],
): Evaluation {
  const answered = sheet.scores.map((score) => score !== null);
  const counted = countScores(index, shares, answered, worst);
  let coverage = ZERO;
  let total = ZERO;
  const missing: number[] = [];
  const points = index.leaves.map(({ position, globalShare }) => {
    if (answered[position]) coverage = coverage.add(globalShare);
    else if (!globalShare.equals(0)) missing.push(position);
    const weight = counted.weights[position] ?? ZERO;
    const share = counted.shares[position] ?? null;
    if (weight.equals(0)) return ZERO;
    if (share === null) return null;
    const earned = weight.mul(share).mul(100);
    total = total.add(earned);
    return earned;
  });
  const belowMinimum = counted.complete && index.minimumTotal !== null && total.lt(index.minimumTotal);
  return { sheet, failed, belowMinimum, missing, coverage, counted, points, total: counted.complete ? total : null };
}

/** Whether a vendor takes part in the ranking. */
export function isRanked(evaluation: Evaluation): boolean {
  return evaluation.failed.length === 0 && !evaluation.belowMinimum && evaluation.total !== null;
}

/**
 * Ranks evaluations: highest total first, equal totals by what the criteria say decides between them, then by name,
 * those without a rank behind.
 *
 * @param ties - What vendors get that are level in all of that.
 * @returns Evaluations with their rank (`null` without one) and their standing, best first.
 */
export function rankEvaluations(
  { tieBreak }: CriteriaIndex,
  evaluations: readonly Evaluation[],
  ties: TieRule,
): RankedEvaluation[] {
  const sorted = evaluations
    .map((evaluation) => ({ evaluation, standing: standingOf(tieBreak, evaluation.total, evaluation.points) }))
    .sort(
      ({ evaluation: a, standing: x }, { evaluation: b, standing: y }) =>
        Number(isRanked(b)) - Number(isRanked(a)) ||
        Number(b.total !== null) - Number(a.total !== null) ||
        compareStandings(x, y) ||
        compareText(a.sheet.vendor, b.sheet.vendor),
    );
  const count = sorted.filter(({ evaluation }) => isRanked(evaluation)).length;
  const standingAt = (place: number): readonly Fraction[] => sorted[place]?.standing ?? [];
  const ranks = ranksInOrder(count, (place) => compareStandings(standingAt(place), standingAt(place - 1)) === 0, ties);
  return sorted.map((one, place) => ({ ...one, rank: ranks[place] ?? null }));
}

/** An evaluation in a ranking. */
export interface RankedEvaluation {
  readonly evaluation: Evaluation;
  /** Total, and the points that decide between equal totals. */
  readonly standing: readonly Fraction[];
  readonly rank: number | null;
}
