import { throwIssues } from '../../core/errors.js';
import { checkOptions } from '../../core/options.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToNumber,
  HUNDRED,
  numberOrNull,
  ONE,
} from '../../exact/fraction.js';
import { normalQuantile } from '../../statistics/normal.js';
import { figureIssues, quotient, readFormulaFigures } from './figures.js';

/** Defects found. */
export interface DefectCounts {
  /** Number of defects; a unit may have several. */
  readonly defects: ExactInput;
  /** Number of units looked at: invoices, tickets, parts. */
  readonly units: ExactInput;
  /** Number of ways in which one unit can be defective. @defaultValue 1 */
  readonly opportunitiesPerUnit?: ExactInput;
}

/** How a sigma level is stated. */
export interface DefectsPerMillionOptions {
  /**
   * How far a process is thought to drift in the long run, in standard deviations: what is added to the long-term level to
   * state the short-term one. 0 leaves it out. @defaultValue 1.5, the custom of Six Sigma
   */
  readonly shift?: number;
}

/** Defects in the measures of Six Sigma. */
export interface DefectsPerMillion {
  /** Defects per unit; `null` without units. */
  readonly defectsPerUnit: number | null;
  /** Defects per opportunity; `null` without opportunities. */
  readonly defectsPerOpportunity: number | null;
  /** Defects per million opportunities (DPMO); `null` without opportunities. */
  readonly defectsPerMillion: number | null;
  /** Opportunities without a defect in percent of all; `null` without opportunities, and when there are more defects than opportunities. */
  readonly yieldPercent: number | null;
  /** Sigma level of what was seen, in standard deviations; `null` where the yield is 0 or 100 % (no level is high enough to say it) or unknown. */
  readonly sigmaLongTerm: number | null;
  /** The same plus the shift. */
  readonly sigmaShortTerm: number | null;
  /** The shift that was used, in standard deviations. */
  readonly shift: number;
}

/**
 * Defects per million opportunities (DPMO), yield and sigma level.
 *
 * Source: ISO 13053-1: DPMO = 1,000,000 x defects / (units x opportunities); the level is the normal quantile of the yield.
 * The shift of 1.5 is a custom, not a measurement, so both levels are given.
 *
 * @param counts - Defects, units and opportunities.
 * @param options - The shift.
 * @returns All measures.
 * @throws {@link VendorwiseError} `REQUIRED`, `INVALID_TYPE`, `INVALID_NUMBER`, `OUT_OF_RANGE`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { defectsPerMillion } from 'vendorwise/kpi';
 * const booking = defectsPerMillion({ defects: 34, units: 10000000 });
 * [booking.defectsPerMillion, booking.yieldPercent, booking.sigmaShortTerm?.toFixed(2)]; // => [3.4, 99.99966, '6.00']
 * defectsPerMillion({ defects: 0, units: 0 }).defectsPerMillion; // => null
 * ```
 */
export function defectsPerMillion(counts: DefectCounts, options: DefectsPerMillionOptions = {}): DefectsPerMillion {
  checkOptions(options, { shift: true });
  const { shift = 1.5 } = options;
  throwIssues(figureIssues(shift, 'options.shift', 'notNegative'));
  const figures = readFormulaFigures(
    counts,
    {
      defects: { kind: 'notNegative' },
      units: { kind: 'notNegative' },
      opportunitiesPerUnit: { kind: 'notNegative', missing: true },
    },
    'counts',
  );
  const { defects, units } = figures;
  const perUnit = quotient(defects, units);
  const perOpportunity = quotient(perUnit, figures.opportunitiesPerUnit ?? ONE);
  const sound = perOpportunity === null || perOpportunity.compare(1) > 0 ? null : ONE.sub(perOpportunity);
  const level = perOpportunity === null || sound === null ? null : levelOf(perOpportunity, sound);
  return {
    defectsPerUnit: numberOrNull(perUnit),
    defectsPerOpportunity: numberOrNull(perOpportunity),
    defectsPerMillion: numberOrNull(perOpportunity?.mul(1_000_000) ?? null),
    yieldPercent: numberOrNull(sound?.mul(HUNDRED) ?? null),
    sigmaLongTerm: level,
    sigmaShortTerm: level === null ? null : level + fractionToNumber(fraction(shift)),
    shift: Number(shift),
  };
}

/** Taken from the smaller tail, so that a few defects in a billion keep their digits. */
function levelOf(defective: Fraction, sound: Fraction): number | null {
  const [bad, good] = [fractionToNumber(defective), fractionToNumber(sound)];
  if (bad === 0 || good === 0) return null;
  return bad <= good ? -normalQuantile(bad) : normalQuantile(good);
}
