import type { JsonValue } from '../../core/json.js';
import { type Fraction, formatFraction, fractionToNumber, ratioOf, sumFractions, ZERO } from '../../exact/fraction.js';
import type { CriteriaIndex } from '../criteria/criteria-index.js';
import { anchorOf, type GateIndex } from '../criteria/gates-and-rubrics.js';
import { exactText, readExact, shownBeside, shownParts } from '../exact-text.js';
import { GATE_MESSAGES } from '../messages.js';
import type { Evaluation } from './evaluate-sheets.js';
import type { CriterionScore, FailedGate, GroupScore, RankedVendor } from './score-report.js';

/**
 * Turns an exact evaluation into a row of the report.
 *
 * @param decimals - Digits after the point in texts.
 */
export function rankedVendor(
  index: CriteriaIndex,
  evaluation: Evaluation,
  rank: number | null,
  decimals: number,
): RankedVendor {
  const { sheet, total, missing, coverage } = evaluation;
  const texts = pointTexts(index, evaluation, decimals);
  const failedGates = gateRows(index, evaluation, decimals);
  return {
    rank,
    vendor: sheet.vendor,
    total: total && fractionToNumber(total),
    totalText: total && formatFraction(total, decimals),
    totalExact: exactText(total),
    eligible: failedGates.length === 0,
    failedGates,
    missing: missing.map((position) => index.leaves[position]?.id ?? ''),
    coverageShare: fractionToNumber(coverage),
    criteria: criterionScores(index, evaluation, texts),
    groups: groupScores(index, evaluation, texts, decimals),
  };
}

/** Texts that add up to the text of the total; without a total each is rounded on its own. */
function pointTexts(index: CriteriaIndex, { points, total }: Evaluation, decimals: number): (string | null)[] {
  if (total === null) return points.map((one) => one && formatFraction(one, decimals));
  const ids = index.leaves.map(({ id }) => id);
  return [
    ...shownParts(
      points.map((one) => one ?? ZERO),
      ids,
      decimals,
    ).parts,
  ];
}

function criterionScores(
  index: CriteriaIndex,
  { sheet, counted, points }: Evaluation,
  texts: readonly (string | null)[],
): CriterionScore[] {
  return index.leaves.map(({ id, position, scale, rubric }) => {
    const score = sheet.scores[position] ?? null;
    const share = counted.shares[position] ?? null;
    const earned = points[position] ?? null;
    return {
      criterion: id,
      score: score === null ? null : score.given,
      anchor: score === null ? null : anchorOf(rubric, score, scale),
      comment: sheet.comments[position] ?? null,
      earnedShare: share && fractionToNumber(share),
      earnedShareExact: exactText(share),
      weightShare: fractionToNumber(counted.weights[position] ?? ZERO),
      points: earned && fractionToNumber(earned),
      pointsExact: exactText(earned),
      pointsText: texts[position] ?? null,
    };
  });
}

/** A group's text is the sum of its criteria's texts, so that every level of the table adds up. */
function groupScores(
  index: CriteriaIndex,
  { points }: Evaluation,
  texts: readonly (string | null)[],
  decimals: number,
): GroupScore[] {
  const unit = 10n ** BigInt(decimals);
  return index.groups.map(({ id }) => {
    const members = index.leaves.filter(({ groups }) => groups.includes(id)).map(({ position }) => position);
    const parts = members.map((position) => points[position] ?? null);
    if (parts.includes(null)) return { group: id, points: null, pointsText: null };
    const sum = sumFractions(parts as Fraction[]);
    const units = members.reduce((total, at) => total + BigInt((texts[at] ?? '0').replace('.', '')), 0n);
    return {
      group: id,
      points: fractionToNumber(sum),
      pointsText: formatFraction(ratioOf(units, unit), decimals),
    };
  });
}

function gateRows(index: CriteriaIndex, evaluation: Evaluation, decimals: number): FailedGate[] {
  const { sheet, failed, belowMinimum, total } = evaluation;
  const rows: FailedGate[] = failed.map(({ leaf, gate }) => {
    const received = sheet.scores[leaf.position]?.given ?? null;
    return {
      criterion: leaf.id,
      kind: gate.kind,
      value: gate.text,
      received,
      message: gateMessage(sheet.vendor, leaf.name, gate, received, decimals),
    };
  });
  if (belowMinimum && total !== null && index.minimumTotalText !== null) {
    rows.push({
      criterion: null,
      kind: 'minimumTotal',
      value: index.minimumTotalText,
      received: fractionToNumber(total),
      message: GATE_MESSAGES.minimumTotal(
        sheet.vendor,
        index.minimumTotalText,
        shownBeside(total, index.minimumTotal, decimals),
      ),
    });
  }
  return rows;
}

function gateMessage(vendor: string, name: string, gate: GateIndex, received: JsonValue, decimals: number): string {
  if (received === null) return GATE_MESSAGES.notGiven(vendor, name);
  if (gate.kind === 'required') return GATE_MESSAGES.required(vendor, name);
  const has = typeof received === 'object' ? amountText(received) : figureText(String(received), gate, decimals);
  return GATE_MESSAGES[gate.kind](vendor, name, gate.text ?? '', has);
}

/** A ratio, such as a panel's mean, is shown as a decimal. */
function figureText(received: string, { bar }: GateIndex, decimals: number): string {
  return /^-?\d+\/\d+$/.test(received) ? shownBeside(readExact(received), bar, decimals) : received;
}

function amountText(received: object): string {
  const { amount, currency } = received as { readonly amount?: unknown; readonly currency?: unknown };
  return `${String(amount)} ${String(currency)}`;
}
