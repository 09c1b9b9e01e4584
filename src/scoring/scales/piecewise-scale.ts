import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { joinPath } from '../../core/path.js';
import { type Fraction, ZERO } from '../../exact/fraction.js';
import { type CompiledScale, takeFigure } from './compiled-scale.js';
import { compileFigureScale, notRising, readPercent } from './figure-scale.js';
import type { PiecewiseScale } from './scale-definition.js';

/** A point as runs need it. */
interface PointIndex {
  readonly at: Fraction;
  readonly share: Fraction;
}

/**
 * Compiles a scale of straight lines between points.
 *
 * @param issues - Receives what is wrong with it.
 * @returns The compiled scale; `null` when it cannot be used.
 */
export function compilePiecewiseScale(
  scale: PiecewiseScale,
  path: string,
  issues: VendorwiseIssue[],
): CompiledScale | null {
  const before = issues.length;
  const points = scale.points.flatMap((point, i): PointIndex[] => {
    const place = joinPath(path, 'points', i);
    const at = takeFigure(point.at, joinPath(place, 'at'), issues);
    const share = readPercent(point.percent, joinPath(place, 'percent'), 'figure', issues);
    return at === null || share === null ? [] : [{ at, share }];
  });
  if (issues.length > before) return null;
  points.slice(1).forEach(({ at, share }, i) => {
    const previous = points[i] as PointIndex;
    const place = joinPath(path, 'points', i + 1);
    if (at.lte(previous.at)) issues.push(notRising(joinPath(place, 'at'), scale.points[i + 1]?.at ?? ''));
    const step = share.compare(previous.share) * (scale.direction === 'lower' ? -1 : 1);
    if (scale.direction !== undefined && step < 0) {
      issues.push(
        issue('LEVELS_NOT_ORDERED', joinPath(place, 'percent'), 'This point contradicts the direction of the scale.', {
          received: scale.points[i + 1]?.percent,
          expected: `at ${scale.direction === 'lower' ? 'most' : 'least'} the percent of the point before`,
        }),
      );
    }
  });
  if (issues.length > before) return null;
  const [first, last] = [points[0], points[points.length - 1]] as [PointIndex, PointIndex];
  return compileFigureScale({
    kind: 'piecewise',
    shareOf: (value) => interpolate(points, value),
    bounds: [first.at, last.at],
    outside: 'cap',
    ends: endsOf(points, first, last),
  });
}

function interpolate(points: readonly PointIndex[], value: Fraction): Fraction {
  const right = Math.max(
    1,
    points.findIndex(({ at }) => at.gte(value)),
  );
  const [a, b] = [points[right - 1], points[right]];
  if (a === undefined || b === undefined) return ZERO;
  return a.share.add(b.share.sub(a.share).mul(value.sub(a.at)).div(b.at.sub(a.at)));
}

/** The worst and the best figure where the value only rises or only falls; `null` where it does both, or neither. */
function endsOf(points: readonly PointIndex[], first: PointIndex, last: PointIndex): CompiledScale['ends'] {
  const steps = points.slice(1).map(({ share }, i) => share.compare(points[i]?.share ?? ZERO));
  if (steps.every((step) => step >= 0) && steps.some((step) => step > 0)) return [first.at, last.at];
  return steps.every((step) => step <= 0) && steps.some((step) => step < 0) ? [last.at, first.at] : null;
}
