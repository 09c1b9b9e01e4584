import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, formatFraction, fractionToNumber, ONE } from '../../exact/fraction.js';
import { fractionMoney } from '../../exact/fraction-money.js';
import { minorUnits } from '../../exact/minor-units.js';
import { ranksInOrder } from '../../numeric/rank.js';
import { compareText, exactText } from '../exact-text.js';
import { decimalsIssues } from '../options.js';
import { QUALITY_PRICE_MESSAGES, SELECTION_MESSAGES } from './messages.js';
import type {
  QualityPriceOffer,
  QualityPriceOptions,
  QualityPriceReport,
  QualityPriceRow,
  QualityPriceRule,
} from './quality-price-report.js';
import { type ReadOffer, type ReadRule, readOffers, readRule } from './read-offers.js';
import { qualityPriceRuleSchema } from './schema.js';
import { amountIn, amountText } from './shown-figures.js';

/** An offer with the figure that decides. */
interface Valued extends ReadOffer {
  readonly figure: Fraction | null;
  readonly withinBand: boolean | null;
}

/**
 * Ranks offers by a figure that sets quality against price, so that no other bid changes an offer's figure.
 *
 * `pricePerPoint` P/T, `qualityPerPrice` T/P (UfAB: simple method of the benchmark; with `bandPercent` the extended
 * one, where offers just below the best are decided by quality or price), `adjustedBid` P divided by T/100
 * (design-build awards; NCHRP Report 561), `monetizedQuality` P less what the quality is worth. The first three put
 * offers in the same order and differ in what they print. Figures and ties are exact.
 *
 * @param rule - The method, its conditions, and what breaks ties.
 * @param offers - In any order.
 * @param options - Decimals.
 * @returns The ranking, best first; findings `NO_ELIGIBLE_OFFER`, `SINGLE_RANKED_OFFER`, `WINNER_TIED`,
 * `TIE_BROKEN`, `DECIDED_WITHIN_BAND`.
 * @throws {@link VendorwiseError} codes of form, and `INVALID_NUMBER`, `OUT_OF_RANGE`, `DUPLICATE_VENDOR`,
 * `DUPLICATE_CRITERION`, `UNKNOWN_CRITERION`, `REQUIRED`, `INVALID_AMOUNT`, `PRICE_NOT_POSITIVE`, `CURRENCY_MISMATCH`,
 * `UNKNOWN_CURRENCY`, `UNKNOWN_KEY`.
 * @example
 * ```ts
 * import { qualityPrice } from 'vendorwise/scoring';
 * const { ranking } = qualityPrice({ method: 'adjustedBid', currency: 'USD' }, [
 *   { vendor: 'Team A', price: 1000000, quality: 85 },
 *   { vendor: 'Team B', price: 1300000, quality: 95 },
 *   { vendor: 'Team C', price: 800000, quality: 50 },
 * ]);
 * ranking.map(({ rank, vendor, figureText }) => [rank, vendor, figureText]); // => [[1, 'Team A', '1176470.59'], [2, 'Team B', '1368421.05'], [3, 'Team C', '1600000.00']]
 * ```
 */
export function qualityPrice(
  rule: QualityPriceRule,
  offers: readonly QualityPriceOffer[],
  options: QualityPriceOptions = {},
): QualityPriceReport {
  checkOptions(options, { decimals: true });
  const { decimals = 2 } = options;
  const parsed = parseDocument(qualityPriceRuleSchema, rule);
  minorUnits(parsed.currency, 'currency');
  const issues: VendorwiseIssue[] = [...decimalsIssues(decimals)];
  const read = readRule(parsed, issues);
  throwIssues(issues);
  const valued = withBand(
    readOffers(offers, read, parsed.method === 'monetizedQuality', decimals, issues).map((offer) => ({
      ...offer,
      figure: figureOf(parsed.method, offer, read),
    })),
    read,
  );
  throwIssues(issues);

  const ranked = valued
    .filter(({ failed }) => failed.length === 0)
    .sort((a, b) => compare(a, b, parsed) || byName(a, b));
  const ranks = ranksInOrder(ranked.length, (i) => compare(ranked[i - 1] as Valued, ranked[i] as Valued, parsed) === 0);
  const scale = parsed.method === 'qualityPerPrice' ? scaleOf(bestOf(ranked)) : null;
  const out = valued.filter(({ failed }) => failed.length > 0).sort(byName);
  return {
    method: parsed.method,
    higherIsBetter: parsed.method === 'qualityPerPrice',
    tieBreak: parsed.tieBreak ?? null,
    perAmount: scale === null ? null : amountIn(scale, parsed.currency),
    ranking: [...ranked, ...out].map((one, i) => rowOf(one, ranks[i] ?? null, parsed, scale, decimals)),
    findings: findingsOf(valued.length, ranked, ranks, parsed),
  };
}

function figureOf(method: QualityPriceRule['method'], { price, quality }: ReadOffer, rule: ReadRule): Fraction | null {
  if (method === 'monetizedQuality') return price.sub(quality);
  if (quality.equals(0)) return null;
  if (method === 'qualityPerPrice') return quality.div(price);
  return method === 'pricePerPoint' ? price.div(quality) : price.mul(rule.maximumQuality).div(quality);
}

/** The band hangs below the best figure of the offers that meet every condition; its lower end belongs to it. */
function withBand(offers: readonly Omit<Valued, 'withinBand'>[], { bandFrom }: ReadRule): Valued[] {
  if (bandFrom === null) return offers.map((one) => ({ ...one, withinBand: null }));
  const best = bestOf(offers.filter(({ failed }) => failed.length === 0));
  const within = ({ figure, failed }: Omit<Valued, 'withinBand'>): boolean =>
    failed.length === 0 && figure !== null && best !== null && figure.gte(best.mul(bandFrom));
  return offers.map((one) => ({ ...one, withinBand: within(one) }));
}

function bestOf(offers: readonly { readonly figure: Fraction | null }[]): Fraction | null {
  return offers.reduce<Fraction | null>(
    (best, { figure }) => (figure !== null && (best === null || figure.gt(best)) ? figure : best),
    null,
  );
}

/** Negative when the first offer is better. */
function compare(a: Valued, b: Valued, rule: QualityPriceRule): number {
  const byFigure = (a.figure?.compare(b.figure ?? 0) ?? 0) * (rule.method === 'qualityPerPrice' ? -1 : 1);
  if (rule.method === 'qualityPerPrice' && a.withinBand !== b.withinBand) return a.withinBand ? -1 : 1;
  const byPrice = a.price.compare(b.price);
  const byQuality = b.quality.compare(a.quality);
  const inBand = a.withinBand === true && rule.method === 'qualityPerPrice';
  const decided = inBand ? (rule.decideBy === 'price' ? byPrice : byQuality) : 0;
  if (decided !== 0) return decided;
  if (byFigure !== 0 || rule.tieBreak === undefined) return byFigure;
  return rule.tieBreak === 'lowerPrice' ? byPrice : byQuality;
}

function byName(a: Valued, b: Valued): number {
  return compareText(a.vendor, b.vendor);
}

/** The power of ten that gives the best figure three digits before the point. */
function scaleOf(best: Fraction | null): Fraction {
  let scale = ONE;
  if (best === null || best.equals(0)) return scale;
  while (best.mul(scale).lt(100)) scale = scale.mul(10);
  return scale;
}

function rowOf(
  one: Valued,
  rank: number | null,
  rule: QualityPriceRule,
  scale: Fraction | null,
  decimals: number,
): QualityPriceRow {
  const { vendor, price, quality, figure, withinBand, failed } = one;
  const text = figure && figureText(figure, rule, scale, decimals);
  return {
    rank,
    vendor,
    price: amountIn(price, rule.currency),
    quality: fractionToNumber(quality),
    qualityExact: quality.toFraction(),
    figure: figure && fractionToNumber(figure),
    figureExact: exactText(figure),
    figureText: text,
    withinBand,
    failed: [...failed],
    message:
      failed.length > 0 ? failed.map(({ message }) => message).join(' ') : sentence(one, rule, text ?? '', scale),
  };
}

function figureText(figure: Fraction, rule: QualityPriceRule, scale: Fraction | null, decimals: number): string {
  return scale === null ? fractionMoney(figure, rule.currency).amount : formatFraction(figure.mul(scale), decimals);
}

function sentence(
  { vendor, price, quality }: Valued,
  rule: QualityPriceRule,
  text: string,
  scale: Fraction | null,
): string {
  const asked = amountText(price, rule.currency);
  const figure = `${text} ${rule.currency}`;
  switch (rule.method) {
    case 'pricePerPoint':
      return QUALITY_PRICE_MESSAGES.pricePerPoint(vendor, figure);
    case 'qualityPerPrice':
      return QUALITY_PRICE_MESSAGES.qualityPerPrice(vendor, text, amountText(scale ?? price, rule.currency));
    case 'adjustedBid':
      return QUALITY_PRICE_MESSAGES.adjustedBid(vendor, asked, figure);
    case 'monetizedQuality': {
      const worth = fractionMoney(quality, rule.currency).amount;
      return QUALITY_PRICE_MESSAGES.monetizedQuality(vendor, asked, `${worth} ${rule.currency}`, figure);
    }
  }
}

function findingsOf(
  offers: number,
  ranked: readonly Valued[],
  ranks: readonly number[],
  rule: QualityPriceRule,
): Finding[] {
  const [first] = ranked;
  if (first === undefined) {
    const message = QUALITY_PRICE_MESSAGES.NO_ELIGIBLE_OFFER(offers);
    return [finding('NO_ELIGIBLE_OFFER', 'high', message, { params: { offers } })];
  }
  const { vendor } = first;
  if (ranked.length === 1) {
    const message = QUALITY_PRICE_MESSAGES.SINGLE_RANKED_OFFER(vendor);
    return [finding('SINGLE_RANKED_OFFER', 'low', message, { subject: vendor, params: { vendor } })];
  }
  const winners = ranked.filter((_, i) => ranks[i] === 1).map((one) => one.vendor);
  if (winners.length > 1) {
    const message = QUALITY_PRICE_MESSAGES.WINNER_TIED(winners);
    return [finding('WINNER_TIED', 'high', message, { params: { vendors: winners } })];
  }
  if (first.withinBand === null) {
    const level = ranked.slice(1).filter(({ figure }) => figure !== null && first.figure?.equals(figure) === true);
    const others = level.map((one) => one.vendor);
    if (others.length === 0 || rule.tieBreak === undefined) return [];
    const by = rule.tieBreak === 'lowerPrice' ? 'lower price' : 'higher quality';
    const message = SELECTION_MESSAGES.TIE_BROKEN(vendor, others, by);
    return [finding('TIE_BROKEN', 'info', message, { subject: vendor, params: { vendor, others, by } })];
  }
  const others = ranked
    .slice(1)
    .filter(({ withinBand }) => withinBand === true)
    .map((one) => one.vendor);
  if (others.length === 0 || rule.method !== 'qualityPerPrice') return [];
  const by = rule.decideBy === 'price' ? 'lower price' : 'higher quality';
  const message = QUALITY_PRICE_MESSAGES.DECIDED_WITHIN_BAND(vendor, others, by);
  return [finding('DECIDED_WITHIN_BAND', 'info', message, { subject: vendor, params: { vendor, others, by } })];
}
