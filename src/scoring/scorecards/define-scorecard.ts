import { wrapDefinition } from '../../core/definition.js';
import { parseDocument } from '../../core/parse.js';
import { scorecardDefinitionSchema } from './schema.js';
import type { Scorecard, ScorecardDefinition } from './scorecard.js';
import { compileScorecard, SCORECARD_KEY } from './scorecard-index.js';

/**
 * Checks a scorecard and makes it ready to score suppliers with.
 *
 * The document says what is scored in each period, how much older periods still count, and which standing a score
 * earns. The host computes the figures; nothing in the document is evaluated as code.
 *
 * @param json - Criteria with weights that sum to 100, weights of periods, and standings that cover 0 to 100.
 * @returns The frozen document with its defaults.
 * @throws {@link VendorwiseError} with every problem: the codes of form, then `DUPLICATE_CRITERION`, `INVALID_NUMBER`,
 * `NEGATIVE_WEIGHT`, `WEIGHT_SUM`, `WEIGHTS_ALL_ZERO`, `OUT_OF_RANGE`, `INVALID_VALUE`, `INVALID_SCALE` and the other
 * codes of scales, `DUPLICATE_STANDING`, `STANDING_GAP`, `STANDING_OVERLAP`.
 * @example
 * ```ts
 * import { defineScorecard } from 'vendorwise/scoring';
 * const scorecard = defineScorecard({
 *   id: 'hosting', version: 1,
 *   criteria: [
 *     { id: 'onTime', weight: 60, scale: { kind: 'number', min: 90, max: 100, unit: '% of orders' } },
 *     { id: 'survey', weight: 40 },
 *   ],
 *   standings: [
 *     { name: 'Poor', from: 0, actions: ['warnOnOrders'] },
 *     { name: 'Good', from: 60 },
 *   ],
 * });
 * scorecard.definition.periodWeights; // => 'linear12'
 * ```
 */
export function defineScorecard(json: ScorecardDefinition): Scorecard {
  const parsed = parseDocument(scorecardDefinitionSchema, json);
  return wrapDefinition(parsed, SCORECARD_KEY, compileScorecard(parsed));
}
