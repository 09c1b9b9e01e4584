import { bidderDropoutTest, type DropoutRank, defineCriteria } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';
import { priceScaleOf } from './price-names.js';

const totals = (ranking: readonly DropoutRank[]): Record<string, number> =>
  Object.fromEntries(ranking.map(({ vendor, total }) => [vendor, total]));

export const adapter: GoldenAdapter = ({ input }) => {
  const criteria = defineCriteria({
    id: 'golden',
    version: 1,
    weights: 'points',
    criteria: [
      { id: 'quality', weight: input.qualityWeight, scale: { kind: 'points', min: 0, max: 100 } },
      { id: 'price', weight: input.priceWeight, scale: priceScaleOf(input.priceFormula, input) },
    ],
  });
  const { ranking, checks } = bidderDropoutTest(
    criteria,
    input.vendors.map((vendor: string, i: number) => ({
      vendor,
      scores: { quality: input.quality[i], price: input.prices[i] },
    })),
  );
  const check = checks.find(({ withdrawn }) => withdrawn === input.withdrawn);
  return {
    before: totals(ranking),
    orderBefore: ranking.map(({ vendor }) => vendor),
    after: totals(check?.ranking ?? []),
    orderAfter: check?.ranking.map(({ vendor }) => vendor),
    reversal: check?.orderChanged,
  };
};
