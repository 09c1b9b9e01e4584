import { issue, isVendorwiseError, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import { compilePriceScale } from '../price/price-scale.js';
import { type CompiledScale, isIssue, readFigure } from './compiled-scale.js';
import { compileExponentialScale } from './exponential-scale.js';
import { compileFigureScale } from './figure-scale.js';
import { compileOrdinalScale } from './ordinal-scale.js';
import { compilePiecewiseScale } from './piecewise-scale.js';
import { readBounds } from './scale-bounds.js';
import type { NumberScale, PointsScale, PriceScale, Scale } from './scale-definition.js';
import { compileTargetScale } from './target-scale.js';
import { compileTiersScale } from './tiers-scale.js';

/**
 * Compiles a scale and checks its meaning.
 *
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compileScale(scale: Scale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  switch (scale.kind) {
    case 'points':
      return compilePoints(scale, path, issues);
    case 'yesNo':
      return YES_NO;
    case 'ordinal':
      return compileOrdinalScale(scale, path, issues);
    case 'number':
      return compileNumber(scale, path, issues);
    case 'tiers':
      return compileTiersScale(scale, path, issues);
    case 'target':
      return compileTargetScale(scale, path, issues);
    case 'piecewise':
      return compilePiecewiseScale(scale, path, issues);
    case 'exponential':
      return compileExponentialScale(scale, path, issues);
    case 'price':
      if (!knownCurrency(scale, path, issues)) return null;
      return compilePriceScale(scale, path, issues);
  }
}

const YES_NO: CompiledScale = {
  kind: 'yesNo',
  read: (score, path) =>
    typeof score === 'boolean'
      ? { given: score, value: score ? ONE : ZERO, capped: false }
      : issue('INVALID_TYPE', path, 'A yes/no criterion is scored with true or false.', {
          received: score,
          expected: 'true or false',
        }),
  readBar: (bar, path) =>
    bar === 'yes' || bar === 'no'
      ? ratioOf(bar === 'yes' ? 1 : 0, 1)
      : issue('UNKNOWN_LEVEL', path, 'A yes/no scale knows "yes" and "no" only.', {
          received: bar,
          expected: '"yes" or "no"',
        }),
  share: (value) => value,
  rubric: 'exact',
  bars: [],
  requiredValue: ONE,
  ends: [ZERO, ONE],
  dependsOn: null,
  price: null,
};

function compilePoints(scale: PointsScale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  const bounds = readBounds(scale, path, issues);
  if (bounds === null) return null;
  const [min, max] = bounds;
  const onScale = (value: Fraction | VendorwiseIssue, given: unknown, at: string): Fraction | VendorwiseIssue =>
    isIssue(value) || (value.gte(min) && value.lte(max)) ? value : offScale(at, given, scale);
  return {
    kind: 'points',
    read: (score, at) => {
      const value = onScale(readFigure(score, at), score, at);
      return isIssue(value) ? value : { given: score as ExactInput, value, capped: false };
    },
    readBar: (bar, at) => onScale(readFigure(bar, at), bar, at),
    share: (value) => value.sub(min).div(max.sub(min)),
    rubric: 'steps',
    bars: ['minimum', 'maximum'],
    requiredValue: null,
    ends: [min, max],
    dependsOn: null,
    price: null,
  };
}

function compileNumber(scale: NumberScale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  const bounds = readBounds(scale, path, issues);
  if (bounds === null) return null;
  const [min, max] = bounds;
  const lower = scale.direction === 'lower';
  return compileFigureScale({
    kind: 'number',
    shareOf: (value) => (lower ? max.sub(value) : value.sub(min)).div(max.sub(min)),
    bounds,
    outside: scale.outside ?? 'cap',
    ends: lower ? [max, min] : [min, max],
  });
}

function offScale(path: string, received: unknown, { min, max }: PointsScale): VendorwiseIssue {
  return issue('SCORE_OFF_SCALE', path, `This lies outside the scale from ${min} to ${max}.`, {
    received,
    expected: `from ${min} to ${max}`,
    params: { min, max },
  });
}

function knownCurrency(scale: PriceScale, path: string, issues: VendorwiseIssue[]): boolean {
  try {
    minorUnits(scale.currency, joinPath(path, 'currency'));
    return true;
  } catch (error) {
    if (!isVendorwiseError(error)) throw error;
    issues.push(...error.issues);
    return false;
  }
}
