import { type Fraction, fractionToNumber, sumFractions, ZERO } from '../../exact/fraction.js';
import type { CriteriaIndex } from '../criteria/criteria-index.js';
import type { Evaluation } from '../totals/evaluate-sheets.js';
import type { PanelCell } from './panel-cells.js';
import type { PanelIndex } from './panel-index.js';
import type { EvaluatorTotal } from './panel-report.js';

/** What one evaluator alone would have made of one vendor, exactly. */
export interface OwnTotal {
  /** Share of the whole that each criterion carries in this total, by leaf position; they sum to 1. */
  readonly weights: readonly Fraction[];
  /** Share of its points that each criterion earns. */
  readonly shares: readonly (Fraction | null)[];
  /** Points out of 100. */
  readonly total: Fraction;
  /** Weight that the total rests on, 0 to 1. */
  readonly coverage: Fraction;
}

/**
 * The totals of one vendor by evaluator.
 *
 * Facts, moderated scores and scores that are missing altogether (by the policy for them) are the same in every total;
 * what this evaluator did not rate and others did leaves the total, and the rest is scaled up.
 *
 * @param evaluation - Of the vendor's consolidated sheet.
 * @param cells - Its scores, by leaf position.
 * @returns `null` for who rated nothing of the vendor that carries weight, and for all when it has no total.
 */
export function ownTotals(
  index: CriteriaIndex,
  panel: PanelIndex,
  evaluation: Evaluation,
  cells: readonly PanelCell[],
): (OwnTotal | null)[] {
  const { counted } = evaluation;
  return panel.evaluators.map((_, evaluator): OwnTotal | null => {
    if (!counted.complete) return null;
    const own = cells.map(({ line, given }) =>
      line.source === 'panel' ? (given.find((one) => one.evaluator === evaluator)?.share ?? null) : null,
    );
    const weighs = (position: number): boolean => counted.weights[position]?.equals(0) === false;
    if (!own.some((share, position) => share !== null && weighs(position))) return null;
    const rests = cells.map(({ line }, position) =>
      line.source === 'panel' && own[position] === null ? ZERO : (counted.weights[position] ?? ZERO),
    );
    const coverage = sumFractions(rests);
    const weights = rests.map((weight) => weight.div(coverage));
    const shares = index.leaves.map(({ position }) => own[position] ?? counted.shares[position] ?? null);
    const total = sumFractions(weights.map((weight, i) => weight.mul(shares[i] ?? ZERO))).mul(100);
    return { weights, shares, total, coverage };
  });
}

/**
 * The evaluation that the mean of the evaluators' own totals makes; points by criterion sum to it exactly.
 *
 * @param evaluation - Of the consolidated sheet, which decides gates and price field.
 * @param totals - By evaluator.
 */
export function meanEvaluation(
  index: CriteriaIndex,
  panel: PanelIndex,
  evaluation: Evaluation,
  totals: readonly (OwnTotal | null)[],
): Evaluation {
  const counting = totals.flatMap((own, i) => (own === null ? [] : [{ own, say: sayOf(panel, i) }]));
  const [first] = counting;
  if (first === undefined) return evaluation;
  const all = sumFractions(counting.map(({ say }) => say));
  const mean = (figure: (own: OwnTotal) => Fraction): Fraction =>
    sumFractions(counting.map(({ own, say }) => figure(own).mul(say))).div(all);
  const weights = index.leaves.map(({ position }) => mean((own) => own.weights[position] ?? ZERO));
  const points = index.leaves.map(({ position }) =>
    mean((own) => (own.weights[position] ?? ZERO).mul(own.shares[position] ?? ZERO)).mul(100),
  );
  const total = mean((own) => own.total);
  return {
    ...evaluation,
    counted: {
      weights,
      shares: weights.map((weight, i) =>
        weight.equals(0) ? (evaluation.counted.shares[i] ?? null) : (points[i] ?? ZERO).div(weight).div(100),
      ),
      complete: true,
    },
    points,
    total,
    belowMinimum: index.minimumTotal !== null && total.lt(index.minimumTotal),
  };
}

function sayOf(panel: PanelIndex, evaluator: number): Fraction {
  return panel.evaluators[evaluator]?.weight ?? ZERO;
}

/** A total as a line of the report. */
export function totalLine(vendor: string, { total, coverage }: OwnTotal): EvaluatorTotal {
  return {
    vendor,
    total: fractionToNumber(total),
    totalExact: total.toFraction(),
    coverageShare: fractionToNumber(coverage),
  };
}
