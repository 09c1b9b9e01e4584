import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type ExactInput, type Fraction, ONE } from '../../exact/fraction.js';
import type { TargetScale } from '../criteria/criteria.js';
import { type CompiledScale, isIssue, readFigure } from './compiled-scale.js';
import { compileFigureScale } from './figure-scale.js';

/**
 * Compiles a scale whose best figure lies inside.
 *
 * @param scale - The scale.
 * @param path - Where it stands.
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compileTargetScale(scale: TargetScale, path: string, issues: VendorwiseIssue[]): CompiledScale | null {
  const range = typeof scale.target === 'object';
  const [lowest, highest] = ends(scale.target);
  const read = [
    readFigure(scale.min, joinPath(path, 'min')),
    readFigure(lowest, range ? joinPath(path, 'target', 0) : joinPath(path, 'target')),
    ...(range ? [readFigure(highest, joinPath(path, 'target', 1))] : []),
    readFigure(scale.max, joinPath(path, 'max')),
  ];
  const wrong = read.filter(isIssue);
  issues.push(...wrong);
  if (wrong.length > 0) return null;
  const figures = read as Fraction[];
  const [min, low, max] = [figures[0], figures[1], figures[figures.length - 1]] as [Fraction, Fraction, Fraction];
  const high = range ? (figures[2] as Fraction) : low;
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
  const bounds = [min, max] as const;
  return compileFigureScale({ kind: 'target', shareOf, bounds, outside: scale.outside ?? 'cap', ends: endsOf() });

  /** Where the target is an end of the scale, figures get better one way only. */
  function endsOf(): CompiledScale['ends'] {
    if (high.equals(max) && min.lt(low)) return [min, max];
    return low.equals(min) && high.lt(max) ? [max, min] : null;
  }
}

function ends(target: TargetScale['target']): readonly [ExactInput, ExactInput] {
  return typeof target === 'object' ? target : [target, target];
}
