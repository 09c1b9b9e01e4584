import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import {
  type ExactInput,
  type Fraction,
  formatFraction,
  fractionToDecimalText,
  fractionToNumber,
} from '../../exact/fraction.js';
import { minorUnits } from '../../exact/minor-units.js';
import { ranksInOrder } from '../../numeric/rank.js';
import { compareText, exactText } from '../exact-text.js';
import { decimalsIssues } from '../options.js';
import { figureWithin, isIssue } from '../scales/compiled-scale.js';
import { SELECTION_MESSAGES } from './messages.js';
import { readPrice } from './read-price.js';
import { proposalListSchema } from './schema.js';
import type { Proposal, SelectionOptions, SelectionOrder, SelectionReport, SelectionRow } from './selection-report.js';
import { amountIn, pointsText } from './shown-figures.js';

/** A proposal whose figures are read. */
export interface ReadProposal {
  readonly vendor: string;
  readonly technical: Fraction;
  /** `null` when none is given. */
  readonly price: Fraction | null;
  readonly path: string;
}

/** A proposal with its verdict, before it has a rank. */
export interface JudgedProposal extends ReadProposal {
  readonly reason: SelectionRow['reason'];
  readonly financial: Fraction | null;
  readonly combined: Fraction | null;
  readonly message: string;
}

/** What every selection has, read; usable only when no issue was added. */
export interface ReadSelection {
  /** Technical points below which a price is not opened; `null` without a minimum. */
  readonly minimum: Fraction | null;
  readonly decimals: number;
  readonly read: readonly ReadProposal[];
  /** The proposals that reach the minimum. */
  readonly opened: readonly ReadProposal[];
}

/** Reads minimum, decimals, proposals, and the prices that are opened, for a rule of the right form. */
export function readSelection(
  { currency, minimumTechnical }: { readonly currency: string; readonly minimumTechnical?: ExactInput },
  proposals: readonly Proposal[],
  options: SelectionOptions,
  issues: VendorwiseIssue[],
): ReadSelection {
  minorUnits(currency, 'currency');
  checkOptions(options, { decimals: true });
  const { decimals = 2 } = options;
  const minimum = minimumTechnical === undefined ? null : readPoints(minimumTechnical, 'minimumTechnical', issues);
  issues.push(...decimalsIssues(decimals));
  const read = readProposals(proposals, currency, issues);
  // Whose price is opened cannot be told by a minimum that cannot be read.
  const known = minimumTechnical === undefined || minimum !== null;
  const opened = known ? read.filter(({ technical }) => minimum === null || technical.gte(minimum)) : [];
  issues.push(...missingPrices(opened));
  return { minimum, decimals, read, opened };
}

function readPoints(value: ExactInput, path: string, issues: VendorwiseIssue[]): Fraction | null {
  const rule = { least: 0, most: 100, message: 'Points lie between 0 and 100.', expected: 'from 0 to 100' };
  return figureWithin(value, path, rule, issues);
}

/** The verdict on a proposal that does not reach the minimum. */
export function belowMinimum(one: ReadProposal, minimum: Fraction | null, decimals: number): JudgedProposal {
  const [has, needs] = [pointsText(one.technical, decimals, minimum), minimum && fractionToDecimalText(minimum)];
  const message = SELECTION_MESSAGES.belowMinimum(one.vendor, has, needs ?? '');
  return { ...one, reason: 'belowMinimumTechnical', financial: null, combined: null, message };
}

function readProposals(proposals: unknown, currency: string, issues: VendorwiseIssue[]): ReadProposal[] {
  const seen = new Set<string>();
  return parseDocument(proposalListSchema, proposals).flatMap(({ vendor, technical, price }, i): ReadProposal[] => {
    const path = `[${i}]`;
    if (seen.has(vendor)) issues.push(duplicateVendor(vendor, path));
    seen.add(vendor);
    const points = readPoints(technical, `${path}.technical`, issues);
    const amount = price === undefined || price === null ? null : readPrice(price, currency, `${path}.price`);
    if (amount !== null && isIssue(amount)) issues.push(amount);
    return points === null || (amount !== null && isIssue(amount))
      ? []
      : [{ vendor, technical: points, price: amount, path }];
  });
}

/** Says that a vendor stands twice in a list. */
export function duplicateVendor(vendor: string, path: string): VendorwiseIssue {
  return issue('DUPLICATE_VENDOR', `${path}.vendor`, `"${vendor}" stands in the list twice.`, {
    received: vendor,
    expected: 'each vendor once',
    params: { vendor },
  });
}

/** A `REQUIRED` issue for each opened proposal that has no price. */
function missingPrices(opened: readonly ReadProposal[]): VendorwiseIssue[] {
  return opened
    .filter(({ price }) => price === null)
    .map(({ vendor, path }) =>
      issue('REQUIRED', `${path}.price`, `${vendor} qualifies, so its price is needed.`, {
        expected: 'an amount above zero',
        params: { vendor },
      }),
    );
}

/** Ranks judged proposals and writes the report, without findings of the method itself. */
export function selectionReport(
  method: SelectionReport['method'],
  order: readonly SelectionOrder[],
  judged: readonly JudgedProposal[],
  currency: string,
  decimals: number,
): SelectionReport {
  const qualified = inOrder(judged, order);
  const ranks = ranksInOrder(qualified.length, (place) => level(qualified, place, order));
  const out = judged.filter(({ reason }) => reason !== null).sort((a, b) => compareText(a.vendor, b.vendor));
  const rows = [...qualified, ...out].map((one, i) => rowOf(one, ranks[i] ?? null, currency, decimals));
  const prices = qualified.flatMap(({ price }) => (price === null ? [] : [price])).sort((a, b) => a.compare(b));
  return {
    method,
    order: [...order],
    lowestPrice: prices[0] === undefined ? null : amountIn(prices[0], currency),
    ranking: rows,
    findings: rankingFindings(judged, qualified, ranks, order),
  };
}

/** The qualified proposals, best first; equals stand by name. */
export function inOrder(judged: readonly JudgedProposal[], order: readonly SelectionOrder[]): JudgedProposal[] {
  return judged
    .filter(({ reason }) => reason === null)
    .sort((a, b) => compareBy(a, b, order) || compareText(a.vendor, b.vendor));
}

/** Negative when the first is better. */
function compareBy(a: JudgedProposal, b: JudgedProposal, order: readonly SelectionOrder[]): number {
  for (const key of order) {
    const [x, y] = key === 'price' ? [a.price, b.price] : [b[key], a[key]];
    const difference = x === null || y === null ? 0 : x.compare(y);
    if (difference !== 0) return difference;
  }
  return 0;
}

function level(rows: readonly JudgedProposal[], place: number, order: readonly SelectionOrder[]): boolean {
  return compareBy(rows[place - 1] as JudgedProposal, rows[place] as JudgedProposal, order) === 0;
}

function rowOf(one: JudgedProposal, rank: number | null, currency: string, decimals: number): SelectionRow {
  const { vendor, reason, technical, price, financial, combined, message } = one;
  return {
    rank,
    vendor,
    qualified: reason === null,
    reason,
    technical: fractionToNumber(technical),
    price: price === null || reason === 'belowMinimumTechnical' ? null : amountIn(price, currency),
    financialScore: financial && fractionToNumber(financial),
    financialScoreExact: exactText(financial),
    financialScoreText: financial && formatFraction(financial, decimals),
    combined: combined && fractionToNumber(combined),
    combinedExact: exactText(combined),
    combinedText: combined && formatFraction(combined, decimals),
    message,
  };
}

const TIE_WORDS: Readonly<Record<SelectionOrder, string>> = {
  combined: 'combined points',
  technical: 'higher technical points',
  price: 'lower price',
};

function rankingFindings(
  judged: readonly JudgedProposal[],
  qualified: readonly JudgedProposal[],
  ranks: readonly number[],
  order: readonly SelectionOrder[],
): Finding[] {
  const [first] = qualified;
  if (first === undefined) {
    const message = SELECTION_MESSAGES.NO_QUALIFIED_PROPOSAL(judged.length);
    return [finding('NO_QUALIFIED_PROPOSAL', 'high', message, { params: { proposals: judged.length } })];
  }
  const details = { subject: first.vendor, params: { vendor: first.vendor } };
  if (qualified.length === 1) {
    const message = SELECTION_MESSAGES.SINGLE_QUALIFIED_PROPOSAL(first.vendor);
    return [finding('SINGLE_QUALIFIED_PROPOSAL', 'low', message, details)];
  }
  const winners = qualified.filter((_, i) => ranks[i] === 1).map(({ vendor }) => vendor);
  if (winners.length > 1) {
    return [finding('WINNER_TIED', 'high', SELECTION_MESSAGES.WINNER_TIED(winners), { params: { vendors: winners } })];
  }
  const close = qualified.slice(1).filter((one) => compareBy(first, one, order.slice(0, 1)) === 0);
  const breaker = order[1];
  if (close.length === 0 || breaker === undefined) return [];
  const others = close.map(({ vendor }) => vendor);
  const message = SELECTION_MESSAGES.TIE_BROKEN(first.vendor, others, TIE_WORDS[breaker]);
  return [
    finding('TIE_BROKEN', 'info', message, { ...details, params: { vendor: first.vendor, others, by: breaker } }),
  ];
}
