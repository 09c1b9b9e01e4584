import { countInterval, rateInterval } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { successes, trials, confidence } }) => ({
  wilson: rateInterval(successes, trials, { confidence }).interval,
  wilsonCC: rateInterval(successes, trials, { confidence, method: 'wilsonCorrected' }).interval,
  clopperPearson: rateInterval(successes, trials, { confidence, method: 'clopperPearson' }).interval,
  jeffreysRaw: rateInterval(successes, trials, { confidence, method: 'jeffreys' }).interval,
  poissonExactRate: countInterval(successes, { confidence, exposure: trials }).interval,
});
