import { fail, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type ExactInput, type Fraction, fraction, fractionToNumber, ONE, ZERO } from '../../exact/fraction.js';
import { exactText } from '../exact-text.js';
import { figureWithin } from './compiled-scale.js';
import type { ExponentialScale, OrdinalScale, TiersScale, YesNoScale } from './scale-definition.js';
import { compiledFixedScale, type FixedScale } from './score-on-scale.js';

/** A scale on which scores are figures. */
export type FiguresScale = Exclude<FixedScale, YesNoScale | OrdinalScale>;

/** Figures from one end to the other, both included; `null` is an open end. */
export interface FigureSpan {
  /** In the criterion's own unit. */
  readonly from: number | null;
  readonly fromExact: string | null;
  readonly to: number | null;
  readonly toExact: string | null;
  /** Whether `to` itself belongs to the span; only where a next tier begins it does not. */
  readonly toIncluded: boolean;
}

/**
 * The inverse of a scale: which figures earn at least so much?
 *
 * @param scale - A scale of figures: `points`, `number`, `tiers`, `target`, `piecewise` or `exponential`.
 * @param percent - Share of the criterion's points, above 0 and up to 100.
 * @returns The spans of figures, lowest first; none when no figure earns so much. Ends on an exponential curve are
 * computed in float64.
 * @throws {@link VendorwiseError} the codes of `scoreOnScale` for scales; `INVALID_SCALE` for a scale without figures;
 * `INVALID_NUMBER`, `OUT_OF_RANGE` for the percent.
 * @example
 * ```ts
 * import { figuresEarning } from 'vendorwise/scoring';
 * const staff = { kind: 'target', min: 2, target: [5, 8], max: 20 } as const;
 * figuresEarning(staff, 50).map(({ from, to }) => [from, to]); // => [[3.5, 14]]
 * ```
 */
export function figuresEarning(scale: FiguresScale, percent: ExactInput): FigureSpan[] {
  const { kind } = compiledFixedScale(scale);
  if (kind === 'yesNo' || kind === 'ordinal') {
    fail('INVALID_SCALE', 'scale.kind', 'Scores on this scale are not figures.', {
      received: kind,
      expected: 'a scale of figures',
    });
  }
  const share = readShare(percent);
  switch (scale.kind) {
    case 'tiers':
      return tierSpans(scale, share);
    case 'exponential':
      return [exponentialSpan(scale, share)];
    default:
      return lineSpans(
        linesOf(scale),
        share,
        scale.kind === 'points' || ('outside' in scale && scale.outside === 'error'),
      );
  }
}

function readShare(percent: ExactInput): Fraction {
  const issues: VendorwiseIssue[] = [];
  const message = 'A share of the points is a percent above 0 and up to 100.';
  const expected = 'above 0 and up to 100';
  const figure = figureWithin(percent, 'percent', { above: 0, most: 100, message, expected }, issues);
  throwIssues(issues);
  return (figure ?? ZERO).div(100);
}

type Point = readonly [at: Fraction, share: Fraction];

function linesOf(scale: Exclude<FiguresScale, TiersScale | ExponentialScale>): Point[] {
  switch (scale.kind) {
    case 'points':
      return [
        [fraction(scale.min), ZERO],
        [fraction(scale.max), ONE],
      ];
    case 'number': {
      const lower = scale.direction === 'lower';
      return [
        [fraction(scale.min), lower ? ONE : ZERO],
        [fraction(scale.max), lower ? ZERO : ONE],
      ];
    }
    case 'target': {
      const [low, high] = typeof scale.target === 'object' ? scale.target : [scale.target, scale.target];
      const points: Point[] = [
        [fraction(scale.min), ZERO],
        [fraction(low), ONE],
        [fraction(high), ONE],
        [fraction(scale.max), ZERO],
      ];
      // A target at an end of the scale leaves no slope on that side.
      return points.filter(
        ([at, share]) => share.equals(ONE) || !points.some((one) => one[1].equals(ONE) && one[0].equals(at)),
      );
    }
    case 'piecewise':
      return scale.points.map(({ at, percent }) => [fraction(at), fraction(percent).div(100)]);
  }
}

/** Spans where straight lines lie at or above a share; beyond the ends the end's share is kept unless that is an error. */
function lineSpans(points: readonly Point[], share: Fraction, closed: boolean): FigureSpan[] {
  const spans: { from: Fraction | null; to: Fraction | null }[] = [];
  const enough = (point: Point | undefined): boolean => point?.[1].gte(share) === true;
  let open: { from: Fraction | null } | null = enough(points[0])
    ? { from: closed ? (points[0]?.[0] ?? null) : null }
    : null;
  points.slice(1).forEach((b, i) => {
    const a = points[i] as Point;
    if (enough(a) === enough(b)) return;
    const crossing = a[0].add(b[0].sub(a[0]).mul(share.sub(a[1])).div(b[1].sub(a[1])));
    if (open === null) open = { from: crossing };
    else {
      spans.push({ from: open.from, to: crossing });
      open = null;
    }
  });
  const last = points[points.length - 1]?.[0] ?? null;
  const still = open as { from: Fraction | null } | null;
  if (still !== null) spans.push({ from: still.from, to: closed ? last : null });
  return spans.map(({ from, to }) => span(from, to));
}

function tierSpans({ tiers }: TiersScale, share: Fraction): FigureSpan[] {
  const spans: { from: Fraction | null; to: Fraction | null }[] = [];
  tiers.forEach(({ from, percent }, i) => {
    if (fraction(percent).div(100).lt(share)) return;
    const begin = from === undefined ? null : fraction(from);
    const next = tiers[i + 1]?.from;
    const end = next === undefined ? null : fraction(next);
    const previous = spans[spans.length - 1];
    if (previous !== undefined && begin !== null && previous.to?.equals(begin)) previous.to = end;
    else spans.push({ from: begin, to: end });
  });
  return spans.map(({ from, to }) => span(from, to, to === null));
}

function exponentialSpan(scale: ExponentialScale, share: Fraction): FigureSpan {
  const [min, max] = [fraction(scale.min), fraction(scale.max)];
  const { curvature } = scale;
  const part = fractionToNumber(share);
  const way = Math.abs(curvature) < 1e-12 ? part : -Math.log1p(part * Math.expm1(-curvature)) / curvature;
  const width = fractionToNumber(max.sub(min));
  const bound = scale.outside === 'error';
  if (scale.direction === 'lower') {
    const to = fraction(fractionToNumber(max) - width * way);
    return span(bound ? min : null, share.equals(ONE) ? min : to);
  }
  const from = fraction(fractionToNumber(min) + width * way);
  return span(share.equals(ONE) ? max : from, bound ? max : null);
}

function span(from: Fraction | null, to: Fraction | null, toIncluded = true): FigureSpan {
  return {
    from: from && fractionToNumber(from),
    fromExact: exactText(from),
    to: to && fractionToNumber(to),
    toExact: exactText(to),
    toIncluded,
  };
}
