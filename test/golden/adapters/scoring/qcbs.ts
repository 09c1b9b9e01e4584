import { qcbs } from '../../../../src/scoring/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input }) => {
  const rule = {
    currency: 'USD',
    technicalWeight: input.technicalWeight,
    priceWeight: input.priceWeight,
    ...((input.minimumTechnical ?? null) === null ? {} : { minimumTechnical: input.minimumTechnical }),
  };
  const vendors: readonly string[] = input.technical.map((_: unknown, i: number) => `proposal ${i}`);
  const { ranking } = qcbs(
    rule,
    vendors.map((vendor, i) => ({ vendor, technical: input.technical[i], price: input.prices[i] })),
  );
  const rows = vendors.map((name) => ranking.find(({ vendor }) => vendor === name));
  return {
    qualified: rows.map((row) => row?.qualified),
    financialScores: rows.map((row) => row?.financialScore),
    combined: rows.map((row) => row?.combined),
    combinedRounded2: rows.map((row) => row?.combinedText),
    rank: rows.map((row) => row?.rank),
  };
};
