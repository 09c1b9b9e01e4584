import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { fractionToDecimalText } from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import { SELECTION_MESSAGES } from './messages.js';
import { leastCostRuleSchema } from './schema.js';
import {
  type JudgedProposal,
  missingPrices,
  readDecimals,
  readPoints,
  readProposals,
  selectionReport,
} from './selection.js';
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
  const { currency, minimumTechnical } = parseDocument(leastCostRuleSchema, rule);
  minorUnits(currency, 'currency');
  const issues: VendorwiseIssue[] = [];
  const minimum = readPoints(minimumTechnical, 'minimumTechnical', issues);
  const decimals = readDecimals(options, issues);
  const read = readProposals(proposals, currency, issues);
  const opened = read.filter(({ technical }) => minimum !== null && technical.gte(minimum));
  issues.push(...missingPrices(opened));
  throwIssues(issues);
  const judged = read.map((one): JudgedProposal => {
    const qualified = opened.includes(one);
    const technical = pointsText(one.technical, decimals, qualified ? null : minimum);
    const message =
      qualified && one.price !== null
        ? SELECTION_MESSAGES.technicalAndPrice(one.vendor, technical, amountText(one.price, currency))
        : SELECTION_MESSAGES.belowMinimum(
            one.vendor,
            technical,
            minimum === null ? '' : fractionToDecimalText(minimum),
          );
    return { ...one, reason: qualified ? null : 'belowMinimumTechnical', financial: null, combined: null, message };
  });
  return selectionReport('leastCost', ['price', 'technical'], judged, currency, decimals);
}
