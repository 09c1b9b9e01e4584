import { flagIssues, wordIssues } from '../../core/check.js';
import { throwIssues } from '../../core/errors.js';
import type { Finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { fractionToDecimalText, fractionToNumber } from '../../exact/fraction.js';
import type { TieRule } from '../../numeric/rank.js';
import type { Criteria, ScoreSheet } from '../criteria/criteria.js';
import { type CriteriaIndex, criteriaIndexOf, type GroupIndex, type LeafIndex } from '../criteria/criteria-index.js';
import { compareText } from '../exact-text.js';
import { decimalsIssues } from '../options.js';
import { type Evaluation, evaluateSheets, type Fields, rankEvaluations } from './evaluate-sheets.js';
import { rankedVendor } from './ranked-vendor.js';
import { scoreFindings } from './score-findings.js';
import type { AnnouncedCriterion, AnnouncedGroup, PriceFieldReport, ScoreReport } from './score-report.js';
import { readSheets } from './score-sheets.js';
import { withdrawalCheck, withdrawalEffort, withdrawalFindings, withdrawalsOf } from './withdrawals.js';

/** How a ranking is shown and tested; none of it changes a total. */
export interface ScoreVendorsOptions {
  /** What equal totals get; `ordinal` puts equals in the order of their names. @defaultValue `'competition'` */
  readonly ties?: TieRule;
  /** Digits after the point in every `…Text`, 0 to 10. @defaultValue 2 */
  readonly decimals?: number;
  /**
   * Whether every withdrawal that can change the others' points is tested where a price formula looks at other bids, as
   * `bidderDropoutTest` does. Very large fields, where all prices set a formula, are left to that verb.
   * @defaultValue `true`
   */
  readonly dropoutTest?: boolean;
}

/**
 * Scores and ranks vendors by weighted criteria, exactly.
 *
 * A total is the sum over criteria of weight times the share of the scale that was reached (simple additive
 * weighting; Fishburn 1967), out of 100. Totals, gates and ties are decided on exact fractions; nothing is rounded but
 * the texts. Vendors that fail a gate are scored too and get no rank; their prices do not set the price field. Where a
 * price formula looks at other bids, findings say which withdrawal would change the order.
 *
 * @param criteria - What `defineCriteria` returned.
 * @param sheets - One sheet a vendor, in any order.
 * @param options - Ties, decimals, and whether withdrawals are tested.
 * @returns The ranking, best first, with the evidence of every point.
 * @throws {@link VendorwiseError} with every problem of the sheets: `DUPLICATE_VENDOR`, `UNKNOWN_CRITERION`,
 * `INVALID_NUMBER`, `INVALID_TYPE`, `SCORE_OFF_SCALE`, `UNKNOWN_LEVEL`, `INVALID_AMOUNT`, `PRICE_NOT_POSITIVE`,
 * `OUT_OF_RANGE`, `CURRENCY_MISMATCH`, `MISSING_SCORE` (only with `missing: 'error'`); `NOT_DEFINED`;
 * for options `UNKNOWN_KEY`, `INVALID_TYPE`, `INVALID_VALUE`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { defineCriteria, scoreVendors } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'price', weight: 40, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * const { ranking } = scoreVendors(criteria, [
 *   { vendor: 'Acme', scores: { quality: 4, price: '1000' } },
 *   { vendor: 'Bolt', scores: { quality: 3, price: '800' } },
 * ]);
 * ranking.map(({ rank, vendor, totalText }) => [rank, vendor, totalText]); // => [[1, 'Acme', '80.00'], [2, 'Bolt', '76.00']]
 * ```
 */
export function scoreVendors(
  criteria: Criteria,
  sheets: readonly ScoreSheet[],
  options: ScoreVendorsOptions = {},
): ScoreReport {
  const { ties, decimals, dropoutTest } = withDefaults(options);
  const index = criteriaIndexOf(criteria);
  const { evaluations, fields } = evaluateSheets(index, readSheets(index, sheets));
  const ranked = rankEvaluations(index, evaluations, ties);
  const ranking = ranked.map(({ evaluation, rank }) => rankedVendor(index, evaluation, rank, decimals));
  const prices = priceFields(index, evaluations, fields);
  const dropout = dropoutTest ? dropoutFindings(index, evaluations, fields) : null;
  return {
    criteriaId: index.id,
    criteriaVersion: index.version,
    conventions: {
      missing: index.missing,
      ties,
      priceField: 'eligibleVendors',
      decimals,
      rounding: 'halfUp',
      parts: 'largestRemainder',
    },
    definition: criteria.definition,
    criteria: index.leaves.map(announcedCriterion),
    groups: index.groups.map(announcedGroup),
    priceFields: prices,
    ranking,
    findings: scoreFindings(index, ranked, prices, decimals, dropout),
  };
}

const TIE_RULES: readonly TieRule[] = ['competition', 'modifiedCompetition', 'dense', 'fractional', 'ordinal'];

function withDefaults(options: ScoreVendorsOptions): Required<ScoreVendorsOptions> {
  checkOptions(options, { ties: true, decimals: true, dropoutTest: true });
  const { ties = 'competition', decimals = 2, dropoutTest = true } = options;
  throwIssues([
    ...wordIssues(ties, TIE_RULES, 'options.ties'),
    ...decimalsIssues(decimals),
    ...flagIssues(dropoutTest, 'options.dropoutTest'),
  ]);
  return { ties, decimals, dropoutTest };
}

/** The test by the way may take about as many shares as the scoring itself; small fields are always tested. */
const SMALL_EFFORT = 5000;

/** `null` when no price formula looks at other bids, or the test would take much longer than the scoring. */
function dropoutFindings(
  index: CriteriaIndex,
  evaluations: readonly Evaluation[],
  fields: Fields,
): readonly Finding[] | null {
  if (!index.leaves.some(({ scale, globalShare }) => scale.dependsOn !== null && !globalShare.equals(0))) return null;
  const most = Math.max(SMALL_EFFORT, 4 * evaluations.length * index.leaves.length);
  if (withdrawalEffort(index, evaluations, fields) > most) return null;
  const withdrawals = withdrawalsOf(index, evaluations, fields);
  const checks = withdrawals.movers.map((position) => withdrawalCheck(withdrawals, position));
  return checks.flatMap((check) => withdrawalFindings(check, withdrawals));
}

/** A criterion as it was announced. */
export function announcedCriterion(leaf: LeafIndex): AnnouncedCriterion {
  const { id, name, groups, scale, localShare, globalShare } = leaf;
  return {
    criterion: id,
    name,
    groups,
    scale: scale.kind,
    ...announcedWeight(leaf),
    globalWeightExact: localShare && globalShare.toFraction(),
  };
}

/** A group as it was announced. */
export function announcedGroup(group: GroupIndex): AnnouncedGroup {
  return { group: group.id, name: group.name, groups: group.groups, ...announcedWeight(group) };
}

function announcedWeight({
  localShare,
  globalShare,
  stated,
}: LeafIndex | GroupIndex): Omit<AnnouncedGroup, 'group' | 'name' | 'groups'> {
  return {
    localWeightPercent: localShare && fractionToNumber(localShare.mul(100)),
    globalWeightPercent: localShare && fractionToNumber(globalShare.mul(100)),
    weightForm: stated?.form ?? null,
    weightGiven: stated?.given ?? null,
    importance: stated?.importance ?? null,
  };
}

function priceFields(index: CriteriaIndex, evaluations: readonly Evaluation[], fields: Fields): PriceFieldReport[] {
  return index.leaves.flatMap((leaf) => {
    const { price } = leaf.scale;
    if (price === null || leaf.globalShare.equals(0)) return [];
    const field = fields[leaf.position] ?? null;
    const money = (amount: 'lowest' | 'highest'): PriceFieldReport['lowest'] =>
      field && { amount: fractionToDecimalText(field[amount], 60), currency: price.currency };
    return [
      {
        criterion: leaf.id,
        formula: price.formula,
        relative: leaf.scale.dependsOn !== null,
        lowest: money('lowest'),
        highest: money('highest'),
        vendors: evaluations
          .filter(({ failed, sheet }) => failed.length === 0 && sheet.scores[leaf.position] !== null)
          .map(({ sheet }) => sheet.vendor)
          .sort(compareText),
      },
    ];
  });
}
