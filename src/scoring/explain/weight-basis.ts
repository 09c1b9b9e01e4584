import { fail } from '../../core/errors.js';
import { type Fraction, ONE } from '../../exact/fraction.js';
import type { AnnouncedCriterion, RankedVendor, ScoreReport } from '../totals/score-report.js';
import { STABILITY_MESSAGES } from './messages.js';

/** What moving a weight starts from. */
export interface WeightBasis {
  /** Vendors with a rank, best first. */
  readonly ranked: readonly RankedVendor[];
  /** The first of them. */
  readonly winner: RankedVendor | null;
  /**
   * Vendors whose missing scores, or missing ratings of evaluators, handed their weight on: their totals are no lines in
   * the announced weights.
   */
  readonly uneven: readonly string[];
}

/** Finds the vendors that compete when a weight moves. */
export function weightBasis(report: ScoreReport): WeightBasis {
  const ranked = report.ranking.filter(({ rank }) => rank !== null);
  const announced = report.criteria.map(({ globalWeightPercent }) => (globalWeightPercent ?? 0) / 100);
  const uneven = ranked
    .filter(({ criteria }) => criteria.some(({ weightShare }, j) => differ(weightShare, announced[j] ?? 0)))
    .map(({ vendor }) => vendor);
  return { ranked, winner: ranked[0] ?? null, uneven };
}

/** Both come from the same fraction where nothing was handed on. */
function differ(share: number, announced: number): boolean {
  return Math.abs(share - announced) > 1e-9;
}

/**
 * Why nothing can be said of the weight of a criterion.
 *
 * @param weight - Its share of the whole.
 * @returns A sentence, or `null` when totals are lines in this weight.
 */
export function whyNoLines(
  { ranked, winner, uneven }: WeightBasis,
  { name }: AnnouncedCriterion,
  position: number,
  weight: Fraction,
): string | null {
  if (winner === null) return STABILITY_MESSAGES.noWinner();
  if (uneven.length > 0) return STABILITY_MESSAGES.reweighted(uneven);
  if (weight.equals(ONE)) return STABILITY_MESSAGES.onlyCriterion(name);
  // A criterion without weight may lack scores; with weight they would be missed.
  const unscored = ranked.filter((row) => row.criteria[position]?.earnedShareExact === null);
  return unscored.length === 0
    ? null
    : STABILITY_MESSAGES.unscored(
        unscored.map(({ vendor }) => vendor),
        name,
      );
}

/** Every pair of vendors is compared; beyond this the lists fill the memory. */
const MOST_VENDORS = 2000;

/** Refuses more vendors than can be compared in pairs (`OUT_OF_RANGE`). */
export function requireFewVendors({ length: vendors }: readonly RankedVendor[]): void {
  if (vendors <= MOST_VENDORS) return;
  const expected = `at most ${MOST_VENDORS} ranked vendors`;
  const message = `Here are ${vendors} ranked vendors; every pair is compared, so expected ${expected}.`;
  fail('OUT_OF_RANGE', 'report.ranking', message, { received: vendors, expected });
}
