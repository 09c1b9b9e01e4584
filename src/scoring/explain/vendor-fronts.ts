import { type Fraction, ZERO } from '../../exact/fraction.js';
import { decisionMatrix } from '../../mcda/decision-matrix.js';
import { paretoFronts } from '../../mcda/pareto-fronts.js';
import { readExact } from '../exact-text.js';
import { checkReport } from '../totals/check-report.js';
import type { RankedVendor, ScoreReport } from '../totals/score-report.js';
import { FRONT_MESSAGES, STABILITY_MESSAGES } from './messages.js';
import { requireFewVendors, weightBasis } from './weight-basis.js';

/** Where a vendor stands before any weight is chosen. */
export interface VendorFront {
  readonly vendor: string;
  /** Its rank with the announced weights. */
  readonly rank: number;
  /** 1 for those that no vendor dominates; the others one by one behind those that do. */
  readonly front: number;
  /** Vendors that match it on every criterion that weighs anything and beat it on one, in the order of the ranking. */
  readonly dominatedBy: readonly string[];
}

/** Which vendors another one matches or beats in everything. */
export interface VendorFronts {
  /** Ids of the criteria that were compared: all that carry weight. */
  readonly criteria: readonly string[];
  /** The ranked vendors, in the order of the ranking; empty when nothing can be said. */
  readonly vendors: readonly VendorFront[];
  readonly message: string;
}

/**
 * Says which vendors another one matches on every criterion and beats on one: no weights could put them ahead of it.
 *
 * Points are compared exactly. Whatever the weights, a vendor of the first front has most points; so this tells whom a
 * discussion of weights could help at all, and whom it could not.
 *
 * Source: Pareto dominance; fronts by K. Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", 2002.
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @returns The front of each ranked vendor, who dominates it, and a sentence.
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no report, `INVALID_NUMBER` for an exact figure in it that
 * is none, `OUT_OF_RANGE` for more than 2,000 ranked vendors.
 * @example
 * ```ts
 * import { defineCriteria, scoreVendors, vendorFronts } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'two', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'speed', weight: 40, scale: { kind: 'points', min: 0, max: 5 } },
 *   ],
 * });
 * const report = scoreVendors(criteria, [
 *   { vendor: 'A', scores: { quality: 5, speed: 2 } },
 *   { vendor: 'B', scores: { quality: 3, speed: 4 } },
 *   { vendor: 'C', scores: { quality: 3, speed: 2 } },
 * ]);
 * vendorFronts(report).message; // => 'Weights decide between A and B. No weights could put C ahead of A and B, which are at least as good on every criterion.'
 * ```
 */
export function vendorFronts(report: ScoreReport): VendorFronts {
  checkReport(report);
  const { ranked, uneven } = weightBasis(report);
  const positions = report.criteria.flatMap(({ globalWeightExact }, position) => {
    const at = `report.criteria[${position}].globalWeightExact`;
    return globalWeightExact === null || readExact(globalWeightExact, at).equals(ZERO) ? [] : [position];
  });
  const criteria = positions.map((position) => report.criteria[position]?.criterion ?? '');
  if (ranked.length === 0) return { criteria, vendors: [], message: STABILITY_MESSAGES.noWinner() };
  if (uneven.length > 0) return { criteria, vendors: [], message: STABILITY_MESSAGES.reweighted(uneven) };
  requireFewVendors(ranked);
  const columns = positions.map((position) => placesOf(ranked, position));
  const { fronts, dominatedBy } = paretoFronts(decisionMatrix({ columns }), { dominatedBy: true });
  const vendors = ranked.map(
    ({ vendor, rank }, i): VendorFront => ({
      vendor,
      rank: rank ?? 0,
      front: fronts[i] ?? 1,
      dominatedBy: (dominatedBy?.[i] ?? []).map((k) => ranked[k]?.vendor ?? ''),
    }),
  );
  return { criteria, vendors, message: messageOf(vendors) };
}

/** Places of the vendors' exact shares, worst first, so that equal shares and no others are equal. */
function placesOf(ranked: readonly RankedVendor[], position: number): Float64Array {
  const shares = ranked.map((row, i) =>
    readExact(
      row.criteria[position]?.earnedShareExact ?? '',
      `report.ranking[${i}].criteria[${position}].earnedShareExact`,
    ),
  );
  const order = shares.map((_, i) => i).sort((a, b) => shareAt(shares, a).compare(shareAt(shares, b)));
  const places = new Float64Array(shares.length);
  order.forEach((at, i) => {
    const before = order[i - 1];
    const level = before !== undefined && shareAt(shares, before).equals(shareAt(shares, at));
    places[at] = level ? (places[before] as number) : i;
  });
  return places;
}

function shareAt(shares: readonly Fraction[], i: number): Fraction {
  return shares[i] as Fraction;
}

function messageOf(vendors: readonly VendorFront[]): string {
  const first = vendors.filter(({ front }) => front === 1).map(({ vendor }) => vendor);
  const behind = vendors.filter(({ front }) => front > 1);
  return FRONT_MESSAGES.fronts(
    first,
    behind.map(({ vendor, dominatedBy }) => ({ vendor, by: dominatedBy })),
  );
}
