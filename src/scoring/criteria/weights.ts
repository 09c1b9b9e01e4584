import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { type ExactInput, type Fraction, fraction, fractionToDecimalText, ZERO } from '../../exact/fraction.js';
import { isIssue, readFigure } from '../scales/compiled-scale.js';
import type { CriteriaDefinition, CriteriaNode } from './criteria.js';

/** What the check of weights needs to know of a member of a group. */
export interface WeightedDraft {
  readonly node: CriteriaNode;
  readonly path: string;
  readonly weight: Fraction | null;
  readonly children: readonly WeightedDraft[] | null;
}

/**
 * Reads the weight of a criterion or group.
 *
 * @param weight - As authored.
 * @param path - Where the criterion stands.
 * @param issues - Receives `INVALID_NUMBER`, `NEGATIVE_WEIGHT`.
 * @returns The weight; `null` when there is none or it cannot be used.
 */
export function readWeight(weight: ExactInput | undefined, path: string, issues: VendorwiseIssue[]): Fraction | null {
  if (weight === undefined) return null;
  const at = `${path}.weight`;
  const value = readFigure(weight, at);
  if (!isIssue(value) && value.gte(ZERO)) return value;
  issues.push(
    isIssue(value)
      ? value
      : issue('NEGATIVE_WEIGHT', at, 'A weight is not negative; turn the scale round instead.', {
          received: weight,
          expected: 'at least 0',
        }),
  );
  return null;
}

/**
 * Checks the weights of siblings: who needs one, and what they sum to.
 *
 * @param siblings - Members of one group, or of the document.
 * @param path - Where their list stands.
 * @param definition - For the unit of weights and `normalize`.
 * @param top - Whether they are the document's own members, one of which must carry weight.
 * @param issues - Receives `WEIGHT_MISSING`, `NOTHING_TO_WEIGH`, `WEIGHTS_ALL_ZERO`, `WEIGHT_SUM`.
 */
export function checkWeights(
  siblings: readonly WeightedDraft[],
  path: string,
  definition: CriteriaDefinition,
  top: boolean,
  issues: VendorwiseIssue[],
): void {
  for (const one of siblings) checkPresence(one, issues);
  const given = siblings.filter(({ node }) => node.weight !== undefined);
  if (given.length === 0) {
    if (top && !siblings.some(carriesWeight)) {
      issues.push(
        issue('NOTHING_TO_WEIGH', path, 'No criterion carries a weight, so there is nothing to rank vendors by.', {
          expected: 'at least one criterion with a weight',
        }),
      );
    }
    return;
  }
  const weights = given.flatMap(({ weight }) => (weight === null ? [] : [weight]));
  if (weights.length < given.length || siblings.some((one) => one.node.weight === undefined && carriesWeight(one)))
    return;
  checkSum(weights, path, definition, issues);
}

function checkPresence({ node, path, children }: WeightedDraft, issues: VendorwiseIssue[]): void {
  const weighted = children === null ? node.weight !== undefined : children.some(carriesWeight);
  if (children !== null && !weighted && node.weight !== undefined) {
    issues.push(
      issue(
        'NOTHING_TO_WEIGH',
        `${path}.weight`,
        `No criterion in "${node.id}" carries a weight, but the group does.`,
        {
          received: node.weight,
          expected: 'no weight, or a weighted criterion in the group',
          params: { id: node.id },
        },
      ),
    );
  }
  const hasGate = 'gates' in node && (node.gates ?? []).length > 0;
  if (node.weight === undefined && (weighted || (children === null && !hasGate))) {
    issues.push(
      issue(
        'WEIGHT_MISSING',
        `${path}.weight`,
        `"${node.id}" needs a weight${children === null ? ' or a gate' : ''}.`,
        {
          expected: 'a weight',
          params: { id: node.id },
        },
      ),
    );
  }
}

function carriesWeight({ node, children }: WeightedDraft): boolean {
  return node.weight !== undefined || (children?.some(carriesWeight) ?? false);
}

function checkSum(
  weights: readonly Fraction[],
  path: string,
  definition: CriteriaDefinition,
  issues: VendorwiseIssue[],
): void {
  const sum = weights.reduce<Fraction>((total, weight) => total.add(weight), ZERO);
  if (sum.equals(ZERO)) {
    issues.push(
      issue('WEIGHTS_ALL_ZERO', path, 'Every weight here is zero, so none of these criteria can count.', {
        received: '0',
        expected: 'at least one weight above 0',
      }),
    );
    return;
  }
  const unit = definition.weights ?? 'percent';
  if (unit === 'points' || definition.normalize === true) return;
  const whole = unit === 'percent' ? '100' : '1';
  if (sum.equals(fraction(whole))) return;
  const text = fractionToDecimalText(sum);
  issues.push(
    issue('WEIGHT_SUM', path, `The weights here sum to ${text}, not to ${whole}; correct them, or set normalize.`, {
      received: text,
      expected: `weights that sum to ${whole}, or normalize: true`,
      params: { sum: text, whole },
    }),
  );
}
