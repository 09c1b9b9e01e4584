import { issue, isVendorwiseError, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, ONE, ratioOf, ZERO } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import type { NumberScale, PointsScale, PriceScale, Scale } from '../criteria/criteria.js';
import { compilePriceScale } from '../price/price-scale.js';
import { type CompiledScale, isIssue, readFigure } from './compiled-scale.js';
import { compileOrdinalScale } from './ordinal-scale.js';

/**
 * Compiles a scale and checks its meaning.
 *
 * @param scale - A scale of the right form.
 * @param path - Where it stands.
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
  return {
    kind: 'number',
    read: (score, at) => {
      const value = readFigure(score, at);
      if (isIssue(value)) return value;
      const capped = value.lt(min) || value.gt(max);
      return capped && scale.outside === 'error'
        ? offScale(at, score, scale)
        : { given: score as ExactInput, value, capped };
    },
    readBar: readFigure,
    share: (value) => {
      const inside = value.lt(min) ? min : value.gt(max) ? max : value;
      return (lower ? max.sub(inside) : inside.sub(min)).div(max.sub(min));
    },
    rubric: 'steps',
    bars: ['minimum', 'maximum'],
    requiredValue: null,
    ends: lower ? [max, min] : [min, max],
    dependsOn: null,
    price: null,
  };
}

function readBounds(
  scale: PointsScale | NumberScale,
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

function offScale(path: string, received: unknown, { min, max }: PointsScale | NumberScale): VendorwiseIssue {
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
