import * as z from 'zod/mini';
import type { ExactInput } from '../../exact/fraction.js';
import type {
  AdjustedBidRule,
  MonetizedQualityRule,
  PricePerPointRule,
  QualityPerPriceRule,
  QualityPriceOffer,
  QualityPriceRule,
  QualityPriceTieBreak,
  QualityValue,
} from './quality-price-report.js';
import type { FixedBudgetRule, LeastCostRule, Proposal, QcbsRule } from './selection-report.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([z.number(), z.string()]))();

/** Schema of the rule of `qcbs`. */
export const qcbsRuleSchema: z.ZodMiniType<QcbsRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    currency: text,
    technicalWeight: exact,
    priceWeight: exact,
    minimumTechnical: z.exactOptional(exact),
    roundFinancialScores: z.exactOptional(z.int().check(z.minimum(0), z.maximum(10))),
  } satisfies Record<keyof QcbsRule, z.ZodMiniType>))();

/** Schema of the rule of `leastCostSelection`. */
export const leastCostRuleSchema: z.ZodMiniType<LeastCostRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    currency: text,
    minimumTechnical: exact,
  } satisfies Record<keyof LeastCostRule, z.ZodMiniType>))();

/** Schema of the rule of `fixedBudgetSelection`. */
export const fixedBudgetRuleSchema: z.ZodMiniType<FixedBudgetRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    currency: text,
    budget: exact,
    minimumTechnical: z.exactOptional(exact),
  } satisfies Record<keyof FixedBudgetRule, z.ZodMiniType>))();

/** Schema of proposals; a price may be anything here, because what it must be depends on the rule's currency. */
export const proposalListSchema: z.ZodMiniType<readonly (Omit<Proposal, 'price'> & { readonly price?: unknown })[]> =
  /* @__PURE__ */ (() =>
    z.array(
      z.strictObject({
        vendor: text,
        technical: exact,
        price: z.exactOptional(z.unknown()),
      } satisfies Record<keyof Proposal, z.ZodMiniType>),
    ))();

const tieBreakSchema: z.ZodMiniType<QualityPriceTieBreak> = /* @__PURE__ */ (() =>
  z.enum(['lowerPrice', 'higherQuality']))();

const pricePerPointRuleSchema: z.ZodMiniType<PricePerPointRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    method: z.literal('pricePerPoint'),
    currency: text,
    maximumPrice: z.exactOptional(exact),
    tieBreak: z.exactOptional(tieBreakSchema),
    minimumQuality: z.exactOptional(exact),
    maximumQuality: z.exactOptional(exact),
  } satisfies Record<keyof PricePerPointRule, z.ZodMiniType>))();

const qualityPerPriceRuleSchema: z.ZodMiniType<QualityPerPriceRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    method: z.literal('qualityPerPrice'),
    currency: text,
    maximumPrice: z.exactOptional(exact),
    tieBreak: z.exactOptional(tieBreakSchema),
    minimumQuality: z.exactOptional(exact),
    maximumQuality: z.exactOptional(exact),
    bandPercent: z.exactOptional(exact),
    decideBy: z.exactOptional(z.enum(['quality', 'price'])),
  } satisfies Record<keyof QualityPerPriceRule, z.ZodMiniType>))();

const adjustedBidRuleSchema: z.ZodMiniType<AdjustedBidRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    method: z.literal('adjustedBid'),
    currency: text,
    maximumPrice: z.exactOptional(exact),
    tieBreak: z.exactOptional(tieBreakSchema),
    minimumQuality: z.exactOptional(exact),
    maximumQuality: z.exactOptional(exact),
  } satisfies Record<keyof AdjustedBidRule, z.ZodMiniType>))();

const qualityValueSchema: z.ZodMiniType<QualityValue> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: z.exactOptional(text),
    value: exact,
    minimumPercent: z.exactOptional(exact),
  } satisfies Record<keyof QualityValue, z.ZodMiniType>))();

const monetizedQualityRuleSchema: z.ZodMiniType<MonetizedQualityRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    method: z.literal('monetizedQuality'),
    currency: text,
    maximumPrice: z.exactOptional(exact),
    tieBreak: z.exactOptional(tieBreakSchema),
    values: z.array(qualityValueSchema).check(z.minLength(1)),
  } satisfies Record<keyof MonetizedQualityRule, z.ZodMiniType>))();

/** Schema of the rule of `qualityPrice`. */
export const qualityPriceRuleSchema: z.ZodMiniType<QualityPriceRule> = /* @__PURE__ */ (() =>
  z.discriminatedUnion('method', [
    pricePerPointRuleSchema,
    qualityPerPriceRuleSchema,
    adjustedBidRuleSchema,
    monetizedQualityRuleSchema,
  ] as never))();

/** Schema of offers; what price and quality must be depends on the rule. */
export const offerListSchema: z.ZodMiniType<
  readonly { readonly vendor: string; readonly price?: unknown; readonly quality?: unknown }[]
> = /* @__PURE__ */ (() =>
  z.array(
    z.strictObject({
      vendor: text,
      price: z.unknown(),
      quality: z.unknown(),
    } satisfies Record<keyof QualityPriceOffer, z.ZodMiniType>),
  ))();
