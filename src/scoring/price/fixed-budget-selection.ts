import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import type { Fraction } from '../../exact/fraction.js';
import { isIssue } from '../scales/compiled-scale.js';
import { SELECTION_MESSAGES } from './messages.js';
import { readPrice } from './read-price.js';
import { fixedBudgetRuleSchema } from './schema.js';
import { belowMinimum, type JudgedProposal, type ReadProposal, readSelection, selectionReport } from './selection.js';
import type { FixedBudgetRule, Proposal, SelectionOptions, SelectionReport } from './selection-report.js';
import { amountText, pointsText } from './shown-figures.js';

/**
 * Selects the best technical proposal that the budget pays for, for work that can be precisely defined (World Bank
 * selection under a fixed budget).
 *
 * @param rule - The budget, and a technical minimum where there is one.
 * @param proposals - In any order; technical points from 0 to 100.
 * @param options - Decimals of the texts.
 * @returns The ranking by technical points; ties go to the lower price. Findings as for {@link qcbs}; no withdrawal
 * changes the order of the others.
 * @throws {@link VendorwiseError} as {@link qcbs}, weights apart.
 * @example
 * ```ts
 * import { fixedBudgetSelection } from 'vendorwise/scoring';
 * const { ranking } = fixedBudgetSelection({ currency: 'USD', budget: 110 }, [
 *   { vendor: 'A', technical: 92, price: 120 },
 *   { vendor: 'B', technical: 76, price: 100 },
 *   { vendor: 'C', technical: 84, price: 110 },
 * ]);
 * ranking.map(({ rank, vendor, reason }) => [rank, vendor, reason]); // => [[1, 'C', null], [2, 'B', null], [null, 'A', 'overBudget']]
 * ```
 */
export function fixedBudgetSelection(
  rule: FixedBudgetRule,
  proposals: readonly Proposal[],
  options: SelectionOptions = {},
): SelectionReport {
  const issues: VendorwiseIssue[] = [];
  const parsed = parseDocument(fixedBudgetRuleSchema, rule);
  const { minimum, decimals, read } = readSelection(parsed, proposals, options, issues);
  const { currency } = parsed;
  const budget = readPrice(parsed.budget, currency, 'budget');
  if (isIssue(budget)) issues.unshift(budget);
  throwIssues(issues);
  const judged = isIssue(budget) ? [] : read.map((one) => judge(one, minimum, budget, currency, decimals));
  return selectionReport('fixedBudget', ['technical', 'price'], judged, currency, decimals);
}

function judge(
  one: ReadProposal,
  minimum: Fraction | null,
  budget: Fraction,
  currency: string,
  decimals: number,
): JudgedProposal {
  if (one.price === null || (minimum !== null && one.technical.lt(minimum))) {
    return belowMinimum(one, minimum, decimals);
  }
  const price = amountText(one.price, currency);
  const none = { financial: null, combined: null };
  if (one.price.gt(budget)) {
    const message = SELECTION_MESSAGES.overBudget(one.vendor, price, amountText(budget, currency));
    return { ...one, ...none, reason: 'overBudget', message };
  }
  const technical = pointsText(one.technical, decimals);
  return { ...one, ...none, reason: null, message: SELECTION_MESSAGES.technicalAndPrice(one.vendor, technical, price) };
}
