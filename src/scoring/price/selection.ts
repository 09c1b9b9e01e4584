import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { type ExactInput, type Fraction, formatFraction, fractionToNumber } from '../../exact/fraction.js';
import { ranksInOrder } from '../../numeric/rank.js';
import { compareText, exactText } from '../exact-text.js';
import { decimalsIssues } from '../options.js';
import { isIssue, readFigure } from '../scales/compiled-scale.js';
import { SELECTION_MESSAGES } from './messages.js';
import { readPrice } from './read-price.js';
import { proposalListSchema } from './schema.js';
import type { SelectionOptions, SelectionOrder, SelectionReport, SelectionRow } from './selection-report.js';
import { amountIn } from './shown-figures.js';

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

/**
 * Reads points of 100.
 *
 * @param value - As given.
 * @param path - Where it stands.
 * @param issues - Receives `INVALID_NUMBER`, `OUT_OF_RANGE`.
 * @returns The points; `null` when they cannot be used.
 */
export function readPoints(value: ExactInput, path: string, issues: VendorwiseIssue[]): Fraction | null {
  const figure = readFigure(value, path);
  if (!isIssue(figure) && figure.gte(0) && figure.lte(100)) return figure;
  const range = { received: value, expected: 'from 0 to 100' };
  issues.push(isIssue(figure) ? figure : issue('OUT_OF_RANGE', path, 'Points lie between 0 and 100.', range));
  return null;
}

/**
 * Reads the proposals of a selection.
 *
 * @param proposals - As given.
 * @param currency - The rule's currency.
 * @param issues - Receives `DUPLICATE_VENDOR`, and what is wrong with points and prices.
 * @returns The proposals that can be read.
 */
export function readProposals(proposals: unknown, currency: string, issues: VendorwiseIssue[]): ReadProposal[] {
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

/**
 * Says that a vendor stands twice in a list.
 *
 * @param vendor - Its name.
 * @param path - Where it stands the second time.
 * @returns A `DUPLICATE_VENDOR` issue.
 */
export function duplicateVendor(vendor: string, path: string): VendorwiseIssue {
  return issue('DUPLICATE_VENDOR', `${path}.vendor`, `"${vendor}" stands in the list twice.`, {
    received: vendor,
    expected: 'each vendor once',
    params: { vendor },
  });
}

/**
 * Asks for the prices of the proposals whose envelope is opened.
 *
 * @param opened - Proposals that qualify so far.
 * @returns A `REQUIRED` issue for each that has no price.
 */
export function missingPrices(opened: readonly ReadProposal[]): VendorwiseIssue[] {
  return opened
    .filter(({ price }) => price === null)
    .map(({ vendor, path }) =>
      issue('REQUIRED', `${path}.price`, `${vendor} qualifies, so its price is needed.`, {
        expected: 'an amount above zero',
        params: { vendor },
      }),
    );
}

/**
 * Reads the options of a selection.
 *
 * @param options - As given.
 * @param issues - Receives `INVALID_OPTION`.
 * @returns Digits after the point.
 */
export function readDecimals(options: SelectionOptions, issues: VendorwiseIssue[]): number {
  checkOptions(options, { decimals: true });
  const { decimals = 2 } = options;
  issues.push(...decimalsIssues(decimals));
  return decimals;
}

/**
 * Ranks judged proposals and writes the report.
 *
 * @param method - The method.
 * @param order - What the ranking follows.
 * @param judged - Every proposal.
 * @param currency - The rule's currency.
 * @param decimals - Digits after the point in texts.
 * @returns The report, without findings of the method itself.
 */
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

/**
 * The qualified proposals, best first; equals stand by name.
 *
 * @param judged - Every proposal.
 * @param order - What decides.
 * @returns The qualified ones in order.
 */
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
