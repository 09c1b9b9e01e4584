import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { checkOptions, optionIssues } from '../../core/options.js';
import { type ExactInput, type Fraction, fractionToNumber, ZERO } from '../../exact/fraction.js';
import type { Criteria } from '../criteria/criteria.js';
import { type CriteriaIndex, criteriaIndexOf } from '../criteria/criteria-index.js';
import { figureWithin } from '../scales/compiled-scale.js';
import { evaluateSheets, rankEvaluations } from '../totals/evaluate-sheets.js';
import { rankedVendor } from '../totals/ranked-vendor.js';
import { readSheets } from '../totals/score-sheets.js';
import { type ScoreVendorsOptions, scoreVendors } from '../totals/score-vendors.js';
import { meanEvaluation, type OwnTotal, ownTotals, totalLine } from './evaluator-totals.js';
import { type Leniency, leniencyOf } from './leniency.js';
import type { Panel, PanelRatings } from './panel.js';
import { panelAgreement } from './panel-agreement.js';
import { consolidatedSheet, type PanelCell, panelCell } from './panel-cells.js';
import { panelFindings } from './panel-findings.js';
import { type PanelIndex, panelIndexOf } from './panel-index.js';
import { PANEL_ISSUES } from './panel-issues.js';
import type { EvaluatorReport, PanelReport } from './panel-report.js';
import { type ReadVendor, readPanelRatings } from './read-panel-ratings.js';

/** When evaluators are far enough apart to be told; it changes no score. The defaults are our own choice. */
export interface ConsensusOptions {
  /** Highest less lowest rating, in percent of the scale, 0 to 100. @defaultValue 40 */
  readonly rangePercent?: ExactInput;
  /** Sample standard deviation, in percent of the scale, 0 to 100. @defaultValue 20 */
  readonly sdPercent?: ExactInput;
  /** Mean distance of one evaluator from the others, in percent of the scale, 0 to 100. @defaultValue 15 */
  readonly leniencyPercent?: ExactInput;
}

/** How a panel's ranking is shown and tested; none of it changes a total. */
export interface ScorePanelOptions extends ScoreVendorsOptions {
  /** When evaluators are told to be far apart. */
  readonly consensus?: ConsensusOptions;
}

/**
 * Makes one score of the ratings of several evaluators, ranks the vendors by it, and shows how every score came about.
 *
 * Ratings are aggregated exactly, by the rule of the panel, and the consolidated sheets are scored by `scoreVendors`. A
 * recused evaluator has no part in a score: neither the rating nor the weight counts. A moderated score replaces the
 * aggregate, which stays in the trail with every raw rating, so that the totals can be computed again from it. Some rules
 * take the mean of each evaluator's own total instead; `evaluatorRanking` is that, and the same where everybody rates
 * everything in figures and the aggregate is the mean.
 *
 * @param criteria - What `defineCriteria` returned.
 * @param panel - What `definePanel` returned.
 * @param ratings - Vendors, ratings, facts such as prices, recusals and moderated scores; the order of each does not matter.
 * @param options - Thresholds of consensus, and the options of `scoreVendors`.
 * @returns Consolidated sheets, the ranking that they give, the audit trail, agreement, and findings.
 * @throws {@link VendorwiseError} with every problem: `UNKNOWN_EVALUATOR`, `UNKNOWN_VENDOR`, `UNKNOWN_CRITERION`,
 * `DUPLICATE_VENDOR`, `DUPLICATE_RATING`, `DUPLICATE_RECUSAL`, `DUPLICATE_MODERATION`, `NOT_RATED_BY_PANEL`,
 * `NOT_A_FACT`, `RATING_NOT_ASSIGNED`, `RATING_BY_RECUSED`, `REQUIRED`, `INVALID_DATE`, and of scores the codes of
 * `scoreVendors`; `MISSING_SCORE` (only with `missing: 'error'`); `NOT_DEFINED`; of options `UNKNOWN_KEY`, `INVALID_TYPE`, `INVALID_VALUE`,
 * `INVALID_NUMBER`, `OUT_OF_RANGE`.
 * @example
 * ```ts
 * import { defineCriteria, definePanel, scorePanel } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'price', weight: 40, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * const panel = definePanel({ id: 'office', version: 1, evaluators: [{ id: 'ana', weight: 2 }, { id: 'ben' }] }, criteria);
 * const { sheets, report } = scorePanel(criteria, panel, {
 *   vendors: ['Acme', 'Bolt'],
 *   facts: [{ vendor: 'Acme', scores: { price: '1000' } }, { vendor: 'Bolt', scores: { price: '800' } }],
 *   ratings: [
 *     { evaluator: 'ana', vendor: 'Acme', scores: { quality: 5 } },
 *     { evaluator: 'ben', vendor: 'Acme', scores: { quality: 4 } },
 *     { evaluator: 'ana', vendor: 'Bolt', scores: { quality: 3 } },
 *     { evaluator: 'ben', vendor: 'Bolt', scores: { quality: 3 } },
 *   ],
 * });
 * sheets.map(({ vendor, scores }) => [vendor, scores.quality]); // => [['Acme', '14/3'], ['Bolt', '3']]
 * report.ranking.map(({ rank, vendor, totalText }) => [rank, vendor, totalText]); // => [[1, 'Acme', '88.00'], [2, 'Bolt', '76.00']]
 * ```
 */
export function scorePanel(
  criteria: Criteria,
  panel: Panel,
  ratings: PanelRatings,
  options: ScorePanelOptions = {},
): PanelReport {
  const { limits, shown } = withDefaults(options);
  const index = criteriaIndexOf(criteria);
  const compiled = panelIndexOf(panel, index);
  const records = readPanelRatings(index, compiled, ratings);
  const cells = records.map((record) => index.leaves.map((leaf) => panelCell(compiled, record, leaf, limits)));
  if (index.missing === 'error') throwIssues(missingScores(index, records, cells));
  const sheets = records.map(({ vendor }, i) => consolidatedSheet(index, vendor, cells[i] ?? []));
  const report = scoreVendors(criteria, sheets, shown);
  const { evaluations } = evaluateSheets(index, readSheets(index, sheets));
  const own = evaluations.map((evaluation, i) => ownTotals(index, compiled, evaluation, cells[i] ?? []));
  const { ties, decimals } = report.conventions;
  const means = evaluations.map((evaluation, i) => meanEvaluation(index, compiled, evaluation, own[i] ?? []));
  const evaluatorRanking = rankEvaluations(index, means, ties).map(({ evaluation, rank }) =>
    rankedVendor(index, evaluation, rank, decimals),
  );
  const leniency = compiled.evaluators.map((_, i) => leniencyOf(cells.flat(), i));
  const agreement = panelAgreement(index.leaves, compiled, cells, own);
  return {
    panelId: compiled.id,
    panelVersion: compiled.version,
    criteriaId: index.id,
    criteriaVersion: index.version,
    conventions: {
      aggregate: compiled.aggregate,
      trimShareExact: compiled.trimShare.toFraction(),
      levels: 'lowerMedian',
      minimumRatings: compiled.minimumRatings,
      consensus: {
        rangePercentExact: limits.range.mul(100).toFraction(),
        sdPercentExact: limits.sd.mul(100).toFraction(),
        leniencyPercentExact: limits.leniency.mul(100).toFraction(),
      },
    },
    sheets,
    report,
    evaluatorRanking,
    trail: cells.flat().map(({ line }) => line),
    evaluators: evaluatorReports(compiled, records, cells, own, leniency),
    agreement,
    findings: panelFindings({
      panel: compiled,
      records,
      cells,
      leniency,
      leniencyLimit: limits.leniency,
      agreement,
      totals: own,
      rankings: [report.ranking, evaluatorRanking],
    }),
  };
}

interface Limits {
  readonly range: Fraction;
  readonly sd: Fraction;
  readonly leniency: Fraction;
}

function withDefaults(options: ScorePanelOptions): { readonly limits: Limits; readonly shown: ScoreVendorsOptions } {
  checkOptions(options, { consensus: true, ties: true, decimals: true, dropoutTest: true });
  const { consensus = {}, ...shown } = options;
  const issues = [
    ...optionIssues(consensus, { rangePercent: true, sdPercent: true, leniencyPercent: true }, 'options.consensus'),
  ];
  const limit = (name: keyof ConsensusOptions, standard: number): Fraction => {
    const path = `options.consensus.${name}`;
    const expected = 'a percent from 0 to 100';
    const rule = { least: 0, most: 100, message: `The option consensus.${name} must be ${expected}.`, expected };
    return (figureWithin(consensus[name] ?? standard, path, rule, issues) ?? ZERO).div(100);
  };
  const limits = {
    range: limit('rangePercent', 40),
    sd: limit('sdPercent', 20),
    leniency: limit('leniencyPercent', 15),
  };
  throwIssues(issues);
  return { limits, shown };
}

function missingScores(
  index: CriteriaIndex,
  records: readonly ReadVendor[],
  cells: readonly (readonly PanelCell[])[],
): VendorwiseIssue[] {
  return records.flatMap(({ vendor, position }, i) =>
    index.leaves
      .filter((leaf) => !leaf.globalShare.equals(0) && cells[i]?.[leaf.position]?.line.source === 'none')
      .map(({ id, name }) => PANEL_ISSUES.missingScore(position, vendor, id, name)),
  );
}

function evaluatorReports(
  panel: PanelIndex,
  records: readonly ReadVendor[],
  cells: readonly (readonly PanelCell[])[],
  totals: readonly (readonly (OwnTotal | null)[])[],
  leniency: readonly Leniency[],
): EvaluatorReport[] {
  return panel.evaluators.map(({ id, name, weight }, i) => {
    const ratings = cells.flatMap((row) => row.flatMap(({ line }) => line.ratings[i] ?? []));
    return {
      evaluator: id,
      name,
      weight: fractionToNumber(weight),
      weightExact: weight.toFraction(),
      rated: ratings.filter(({ status }) => status === 'rated').length,
      missing: ratings.filter(({ status }) => status === 'missing').length,
      recusedFrom: records.filter(({ recusals }) => recusals[i]).map(({ vendor }) => vendor),
      sharedScores: leniency[i]?.sharedScores ?? 0,
      leniencyPercent: leniency[i]?.percent ?? null,
      inconsistencyPercent: leniency[i]?.inconsistencyPercent ?? null,
      totals: records.flatMap(({ vendor }, v) => {
        const own = totals[v]?.[i];
        return own ? [totalLine(vendor, own)] : [];
      }),
    };
  });
}
