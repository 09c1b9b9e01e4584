import { wrapDefinition } from '../../core/definition.js';
import { parseDocument } from '../../core/parse.js';
import type { Criteria } from '../criteria/criteria.js';
import { criteriaIndexOf } from '../criteria/criteria-index.js';
import type { Panel, PanelDefinition } from './panel.js';
import { compiledPanel, PANEL_KEY } from './panel-index.js';
import { panelDefinitionSchema } from './schema.js';

/**
 * Checks a panel of evaluators against the criteria, and makes it ready to score with.
 *
 * The document settles, before anybody rates, who rates what, how much each has to say, and how several ratings become
 * one score. Who may not rate a vendor is known only when the vendors are; it stands with the ratings.
 *
 * @param json - Evaluators, facts and the rule.
 * @param criteria - What `defineCriteria` returned.
 * @returns The frozen document with its defaults.
 * @throws {@link VendorwiseError} with every problem: the codes of form (`REQUIRED`, `INVALID_TYPE`, `INVALID_VALUE`,
 * `OUT_OF_RANGE`, `UNKNOWN_KEY`), then those of meaning: `DUPLICATE_EVALUATOR`, `UNKNOWN_CRITERION`,
 * `NOT_RATED_BY_PANEL`, `NOBODY_ASSIGNED`, `INVALID_NUMBER`; `NOT_DEFINED` for criteria that were not checked.
 * @example
 * ```ts
 * import { defineCriteria, definePanel } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'price', weight: 40, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * const panel = definePanel({ id: 'office', version: 1, evaluators: [{ id: 'ana', weight: 2 }, { id: 'ben' }] }, criteria);
 * panel.definition.aggregate; // => 'mean'
 * ```
 */
export function definePanel(json: PanelDefinition, criteria: Criteria): Panel {
  const index = criteriaIndexOf(criteria);
  const parsed = parseDocument(panelDefinitionSchema, json);
  return wrapDefinition(parsed, PANEL_KEY, compiledPanel(parsed, index));
}
