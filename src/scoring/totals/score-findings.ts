import { type Finding, finding } from '../../core/findings.js';
import { type Fraction, formatFraction, ZERO } from '../../exact/fraction.js';
import type { CriteriaIndex } from '../criteria/criteria-index.js';
import { compareStandings } from '../criteria/tie-break.js';
import { SCORE_MESSAGES } from '../messages.js';
import type { Evaluation, RankedEvaluation } from './evaluate-sheets.js';
import type { PriceFieldReport } from './score-report.js';

type Ranked = readonly RankedEvaluation[];

/**
 * What a person should know about a ranking before relying on it.
 *
 * @param decimals - Digits after the point in shown totals.
 * @param dropout - What the withdrawal of bidders would change; `null` when that was not tested.
 * @returns Findings about the ranking first, then by vendor in ranking order.
 */
export function scoreFindings(
  index: CriteriaIndex,
  ranked: Ranked,
  prices: readonly PriceFieldReport[],
  decimals: number,
  dropout: readonly Finding[] | null = null,
): Finding[] {
  return [
    ...rankingFindings(index, ranked, decimals),
    ...prices.flatMap((price) => priceFindings(index, price, dropout)),
    ...(dropout ?? []),
    ...ranked.flatMap(({ evaluation }) => vendorFindings(index, evaluation)),
  ];
}

function rankingFindings(index: CriteriaIndex, ranked: Ranked, decimals: number): Finding[] {
  const inRanking = ranked.filter(({ rank }) => rank !== null);
  const [first] = inRanking;
  if (first === undefined) {
    const params = { vendors: ranked.length };
    return [finding('NO_ELIGIBLE_VENDOR', 'high', SCORE_MESSAGES.NO_ELIGIBLE_VENDOR(ranked.length), { params })];
  }
  if (inRanking.length === 1) {
    const { vendor } = first.evaluation.sheet;
    return [
      finding('SINGLE_RANKED_VENDOR', 'low', SCORE_MESSAGES.SINGLE_RANKED_VENDOR(vendor), {
        subject: vendor,
        params: { vendor },
      }),
    ];
  }
  const best = first.standing[0] ?? ZERO;
  const level = inRanking.filter(({ standing }) => standing[0]?.equals(best) === true);
  const winners = level.filter(({ standing }) => compareStandings(first.standing, standing) === 0).map(vendorOf);
  const lead = unseenLead(winners, inRanking.slice(level.length), best, decimals);
  if (winners.length === 1) return level.length === 1 ? lead : [tieBroken(index, first, level.slice(1)), ...lead];
  const params = { vendors: winners, total: best.toFraction() };
  const message = SCORE_MESSAGES.WINNER_TIED(winners, formatFraction(best, decimals), index.tieBreak.length > 0);
  return [finding('WINNER_TIED', 'high', message, { params }), ...lead];
}

/** Whoever has fewer points than the first, yet the same printed total: a reader would take them for level. */
function unseenLead(winners: readonly string[], behind: Ranked, best: Fraction, decimals: number): Finding[] {
  const text = formatFraction(best, decimals);
  const alike = behind.filter(({ standing }) => formatFraction(standing[0] ?? ZERO, decimals) === text);
  if (alike.length === 0) return [];
  const others = alike.map(vendorOf);
  const totals = [best, ...alike.map(({ standing }) => standing[0] ?? ZERO)].map((total) => total.toFraction());
  const subject = winners.length === 1 ? (winners[0] ?? null) : null;
  const params = { vendors: winners, others, totals };
  return [finding('LEAD_NOT_SHOWN', 'info', SCORE_MESSAGES.LEAD_NOT_SHOWN(winners, others, text), { subject, params })];
}

function vendorOf({ evaluation }: RankedEvaluation): string {
  return evaluation.sheet.vendor;
}

/** Which of the announced rules put the winner before each of those with its total. */
function tieBroken({ tieBreak }: CriteriaIndex, first: RankedEvaluation, others: Ranked): Finding {
  const deciding = others.map(({ standing }) => standing.findIndex((one, i) => !one.equals(first.standing[i] ?? ZERO)));
  const by = tieBreak.filter((_, i) => deciding.includes(i + 1));
  const [vendor, names] = [vendorOf(first), others.map(vendorOf)];
  const message = SCORE_MESSAGES.TIE_BROKEN(
    vendor,
    names,
    by.map(({ name }) => name),
  );
  const params = { vendor, others: names, by: by.map(({ id }) => id) };
  return finding('TIE_BROKEN', 'info', message, { subject: vendor, params });
}

function priceFindings(index: CriteriaIndex, price: PriceFieldReport, dropout: readonly Finding[] | null): Finding[] {
  if (!price.relative) return [];
  const leaf = index.leaves[index.positions.get(price.criterion) ?? -1];
  const name = leaf?.name ?? price.criterion;
  const details = { subject: price.criterion, params: { name, formula: price.formula }, path: leaf?.path ?? null };
  if (price.vendors.length === 0) {
    return [finding('PRICE_FIELD_EMPTY', 'high', SCORE_MESSAGES.PRICE_FIELD_EMPTY(name), details)];
  }
  const dropoutTest = dropout === null ? 'notRun' : dropout.length === 0 ? 'nothingChanges' : 'orderChanges';
  const message = SCORE_MESSAGES.RELATIVE_PRICE_FORMULA[dropoutTest](name);
  return [
    finding('RELATIVE_PRICE_FORMULA', 'info', message, { ...details, params: { ...details.params, dropoutTest } }),
  ];
}

function vendorFindings(index: CriteriaIndex, { sheet, missing, coverage, counted, total }: Evaluation): Finding[] {
  const { vendor } = sheet;
  const findings: Finding[] = [];
  if (missing.length > 0) {
    const leaves = missing.flatMap((position) => index.leaves[position] ?? []);
    const nothing = total === null && coverage.equals(0);
    const message = nothing
      ? SCORE_MESSAGES.NOTHING_SCORED(vendor)
      : SCORE_MESSAGES.MISSING_SCORE(
          vendor,
          leaves.map(({ name }) => name),
          index.missing,
        );
    findings.push(
      finding(nothing ? 'NOTHING_SCORED' : 'MISSING_SCORE', 'medium', message, {
        subject: vendor,
        params: { vendor, criteria: leaves.map(({ id }) => id), policy: index.missing },
      }),
    );
  }
  for (const { position, id, name, scale } of index.leaves) {
    const score = sheet.scores[position];
    if (!score) continue;
    const details = { subject: vendor, params: { vendor, criterion: id, score: score.given } };
    if (score.capped) {
      const message = SCORE_MESSAGES.SCORE_CAPPED(vendor, name, String(score.given));
      findings.push(finding('SCORE_CAPPED', 'info', message, details));
    }
    if (scale.kind === 'price' && counted.shares[position]?.lt(0) === true) {
      const message = SCORE_MESSAGES.NEGATIVE_PRICE_POINTS(vendor, name);
      findings.push(finding('NEGATIVE_PRICE_POINTS', 'low', message, details));
    }
  }
  return findings;
}
