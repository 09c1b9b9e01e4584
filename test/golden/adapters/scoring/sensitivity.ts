import { fraction } from '../../../../src/exact/fraction.js';
import { defineCriteria, scoreVendors, weightStability } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

/** Vendors and criteria go by their place; zeros before it keep names in the order of places. */
const nameOf = (place: number): string => String(place).padStart(6, '0');
const placeOf = (name: string | null): number | null => (name === null ? null : Number(name));

/** The file counts in shares of 1, the library in percent. */
const share = (percent: number | null): number | null => (percent === null ? null : percent / 100);
const shareText = (text: string | null): string | null => {
  if (text === null) return null;
  const [top = '0', bottom = '1'] = text.split('/');
  return fraction(top).div(fraction(bottom)).div(100).toFraction();
};

export const adapter: GoldenAdapter = ({ input }) => {
  const { weights, scores } = input as { weights: readonly number[]; scores: readonly (readonly number[])[] };
  const criteria = defineCriteria({
    id: 'golden',
    version: 1,
    weights: 'points',
    criteria: weights.map((weight, j) => ({ id: nameOf(j), weight, scale: { kind: 'number', min: 0, max: 1 } })),
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
    totals: byName.map(({ total }) => share(total)),
    totalsExact: byName.map(({ totalExact }) => shareText(totalExact)),
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
