import { wrapDefinition } from '../../core/definition.js';
import type { Criteria, CriteriaDefinition } from './criteria.js';
import { CRITERIA_KEY, compileCriteria } from './criteria-index.js';
import { parseCriteria } from './parse-criteria.js';

/**
 * Checks criteria and makes them ready to score with.
 *
 * The document says everything that bidders must know beforehand: what is scored and how, what disqualifies, what
 * weighs how much (UK Procurement Act 2023, s. 23(3)), and what a missing score does. {@link announceCriteria} puts it into
 * words, {@link lintCriteria} tells what is allowed but unwise.
 *
 * @param json - Criteria and groups to any depth; weights stand among siblings.
 * @returns The frozen document with its defaults.
 * @throws {@link VendorwiseError} with every problem: the codes of form (`REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`,
 * `OUT_OF_RANGE`, `UNKNOWN_KEY`, `CRITERIA_CYCLE`), then those of meaning: `DUPLICATE_CRITERION`, `INVALID_NUMBER`, `NEGATIVE_WEIGHT`,
 * `WEIGHT_MISSING`, `WEIGHT_SUM`, `WEIGHTS_ALL_ZERO`, `INVALID_RANK`, `RANK_GAP`, `INVALID_EXPONENT`, `NOTHING_TO_WEIGH`, `INVALID_SCALE`, `DUPLICATE_LEVEL`,
 * `LEVELS_NOT_ORDERED`, `UNKNOWN_LEVEL`, `SCORE_OFF_SCALE`, `INVALID_GATE`, `INVALID_RUBRIC`, `UNKNOWN_CURRENCY`,
 * `INVALID_AMOUNT`, `PRICE_NOT_POSITIVE`, `UNKNOWN_CRITERION` (in `tieBreak`).
 * @example
 * ```ts
 * import { defineCriteria } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'price', weight: 40, scale: { kind: 'price', formula: 'fixedBand', currency: 'EUR', fullPointsAt: 800, zeroPointsAt: 1600 } },
 *   ],
 * });
 * criteria.definition.missing; // => 'unranked'
 * ```
 */
export function defineCriteria(json: CriteriaDefinition): Criteria {
  const parsed = parseCriteria(json);
  return wrapDefinition(parsed, CRITERIA_KEY, compileCriteria(parsed));
}
