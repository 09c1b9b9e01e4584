import { compiledOf } from '../../core/definition.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { type Fraction, fractionToDecimalText, ratioOf, ZERO } from '../../exact/fraction.js';
import { type CompiledScale, isIssue, readFigure } from '../scales/compiled-scale.js';
import { compileScale } from '../scales/scales.js';
import { scorecardDefinitionSchema } from './schema.js';
import type { PeriodWeights, Scorecard, ScorecardCriterion, ScorecardDefinition } from './scorecard.js';
import { readStandings, type StandingIndex } from './standings.js';

const FULL = /* @__PURE__ */ ratioOf(100, 1);

/** A criterion as runs need it. */
export interface ScorecardLeaf {
  readonly id: string;
  readonly name: string;
  /** Percent of the total. */
  readonly weight: Fraction;
  /** The most points that count; 100 points earn the whole weight. */
  readonly maxScore: Fraction;
  /** `null` when the host gives points. */
  readonly scale: CompiledScale | null;
}

/** A compiled scorecard. */
export interface ScorecardIndex {
  readonly definition: ScorecardDefinition;
  readonly leaves: readonly ScorecardLeaf[];
  readonly standings: readonly StandingIndex[];
  /** Weight of a period by its age. */
  weightAt(age: number): Fraction;
}

/** Name of the compiled form; raise the number when its layout changes. */
export const SCORECARD_KEY = 'scorecard.1';

/**
 * The compiled form of a checked scorecard.
 *
 * @param scorecard - What `defineScorecard` returned, or a copy of it.
 * @returns The index.
 * @throws {@link VendorwiseError} `NOT_DEFINED`; for a changed copy, the codes of `defineScorecard`.
 */
export function scorecardIndexOf(scorecard: Scorecard): ScorecardIndex {
  const from = { path: 'scorecard', by: 'defineScorecard' };
  const anew = (copy: ScorecardDefinition): ScorecardIndex =>
    compileScorecard(parseDocument(scorecardDefinitionSchema, copy));
  return compiledOf(scorecard, SCORECARD_KEY, anew, from);
}

/**
 * Checks the meaning of a scorecard of the right form and compiles it.
 *
 * @param definition - The document with its defaults.
 * @returns The index.
 * @throws {@link VendorwiseError} with everything that is wrong; the codes are those of `defineScorecard`.
 */
export function compileScorecard(definition: ScorecardDefinition): ScorecardIndex {
  const issues: VendorwiseIssue[] = [];
  const leaves = definition.criteria.flatMap((criterion, i) => leafOf(criterion, i, definition, issues));
  if (leaves.length === definition.criteria.length) checkWeightSum(leaves, issues);
  const standings = readStandings(definition.standings, issues);
  const weightAt = readPeriodWeights(definition.periodWeights ?? 'linear12', issues);
  throwIssues(issues);
  return { definition, leaves, standings, weightAt };
}

function leafOf(
  criterion: ScorecardCriterion,
  position: number,
  { criteria }: ScorecardDefinition,
  issues: VendorwiseIssue[],
): ScorecardLeaf[] {
  const { id, name, maxScore } = criterion;
  const path = `criteria[${position}]`;
  const before = issues.length;
  if (id === '__proto__') {
    const details = { received: id, expected: 'another id' };
    issues.push(
      issue(
        'INVALID_VALUE',
        `${path}.id`,
        'The id "__proto__" cannot be used: no period could give a score for it.',
        details,
      ),
    );
  }
  if (criteria.findIndex((one) => one.id === id) < position) {
    const details = { received: id, expected: 'an id of its own', params: { id } };
    issues.push(issue('DUPLICATE_CRITERION', `${path}.id`, `The id "${id}" is already used.`, details));
  }
  if (maxScore !== undefined && criterion.scale !== undefined) {
    const details = { received: maxScore, expected: 'either maxScore or scale' };
    issues.push(
      issue('INVALID_VALUE', `${path}.maxScore`, 'A scale says by itself how many points there are.', details),
    );
  }
  const weight = readFigure(criterion.weight, `${path}.weight`);
  const max = readFigure(maxScore ?? 100, `${path}.maxScore`);
  const scale = criterion.scale === undefined ? null : compileScale(criterion.scale, `${path}.scale`, issues);
  if (isIssue(weight)) issues.push(weight);
  else if (weight.lt(0)) {
    const details = { received: criterion.weight, expected: 'at least 0' };
    issues.push(issue('NEGATIVE_WEIGHT', `${path}.weight`, 'A weight is not negative.', details));
  }
  if (isIssue(max)) issues.push(max);
  else if (max.lte(0)) {
    const details = { received: maxScore, expected: 'more than 0' };
    issues.push(issue('OUT_OF_RANGE', `${path}.maxScore`, 'The most points that count are above 0.', details));
  }
  if (issues.length > before || isIssue(weight) || isIssue(max)) return [];
  return [{ id, name: name ?? id, weight, maxScore: max, scale }];
}

function checkWeightSum(leaves: readonly ScorecardLeaf[], issues: VendorwiseIssue[]): void {
  const sum = leaves.reduce<Fraction>((total, { weight }) => total.add(weight), ZERO);
  if (sum.equals(FULL)) return;
  const text = fractionToDecimalText(sum);
  issues.push(
    issue('WEIGHT_SUM', 'criteria', `The weights sum to ${text}, not to 100.`, {
      received: text,
      expected: 'weights that sum to 100',
      params: { sum: text, whole: '100' },
    }),
  );
}

function readPeriodWeights(weights: PeriodWeights, issues: VendorwiseIssue[]): (age: number) => Fraction {
  if (weights === 'equal') return () => FULL.div(FULL);
  if (weights === 'linear12') return linear(12);
  if (!Array.isArray(weights)) return linear((weights as { readonly linear: number }).linear);
  const before = issues.length;
  const list = (weights as readonly (string | number)[]).map((weight, i): Fraction => {
    const path = `periodWeights[${i}]`;
    const value = readFigure(weight, path);
    if (!isIssue(value) && value.gte(0)) return value;
    const details = { received: weight, expected: 'at least 0' };
    issues.push(isIssue(value) ? value : issue('NEGATIVE_WEIGHT', path, 'A weight is not negative.', details));
    return ZERO;
  });
  if (issues.length === before && list.every((weight) => weight.equals(0))) {
    const details = { received: '0', expected: 'at least one weight above 0' };
    issues.push(
      issue('WEIGHTS_ALL_ZERO', 'periodWeights', 'Every period weighs nothing, so there is no score.', details),
    );
  }
  return (age) => list[age] ?? ZERO;
}

function linear(length: number): (age: number) => Fraction {
  return (age) => ratioOf(Math.max(0, length - age), length);
}
