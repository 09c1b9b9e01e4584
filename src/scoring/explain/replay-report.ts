import { fail } from '../../core/errors.js';
import type { CriteriaNode, Criterion, ScoreSheet, ScoreValue } from '../criteria/criteria.js';
import { type CriteriaIndex, compileCriteria } from '../criteria/criteria-index.js';
import { parseCriteria } from '../criteria/parse-criteria.js';
import { exactText } from '../exact-text.js';
import { checkReport } from '../totals/check-report.js';
import { type Evaluation, evaluateSheets, type Fields, rankEvaluations } from '../totals/evaluate-sheets.js';
import type { ScoreReport } from '../totals/score-report.js';
import { type ReadSheet, readSheets } from '../totals/score-sheets.js';

/** A report with everything that it was made from. */
export interface Replay {
  readonly index: CriteriaIndex;
  /** Criteria as authored, by leaf position. */
  readonly criteria: readonly Criterion[];
  readonly sheets: readonly ReadSheet[];
  /** All, in the order of the report. */
  readonly scored: readonly Evaluation[];
  /** Those with a rank, best first. */
  readonly ranked: readonly Evaluation[];
  /** Those that pass every gate except a minimum total. */
  readonly eligible: readonly Evaluation[];
  readonly fields: Fields;
}

/**
 * Scores a report again from the criteria and the scores that it carries.
 *
 * @throws {@link VendorwiseError} `INVALID_TYPE` for what is no report, the codes of `defineCriteria` and `scoreVendors`,
 * and `INVALID_VALUE` when a total does not follow from the scores.
 */
export function replayReport(report: ScoreReport): Replay {
  checkReport(report);
  const definition = parseCriteria(report.definition);
  const index = compileCriteria(definition);
  const sheets = readSheets(index, report.ranking.map(sheetOf));
  const { evaluations, fields } = evaluateSheets(index, sheets);
  evaluations.forEach(({ total }, i) => {
    const row = report.ranking[i];
    if (row === undefined || exactText(total) === row.totalExact) return;
    const path = `report.ranking[${i}].totalExact`;
    fail('INVALID_VALUE', path, `The total of ${row.vendor} does not follow from the scores of the report.`, {
      received: row.totalExact,
      expected: exactText(total) ?? 'null',
    });
  });
  return {
    index,
    criteria: leavesOf(definition.criteria),
    sheets,
    scored: evaluations,
    ranked: rankEvaluations(index, evaluations, 'competition').flatMap(({ evaluation, rank }) =>
      rank === null ? [] : [evaluation],
    ),
    eligible: evaluations.filter(({ failed }) => failed.length === 0),
    fields,
  };
}

function sheetOf({ vendor, criteria }: ScoreReport['ranking'][number]): ScoreSheet {
  const given = criteria.filter(({ score }) => score !== null);
  return { vendor, scores: Object.fromEntries(given.map(({ criterion, score }) => [criterion, score as ScoreValue])) };
}

function leavesOf(nodes: readonly CriteriaNode[]): Criterion[] {
  return nodes.flatMap((node) => ('criteria' in node ? leavesOf(node.criteria) : [node]));
}
