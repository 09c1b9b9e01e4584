import { fraction } from '../../../../src/exact/fraction.js';
import { readExact } from '../../../../src/scoring/exact-text.js';
import { defineCriteria, scoreVendors, weightStability } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

/** Vendors and criteria go by their place; zeros before it keep names in the order of places. */
const nameOf = (place: number): string => String(place).padStart(6, '0');
const placeOf = (name: string | null): number | null => (name === null ? null : Number(name));

/** The file counts in shares of 1, the library in percent (of the highest score, where scores go beyond 1). */
const share = (percent: number | null, highest = 1): number | null =>
  percent === null ? null : (percent / 100) * highest;
const shareText = (text: string | null, highest = 1): string | null =>
  text === null ? null : readExact(text).div(100).mul(fraction(highest)).toFraction();

export const adapter: GoldenAdapter = ({ input }) => {
  const { weights, scores } = input as { weights: readonly number[]; scores: readonly (readonly number[])[] };
  const highest = Math.max(1, ...scores.flat());
  const criteria = defineCriteria({
    id: 'golden',
    version: 1,
    weights: 'points',
    criteria: weights.map((weight, j) => ({ id: nameOf(j), weight, scale: { kind: 'number', min: 0, max: highest } })),
  });
  const report = scoreVendors(
    criteria,
    scores.map((row, i) => ({
      vendor: nameOf(i),
      scores: Object.fromEntries(row.map((score, j) => [nameOf(j), score])),
    })),
  );
  const byName = [...report.ranking].sort((a, b) => (a.vendor < b.vendor ? -1 : 1));
  return {
    winner: placeOf(report.ranking[0]?.vendor ?? null),
    totals: byName.map(({ total }) => share(total, highest)),
    totalsExact: byName.map(({ totalExact }) => shareText(totalExact, highest)),
    intervals: weightStability(report).map((row) => ({
      criterion: placeOf(row.criterion),
      lower: share(row.winnerKeptBetween?.[0] ?? null),
      upper: share(row.winnerKeptBetween?.[1] ?? null),
      lowerExact: shareText(row.winnerKeptBetweenExact?.[0] ?? null),
      upperExact: shareText(row.winnerKeptBetweenExact?.[1] ?? null),
      challengerBelow: placeOf(row.challengerBelow),
      challengerAbove: placeOf(row.challengerAbove),
      // The reference gives the bare formula, whatever weight it leaves.
      smallestAdditiveChange: share(row.nearestAdditiveCrossing),
    })),
  };
};
