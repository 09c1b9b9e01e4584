import type { ConstantRule, NormalizationName } from './column-transform.js';

/** Every normalisation. */
export const NORMALIZATIONS: Readonly<Record<NormalizationName, true>> = {
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

/** Every rule for 0 / 0. */
export const CONSTANT_RULES: Readonly<Record<ConstantRule, true>> = { one: true, zero: true };

/** Every normalisation, and ready utilities. */
export const NORMALIZATIONS_AND_NONE: Readonly<Record<NormalizationName | 'none', true>> = {
  none: true,
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
