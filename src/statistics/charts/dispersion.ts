import { chiSquareUpperTail } from '../chi-square.js';
import { orNull } from './chart-points.js';
import type {
  ControlDispersion,
  MovingRangeConstant,
  MovingRanges,
  PositionRange,
  RangeScreening,
} from './control-limits.js';
import { type MovingRangeSettings, movingRangeSigma } from './moving-range.js';

/** When limits follow the variation seen instead of the one that chance alone would give. */
export type LaneyRule = 'auto' | 'always' | 'never';

/** How the over-dispersion of counts is dealt with: a part of the options of `proportionChart` and `unitRateChart`. */
export interface LaneyOptions {
  /** `auto` multiplies sigma by sigma_z when the counts vary more than by chance. @defaultValue `'auto'` */
  readonly laney?: LaneyRule;
  /** Constant of the moving ranges behind sigma_z. @defaultValue `'1.128'` */
  readonly constant?: MovingRangeConstant;
  /** Screening of the moving ranges behind sigma_z; Laney has none. @defaultValue `'off'` */
  readonly screening?: RangeScreening;
  /** Whether two points with missing ones between them are neighbours (`bridge`) or not. @defaultValue `'break'` */
  readonly gaps?: 'break' | 'bridge';
}

/** Over-dispersion and what it was found from. */
export interface Dispersion {
  readonly result: ControlDispersion;
  readonly ranges: MovingRanges;
  readonly divisor: number;
  readonly settings: MovingRangeSettings;
}

/** Above it, neighbouring points differ visibly more than by chance. */
const SIGMA_Z_LIMIT = 1.1;
const ALPHA = 0.05;

/**
 * Compares the variation of counts with that of chance: Laney's sigma_z between neighbours, Pearson's chi-square over all.
 *
 * Counts are over-dispersed when sigma_z is above 1.1, or when chi-square says so at 0.05 and sigma_z is above 1. With a
 * sigma_z of at most 1, neighbours vary as chance has it and the level has shifted: the plain limits show that, and
 * multiplying would only narrow them.
 *
 * Source: D. B. Laney, "Improved control charts for attributes", 2002.
 */
export function laneyDispersion(
  values: Float64Array,
  centers: Float64Array,
  sigmas: Float64Array,
  used: { readonly baseline: PositionRange; readonly settings: MovingRangeSettings; readonly laney: LaneyRule },
): Dispersion {
  const { baseline, settings, laney } = used;
  const z = values.slice();
  let [chiSquare, count] = [0, 0];
  for (let i = 0; i < z.length; i++) {
    // Without variation every point is on the centre line.
    z[i] = sigmas[i] === 0 ? Number.NaN : (values[i]! - centers[i]!) / sigmas[i]!;
    if (i < baseline.from || i >= baseline.to || Number.isNaN(z[i]!)) continue;
    chiSquare += z[i]! * z[i]!;
    count += 1;
  }
  const { sigma: sigmaZ, divisor, ranges } = movingRangeSigma(z, baseline, settings);
  const degreesOfFreedom = Math.max(0, count - 1);
  const p = degreesOfFreedom === 0 ? Number.NaN : chiSquareUpperTail(chiSquare, degreesOfFreedom);
  const signs = {
    sigmaZ: sigmaZ > SIGMA_Z_LIMIT,
    chiSquare: p < ALPHA && sigmaZ > 1,
  };
  const overdispersed = signs.sigmaZ || signs.chiSquare;
  const seen = (['sigmaZ', 'chiSquare'] as const).filter((one) => signs[one]);
  const adjusted = laney === 'always' || (laney === 'auto' && overdispersed);
  return {
    result: {
      sigmaZ: orNull(sigmaZ),
      chiSquare: degreesOfFreedom === 0 ? null : chiSquare,
      degreesOfFreedom,
      p: orNull(p),
      overdispersed,
      adjusted,
      reasons: laney === 'always' ? ['asked'] : adjusted ? seen : [],
    },
    ranges,
    divisor,
    settings,
  };
}
