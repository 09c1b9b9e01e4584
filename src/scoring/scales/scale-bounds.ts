import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import type { ExactInput, Fraction } from '../../exact/fraction.js';
import { isIssue, readFigure } from './compiled-scale.js';

/**
 * Reads the lower and the upper end of a scale.
 *
 * @param scale - A scale with ends.
 * @param path - Where it stands.
 * @param issues - Receives what is wrong with it.
 * @returns The ends; `null` when they cannot be used.
 */
export function readBounds(
  scale: { readonly min: ExactInput; readonly max: ExactInput },
  path: string,
  issues: VendorwiseIssue[],
): readonly [Fraction, Fraction] | null {
  const min = readFigure(scale.min, joinPath(path, 'min'));
  const max = readFigure(scale.max, joinPath(path, 'max'));
  if (isIssue(min)) issues.push(min);
  if (isIssue(max)) issues.push(max);
  if (isIssue(min) || isIssue(max)) return null;
  if (min.lt(max)) return [min, max];
  issues.push(
    issue('INVALID_SCALE', path, 'The upper end of a scale lies above its lower end.', {
      received: `${scale.min} to ${scale.max}`,
      expected: 'min below max',
    }),
  );
  return null;
}
