import type { ExactInput, Fraction } from '../../exact/fraction.js';
import type { CivilDate } from '../../time/civil-date.js';
import type { RequirementLevel } from './checklist-definition.js';

/** Options of `gapReport`. */
export interface GapReportOptions {
  /** The civil date on which waivers must hold, `YYYY-MM-DD`; needed when a waiver has an end. */
  readonly onDate?: CivilDate;
  /** Weight of each level: factors above 0, exact decimals. @defaultValue 3, 2 and 1 */
  readonly levelWeights?: Readonly<Record<RequirementLevel, ExactInput>>;
  /** Value of a fallback position, 0 to 1, exact decimal. @defaultValue '0.75' */
  readonly fallbackValue?: ExactInput;
}

/** The options of a gap report, checked and exact. */
export interface GapReportConventions {
  readonly levelWeights: Readonly<Record<RequirementLevel, Fraction>>;
  readonly fallbackValue: Fraction;
}
