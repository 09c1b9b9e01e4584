import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, ONE } from '../../exact/fraction.js';
import { type CompiledScale, takeFigure } from './compiled-scale.js';
import { compileFigureScale } from './figure-scale.js';
import type { TargetScale } from './scale-definition.js';

/**
 * Compiles a scale whose best figure lies inside.
 *
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compileTargetScale(scale: TargetScale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  const range = typeof scale.target === 'object';
  const [lowest, highest] = ends(scale.target);
  const target = joinPath(path, 'target');
  const min = takeFigure(scale.min, joinPath(path, 'min'), issues);
  const low = takeFigure(lowest, range ? joinPath(target, 0) : target, issues);
  const high = range ? takeFigure(highest, joinPath(target, 1), issues) : low;
  const max = takeFigure(scale.max, joinPath(path, 'max'), issues);
  if (min === null || low === null || high === null || max === null) return null;
  if (min.gt(low) || low.gt(high) || high.gt(max) || min.equals(max)) {
    issues.push(
      issue('INVALID_SCALE', path, 'The target of a scale lies between its ends, which differ.', {
        received: `${scale.min}, ${range ? `${lowest} to ${highest}` : lowest}, ${scale.max}`,
        expected: 'min, target and max in rising order',
      }),
    );
    return null;
  }
  const shareOf = (value: Fraction): Fraction => {
    if (value.lt(low)) return value.sub(min).div(low.sub(min));
    return value.gt(high) ? max.sub(value).div(max.sub(high)) : ONE;
  };
  // Where the target is an end of the scale, figures get better one way only.
  const rising = high.equals(max) && min.lt(low);
  const falling = low.equals(min) && high.lt(max);
  return compileFigureScale({
    kind: 'target',
    shareOf,
    bounds: [min, max],
    outside: scale.outside ?? 'cap',
    ends: rising ? [min, max] : falling ? [max, min] : null,
  });
}

function ends(target: TargetScale['target']): readonly [ExactInput, ExactInput] {
  return typeof target === 'object' ? target : [target, target];
}
