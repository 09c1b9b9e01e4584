import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, fractionToDecimalText } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import { isIssue } from '../scales/compiled-scale.js';
import { SELECTION_MESSAGES } from './messages.js';
import { readPrice } from './read-price.js';
import { fixedBudgetRuleSchema } from './schema.js';
import {
  type JudgedProposal,
  missingPrices,
  type ReadProposal,
  readDecimals,
  readPoints,
  readProposals,
  selectionReport,
} from './selection.js';
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
  const { currency, budget, minimumTechnical } = parseDocument(fixedBudgetRuleSchema, rule);
  minorUnits(currency, 'currency');
  const issues: VendorwiseIssue[] = [];
  const most = readPrice(budget, currency, 'budget');
  if (isIssue(most)) issues.push(most);
  const minimum = minimumTechnical === undefined ? null : readPoints(minimumTechnical, 'minimumTechnical', issues);
  const decimals = readDecimals(options, issues);
  const read = readProposals(proposals, currency, issues);
  issues.push(...missingPrices(read.filter((one) => minimum === null || one.technical.gte(minimum))));
  throwIssues(issues);
  if (isIssue(most)) return selectionReport('fixedBudget', [], [], currency, decimals);
  const judged = read.map((one) => judge(one, minimum, most, currency, decimals));
  return selectionReport('fixedBudget', ['technical', 'price'], judged, currency, decimals);
}

function judge(
  one: ReadProposal,
  minimum: Fraction | null,
  budget: Fraction,
  currency: string,
  decimals: number,
): JudgedProposal {
  const { vendor } = one;
  const none = { financial: null, combined: null };
  const short = minimum !== null && one.technical.lt(minimum);
  const technical = pointsText(one.technical, decimals, short ? minimum : null);
  if (one.price === null || short) {
    const message = SELECTION_MESSAGES.belowMinimum(
      vendor,
      technical,
      minimum === null ? '' : fractionToDecimalText(minimum),
    );
    return { ...one, ...none, reason: 'belowMinimumTechnical', message };
  }
  const price = amountText(one.price, currency);
  return one.price.gt(budget)
    ? {
        ...one,
        ...none,
        reason: 'overBudget',
        message: SELECTION_MESSAGES.overBudget(vendor, price, amountText(budget, currency)),
      }
    : { ...one, ...none, reason: null, message: SELECTION_MESSAGES.technicalAndPrice(vendor, technical, price) };
}
