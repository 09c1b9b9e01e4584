import { compiledOf } from '../../core/definition.js';
import { issue, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import {
  type Fraction,
  fractionToDecimalText,
  HUNDRED,
  ONE,
  ratioOf,
  sumFractions,
  ZERO,
} from '../../exact/fraction.js';
import { type CompiledScale, figureWithin } from '../scales/compiled-scale.js';
import { compileScale } from '../scales/scales.js';
import { scorecardDefinitionSchema } from './schema.js';
import type { PeriodWeights, Scorecard, ScorecardCriterion, ScorecardDefinition } from './scorecard.js';
import { readStandings, type StandingIndex } from './standings.js';

/** A criterion as runs need it. */
export interface ScorecardLeaf {
  readonly id: string;
  readonly name: string;
  /** Percent of the total. */
  readonly weight: Fraction;
  /** The most points that count; 100 points earn the whole weight. */
  readonly maximumScore: Fraction;
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

const NOT_NEGATIVE_WEIGHT = {
  least: 0,
  code: 'NEGATIVE_WEIGHT',
  message: 'A weight is not negative.',
  expected: 'at least 0',
} as const;

/** Name of the compiled form; raise the number when its layout changes. */
export const SCORECARD_KEY = 'scorecard.1';

/** The compiled form of a checked scorecard, or of a copy of one. */
export function scorecardIndexOf(scorecard: Scorecard): ScorecardIndex {
  const from = { path: 'scorecard', by: 'defineScorecard' };
  const anew = (copy: ScorecardDefinition): ScorecardIndex =>
    compileScorecard(parseDocument(scorecardDefinitionSchema, copy));
  return compiledOf(scorecard, SCORECARD_KEY, anew, from);
}

/** Checks the meaning of a scorecard of the right form and compiles it; throws everything that is wrong at once. */
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
  const { id, name, maximumScore } = criterion;
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
  if (maximumScore !== undefined && criterion.scale !== undefined) {
    const details = { received: maximumScore, expected: 'either maximumScore or scale' };
    issues.push(
      issue('INVALID_VALUE', `${path}.maximumScore`, 'A scale says by itself how many points there are.', details),
    );
  }
  const scale = criterion.scale === undefined ? null : compileScale(criterion.scale, `${path}.scale`, issues);
  const weight = figureWithin(criterion.weight, `${path}.weight`, NOT_NEGATIVE_WEIGHT, issues);
  const message = 'The most points that count are above 0.';
  const positive = { above: 0, message, expected: 'more than 0' };
  const most = figureWithin(maximumScore ?? 100, `${path}.maximumScore`, positive, issues);
  if (issues.length > before || weight === null || most === null) return [];
  return [{ id, name: name ?? id, weight, maximumScore: most, scale }];
}

function checkWeightSum(leaves: readonly ScorecardLeaf[], issues: VendorwiseIssue[]): void {
  const sum = sumFractions(leaves.map(({ weight }) => weight));
  if (sum.equals(HUNDRED)) return;
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
  if (weights === 'equal') return () => ONE;
  if (weights === 'linear12') return linear(12);
  if (!Array.isArray(weights)) return linear((weights as { readonly linear: number }).linear);
  const before = issues.length;
  const list = (weights as readonly (string | number)[]).map((weight, i): Fraction => {
    return figureWithin(weight, `periodWeights[${i}]`, NOT_NEGATIVE_WEIGHT, issues) ?? ZERO;
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
