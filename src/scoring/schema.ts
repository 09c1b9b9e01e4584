import * as z from 'zod/mini';
import type { ExactInput } from '../exact/fraction.js';
import type { MoneyInput } from '../exact/money.js';
import type {
  CriteriaDefinition,
  CriteriaGroup,
  CriteriaNode,
  Criterion,
  Gate,
  MissingPolicy,
  ScoreSheet,
  ScoreValue,
  WeightUnit,
} from './criteria/criteria.js';
import { scaleSchema } from './scales/schema.js';
import { weightComparisonsSchema } from './weighting/schema.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([z.number(), z.string()]))();

const gateSchema: z.ZodMiniType<Gate> = /* @__PURE__ */ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('required') }),
    z.strictObject({ kind: z.literal('minimum'), value: exact }),
    z.strictObject({ kind: z.literal('maximum'), value: exact }),
  ]))();

const weightUnitSchema: z.ZodMiniType<WeightUnit> = /* @__PURE__ */ (() =>
  z.enum(['percent', 'share', 'points', 'swing', 'rankOrderCentroid', 'rankSum', 'rankReciprocal', 'rankExponent']))();

/** Schema of one criterion: what a document must look like before its meaning is checked. */
export const criterionSchema: z.ZodMiniType<Criterion> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: z.exactOptional(text),
    description: z.exactOptional(z.string()),
    weight: z.exactOptional(exact),
    scale: scaleSchema,
    gates: z.exactOptional(z.array(gateSchema)),
    rubric: z.exactOptional(z.record(z.string(), z.string())),
  } satisfies Record<keyof Criterion, z.ZodMiniType>))();

const criteriaGroupSchema: z.ZodMiniType<CriteriaGroup> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: z.exactOptional(text),
    description: z.exactOptional(z.string()),
    weight: z.exactOptional(exact),
    weights: z.exactOptional(weightUnitSchema),
    weightExponent: z.exactOptional(exact),
    comparisons: z.exactOptional(weightComparisonsSchema),
    criteria: z.lazy(() => z.array(criteriaNodeSchema).check(z.minLength(1))),
  } satisfies Record<keyof CriteriaGroup, z.ZodMiniType>))();

/** Schema of a criterion or a group of them. */
export const criteriaNodeSchema: z.ZodMiniType<CriteriaNode> = /* @__PURE__ */ (() =>
  z.union([criterionSchema, criteriaGroupSchema]))();

const missingPolicySchema: z.ZodMiniType<MissingPolicy> = /* @__PURE__ */ (() =>
  z.enum(['unranked', 'error', 'zero', 'worst', 'neutral', 'reweightSiblings', 'reweightGlobal']))();

/** Schema of a criteria document: its form; `defineCriteria` also checks its meaning. */
export const criteriaDefinitionSchema: z.ZodMiniType<CriteriaDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    version: z.int().check(z.minimum(1)),
    name: z.exactOptional(text),
    weights: z._default(weightUnitSchema, 'percent'),
    weightExponent: z.exactOptional(exact),
    comparisons: z.exactOptional(weightComparisonsSchema),
    normalize: z._default(z.boolean(), false),
    missing: z._default(missingPolicySchema, 'unranked'),
    minimumTotal: z.exactOptional(exact),
    tieBreak: z.exactOptional(z.array(text)),
    criteria: z.array(criteriaNodeSchema).check(z.minLength(1)),
  } satisfies Record<keyof CriteriaDefinition, z.ZodMiniType>))();

const moneyInputSchema: z.ZodMiniType<MoneyInput> = /* @__PURE__ */ (() =>
  z.strictObject({
    amount: exact,
    currency: text,
  } satisfies Record<keyof MoneyInput, z.ZodMiniType>))();

/** Schema of one score, whatever its scale. */
export const scoreValueSchema: z.ZodMiniType<ScoreValue> = /* @__PURE__ */ (() =>
  z.union([z.boolean(), z.number(), z.string(), moneyInputSchema, z.null()]))();

/** Schema of one vendor's score sheet; `scoreVendors` also checks it against the criteria. */
export const scoreSheetSchema: z.ZodMiniType<ScoreSheet> = /* @__PURE__ */ (() =>
  z.strictObject({
    vendor: text,
    scores: z.record(z.string(), scoreValueSchema),
    comments: z.exactOptional(z.record(z.string(), z.string())),
  } satisfies Record<keyof ScoreSheet, z.ZodMiniType>))();

/**
 * Sheets as `scoreVendors` first reads them: any value may stand as a score, because what it must be depends on the
 * criterion's scale, and only that knows what to tell the author.
 */
export const sheetListSchema: z.ZodMiniType<
  readonly {
    readonly vendor: string;
    readonly scores: Readonly<Record<string, unknown>>;
    readonly comments?: Readonly<Record<string, string>>;
  }[]
> = /* @__PURE__ */ (() =>
  z.array(
    z.strictObject({
      vendor: text,
      scores: z.record(z.string(), z.unknown()),
      comments: z.exactOptional(z.record(z.string(), z.string())),
    } satisfies Record<keyof ScoreSheet, z.ZodMiniType>),
  ))();
