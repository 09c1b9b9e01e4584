import { issue, type VendorwiseIssue } from '../../core/errors.js';
import {
  type ExactInput,
  type Fraction,
  fraction,
  fractionToDecimalText,
  sumFractions,
  ZERO,
} from '../../exact/fraction.js';
import { figureWithin } from '../scales/compiled-scale.js';
import { IMPORTANCE } from '../weighting/messages.js';
import { placesOf, readRank, sharesByPlace } from '../weighting/rank-places.js';
import type { CriteriaNode, WeightUnit } from './criteria.js';
import { isRankForm, type WeightConvention } from './weight-convention.js';

/** What the check of weights needs to know of a member of a group. */
export interface WeightedDraft {
  readonly node: CriteriaNode;
  readonly path: string;
  readonly weight: Fraction | null;
  readonly children: readonly WeightedDraft[] | null;
}

/** A weight as it was announced. */
export interface StatedWeight {
  readonly form: WeightUnit;
  /** The weight as authored. */
  readonly given: string;
  /** The same in words, e.g. `'rank 2 of 4 (rank order centroid)'`. */
  readonly importance: string;
}

/** A weight on a scale on which those of siblings can be added, and how it was announced; `null` for a pure gate. */
export interface WeighedSibling {
  readonly weight: Fraction | null;
  readonly stated: StatedWeight | null;
}

/**
 * Reads the weight of a criterion or group.
 *
 * @param issues - Receives `INVALID_NUMBER`, `NEGATIVE_WEIGHT`, `INVALID_RANK`.
 * @returns The weight or the rank; `null` when there is none or it cannot be used.
 */
export function readWeight(
  weight: ExactInput | undefined,
  path: string,
  form: WeightUnit,
  issues: VendorwiseIssue[],
): Fraction | null {
  if (weight === undefined) return null;
  const at = `${path}.weight`;
  if (isRankForm(form)) return readRank(weight, at, issues);
  const message = 'A weight is not negative; turn the scale round instead.';
  return figureWithin(weight, at, { least: 0, code: 'NEGATIVE_WEIGHT', message, expected: 'at least 0' }, issues);
}

/**
 * Checks the weights of siblings (who needs one, what they sum to, whether ranks have holes) and makes them comparable.
 *
 * @param top - Whether they are the document's own members, one of which must carry weight.
 * @param issues - Receives `WEIGHT_MISSING`, `NOTHING_TO_WEIGH`, `WEIGHTS_ALL_ZERO`, `WEIGHT_SUM`, `RANK_GAP`.
 * @returns One weight for each sibling; not to be used when there are issues.
 */
export function weighSiblings(
  siblings: readonly WeightedDraft[],
  path: string,
  convention: WeightConvention,
  top: boolean,
  issues: VendorwiseIssue[],
): WeighedSibling[] {
  const unweighed = siblings.map(({ weight }) => ({ weight, stated: null }));
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
    return unweighed;
  }
  const weights = given.flatMap(({ weight }) => (weight === null ? [] : [weight]));
  if (weights.length < given.length || siblings.some((one) => one.node.weight === undefined && carriesWeight(one)))
    return unweighed;
  const whole = wholeOf(given, weights, path, convention, issues);
  if (whole === null) return unweighed;
  return siblings.map((one): WeighedSibling => {
    const { weight } = one.node;
    if (weight === undefined) return { weight: null, stated: null };
    return { weight: whole.weights[given.indexOf(one)] ?? null, stated: statedWeight(weight, whole.text, convention) };
  });
}

/** Weights that can be added, and what the words of an announcement compare them with: their sum, or their number. */
interface Whole {
  readonly weights: readonly Fraction[];
  readonly text: string;
}

function wholeOf(
  given: readonly WeightedDraft[],
  weights: readonly Fraction[],
  path: string,
  { form, exponent, normalize }: WeightConvention,
  issues: VendorwiseIssue[],
): Whole | null {
  if (isRankForm(form)) {
    const ranks = weights.map((rank, i) => ({ rank, path: `${given[i]?.path}.weight` }));
    const places = placesOf(ranks, issues);
    return places && { weights: sharesByPlace(places, form, exponent), text: String(ranks.length) };
  }
  const sum = sumFractions(weights);
  checkSum(sum, path, form, normalize, issues);
  return { weights, text: fractionToDecimalText(sum) };
}

function statedWeight(weight: ExactInput, whole: string, { form, exponentText }: WeightConvention): StatedWeight {
  const given = String(weight);
  return { form, given, importance: IMPORTANCE[form](given, whole, exponentText ?? '') };
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

function checkSum(sum: Fraction, path: string, form: WeightUnit, normalize: boolean, issues: VendorwiseIssue[]): void {
  if (sum.equals(ZERO)) {
    issues.push(
      issue('WEIGHTS_ALL_ZERO', path, 'Every weight here is zero, so none of these criteria can count.', {
        received: '0',
        expected: 'at least one weight above 0',
      }),
    );
    return;
  }
  if (normalize || (form !== 'percent' && form !== 'share')) return;
  const whole = form === 'percent' ? '100' : '1';
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
