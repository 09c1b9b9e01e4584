import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { SELECTION_MESSAGES } from './messages.js';
import { leastCostRuleSchema } from './schema.js';
import { belowMinimum, type JudgedProposal, readSelection, selectionReport } from './selection.js';
import type { LeastCostRule, Proposal, SelectionOptions, SelectionReport } from './selection-report.js';
import { amountText, pointsText } from './shown-figures.js';

/**
 * Selects the lowest price among the proposals that reach a technical minimum, for standard work (World Bank
 * least-cost selection).
 *
 * @param rule - The minimum.
 * @param proposals - In any order; technical points from 0 to 100.
 * @param options - Decimals of the texts.
 * @returns The ranking by price; ties go to the higher technical points. Findings as for {@link qcbs}, which tests
 * withdrawals too: here none changes the order of the others.
 * @throws {@link VendorwiseError} as {@link qcbs}, weights apart.
 * @example
 * ```ts
 * import { leastCostSelection } from 'vendorwise/scoring';
 * const { ranking } = leastCostSelection({ currency: 'USD', minimumTechnical: 75 }, [
 *   { vendor: 'A', technical: 92, price: 120 },
 *   { vendor: 'B', technical: 76, price: 100 },
 *   { vendor: 'C', technical: 74, price: 60 },
 * ]);
 * ranking.map(({ rank, vendor }) => [rank, vendor]); // => [[1, 'B'], [2, 'A'], [null, 'C']]
 * ```
 */
export function leastCostSelection(
  rule: LeastCostRule,
  proposals: readonly Proposal[],
  options: SelectionOptions = {},
): SelectionReport {
  const issues: VendorwiseIssue[] = [];
  const parsed = parseDocument(leastCostRuleSchema, rule);
  const { currency } = parsed;
  const { minimum, decimals, read, opened } = readSelection(parsed, proposals, options, issues);
  throwIssues(issues);
  const judged = read.map((one): JudgedProposal => {
    if (one.price === null || !opened.includes(one)) return belowMinimum(one, minimum, decimals);
    const technical = pointsText(one.technical, decimals);
    const message = SELECTION_MESSAGES.technicalAndPrice(one.vendor, technical, amountText(one.price, currency));
    return { ...one, reason: null, financial: null, combined: null, message };
  });
  return selectionReport('leastCost', ['price', 'technical'], judged, currency, decimals);
}
