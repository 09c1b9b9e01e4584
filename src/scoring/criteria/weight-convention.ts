import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, tryFraction } from '../../exact/fraction.js';
import { RANK_METHODS, type RankWeightMethod } from '../weighting/rank-method.js';
import { usableExponent } from '../weighting/rank-places.js';
import type { WeightUnit } from './criteria.js';

/** How the weights of siblings are written. */
export interface WeightConvention {
  readonly form: WeightUnit;
  /** Of `rankExponent`; `null` with other forms. */
  readonly exponent: Fraction | null;
  readonly exponentText: string | null;
  /** Whether percents and shares of another sum are scaled to the whole. */
  readonly normalize: boolean;
}

/** Whether weights of a form are ranks. */
export function isRankForm(form: WeightUnit): form is RankWeightMethod {
  return (RANK_METHODS as readonly WeightUnit[]).includes(form);
}

/**
 * Reads how the members of a document or group write their weights.
 *
 * @param issues - Receives `INVALID_EXPONENT`.
 */
export function weightConvention(
  authored: { readonly weights?: WeightUnit; readonly weightExponent?: ExactInput },
  around: WeightConvention,
  path: string,
  issues: VendorwiseIssue[],
): WeightConvention {
  const { weights: form = around.form, weightExponent: given } = authored;
  const at = joinPath(path, 'weightExponent');
  if (form !== 'rankExponent') {
    if (given !== undefined) {
      const message = 'Only weights of the form rankExponent have an exponent.';
      issues.push(issue('INVALID_EXPONENT', at, message, { received: given, expected: 'no exponent' }));
    }
    return { ...around, form, exponent: null, exponentText: null };
  }
  if (given === undefined && around.exponent !== null) return around;
  const exponent = usableExponent(tryFraction(given));
  if (exponent === null) {
    const message = 'Weights of the form rankExponent need an exponent from 0 (all equal) to 10.';
    issues.push(issue('INVALID_EXPONENT', at, message, { received: given, expected: 'a number from 0 to 10' }));
  }
  return { ...around, form, exponent, exponentText: exponent === null ? null : String(given) };
}
