import { rankScores, type TieRule } from '../../../../src/numeric/rank.js';
import type { GoldenAdapter } from '../../adapter.js';

const RULES: readonly TieRule[] = ['competition', 'modifiedCompetition', 'dense', 'fractional', 'ordinal'];

export const adapter: GoldenAdapter = ({ input }) =>
  Object.fromEntries(
    RULES.map((ties) => [ties, rankScores(input.scores, { ties, higherIsBetter: input.higherIsBetter })]),
  );
