import { processCapability } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { values, lsl, usl, target } }) => {
  const { within, overall, ...seen } = processCapability(values, { lower: lsl, upper: usl, target });
  return {
    withinSigma: within.sigma,
    overallSigma: overall.sigma,
    peer: {
      Cp: within.potential,
      Cp_l: within.lower,
      Cp_u: within.upper,
      Cp_k: within.actual,
      Cpm: within.aboutTarget,
      Pp: overall.potential,
      Pp_l: overall.lower,
      Pp_u: overall.upper,
      Pp_k: overall.actual,
      Ppm: overall.aboutTarget,
    },
    pctBelowLsl: seen.observedBelowPercent,
    pctAboveUsl: seen.observedAbovePercent,
  };
};
