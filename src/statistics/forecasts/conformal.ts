/** Fewest errors of one horizon for an interval that is read off them: with fewer, none could hold 95 % of what comes. */
const FEWEST_ERRORS = 20;

/**
 * Half widths of prediction intervals: of the absolute errors of a backtest where there are enough of them, and of the
 * method's own intervals, brought to that size, beyond.
 *
 * Half the width is the error of rank `ceil((n + 1) * confidence)`, so that a new error as good as the old ones is inside
 * with at least that probability (split conformal: V. Vovk, A. Gammerman and G. Shafer, "Algorithmic learning in a random
 * world", 2005; J. Lei et al. 2018). The errors of a series resemble each other, and the method was picked by them, so it
 * holds about, not exactly. No interval is narrower than one for fewer steps.
 *
 * @param errors - Errors 1, 2, … steps ahead.
 * @param own - Half widths of the method's own intervals, step by step.
 * @returns Half widths, step by step; `null` with too few errors one step ahead.
 */
export function conformalReach(
  errors: readonly (readonly number[])[],
  own: readonly number[],
  confidence: number,
): number[] | null {
  if ((errors[0]?.length ?? 0) < FEWEST_ERRORS) return null;
  let [widest, ratio] = [0, 1];
  return own.map((analytic, i) => {
    const known = errors[i] ?? [];
    if (known.length >= FEWEST_ERRORS) {
      const sizes = known.map(Math.abs).sort((a, b) => a - b);
      const rank = Math.min(sizes.length, Math.ceil((sizes.length + 1) * confidence - 1e-9));
      widest = Math.max(widest, sizes[rank - 1]!);
      ratio = analytic > 0 ? widest / analytic : 1;
    } else widest = Math.max(widest, analytic * ratio);
    return widest;
  });
}
