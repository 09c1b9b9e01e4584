import { generalizedEsd, modifiedZScores, tukeyFences } from 'vendorwise/statistics';
import type { GoldenAdapter } from '../../adapter.js';

/** R counts from 1. */
const places = (positions: readonly number[]) => positions.map((position) => position + 1).sort((a, b) => a - b);

export const adapter: GoldenAdapter = ({ input: { values } }) => {
  const scores = modifiedZScores(values);
  const fences = tukeyFences(values);
  const esd = generalizedEsd(values, { maximumOutliers: Math.max(0, Math.min(10, values.length - 2)) });
  return {
    median: scores.median,
    mad1_4826: scores.mad,
    modifiedZ: scores.scores,
    flagModZ3_5: places(scores.outliers),
    tukey: { lo: fences.low, hi: fences.high, outside: places(fences.outliers) },
    generalizedESD10: {
      R: esd.steps.map((step) => step.statistic),
      lambda: esd.steps.map((step) => step.critical),
      outliers: esd.outliers.length,
    },
  };
};
