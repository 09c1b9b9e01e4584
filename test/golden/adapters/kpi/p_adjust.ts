import { adjustPValues } from '../../../../src/statistics/index.js';
import type { GoldenAdapter } from '../../adapter.js';

export const adapter: GoldenAdapter = ({ input: { p } }) => ({
  BH: adjustPValues(p, 'benjaminiHochberg'),
  BY: adjustPValues(p, 'benjaminiYekutieli'),
  holm: adjustPValues(p, 'holm'),
  bonferroni: adjustPValues(p, 'bonferroni'),
  hochberg: adjustPValues(p, 'hochberg'),
});
