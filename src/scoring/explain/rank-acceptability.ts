import { flagIssues } from '../../core/check.js';
import { fail, throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { fraction, fractionToNumber } from '../../exact/fraction.js';
import { decisionMatrix } from '../../mcda/decision-matrix.js';
import { type SmaaResult, smaa } from '../../mcda/smaa/smaa.js';
import { readExact, shownParts } from '../exact-text.js';
import { checkReport } from '../totals/check-report.js';
import type { AnnouncedCriterion, RankedVendor, ScoreReport } from '../totals/score-report.js';
import { acceptabilityFindings } from './acceptability-findings.js';
import { ACCEPTABILITY_MESSAGES, STABILITY_MESSAGES } from './messages.js';
import { requireFewVendors, weightBasis } from './weight-basis.js';

/** Which weights are tried. */
export interface RankAcceptabilityOptions {
  /** Decides the random numbers: a whole number from 0 to 2^53 - 1. Up to three criteria need none. */
  readonly seed: number;
  /** Weights to try where they cannot be measured, from 1 to 100,000,000. @defaultValue 10,000 */
  readonly samples?: number;
  /**
   * Whether only weights count that keep the announced order of importance; criteria of equal weight keep equal
   * weights. @defaultValue `false`
   */
  readonly keepOrder?: boolean;
}

/** How a vendor fares over all weights; percents are of the weights that are tried. */
export interface VendorAcceptability {
  readonly vendor: string;
  /** Its rank with the announced weights. */
  readonly rank: number;
  /** How often it wins, 0 to 100. */
  readonly winsPercent: number;
  /** The same in whole percents, which add up to 100 over all vendors. */
  readonly winsText: string;
  /** Standard error of `winsPercent`, in percentage points; 0 when it is exact. */
  readonly winsErrorPercent: number;
  /** How often it has each rank, best first, 0 to 100 each. */
  readonly rankPercents: readonly number[];
  /** How often it is ahead of each other vendor, 0 to 100. */
  readonly aheadOf: readonly { readonly vendor: string; readonly aheadPercent: number }[];
  /** What the criteria weigh on average where it wins, 0 to 100 each; `null` when it never does. */
  readonly typicalWeights: readonly { readonly criterion: string; readonly weightPercent: number }[] | null;
}

/** How often each vendor would win if nobody agreed on the weights. */
export interface RankAcceptability {
  readonly weights: 'any' | 'announcedOrder';
  /** `exact` when measured, `monteCarlo` when sampled; `null` when nothing can be said. */
  readonly method: 'exact' | 'monteCarlo' | null;
  /** Weights that were tried; `null` when the figures are exact. */
  readonly samples: number | null;
  /** Ids of the criteria whose weights vary: all that carry weight. */
  readonly criteria: readonly string[];
  /** The ranked vendors, in the order of the ranking; empty when nothing can be said. */
  readonly vendors: readonly VendorAcceptability[];
  /** How open the choice is, in bits: 0 when one vendor always wins; `null` when nothing can be said. */
  readonly choiceEntropyBits: number | null;
  readonly message: string;
  readonly findings: readonly Finding[];
}

/**
 * How often each vendor would win if nobody agreed on the weights, or only on the order of importance.
 *
 * Every division of the weight among the criteria is as likely as any other; scores and gates stay as they are, minimum
 * totals are not tested again. Exact for up to three criteria (more where equal ones keep equal weights) and for two
 * vendors, sampled otherwise. Vendors with equal scores share their wins.
 *
 * Source: stochastic multicriteria acceptability analysis (Lahdelma & Salminen 2001, Operations Research 49/3).
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @param options - The seed, and which weights are tried.
 * @returns Shares of all weights by vendor and rank, and a sentence.
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no report, `REQUIRED`, `UNKNOWN_KEY`, `INVALID_TYPE` and
 * `OUT_OF_RANGE` for options, `INVALID_SEED`, `INVALID_NUMBER` for an exact figure in the report that is none, `OUT_OF_RANGE` for more than 2,000
 * ranked vendors.
 * @example
 * ```ts
 * import { defineCriteria, rankAcceptability, scoreVendors } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'two', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'number', min: 0, max: 1 } },
 *     { id: 'speed', weight: 40, scale: { kind: 'number', min: 0, max: 1 } },
 *   ],
 * });
 * const report = scoreVendors(criteria, [
 *   { vendor: 'A', scores: { quality: '0.9', speed: '0.1' } },
 *   { vendor: 'B', scores: { quality: '0.5', speed: '0.6' } },
 * ]);
 * rankAcceptability(report, { seed: 1 }).message; // => 'B wins with 56 % of all possible weights, A with 44 %.'
 * rankAcceptability(report, { seed: 1, keepOrder: true }).message; // => 'A wins with 89 % of all weights that keep the announced order of importance, B with 11 %.'
 * ```
 */
export function rankAcceptability(report: ScoreReport, options: RankAcceptabilityOptions): RankAcceptability {
  checkReport(report);
  checkOptions(options, { seed: true, samples: true, keepOrder: true });
  const { seed, samples, keepOrder = false } = options;
  throwIssues(flagIssues(keepOrder, 'options.keepOrder'));
  const weighed = report.criteria.flatMap((one, position) => {
    const weight =
      one.globalWeightExact === null ? null : readExact(one.globalWeightExact, `report.criteria[${position}]`);
    return weight === null || weight.equals(0) ? [] : [{ ...one, position, weight }];
  });
  const { ranked, uneven } = weightBasis(report);
  const result: RankAcceptability = {
    weights: keepOrder ? 'announcedOrder' : 'any',
    method: null,
    samples: null,
    criteria: weighed.map(({ criterion }) => criterion),
    vendors: [],
    choiceEntropyBits: null,
    message: '',
    findings: [],
  };
  if (ranked.length === 0) return { ...result, message: STABILITY_MESSAGES.noWinner() };
  if (uneven.length > 0) return { ...result, message: STABILITY_MESSAGES.reweighted(uneven) };
  requireFewVendors(ranked);
  const rows = ranked.map((row, i) => weighed.map((one) => shareOf(row, one.position, `report.ranking[${i}]`)));
  const order = keepOrder ? orderOf(weighed.map(({ weight }) => weight)) : null;
  const analysis = smaa(decisionMatrix({ rows }), {
    seed,
    ...(samples === undefined ? {} : { samples }),
    ...(order === null ? {} : { order }),
  });
  const vendors = vendorsOf(analysis, ranked, weighed);
  return {
    ...result,
    method: analysis.method,
    samples: analysis.samples,
    vendors,
    choiceEntropyBits: analysis.choiceEntropyBits,
    message: messageOf(vendors, analysis.samples, keepOrder, order?.length === 1 && weighed.length > 1),
    findings: acceptabilityFindings(vendors, ranked, analysis),
  };
}

function shareOf(row: RankedVendor, position: number, path: string): number {
  const text = row.criteria[position]?.earnedShareExact ?? null;
  const at = `${path}.criteria[${position}].earnedShareExact`;
  if (text !== null) return fractionToNumber(readExact(text, at));
  return fail('INVALID_NUMBER', at, 'A ranked vendor lacks a share that counts.', {
    received: text,
    expected: 'an exact share',
  });
}

type Exact = ReturnType<typeof fraction>;

/** Positions of the weights, heaviest first; equal ones together. */
function orderOf(weights: readonly Exact[]): number[][] {
  const weight = (j: number | undefined): Exact => weights[j as number] as Exact;
  const groups: number[][] = [];
  const sorted = weights.map((_, j) => j).sort((a, b) => weight(b).compare(weight(a)) || a - b);
  for (const j of sorted) {
    const last = groups[groups.length - 1];
    if (last !== undefined && weight(last[0]).equals(weight(j))) last.push(j);
    else groups.push([j]);
  }
  return groups;
}

function vendorsOf(
  analysis: SmaaResult,
  ranked: readonly RankedVendor[],
  weighed: readonly AnnouncedCriterion[],
): VendorAcceptability[] {
  const names = ranked.map(({ vendor }) => vendor);
  const wins = analysis.rankAcceptability.map(([first]) => fraction((first as number) * 100));
  const texts = shownParts(wins, names, 0).parts;
  return ranked.map(({ vendor, rank }, i) => {
    const ranks = analysis.rankAcceptability[i] ?? [];
    const central = analysis.centralWeights[i] ?? null;
    const percent = (share: number | undefined): number => (share ?? 0) * 100;
    return {
      vendor,
      rank: rank as number,
      winsPercent: percent(ranks[0]),
      winsText: `${texts[i]} %`,
      winsErrorPercent: percent(analysis.standardErrors?.rankAcceptability[i]?.[0]),
      rankPercents: ranks.map(percent),
      aheadOf: names.flatMap((other, k) =>
        k === i ? [] : [{ vendor: other, aheadPercent: percent(analysis.pairwiseWinning[i]?.[k]) }],
      ),
      typicalWeights:
        central === null
          ? null
          : weighed.map(({ criterion }, j) => ({ criterion, weightPercent: percent(central[j]) })),
    };
  });
}

function messageOf(
  vendors: readonly VendorAcceptability[],
  samples: number | null,
  keepOrder: boolean,
  allEqual: boolean,
): string {
  const byWins = [...vendors].sort((a, b) => b.winsPercent - a.winsPercent);
  const winners = byWins.filter(({ winsPercent }) => winsPercent > 0);
  const others = byWins.filter(({ winsPercent }) => winsPercent === 0).map(({ vendor }) => vendor);
  if (allEqual) return ACCEPTABILITY_MESSAGES.equalWeights(winners.map(({ vendor }) => vendor));
  const shown = winners.map(({ vendor, winsText }) => ({ vendor, text: winsText }));
  return ACCEPTABILITY_MESSAGES.wins(shown, others, keepOrder, samples);
}
