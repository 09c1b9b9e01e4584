import { mixAndRate, type RateParts } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

interface Side {
  readonly num: number;
  readonly den: number;
}

export const adapter: GoldenAdapter = ({ input }) => {
  const parts = ({ num, den }: Side): RateParts => ({ numerator: num, denominator: den });
  const groups = Object.entries(input.groups as Record<string, { before: Side; after: Side }>);
  const shift = mixAndRate(
    groups.map(([group, { before, after }]) => ({ group, before: parts(before), after: parts(after) })),
  );
  return {
    totalChange: shift.totalChange,
    groupChange: Object.fromEntries(shift.groups.map(({ group, change }) => [group, change])),
    simpsonReversal: shift.simpsonReversal,
    mixEffect: shift.mixEffect,
    rateEffect: shift.rateEffect,
  };
};
