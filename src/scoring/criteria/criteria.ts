import type { Defined } from '../../core/definition.js';
import type { ExactInput } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import type { Scale } from '../scales/scale-definition.js';
import type { RankWeightMethod } from '../weighting/rank-method.js';
import type { WeightComparisons } from '../weighting/weight-comparisons.js';

/**
 * How weights among siblings are written.
 *
 * - `percent`: percents that sum to 100. `share`: shares that sum to 1. `points`: points of any sum.
 * - `swing`: points for the swing from the worst to the best bid expected, 100 for the one that matters most.
 * - `rankOrderCentroid`, `rankSum`, `rankReciprocal`, `rankExponent`: ranks, 1 for the most important, equals share one;
 *   `rankWeights` says how they become weights.
 */
export type WeightUnit = 'percent' | 'share' | 'points' | 'swing' | RankWeightMethod;

/**
 * What a missing score of a weighted criterion does.
 *
 * - `unranked`: no total and no rank, and a finding.
 * - `error`: an error that lists every missing score.
 * - `zero`: it counts as no points at all.
 * - `worst`: it counts as the lowest score that an eligible vendor got on that criterion (no points if none did).
 * - `neutral`: it counts as half of the points (a convention, not a measurement).
 * - `reweightSiblings`: its weight goes to the answered siblings; a group without any answer hands its weight up.
 * - `reweightGlobal`: its weight goes to all answered criteria.
 */
export type MissingPolicy = 'unranked' | 'error' | 'zero' | 'worst' | 'neutral' | 'reweightSiblings' | 'reweightGlobal';

/**
 * A condition for staying in. `required`: a score is given, and a yes/no score is yes. `minimum` and `maximum`: the
 * score reaches, or does not pass, a value of the criterion's own scale (for an ordinal scale, a level). A missing
 * score fails every gate.
 */
export type Gate =
  | { readonly kind: 'required' }
  | { readonly kind: 'minimum'; readonly value: ExactInput }
  | { readonly kind: 'maximum'; readonly value: ExactInput };

/** One thing that vendors are scored on. */
export interface Criterion {
  /** Unique in the whole document. */
  readonly id: string;
  /** @defaultValue the id */
  readonly name?: string;
  readonly description?: string;
  /** Weight among its siblings, in the form of the group it stands in; none for a pure gate. */
  readonly weight?: ExactInput;
  readonly scale: Scale;
  readonly gates?: readonly Gate[];
  /** What a score means in words, by score (`'yes'` and `'no'` for yes/no, the level for ordinal scales). */
  readonly rubric?: Readonly<Record<string, string>>;
}

/** A group of criteria and groups, to any depth. */
export interface CriteriaGroup {
  /** Unique in the whole document. */
  readonly id: string;
  /** @defaultValue the id */
  readonly name?: string;
  readonly description?: string;
  /** Weight among its siblings, in the form of the group it stands in; none when every criterion in it is a pure gate. */
  readonly weight?: ExactInput;
  /** How the weights of its members are written. @defaultValue as around the group */
  readonly weights?: WeightUnit;
  /** Exponent of `rankExponent`, from 0 to 10. @defaultValue as around the group */
  readonly weightExponent?: ExactInput;
  /** The answers that the weights of its members come from; `weighByComparisons` fills them in. @defaultValue none */
  readonly comparisons?: WeightComparisons;
  readonly criteria: readonly CriteriaNode[];
}

/** A criterion or a group of them. */
export type CriteriaNode = Criterion | CriteriaGroup;

/** How vendors will be scored: the document to publish with the tender. */
export interface CriteriaDefinition {
  readonly id: string;
  /** A whole number from 1; raise it with every change. */
  readonly version: number;
  readonly name?: string;
  /** How weights are written; a group may say otherwise for its members. @defaultValue `'percent'` */
  readonly weights?: WeightUnit;
  /** Exponent of `rankExponent`, from 0 to 10; needed there and refused elsewhere. @defaultValue none */
  readonly weightExponent?: ExactInput;
  /** The answers that the weights of `criteria` come from; `weighByComparisons` fills them in. @defaultValue none */
  readonly comparisons?: WeightComparisons;
  /** Whether siblings whose percents or shares do not sum to the whole are scaled to it. @defaultValue `false` */
  readonly normalize?: boolean;
  /** @defaultValue `'unranked'` */
  readonly missing?: MissingPolicy;
  /** Total, 0 to 100, that a vendor must reach to be ranked. @defaultValue none */
  readonly minimumTotal?: ExactInput;
  /**
   * What decides between vendors with equal totals: ids of criteria or groups that carry weight. The vendor with more
   * points for the first of them stands first, else the next one decides. @defaultValue none: equals share a rank
   */
  readonly tieBreak?: readonly string[];
  readonly criteria: readonly CriteriaNode[];
}

/** Checked criteria, ready to score with. */
export type Criteria = Defined<CriteriaDefinition>;

/** A score as the sheet gives it; `null` (or no entry) means that there is none. */
export type ScoreValue = boolean | number | string | MoneyInput | null;

/** The scores of one vendor. */
export interface ScoreSheet {
  /** Unique among the sheets. */
  readonly vendor: string;
  /**
   * By criterion id: points, figures and prices as numbers or decimal text (points and figures also as an exact ratio
   * such as `'11/3'`), levels by name, yes/no as booleans.
   */
  readonly scores: Readonly<Record<string, ScoreValue>>;
  /** The evaluator's reason, by criterion id; it stays with the score. */
  readonly comments?: Readonly<Record<string, string>>;
}
