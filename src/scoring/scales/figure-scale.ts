import { issue, type VendorwiseIssue } from '../../core/errors.js';
import type { ExactInput, Fraction } from '../../exact/fraction.js';
import { type CompiledScale, figureWithin, isIssue, readFigure } from './compiled-scale.js';
import type { Scale } from './scale-definition.js';

/** What tells one scale of measured figures from another. */
export interface FigureScale {
  readonly kind: Scale['kind'];
  /** Share of the points that a figure within the bounds earns. */
  readonly shareOf: (value: Fraction) => Fraction;
  /** Lowest and highest figure; `null` where the scale has no bounds. */
  readonly bounds: readonly [min: Fraction, max: Fraction] | null;
  /** Whether a figure outside the bounds counts as the nearer one or is an error. */
  readonly outside: 'cap' | 'error';
  /** The worst and the best figure; `null` where the best lies inside, or there are no bounds. */
  readonly ends: CompiledScale['ends'];
}

/** Compiles a scale of measured figures from what is its own. */
export function compileFigureScale({ kind, shareOf, bounds, outside, ends }: FigureScale): CompiledScale {
  return {
    kind,
    read: (score, at) => {
      const value = readFigure(score, at);
      if (isIssue(value)) return value;
      const capped = bounds !== null && (value.lt(bounds[0]) || value.gt(bounds[1]));
      return capped && outside === 'error'
        ? offScale(at, score, bounds)
        : { given: score as ExactInput, value, capped };
    },
    readBar: readFigure,
    share: (value) => {
      const [min, max] = bounds ?? [value, value];
      return shareOf(value.lt(min) ? min : value.gt(max) ? max : value);
    },
    rubric: 'steps',
    bars: ['minimum', 'maximum'],
    requiredValue: null,
    ends,
    dependsOn: null,
    price: null,
  };
}

/** A percent of 0 to 100 as a share of 1; `null` when it is none, and `issues` receives the reason. */
export function readPercent(
  percent: ExactInput,
  path: string,
  what: string,
  issues: VendorwiseIssue[],
): Fraction | null {
  const message = `A ${what} earns from 0 to 100 percent of the points.`;
  return (
    figureWithin(percent, path, { least: 0, most: 100, message, expected: 'from 0 to 100' }, issues)?.div(100) ?? null
  );
}

/** Says that figures do not rise from one place of a scale to the next. */
export function notRising(path: string, received: ExactInput): VendorwiseIssue {
  return issue('INVALID_SCALE', path, 'The figures of a scale rise; this one is not above the one before it.', {
    received,
    expected: 'a figure above the one before it',
  });
}

function offScale(path: string, received: unknown, [min, max]: readonly [Fraction, Fraction]): VendorwiseIssue {
  const [low, high] = [min.toString(), max.toString()];
  return issue('SCORE_OFF_SCALE', path, `This lies outside the scale from ${low} to ${high}.`, {
    received,
    expected: `from ${low} to ${high}`,
    params: { min: low, max: high },
  });
}
