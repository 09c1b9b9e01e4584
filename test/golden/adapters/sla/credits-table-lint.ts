import { lintCreditTerms } from '../../../../src/sla/credits/lint-credit-terms.js';
import type { GoldenAdapter } from '../../adapter.js';
import { tierOf } from './credit-shape.js';

const BOUNDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'half-open': { from: 'atLeast', to: 'below' },
  'inclusive-inclusive': { from: 'atLeast', to: 'atMost' },
  'exclusive-inclusive': { from: 'above', to: 'atMost' },
  'exclusive-exclusive': { from: 'above', to: 'below' },
};

/** Says in words which bounds belong to a tier, and turns ranges into pairs. */
export const adapter: GoldenAdapter = ({ input }) => {
  const names = BOUNDS[input.bounds ?? 'half-open'];
  const lint = lintCreditTerms({ tiers: input.tiers.map((tier: unknown) => tierOf(tier, names)) });
  return {
    gaps: lint.gaps.map(({ from, to }) => [from, to]),
    overlaps: lint.overlaps.map(({ from, to }) => [from, to]),
  };
};
