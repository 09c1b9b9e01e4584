import { numberIssues } from '../../core/check.js';
import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { waysToChoose } from '../../numeric/ways-to-choose.js';

/** Problems of the fewest periods of a level. */
export function levelIssues(minimumPeriods: number): VendorwiseIssue[] {
  return numberIssues(
    minimumPeriods,
    { whole: true, least: 2 },
    'options.minimumPeriods',
    'The fewest periods of a level',
  );
}

/** Problems of random orders that are too few for a level of significance; their range is checked by the engine. */
export function orderIssues(alpha: number, permutations: number): VendorwiseIssue[] {
  if (!Number.isFinite(alpha) || !Number.isFinite(permutations)) return [];
  if (!(alpha > 0 && alpha < 1 && permutations > 0 && alpha * (permutations + 1) <= 1)) return [];
  const expected = `at least ${Math.ceil(1 / alpha)} for this level`;
  const message = 'With so few random orders no change could ever be significant at this level.';
  return [issue('OUT_OF_RANGE', 'options.permutations', message, { received: permutations, expected })];
}

/** Periods from which on a change could be significant: two levels, and enough orders of the values. */
export function fewestPeriods(alpha: number, minimumPeriods: number): number {
  for (let n = 2 * minimumPeriods; ; n++) {
    if (2 / waysToChoose(n, Math.floor(n / 2)) < alpha) return n;
  }
}
