import { fail } from '../../core/errors.js';
import type { RandomSource } from '../../numeric/random.js';
import type { WeightRegion } from './weight-region.js';

/** Draws weights from a region, as shares of its corners that are not scaled to a sum of 1. */
export interface WeightSampler {
  /** Fills one row a corner, from the start. */
  readonly fill: (shares: readonly Float64Array[], count: number) => void;
  /** Share of the drawn weights that kept the limits, so far. */
  readonly acceptance: () => number;
}

/** Fewer weights than these within the limits are not worth waiting for; judged after the first trials. */
const MINIMUM_ACCEPTANCE = 0.001;
const TRIALS = 20_000;

/**
 * A sampler of weights that are uniform on a region: exponential draws for the corners, drawn again where a limit is
 * broken.
 *
 * @throws {@link VendorwiseError} `WEIGHTS_TOO_RARE` from `fill`, when fewer than one in a thousand draws keep the limits.
 */
export function weightSampler({ corners, limits }: WeightRegion, exponential: RandomSource): WeightSampler {
  let drawn = 0;
  let kept = 0;
  if (limits.length === 0) {
    const fill = (shares: readonly Float64Array[], count: number): void => {
      for (const row of shares) for (let s = 0; s < count; s++) row[s] = exponential();
    };
    return { fill, acceptance: () => 1 };
  }
  const draw = new Float64Array(corners.length);
  const keepsLimits = (): boolean => {
    for (const limit of limits) {
      let value = 0;
      for (let k = 0; k < draw.length; k++) value += (limit[k] as number) * (draw[k] as number);
      if (value < 0) return false;
    }
    return true;
  };
  const fill = (shares: readonly Float64Array[], count: number): void => {
    for (let s = 0; s < count; ) {
      for (let k = 0; k < draw.length; k++) draw[k] = exponential();
      drawn += 1;
      if (keepsLimits()) {
        for (let k = 0; k < draw.length; k++) (shares[k] as Float64Array)[s] = draw[k] as number;
        kept += 1;
        s += 1;
      } else if (drawn >= TRIALS && kept < MINIMUM_ACCEPTANCE * drawn) refuse(kept, drawn);
    }
  };
  return { fill, acceptance: () => kept / drawn };
}

function refuse(kept: number, drawn: number): never {
  fail('WEIGHTS_TOO_RARE', 'options', `Of ${drawn} weights drawn only ${kept} keep the order and the bounds.`, {
    received: kept / drawn,
    expected: `at least ${MINIMUM_ACCEPTANCE} of the draws within the limits; widen the bounds, or fix weights by equal bounds`,
    params: { kept, drawn },
  });
}
