import * as z from 'zod/mini';
import type { ExactInput } from '../../exact/fraction.js';
import type { BestWorstAnswers } from './best-worst-answers.js';
import type { AhpCriterion, AhpHierarchyDefinition } from './hierarchy-document.js';
import type { PairwiseComparisons, PairwiseJudgement } from './pairwise.js';
import type { AhpComparisons, BestWorstComparisons, WeightComparisons } from './weight-comparisons.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([z.number(), z.string()]))();
const exactByName: z.ZodMiniType<Readonly<Record<string, ExactInput>>> = /* @__PURE__ */ (() =>
  z.record(text, exact))();

/** An order of importance: names, most important first, with equals in a list of their own. */
export const orderSchema: z.ZodMiniType<{ readonly items: readonly (string | readonly string[])[] }> =
  /* @__PURE__ */ (() => z.strictObject({ items: z.array(z.union([text, z.array(text).check(z.minLength(1))])) }))();

/** Ranks by name. */
export const ranksSchema: z.ZodMiniType<{ readonly ranks: Readonly<Record<string, ExactInput>> }> =
  /* @__PURE__ */ (() => z.strictObject({ ranks: exactByName }))();

/** Swing points by name. */
export const swingSchema: z.ZodMiniType<{ readonly points: Readonly<Record<string, ExactInput>> }> =
  /* @__PURE__ */ (() => z.strictObject({ points: exactByName }))();

const judgementSchema: z.ZodMiniType<PairwiseJudgement> = /* @__PURE__ */ (() =>
  z.strictObject({
    a: text,
    b: text,
    ratio: exact,
  } satisfies Record<keyof PairwiseJudgement, z.ZodMiniType>))();

/** Schema of pairwise comparisons; `ahpWeights` also checks their meaning. */
export const pairwiseComparisonsSchema: z.ZodMiniType<PairwiseComparisons> = /* @__PURE__ */ (() =>
  z.strictObject({
    items: z.exactOptional(z.array(text)),
    matrix: z.exactOptional(z.array(z.array(z.union([exact, z.null()])))),
    judgements: z.exactOptional(z.array(judgementSchema)),
  } satisfies Record<keyof PairwiseComparisons, z.ZodMiniType>))();

const ahpCriterionSchema: z.ZodMiniType<AhpCriterion> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    comparisons: z.exactOptional(pairwiseComparisonsSchema),
    measured: z.exactOptional(exactByName),
    criteria: z.exactOptional(z.lazy(() => z.array(ahpCriterionSchema).check(z.minLength(1)))),
  } satisfies Record<keyof AhpCriterion, z.ZodMiniType>))();

/** Schema of an AHP hierarchy; `ahpHierarchy` also checks its meaning. */
export const ahpHierarchySchema: z.ZodMiniType<AhpHierarchyDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    alternatives: z.exactOptional(z.array(text).check(z.minLength(1))),
    comparisons: z.exactOptional(pairwiseComparisonsSchema),
    criteria: z.array(ahpCriterionSchema).check(z.minLength(1)),
  } satisfies Record<keyof AhpHierarchyDefinition, z.ZodMiniType>))();

/** Schema of the answers of the best-worst method; `bestWorstWeights` also checks their meaning. */
export const bestWorstSchema: z.ZodMiniType<BestWorstAnswers> = /* @__PURE__ */ (() =>
  z.strictObject({
    best: text,
    worst: text,
    bestToOthers: exactByName,
    othersToWorst: exactByName,
  } satisfies Record<keyof BestWorstAnswers, z.ZodMiniType>))();

/** Schema of the comparisons that a criteria document keeps; {@link weighByComparisons} also checks their meaning. */
export const weightComparisonsSchema: z.ZodMiniType<WeightComparisons> = /* @__PURE__ */ (() =>
  z.discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('ahp'),
      items: z.exactOptional(z.array(text)),
      matrix: z.exactOptional(z.array(z.array(z.union([exact, z.null()])))),
      judgements: z.exactOptional(z.array(judgementSchema)),
      vector: z.exactOptional(z.enum(['eigenvector', 'geometricMean', 'columnMean'])),
      randomIndex: z.exactOptional(z.enum(['saaty1980', 'saaty2005', 'tummalaLing1998', 'doneganDodd1991'])),
      limit: z.exactOptional(z.enum(['flat', 'saaty1994'])),
    } satisfies Record<keyof AhpComparisons, z.ZodMiniType>),
    z.strictObject({
      method: z.literal('bestWorst'),
      best: text,
      worst: text,
      bestToOthers: exactByName,
      othersToWorst: exactByName,
    } satisfies Record<keyof BestWorstComparisons, z.ZodMiniType>),
  ] as never))();
