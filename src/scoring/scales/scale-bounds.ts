import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import type { ExactInput, Fraction } from '../../exact/fraction.js';
import { takeFigure } from './compiled-scale.js';

/**
 * Reads the lower and the upper end of a scale.
 *
 * @param issues - Receives what is wrong with it.
 * @returns The ends; `null` when they cannot be used.
 */
export function readBounds(
  scale: { readonly min: ExactInput; readonly max: ExactInput },
  path: string,
  issues: VendorwiseIssue[],
): readonly [Fraction, Fraction] | null {
  const min = takeFigure(scale.min, joinPath(path, 'min'), issues);
  const max = takeFigure(scale.max, joinPath(path, 'max'), issues);
  if (min === null || max === null) return null;
  if (min.lt(max)) return [min, max];
  issues.push(
    issue('INVALID_SCALE', path, 'The upper end of a scale lies above its lower end.', {
      received: `${scale.min} to ${scale.max}`,
      expected: 'min below max',
    }),
  );
  return null;
}
