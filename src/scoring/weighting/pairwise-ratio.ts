import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { fractionToNumber, tryFraction } from '../../exact/fraction.js';

/** Answers beyond this range are typing errors; Saaty's scale ends at 9. */
const LARGEST_RATIO = 1e6;

/**
 * Reads a ratio of importance.
 *
 * @param value - A number, decimal text, or text of two decimals such as `'1/3'`.
 * @returns The ratio, or an `INVALID_NUMBER`, `NOT_POSITIVE` or `OUT_OF_RANGE` issue.
 */
export function readRatio(value: unknown, path: string): { readonly ratio: number } | VendorwiseIssue {
  const [top, bottom, ...rest] = typeof value === 'string' ? value.split('/') : [value];
  const numerator = tryFraction(top);
  const denominator = bottom === undefined ? tryFraction(1) : tryFraction(bottom);
  if (numerator === null || denominator === null || rest.length > 0 || denominator.equals(0)) {
    return issue('INVALID_NUMBER', path, 'This is no ratio.', {
      received: value,
      expected: 'a number above 0, or text such as "1/3"',
    });
  }
  const ratio = numerator.div(denominator);
  if (ratio.lte(0)) {
    return issue('NOT_POSITIVE', path, 'A ratio of importance is above zero: 1 for equals, "1/3" for the other way.', {
      received: value,
      expected: 'a number above 0',
    });
  }
  if (ratio.lte(LARGEST_RATIO) && ratio.mul(LARGEST_RATIO).gte(1)) return { ratio: fractionToNumber(ratio) };
  const expected = `from 1/${LARGEST_RATIO} to ${LARGEST_RATIO}`;
  return issue('OUT_OF_RANGE', path, `No two things differ so much in importance; expected ${expected}.`, {
    received: value,
    expected,
    params: { limit: LARGEST_RATIO },
  });
}
