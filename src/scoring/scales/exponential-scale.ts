import type { VendorwiseIssue } from '../../core/errors.js';
import { type Fraction, fraction, fractionToNumber, ONE, ZERO } from '../../exact/fraction.js';
import type { CompiledScale } from './compiled-scale.js';
import { compileFigureScale } from './figure-scale.js';
import { readBounds } from './scale-bounds.js';
import type { ExponentialScale } from './scale-definition.js';

/**
 * Compiles a scale along an exponential curve (Kirkwood 1997, Strategic Decision Making, ch. 4).
 *
 * The curve is not rational, so its value is computed in float64 and kept to twelve decimals; from there on it is exact.
 * Twelve, because the last bits of an exponential differ from machine to machine, and totals must not.
 *
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compileExponentialScale(
  scale: ExponentialScale,
  path: string,
  issues: VendorwiseIssue[],
): CompiledScale | null {
  const bounds = readBounds(scale, path, issues);
  if (bounds === null) return null;
  const [min, max] = bounds;
  const lower = scale.direction === 'lower';
  return compileFigureScale({
    kind: 'exponential',
    shareOf: (value) => bent((lower ? max.sub(value) : value.sub(min)).div(max.sub(min)), scale.curvature),
    bounds,
    outside: scale.outside ?? 'cap',
    ends: lower ? [max, min] : [min, max],
  });
}

/** The curve from 0 to 1 over a way from 0 to 1. */
function bent(way: Fraction, curvature: number): Fraction {
  // A curve that bends this little is a line to the twelfth decimal.
  if (Math.abs(curvature) < 1e-12) return way;
  if (way.lte(ZERO) || way.gte(ONE)) return way.lte(ZERO) ? ZERO : ONE;
  const share = Math.expm1(-curvature * fractionToNumber(way)) / Math.expm1(-curvature);
  return fraction(share.toFixed(12));
}
