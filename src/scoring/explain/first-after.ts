import { evaluateSheets, rankEvaluations } from '../totals/evaluate-sheets.js';
import type { Replay } from './replay-report.js';
import type { MovedScore } from './step-cells.js';

/**
 * Who is first when some scores have moved, all others being as they were.
 *
 * @returns The vendors in first place, by name; none when nobody is ranked.
 */
export function firstAfter({ index, sheets }: Replay, moves: readonly MovedScore[]): string[] {
  const changed = sheets.map((sheet) => {
    const own = moves.filter(({ evaluation }) => evaluation.sheet.vendor === sheet.vendor);
    if (own.length === 0) return sheet;
    const scores = sheet.scores.map((score, i) => {
      const move = own.find(({ leaf }) => leaf.position === i);
      return score === null || move === undefined ? score : { ...score, value: move.value };
    });
    return { ...sheet, scores };
  });
  return rankEvaluations(index, evaluateSheets(index, changed).evaluations, 'competition')
    .filter(({ rank }) => rank === 1)
    .map(({ evaluation }) => evaluation.sheet.vendor);
}
