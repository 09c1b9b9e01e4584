import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, formatFraction, fraction, fractionToDecimalText, HUNDRED } from '../../exact/fraction.js';
import { sameTexts } from '../exact-text.js';
import { DROPOUT_MESSAGES } from '../messages.js';
import { figureWithin } from '../scales/compiled-scale.js';
import { SELECTION_MESSAGES } from './messages.js';
import { qcbsRuleSchema } from './schema.js';
import {
  belowMinimum,
  inOrder,
  type JudgedProposal,
  type ReadProposal,
  readSelection,
  selectionReport,
} from './selection.js';
import type { Proposal, QcbsRule, SelectionOptions, SelectionOrder, SelectionReport } from './selection-report.js';
import { pointsText } from './shown-figures.js';

const ORDER: readonly SelectionOrder[] = ['combined', 'technical'];

interface Weights {
  /** Shares of 1. */
  readonly technical: Fraction;
  readonly price: Fraction;
}

/**
 * Selects by quality and cost: technical points first, then 100 times the lowest price over the price (World Bank
 * QCBS, Sf = 100 Fm/F and S = St T + Sf P).
 *
 * A proposal below the minimum is out before prices are opened, so its price never sets the lowest. Ties go to the
 * higher technical points. Points are exact fractions; nothing is rounded but the texts, unless the rule says so. The
 * formula looks at other bids, so the withdrawal of the lowest bidder is tested, and told when it changes the winner.
 *
 * @param rule - Weights that sum to 1 or to 100, and the minimum.
 * @param proposals - In any order; technical points from 0 to 100.
 * @param options - Decimals of the texts.
 * @returns The ranking, best first; findings `NO_QUALIFIED_PROPOSAL`, `SINGLE_QUALIFIED_PROPOSAL`, `WINNER_TIED`,
 * `TIE_BROKEN`, `WINNER_DEPENDS_ON_LOSER`.
 * @throws {@link VendorwiseError} codes of form, and `WEIGHT_SUM`, `NEGATIVE_WEIGHT`, `INVALID_NUMBER`, `OUT_OF_RANGE`,
 * `DUPLICATE_VENDOR`, `REQUIRED` (a price of a qualified proposal), `INVALID_AMOUNT`, `PRICE_NOT_POSITIVE`,
 * `CURRENCY_MISMATCH`, `UNKNOWN_CURRENCY`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { qcbs } from 'vendorwise/scoring';
 * const rule = { currency: 'USD', technicalWeight: '0.7', priceWeight: '0.3', minimumTechnical: 75 };
 * const { ranking } = qcbs(rule, [
 *   { vendor: 'A', technical: 75, price: 120 },
 *   { vendor: 'B', technical: 80, price: 100 },
 *   { vendor: 'C', technical: 90, price: 110 },
 *   { vendor: 'D', technical: 60, price: 40 },
 * ]);
 * ranking.map(({ rank, vendor, combinedText }) => [rank, vendor, combinedText]); // => [[1, 'C', '90.27'], [2, 'B', '86.00'], [3, 'A', '77.50'], [null, 'D', null]]
 * ```
 */
export function qcbs(rule: QcbsRule, proposals: readonly Proposal[], options: SelectionOptions = {}): SelectionReport {
  const issues: VendorwiseIssue[] = [];
  const parsed = parseDocument(qcbsRuleSchema, rule);
  const { minimum, decimals, read, opened } = readSelection(parsed, proposals, options, issues);
  const weightIssues: VendorwiseIssue[] = [];
  const weights = readWeights(parsed, weightIssues);
  throwIssues([...weightIssues, ...issues]);
  if (weights === null) return selectionReport('qcbs', ORDER, [], parsed.currency, decimals);

  const judge = (field: readonly ReadProposal[]): JudgedProposal[] =>
    judgeAll(field, lowestOf(field), weights, parsed.roundFinancialScores ?? null, decimals);
  const judged = judge(opened);
  const out = read.filter((one) => !opened.includes(one)).map((one) => belowMinimum(one, minimum, decimals));
  const report = selectionReport('qcbs', ORDER, [...judged, ...out], parsed.currency, decimals);
  return { ...report, findings: [...report.findings, ...withdrawalFindings(opened, judged, judge)] };
}

function readWeights({ technicalWeight, priceWeight }: QcbsRule, issues: VendorwiseIssue[]): Weights | null {
  const sign = { least: 0, code: 'NEGATIVE_WEIGHT', message: 'A weight is not negative.', expected: 'at least 0' };
  const technical = figureWithin(technicalWeight, 'technicalWeight', sign, issues);
  const price = figureWithin(priceWeight, 'priceWeight', sign, issues);
  if (technical === null || price === null) return null;
  const sum = technical.add(price);
  if (sum.equals(1) || sum.equals(HUNDRED)) return { technical: technical.div(sum), price: price.div(sum) };
  const text = fractionToDecimalText(sum);
  issues.push(
    issue('WEIGHT_SUM', '', `The two weights sum to ${text}, not to 1 or 100.`, {
      received: text,
      expected: 'weights that sum to 1 or to 100',
      params: { sum: text },
    }),
  );
  return null;
}

function lowestOf(field: readonly ReadProposal[]): Fraction | null {
  return field.reduce<Fraction | null>(
    (lowest, { price }) => (price !== null && (lowest === null || price.lt(lowest)) ? price : lowest),
    null,
  );
}

function judgeAll(
  field: readonly ReadProposal[],
  lowest: Fraction | null,
  weights: Weights,
  rounded: number | null,
  decimals: number,
): JudgedProposal[] {
  return field.flatMap((one): JudgedProposal[] => {
    if (one.price === null || lowest === null) return [];
    const score = lowest.mul(HUNDRED).div(one.price);
    const financial = rounded === null ? score : fraction(formatFraction(score, rounded));
    const combined = one.technical.mul(weights.technical).add(financial.mul(weights.price));
    const message = SELECTION_MESSAGES.combined(
      one.vendor,
      pointsText(one.technical, decimals),
      formatFraction(financial, decimals),
      formatFraction(combined, decimals),
    );
    return [{ ...one, reason: null, financial, combined, message }];
  });
}

/** Only the withdrawal of the single lowest bidder moves the points of the others. */
function withdrawalFindings(
  opened: readonly ReadProposal[],
  judged: readonly JudgedProposal[],
  judge: (field: readonly ReadProposal[]) => JudgedProposal[],
): Finding[] {
  const lowest = lowestOf(opened);
  const lowestBidders = opened.filter(({ price }) => lowest !== null && price?.equals(lowest) === true);
  const [withdrawn] = lowestBidders;
  const before = winnersOf(judged);
  if (withdrawn === undefined || lowestBidders.length > 1 || before.includes(withdrawn.vendor)) return [];
  const after = winnersOf(judge(opened.filter((one) => one !== withdrawn)));
  if (sameTexts(before, after)) return [];
  const message = DROPOUT_MESSAGES.WINNER_DEPENDS_ON_LOSER(withdrawn.vendor, before, after);
  const params = { withdrawn: withdrawn.vendor, before, after };
  return [finding('WINNER_DEPENDS_ON_LOSER', 'high', message, { subject: withdrawn.vendor, params })];
}

function winnersOf(judged: readonly JudgedProposal[]): string[] {
  const sorted = inOrder(judged, ORDER);
  const [first] = sorted;
  return sorted
    .filter((one) => first?.combined?.equals(one.combined ?? 0) === true && one.technical.equals(first.technical))
    .map(({ vendor }) => vendor);
}
