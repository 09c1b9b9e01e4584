import { fractionToNumber } from '../../../exact/fraction.js';
import { fCritical } from '../../../statistics/f-distribution.js';
import type { MeanSquares } from './mean-squares.js';

/** A confidence interval of an intraclass correlation. */
export interface IccInterval {
  /** `null` where the residual leaves no variance to judge by, and where the interval has no end on this side. */
  readonly lower: number | null;
  readonly upper: number | null;
}

type Forms = Readonly<Record<'icc1' | 'icc2' | 'icc3' | 'icc1k' | 'icc2k' | 'icc3k', IccInterval>>;

const NONE: IccInterval = { lower: null, upper: null };

/**
 * F-based confidence intervals of the six intraclass correlations (Shrout & Fleiss 1979; McGraw & Wong 1996).
 *
 * @param icc2 - The estimate of ICC(2,1); the degrees of freedom of its interval depend on it (Satterthwaite).
 * @param about - Number of items and raters, and the confidence, 0 to 1.
 */
export function iccIntervals(
  squares: MeanSquares,
  icc2: number | null,
  about: { readonly items: number; readonly raters: number; readonly confidence: number },
): Forms {
  const { items: n, raters: k, confidence } = about;
  const tail = (1 - confidence) / 2;
  const single = (error: MeanSquares['within'], errorDf: number): IccInterval => {
    if (error.equals(0)) return NONE;
    const ratio = fractionToNumber(squares.between.div(error));
    const low = ratio / fCritical(tail, n - 1, errorDf);
    const high = ratio * fCritical(tail, errorDf, n - 1);
    return interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1));
  };
  const icc1 = single(squares.within, n * (k - 1));
  const icc3 = single(squares.residual, (n - 1) * (k - 1));
  const agreement = icc2 === null ? NONE : agreementInterval(squares, icc2, n, k, tail);
  return {
    icc1,
    icc2: agreement,
    icc3,
    icc1k: ofMean(icc1, k),
    icc2k: ofMean(agreement, k),
    icc3k: ofMean(icc3, k),
  };
}

/** ICC(2,1): mean squares are taken in units of the residual, so that no magnitude overflows. */
function agreementInterval(squares: MeanSquares, icc: number, n: number, k: number, tail: number): IccInterval {
  if (squares.residual.equals(0)) return NONE;
  const between = fractionToNumber(squares.between.div(squares.residual));
  const raters = fractionToNumber(squares.raters.div(squares.residual));
  const [a, b] = [k * icc * raters, n * (1 + (k - 1) * icc) - k * icc];
  const df = ((k - 1) * (n - 1) * (a + b) ** 2) / ((n - 1) * a ** 2 + b ** 2);
  const [upper, lower] = [fCritical(tail, n - 1, df), fCritical(tail, df, n - 1)];
  const rest = k * raters + k * n - k - n;
  return interval(
    (n * (between - upper)) / (upper * rest + n * between),
    (n * (lower * between - 1)) / (rest + n * lower * between),
  );
}

/** Spearman-Brown: from one rater to the mean of k. A bound below -1 / (k - 1) leaves the mean unbounded. */
function ofMean({ lower, upper }: IccInterval, k: number): IccInterval {
  const stepped = (value: number | null): number | null =>
    value === null || 1 + (k - 1) * value <= 0 ? null : (k * value) / (1 + (k - 1) * value);
  return { lower: stepped(lower), upper: stepped(upper) };
}

function interval(lower: number, upper: number): IccInterval {
  return Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : NONE;
}
