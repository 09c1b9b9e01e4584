import * as z from 'zod/mini';
import type { ExactInput } from '../../exact/fraction.js';
import type {
  ScoredByHand,
  ScoredByReport,
  SourcingCase,
  SourcingCosts,
  SourcingCriterion,
  VolumeCase,
} from './sourcing-case.js';
import type { CostCategory, CostLine, CostPlan, ResidualValue, YearlyCost } from './total-cost.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([z.number(), z.string()]))();

const costCategorySchema: z.ZodMiniType<CostCategory> = /* @__PURE__ */ (() =>
  z.enum([
    'purchase',
    'operation',
    'maintenance',
    'training',
    'transition',
    'governance',
    'switching',
    'risk',
    'other',
  ]))();

const yearlyCostSchema: z.ZodMiniType<YearlyCost> = /* @__PURE__ */ (() =>
  z.strictObject({
    amount: exact,
    fromYear: z.exactOptional(z.number()),
    toYear: z.number(),
    changePercent: z.exactOptional(exact),
  } satisfies Record<keyof YearlyCost, z.ZodMiniType>))();

const costLineSchema: z.ZodMiniType<CostLine> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: z.exactOptional(text),
    category: costCategorySchema,
    amounts: z.exactOptional(z.array(exact).check(z.minLength(1))),
    yearly: z.exactOptional(yearlyCostSchema),
  } satisfies Record<keyof CostLine, z.ZodMiniType>))();

const residualValueSchema: z.ZodMiniType<ResidualValue> = /* @__PURE__ */ (() =>
  z.strictObject({
    amount: exact,
    year: z.exactOptional(z.number()),
  } satisfies Record<keyof ResidualValue, z.ZodMiniType>))();

/** Schema of the plan of `totalCostOfOwnership`. */
export const costPlanSchema: z.ZodMiniType<CostPlan> = /* @__PURE__ */ (() =>
  z.strictObject({
    currency: text,
    discountRatePercent: z.exactOptional(exact),
    costs: z.array(costLineSchema),
    residualValue: z.exactOptional(residualValueSchema),
  } satisfies Record<keyof CostPlan, z.ZodMiniType>))();

const sourcingCostsSchema: z.ZodMiniType<SourcingCosts> = /* @__PURE__ */ (() =>
  z.strictObject({
    costs: z.array(costLineSchema),
    residualValue: z.exactOptional(residualValueSchema),
  } satisfies Record<keyof SourcingCosts, z.ZodMiniType>))();

/** Schema of the volumes of `breakEvenVolume`. */
export const volumeCaseSchema: z.ZodMiniType<VolumeCase> = /* @__PURE__ */ (() =>
  z.strictObject({
    make: z.strictObject({ fixed: exact, variablePerUnit: exact } satisfies Record<
      keyof VolumeCase['make'],
      z.ZodMiniType
    >),
    outsource: z.strictObject({ fixed: exact, pricePerUnit: exact } satisfies Record<
      keyof VolumeCase['outsource'],
      z.ZodMiniType
    >),
    plannedUnits: z.exactOptional(exact),
  } satisfies Record<keyof VolumeCase, z.ZodMiniType>))();

const sourcingCriterionSchema: z.ZodMiniType<SourcingCriterion> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: z.exactOptional(text),
    weight: exact,
    makePercent: exact,
    outsourcePercent: exact,
  } satisfies Record<keyof SourcingCriterion, z.ZodMiniType>))();

const scoredByHandSchema: z.ZodMiniType<ScoredByHand> = /* @__PURE__ */ (() =>
  z.strictObject({
    criteria: z.array(sourcingCriterionSchema).check(z.minLength(1)),
    weightPercent: z.exactOptional(exact),
  } satisfies Record<keyof ScoredByHand, z.ZodMiniType>))();

/** What a report is, `checkReport` says: it was made by the library, not written by hand. */
const scoredByReportSchema: z.ZodMiniType<ScoredByReport> = /* @__PURE__ */ (() =>
  z.strictObject({
    report: z.unknown() as unknown as z.ZodMiniType<ScoredByReport['report']>,
    make: text,
    outsource: text,
    weightPercent: z.exactOptional(exact),
  } satisfies Record<keyof ScoredByReport, z.ZodMiniType>))();

/** Schema of the case of `makeOrOutsource`. */
export const sourcingCaseSchema: z.ZodMiniType<SourcingCase> = /* @__PURE__ */ (() =>
  z.strictObject({
    currency: text,
    discountRatePercent: z.exactOptional(exact),
    make: sourcingCostsSchema,
    outsource: sourcingCostsSchema,
    volume: z.exactOptional(volumeCaseSchema),
    qualitative: z.exactOptional(z.union([scoredByHandSchema, scoredByReportSchema])),
  } satisfies Record<keyof SourcingCase, z.ZodMiniType>))();
