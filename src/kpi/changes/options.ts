import { fail, issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';

interface Common {
  readonly meaningfulChange?: number;
  readonly season?: 'byRule' | 'ignore';
}

interface ChangeOptions extends Common {
  readonly alpha?: number;
  readonly minPeriods?: number;
  readonly permutations?: number;
}

/** Refuses options of `findChanges` that the engine would name differently, or not look at. */
export function checkChangeOptions(options: ChangeOptions): void {
  const { alpha = 0.05, minPeriods = 3, permutations = 999, meaningfulChange, season } = options;
  if (!(Number.isSafeInteger(minPeriods) && minPeriods >= 2)) {
    const expected = 'a whole number of at least 2';
    fail('OUT_OF_RANGE', 'options.minPeriods', `A level lasts ${expected} periods.`, {
      received: minPeriods,
      expected,
    });
  }
  if (alpha > 0 && alpha < 1 && permutations > 0 && alpha * (permutations + 1) <= 1) {
    const expected = `at least ${Math.ceil(1 / alpha)} for this level`;
    const message = 'With so few random orders no change could ever be significant at this level.';
    fail('OUT_OF_RANGE', 'options.permutations', message, { received: permutations, expected });
  }
  throwIssues([...amountIssues(meaningfulChange), ...seasonIssues(season)]);
}

/** Refuses options of `findOutliers` outside their range. */
export function checkOutlierOptions(options: Common & { readonly threshold?: number }): void {
  const { threshold = 3.5, meaningfulChange, season } = options;
  const wrong =
    typeof threshold === 'number' && threshold > 0 && threshold < Number.POSITIVE_INFINITY
      ? []
      : [
          issue('OUT_OF_RANGE', 'options.threshold', 'A threshold is a number above 0.', {
            received: threshold,
            expected: 'a number above 0',
          }),
        ];
  throwIssues([...wrong, ...amountIssues(meaningfulChange), ...seasonIssues(season)]);
}

function amountIssues(amount: number | undefined): VendorwiseIssue[] {
  if (amount === undefined || (Number.isFinite(amount) && amount >= 0)) return [];
  const details = { received: amount, expected: 'a number of at least 0' };
  const message = 'A change that matters is a number that is not negative.';
  return [issue('OUT_OF_RANGE', 'options.meaningfulChange', message, details)];
}

function seasonIssues(season: string | undefined): VendorwiseIssue[] {
  if (season === undefined || season === 'byRule' || season === 'ignore') return [];
  const details = { received: season, expected: 'one of "byRule", "ignore"' };
  return [issue('INVALID_VALUE', 'options.season', 'This is not a way to treat seasons.', details)];
}

/** Periods from which on a change could be significant: two levels, and enough orders of the values. */
export function fewestPeriods(alpha: number, minPeriods: number): number {
  for (let n = 2 * minPeriods; ; n++) {
    let ways = 1;
    for (let k = 1; k <= Math.floor(n / 2); k++) ways *= (n - k + 1) / k;
    if (2 / ways < alpha) return n;
  }
}
