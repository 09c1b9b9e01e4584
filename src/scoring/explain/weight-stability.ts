import { type Fraction, fractionToNumber, ONE, ZERO } from '../../exact/fraction.js';
import { readExact } from '../exact-text.js';
import { checkReport } from '../totals/check-report.js';
import type { AnnouncedCriterion, RankedVendor, ScoreReport } from '../totals/score-report.js';
import { STABILITY_MESSAGES } from './messages.js';
import { type Leads, leadsOf, nearestRivals } from './nearest-rivals.js';
import { shownWeights } from './shown-weights.js';
import { weightBasis, whyNoLines } from './weight-basis.js';

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
  /**
   * The smallest change of this weight alone, in percent of the whole and with its sign, at which a rival draws level,
   * while the other weights stay as they are; `null` when no change down to a weight of 0, or upwards, does, or when it
   * is larger than any double.
   */
  readonly smallestAdditiveChange: number | null;
  /** The same as an exact fraction. */
  readonly smallestAdditiveChangeExact: string | null;
  /**
   * (total of the winner - total of the rival) / (share of the rival - share of the winner), the one smallest in size
   * over all rivals, in percent of the whole and with its sign, even where it would leave a weight below 0; of equal
   * ones the one upwards. `null` when every rival has the winner's share, or when it is larger than any double.
   */
  readonly nearestAdditiveCrossing: number | null;
  /** The same as an exact fraction. */
  readonly nearestAdditiveCrossingExact: string | null;
  /** The rival that draws level by the smallest additive change. */
  readonly additiveChallenger: string | null;
  readonly message: string;
}

/**
 * The weights between which the winner stays first, one criterion at a time, exactly.
 *
 * When a criterion's weight moves to t, the others keep their proportions and share 1 - t, so every total is a line in
 * t, and the winner's interval ends where the first rival's line crosses (one-at-a-time weight sensitivity). Beside it
 * stands the smallest additive change, (total of the winner - total of the rival) / (share of the rival - share of the
 * winner), where the other weights do not move (Triantaphyllou & Sanchez 1997, Decision Sciences 28); it keeps the weight
 * at 0 or more, which the bare formula, the nearest additive crossing, does not. Rivals are the
 * eligible vendors with a total; when several share the first place, the first by name is tested.
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @returns One row for each weighted criterion, in document order; weights are those in the whole, not in a group.
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no report, `INVALID_NUMBER` for an exact figure in it that
 * is none.
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
 * const [quality, speed] = weightStability(report);
 * quality?.winnerKeptBetweenExact; // => ['500/9', '100']
 * speed?.smallestAdditiveChange; // => 8
 * ```
 */
export function weightStability(report: ScoreReport): CriterionStability[] {
  checkReport(report);
  const basis = weightBasis(report);
  const leads = leadsOf(basis.ranked);
  return report.criteria.flatMap((criterion, position): CriterionStability[] => {
    if (criterion.globalWeightExact === null) return [];
    const weight = readExact(criterion.globalWeightExact, `report.criteria[${position}].globalWeightExact`);
    const reason = whyNoLines(basis, criterion, position, weight);
    if (reason !== null || basis.winner === null) return [unknown(criterion, basis.winner, reason ?? '')];
    return [stabilityOf(criterion, position, weight, basis.winner, leads)];
  });
}

/** A rival that draws level when the weight moves by `change` (a share of the whole, above or at 0) one way. */
interface Catch {
  readonly vendor: string;
  readonly change: Fraction;
}

function catchOf(rival: RankedVendor | null, position: number, winner: RankedVendor): Catch | null {
  if (rival === null) return null;
  const lead = readExact(winner.totalExact ?? '').sub(readExact(rival.totalExact ?? ''));
  const share = (row: RankedVendor): Fraction => readExact(row.criteria[position]?.earnedShareExact ?? '');
  return { vendor: rival.vendor, change: lead.div(share(winner).sub(share(rival)).abs().mul(100)) };
}

function stabilityOf(
  { criterion, name }: AnnouncedCriterion,
  position: number,
  weight: Fraction,
  winner: RankedVendor,
  leads: Leads,
): CriterionStability {
  const { falling, rising } = nearestRivals(leads, position);
  const [fall, rise] = [catchOf(falling, position, winner), catchOf(rising, position, winner)];
  // A lead of D points at weight w falls to 0 at w - (1 - w) r / (1 - r), and at w + (1 - w) r / (1 + r), with r the change.
  const below = fall?.change.lt(weight) === true ? fall : null;
  const rest = ONE.sub(weight);
  const lower = below === null ? ZERO : weight.sub(rest.mul(below.change).div(ONE.sub(below.change)));
  const upper = rise === null ? ONE : weight.add(rest.mul(rise.change).div(ONE.add(rise.change)));
  const percents = [lower.mul(100), upper.mul(100)] as const;
  const [lowest, highest, now] = shownWeights([...percents, weight.mul(100)]) as [string, string, string];
  const bounds = { lower: lowest, upper: highest, now };
  const [challengerBelow, challengerAbove] = [below?.vendor ?? null, rise?.vendor ?? null];
  return {
    criterion,
    weight: fractionToNumber(weight.mul(100)),
    winner: winner.vendor,
    winnerKeptBetween: [fractionToNumber(percents[0]), fractionToNumber(percents[1])],
    winnerKeptBetweenExact: [percents[0].toFraction(), percents[1].toFraction()],
    challengerBelow,
    challengerAbove,
    ...smallestChange(additiveChange(fall?.change.lte(weight) === true ? fall : null, rise)),
    ...nearestCrossing(additiveChange(fall, rise)),
    message:
      challengerBelow === null && challengerAbove === null
        ? STABILITY_MESSAGES.always(winner.vendor, name)
        : STABILITY_MESSAGES.between(winner.vendor, name, bounds, challengerBelow, challengerAbove),
  };
}

/** A change of one weight in percent of the whole, with its sign. */
interface AdditiveChange {
  readonly number: number | null;
  readonly exact: string;
  readonly vendor: string;
}

/** The smaller of the two changes; of equal ones the one upwards, which always leaves a weight. */
function additiveChange(fall: Catch | null, rise: Catch | null): AdditiveChange | null {
  const down = fall !== null && (rise === null || fall.change.lt(rise.change));
  const nearest = down ? fall : rise;
  if (nearest === null) return null;
  const change = nearest.change.mul(down ? -100 : 100);
  const number = fractionToNumber(change);
  return { number: Number.isFinite(number) ? number : null, exact: change.toFraction(), vendor: nearest.vendor };
}

function smallestChange(
  change: AdditiveChange | null,
): Pick<CriterionStability, 'smallestAdditiveChange' | 'smallestAdditiveChangeExact' | 'additiveChallenger'> {
  return {
    smallestAdditiveChange: change?.number ?? null,
    smallestAdditiveChangeExact: change?.exact ?? null,
    additiveChallenger: change?.vendor ?? null,
  };
}

function nearestCrossing(
  change: AdditiveChange | null,
): Pick<CriterionStability, 'nearestAdditiveCrossing' | 'nearestAdditiveCrossingExact'> {
  return {
    nearestAdditiveCrossing: change?.number ?? null,
    nearestAdditiveCrossingExact: change?.exact ?? null,
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
    ...smallestChange(null),
    ...nearestCrossing(null),
    message,
  };
}
