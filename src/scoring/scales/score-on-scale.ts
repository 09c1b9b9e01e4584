import { fail, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import type { JsonValue } from '../../core/json.js';
import { fractionToNumber } from '../../exact/fraction.js';
import { type CompiledScale, isIssue } from './compiled-scale.js';
import { parseScale } from './parse-scale.js';
import type { PriceScale, Scale } from './scale-definition.js';
import { compileScale } from './scales.js';
import { scaleSchema } from './schema.js';

/** A scale whose points depend on the score alone. */
export type FixedScale = Exclude<Scale, PriceScale>;

/** What a score earns on a scale. */
export interface ScaleShare {
  /** The score as it was given. */
  readonly score: JsonValue;
  /** Share of the criterion's points, 0 to 100. */
  readonly sharePercent: number;
  /** The same of 1, as an exact fraction. */
  readonly shareExact: string;
  /** Whether the score lies outside the scale and counts as the nearest end. */
  readonly capped: boolean;
}

/**
 * Tries a scale on scores before it is announced: what share of the points does each earn?
 *
 * @param scale - Any scale but `price`, for which `pricePoints` is there.
 * @param scores - Scores as a sheet gives them.
 * @returns One answer for each score, in their order.
 * @throws {@link VendorwiseError} with everything that is wrong: the codes of `defineCriteria` for scales;
 * `INVALID_NUMBER`, `INVALID_TYPE`, `UNKNOWN_LEVEL`, `SCORE_OFF_SCALE` for scores; `INVALID_SCALE` for a price scale.
 * @example
 * ```ts
 * import { scoreOnScale } from 'vendorwise/scoring';
 * const distance = { kind: 'piecewise', points: [{ at: 0, percent: 100 }, { at: 50, percent: 80 }, { at: 250, percent: 0 }] } as const;
 * scoreOnScale(distance, [0, 100, 400]).map(({ sharePercent }) => sharePercent); // => [100, 60, 0]
 * ```
 */
export function scoreOnScale(scale: FixedScale, scores: readonly JsonValue[]): ScaleShare[] {
  const compiled = compiledFixedScale(scale);
  if (!Array.isArray(scores)) {
    fail('INVALID_TYPE', 'scores', 'Scores are given as a list.', { received: scores, expected: 'a list of scores' });
  }
  const issues: VendorwiseIssue[] = [];
  const shares = (scores as readonly JsonValue[]).flatMap((score, i): ScaleShare[] => {
    const read = compiled.read(score, `scores[${i}]`);
    if (isIssue(read)) {
      issues.push(read);
      return [];
    }
    const share = compiled.share(read.value, null);
    if (share === null) return [];
    return [
      {
        score,
        sharePercent: fractionToNumber(share.mul(100)),
        shareExact: share.toFraction(),
        capped: read.capped,
      },
    ];
  });
  throwIssues(issues);
  return shares;
}

/**
 * Checks a scale that stands alone.
 *
 * @throws {@link VendorwiseError} with everything that is wrong; `INVALID_SCALE` for a price scale.
 */
export function compiledFixedScale(scale: FixedScale): CompiledScale {
  const parsed: Scale = parseScale(scaleSchema, scale);
  if (parsed.kind === 'price') {
    fail('INVALID_SCALE', 'scale.kind', 'What a price earns depends on the other bids; use pricePoints.', {
      received: 'price',
      expected: 'another kind of scale',
    });
  }
  const issues: VendorwiseIssue[] = [];
  const compiled = compileScale(parsed, 'scale', issues);
  throwIssues(issues);
  return compiled as CompiledScale;
}
