import { wordIssues } from '../core/check.js';
import type { VendorwiseIssue } from '../core/errors.js';
import type { ConstantRule, NormalizationName } from './column-transform.js';

const NORMALIZATIONS: Readonly<Record<NormalizationName, true>> = {
  minMax: true,
  max: true,
  linearRatio: true,
  sum: true,
  vector: true,
  logarithmic: true,
  nonlinear: true,
  enhancedAccuracy: true,
  zavadskasTurskis: true,
};

const CONSTANT_RULES: readonly ConstantRule[] = ['one', 'zero'];

/** Problems of a normalisation's name; where figures may be taken as they are, `none` is one too. */
export function normalizationIssues(value: unknown, none: 'allowed' | 'refused', path: string): VendorwiseIssue[] {
  const names = Object.keys(NORMALIZATIONS);
  return wordIssues(value, none === 'allowed' ? ['none', ...names] : names, path);
}

/** Problems of a rule for 0 / 0. */
export function constantIssues(value: unknown): VendorwiseIssue[] {
  return wordIssues(value, CONSTANT_RULES, 'options.constant');
}
