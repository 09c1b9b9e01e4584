import { fractionToNumber } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { intraclassCorrelation } from './agreement/intraclass-correlation.js';
import { kendallW } from './agreement/kendall-w.js';
import { krippendorffAlpha, type RatingLevel } from './agreement/krippendorff-alpha.js';
import type { RatingTable } from './agreement/rating-table.js';
import type { OwnTotal } from './evaluator-totals.js';
import type { PanelCell } from './panel-cells.js';
import type { PanelIndex } from './panel-index.js';
import type { PanelAgreement } from './panel-report.js';

/**
 * How far a panel agrees by its raw ratings, moderated or not: over all scores, on the order of the vendors, by criterion.
 *
 * @param cells - By vendor, then by leaf position.
 * @param totals - By vendor, then by evaluator.
 */
export function panelAgreement(
  leaves: readonly LeafIndex[],
  panel: PanelIndex,
  cells: readonly (readonly PanelCell[])[],
  totals: readonly (readonly (OwnTotal | null)[])[],
): PanelAgreement {
  const rated = leaves.filter(({ position }) => panel.facts[position] !== true);
  const everybody = panel.evaluators.map((_, evaluator) => evaluator);
  const all = tableOf(
    cells.flatMap((row) => rated.flatMap(({ position }) => row[position] ?? [])),
    everybody,
    false,
  );
  return {
    scores: krippendorffAlpha(all),
    completeScores: intraclassCorrelation(complete(all)),
    ranking: kendallW(rankingTable(totals, everybody)),
    criteria: rated.map((leaf) => {
      const raters = everybody.filter((evaluator) => panel.evaluators[evaluator]?.rates[leaf.position] === true);
      const level = LEVELS[leaf.scale.kind] ?? 'interval';
      const table = tableOf(
        cells.flatMap((row) => row[leaf.position] ?? []),
        raters,
        level === 'ordinal',
      );
      return {
        criterion: leaf.id,
        krippendorffAlpha: krippendorffAlpha(table, { level }),
        kendallW: kendallW(complete(table)),
      };
    }),
  };
}

const LEVELS: Readonly<Partial<Record<LeafIndex['scale']['kind'], RatingLevel>>> = {
  yesNo: 'nominal',
  ordinal: 'ordinal',
};

/** Shares of the scale, or positions of levels, by cell and evaluator. */
function tableOf(cells: readonly PanelCell[], evaluators: readonly number[], positions: boolean): RatingTable {
  return cells.map(({ given }) =>
    evaluators.map((evaluator) => {
      const one = given.find((rating) => rating.evaluator === evaluator);
      return one === undefined ? null : fractionToNumber(positions ? one.score.value : one.share);
    }),
  );
}

function complete(table: RatingTable): RatingTable {
  return table.filter((row) => !row.includes(null));
}

/** Evaluators who have a total for every vendor that has one from anybody. */
function rankingTable(totals: readonly (readonly (OwnTotal | null)[])[], evaluators: readonly number[]): RatingTable {
  const rows = totals.filter((row) => row.some((own) => own !== null));
  const ranking = evaluators.filter((evaluator) => rows.every((row) => row[evaluator] !== null));
  return rows.map((row) => ranking.flatMap((evaluator) => totalOf(row[evaluator] ?? null)));
}

function totalOf(own: OwnTotal | null): number[] {
  return own === null ? [] : [fractionToNumber(own.total)];
}
