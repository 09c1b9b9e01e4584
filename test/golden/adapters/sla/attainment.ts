import { attainment } from '../../../../src/sla/reports/attainment.js';
import { countDurations } from '../../../../src/sla/reports/measured-duration.js';
import { percentileTarget } from '../../../../src/sla/reports/percentile-target.js';
import type { GoldenAdapter } from '../../adapter.js';

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);

export const adapter: GoldenAdapter = ({ input }) => {
  const items = input.items.map(([elapsed, state]: [number, string]) => ({
    elapsedMs: elapsed * 1000,
    targetMs: input.targetSeconds * 1000,
    closed: state === 'closed',
  }));
  const result = attainment(countDurations(items), { goalPercent: input.goalPct });
  const target = { percent: input.goalPct, withinMs: input.targetSeconds * 1000 };
  return {
    met: result.met,
    missed: result.missed,
    pending: result.pending,
    attainmentPct: result.attainmentPercent,
    goalMet: result.goalMet,
    allowedMisses: result.allowedMisses,
    missesLeft: result.missesLeft,
    percentileNearestRank: seconds(percentileTarget(items, target).elapsedMs),
    percentileLinear: seconds(percentileTarget(items, { ...target, method: 'linear' }).elapsedMs),
  };
};
