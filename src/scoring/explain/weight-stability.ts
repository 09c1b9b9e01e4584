import { type Fraction, formatFraction, fractionToNumber, ONE, ZERO } from '../../exact/fraction.js';
import { readExact } from '../exact-text.js';
import { STABILITY_MESSAGES } from '../messages.js';
import { checkReport } from '../totals/check-report.js';
import type { AnnouncedCriterion, RankedVendor, ScoreReport } from '../totals/score-report.js';

/** How far the weight of one criterion can move before another vendor wins. */
export interface CriterionStability {
  readonly criterion: string;
  /** Announced weight in the whole, 0 to 100. */
  readonly weight: number;
  /** The vendor whose first place is tested; `null` when no vendor is ranked. */
  readonly winner: string | null;
  /** Lowest and highest weight, 0 to 100, at which the winner has at least as many points as any other; `null` when it cannot be said. */
  readonly winnerKeptBetween: readonly [number, number] | null;
  /** The same as exact fractions of 100. */
  readonly winnerKeptBetweenExact: readonly [string, string] | null;
  /** Who overtakes just below and just above; `null` where nobody does. */
  readonly challengerBelow: string | null;
  readonly challengerAbove: string | null;
  readonly message: string;
}

/**
 * The weights between which the winner stays first, one criterion at a time, exactly.
 *
 * When a criterion's weight moves to t, the others keep their proportions and share 1 - t, so every total is a line in
 * t, and the winner's interval ends where the first rival's line crosses (one-at-a-time weight sensitivity;
 * Triantaphyllou & Sanchez 1997, Decision Sciences 28). Rivals are the eligible vendors with a total; when several
 * share the first place, the first by name is tested.
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @returns One row for each weighted criterion, in document order; weights are those in the whole, not in a group.
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no report.
 * @example
 * ```ts
 * import { defineCriteria, scoreVendors, weightStability } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'two', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'number', min: 0, max: 1 } },
 *     { id: 'speed', weight: 40, scale: { kind: 'number', min: 0, max: 1 } },
 *   ],
 * });
 * const report = scoreVendors(criteria, [
 *   { vendor: 'A', scores: { quality: '0.9', speed: '0.1' } },
 *   { vendor: 'B', scores: { quality: '0.5', speed: '0.6' } },
 * ]);
 * weightStability(report)[0]?.winnerKeptBetweenExact; // => ['500/9', '100']
 * ```
 */
export function weightStability(report: ScoreReport): CriterionStability[] {
  checkReport(report);
  const ranked = report.ranking.filter(({ rank }) => rank !== null);
  const [winner] = ranked;
  // Where a missing score's weight was handed on, a total is no line in the weight.
  const uneven = /^reweight/.test(report.conventions.missing)
    ? ranked.filter(({ missing }) => missing.length > 0).map(({ vendor }) => vendor)
    : [];
  return report.criteria.flatMap((criterion, i): CriterionStability[] => {
    const { globalWeightExact, name } = criterion;
    if (globalWeightExact === null) return [];
    const weight = readExact(globalWeightExact);
    if (winner === undefined) return [unknown(criterion, null, STABILITY_MESSAGES.noWinner())];
    if (uneven.length > 0) return [unknown(criterion, winner, STABILITY_MESSAGES.reweighted(uneven))];
    if (weight.equals(ONE)) return [unknown(criterion, winner, STABILITY_MESSAGES.onlyCriterion(name))];
    return [stabilityOf(criterion, i, weight, winner, ranked)];
  });
}

/** The line of a vendor's total (as a share of 1): `rest` at weight 0, `own` at weight 1. */
interface Line {
  readonly vendor: string;
  readonly rest: Fraction;
  readonly own: Fraction;
}

function lineOf(row: RankedVendor, position: number, weight: Fraction): Line {
  const own = readExact(row.criteria[position]?.shareExact ?? '0');
  const total = readExact(row.totalExact ?? '0').div(100);
  return { vendor: row.vendor, own, rest: total.sub(weight.mul(own)).div(ONE.sub(weight)) };
}

function stabilityOf(
  { criterion, name }: AnnouncedCriterion,
  position: number,
  weight: Fraction,
  winner: RankedVendor,
  ranked: readonly RankedVendor[],
): CriterionStability {
  const kept = lineOf(winner, position, weight);
  let [lower, upper] = [ZERO, ONE];
  let [below, above]: (string | null)[] = [null, null];
  for (const row of ranked) {
    const rival = lineOf(row, position, weight);
    const atZero = kept.rest.sub(rival.rest);
    const slope = kept.own.sub(rival.own).sub(atZero);
    if (slope.equals(0)) continue;
    const crossing = atZero.neg().div(slope);
    if (slope.gt(0) && crossing.gt(lower)) [lower, below] = [crossing, row.vendor];
    if (slope.lt(0) && crossing.lt(upper)) [upper, above] = [crossing, row.vendor];
  }
  const percents = [lower.mul(100), upper.mul(100)] as const;
  const show = (value: Fraction): string => formatFraction(value, 1);
  const bounds = { lower: show(percents[0]), upper: show(percents[1]), now: show(weight.mul(100)) };
  return {
    criterion,
    weight: fractionToNumber(weight.mul(100)),
    winner: winner.vendor,
    winnerKeptBetween: [fractionToNumber(percents[0]), fractionToNumber(percents[1])],
    winnerKeptBetweenExact: [percents[0].toFraction(), percents[1].toFraction()],
    challengerBelow: below ?? null,
    challengerAbove: above ?? null,
    message:
      below === null && above === null
        ? STABILITY_MESSAGES.always(winner.vendor, name)
        : STABILITY_MESSAGES.between(winner.vendor, name, bounds, below ?? null, above ?? null),
  };
}

function unknown(
  { criterion, globalWeightPercent }: AnnouncedCriterion,
  winner: RankedVendor | null,
  message: string,
): CriterionStability {
  return {
    criterion,
    weight: globalWeightPercent ?? 0,
    winner: winner?.vendor ?? null,
    winnerKeptBetween: null,
    winnerKeptBetweenExact: null,
    challengerBelow: null,
    challengerAbove: null,
    message,
  };
}
