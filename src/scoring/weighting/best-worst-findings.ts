import { type Finding, finding } from '../../core/findings.js';
import type { Fraction } from '../../exact/fraction.js';
import { fractionToDecimalText } from '../../exact/fraction.js';
import type { BestWorstConsistency } from './best-worst-consistency.js';
import { figureText, WEIGHTING_MESSAGES } from './messages.js';
import type { BestWorstProblem } from './read-best-worst.js';

/** Whether the answers of the best-worst method can be relied on, in one sentence. */
export function bestWorstMessage(consistency: BestWorstConsistency, count: number): string {
  const { consistencyRatio, limitRatio, acceptable, lookAgainAt, bestToWorst } = consistency;
  if (lookAgainAt === null) return WEIGHTING_MESSAGES.exact();
  if (consistencyRatio === null) return WEIGHTING_MESSAGES.equalEnds(lookAgainAt);
  if (limitRatio === null) return WEIGHTING_MESSAGES.notJudged(count, String(bestToWorst));
  const [value, limit] = [figureText(consistencyRatio, limitRatio), String(limitRatio)];
  return acceptable
    ? WEIGHTING_MESSAGES.fits(value, limit)
    : WEIGHTING_MESSAGES.contradictAt(value, limit, [lookAgainAt]);
}

/**
 * What a person should know about the answers before using their weights.
 *
 * @returns `INCONSISTENT_JUDGEMENTS`, `CONSISTENCY_UNCHECKED`, `BEYOND_BEST_AND_WORST`.
 */
export function bestWorstFindings(problem: BestWorstProblem, consistency: BestWorstConsistency): Finding[] {
  const { items, fromBest, toWorst, bestToWorst } = problem;
  const { consistencyRatio, limitRatio, acceptable, lookAgainAt } = consistency;
  const findings: Finding[] = [];
  if (acceptable !== true) {
    const [code, severity] =
      acceptable === false
        ? (['INCONSISTENT_JUDGEMENTS', 'medium'] as const)
        : (['CONSISTENCY_UNCHECKED', 'low'] as const);
    findings.push(
      finding(code, severity, bestWorstMessage(consistency, items.length), {
        subject: lookAgainAt,
        params: { consistencyRatio, limit: limitRatio, item: lookAgainAt },
      }),
    );
  }
  items.forEach((item, j) => {
    const [a, b] = [fromBest[j] as Fraction, toWorst[j] as Fraction];
    if (a.lte(bestToWorst) && b.lte(bestToWorst)) return;
    findings.push(
      finding('BEYOND_BEST_AND_WORST', 'medium', WEIGHTING_MESSAGES.beyondEnds(item, a.gt(bestToWorst)), {
        subject: item,
        params: {
          item,
          bestToItem: fractionToDecimalText(a),
          itemToWorst: fractionToDecimalText(b),
          bestToWorst: fractionToDecimalText(bestToWorst),
        },
      }),
    );
  });
  return findings;
}
