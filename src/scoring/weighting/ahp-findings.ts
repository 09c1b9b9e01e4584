import { type Finding, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import type { AhpConsistency } from './ahp-consistency.js';
import { figureText, WEIGHTING_MESSAGES } from './messages.js';
import { RANDOM_INDEX_TABLES } from './random-index.js';

/** Whether pairwise answers can be relied on, in one sentence. */
export function ahpMessage(consistency: AhpConsistency, size: number): string {
  const { consistencyRatio, limitRatio, acceptable, worstTriad, lookAgainAt } = consistency;
  if (consistencyRatio === null) return WEIGHTING_MESSAGES.unchecked();
  if (lookAgainAt === null) return WEIGHTING_MESSAGES.exact();
  const [value, limit] = [figureText(consistencyRatio, limitRatio), limitRatio.toFixed(2)];
  if (acceptable) return WEIGHTING_MESSAGES.fits(value, limit);
  // Of three answers none can be told from the others: each is as far from the two others as any.
  const answers = size === 3 && worstTriad !== null ? worstTriad.judgements : [lookAgainAt];
  return WEIGHTING_MESSAGES.contradict(value, limit, answers);
}

/**
 * What a person should know about pairwise answers before using their weights.
 *
 * @returns `INCONSISTENT_JUDGEMENTS`, `CONSISTENCY_UNCHECKED`, `VERDICT_DEPENDS_ON_TABLE`, `JUDGEMENTS_MISSING`.
 */
export function ahpFindings(consistency: AhpConsistency, size: number): Finding[] {
  const { consistencyRatio, consistencyRatioByTable, randomIndexTable, limitRatio, acceptable, unanswered } =
    consistency;
  const findings: Finding[] = [];
  if (acceptable === false) {
    findings.push(
      finding('INCONSISTENT_JUDGEMENTS', 'medium', `${ahpMessage(consistency, size)}${adviceOf(consistency, size)}`, {
        params: { consistencyRatio, limit: limitRatio, table: randomIndexTable },
        evidence: evidenceOf(consistency),
      }),
    );
  }
  if (acceptable === null) {
    findings.push(finding('CONSISTENCY_UNCHECKED', 'low', WEIGHTING_MESSAGES.unchecked(), { params: { unanswered } }));
  }
  const otherwise = RANDOM_INDEX_TABLES.filter((table) => {
    const ratio = consistencyRatioByTable[table];
    return ratio !== null && acceptable !== null && ratio <= limitRatio !== acceptable;
  });
  if (otherwise.length > 0) {
    findings.push(
      finding('VERDICT_DEPENDS_ON_TABLE', 'info', WEIGHTING_MESSAGES.verdictDepends(otherwise, acceptable === true), {
        params: { tables: otherwise, ratios: { ...consistencyRatioByTable }, limit: limitRatio },
      }),
    );
  }
  if (unanswered > 0 && acceptable !== null) {
    findings.push(
      finding('JUDGEMENTS_MISSING', 'info', WEIGHTING_MESSAGES.unanswered(unanswered), { params: { unanswered } }),
    );
  }
  return findings;
}

/** With three items no answer can be told from the two others; with more, the others say what would fit. */
function adviceOf({ lookAgainAt, worstTriad }: AhpConsistency, size: number): string {
  if (size === 3 && worstTriad !== null) return ` ${worstTriad.message}`;
  return lookAgainAt === null ? '' : ` ${WEIGHTING_MESSAGES.suggestion(lookAgainAt)}`;
}

function evidenceOf({ lookAgainAt, worstTriad }: AhpConsistency): JsonValue[] {
  const evidence: JsonValue[] = lookAgainAt === null ? [] : [{ ...lookAgainAt }];
  if (worstTriad !== null) {
    const { items, factor, judgements } = worstTriad;
    evidence.push({ items: [...items], factor, judgements: judgements.map((one) => ({ ...one })) });
  }
  return evidence;
}
