import type { MannKendallResult } from './mann-kendall.js';

/** A Mann-Kendall test that allows for autocorrelation. */
export interface AutocorrelatedMannKendall extends MannKendallResult {
  /** Lag-1 autocorrelation of the series the method looks at (detrended; for pre-whitening the raw one). */
  readonly lag1: number | null;
  /** What the variance of S was multiplied by; 1 for the pre-whitening methods. */
  readonly varianceFactor: number;
  /** Slope taken off before looking at autocorrelation, in units per unit of time; `null` when none was. */
  readonly detrendedBy: number | null;
}
