import * as z from 'zod/mini';
import { type ExactInput, tryFraction } from '../exact/fraction.js';
import type {
  CountAggregation,
  DatedKpiTarget,
  DistinctAggregation,
  FigureAggregation,
  KpiAggregation,
  KpiDefinition,
  KpiTarget,
  KpiTargetRange,
  KpiTolerance,
  PercentileAggregation,
  RatioAggregation,
  WeightedMeanAggregation,
} from './definition.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const decimal = /* @__PURE__ */ (() =>
  z.refine((value: unknown) => tryFraction(value as ExactInput) !== null, {
    error: 'This is not a decimal number.',
    params: { code: 'INVALID_NUMBER', expected: 'a number, or decimal text such as "99.95"' },
  }))();
// One flat union in each place: what is said about a wrong value is then about the form it comes closest to.
const figure = /* @__PURE__ */ (() => z.number().check(decimal))();
const figureText = /* @__PURE__ */ (() => z.string().check(decimal))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([figure, figureText]))();
const field = /* @__PURE__ */ (() => z.exactOptional(text))();

const range: z.ZodMiniType<KpiTargetRange> = /* @__PURE__ */ (() =>
  z.strictObject({
    min: exact,
    max: exact,
  } satisfies Record<keyof KpiTargetRange, z.ZodMiniType>))();

const target: z.ZodMiniType<KpiTarget> = /* @__PURE__ */ (() => z.union([figure, figureText, range]))();

const datedTarget: z.ZodMiniType<DatedKpiTarget> = /* @__PURE__ */ (() =>
  z.strictObject({
    effectiveFrom: text,
    target,
  } satisfies Record<keyof DatedKpiTarget, z.ZodMiniType>))();

const tolerance: z.ZodMiniType<KpiTolerance> = /* @__PURE__ */ (() =>
  z.union([z.strictObject({ points: exact }), z.strictObject({ percentOfTarget: exact })]))();

const aggregation: z.ZodMiniType<KpiAggregation> = /* @__PURE__ */ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('ratio'),
      numerator: field,
      denominator: field,
      scale: z.exactOptional(exact),
      parts: z.exactOptional(z.enum(['cases', 'amounts'])),
    } satisfies Record<keyof RatioAggregation, z.ZodMiniType>),
    z.strictObject({
      kind: z.enum(['sum', 'mean', 'min', 'max', 'last']),
      field,
    } satisfies Record<keyof FigureAggregation, z.ZodMiniType>),
    z.strictObject({
      kind: z.literal('weightedMean'),
      field,
      weight: field,
    } satisfies Record<keyof WeightedMeanAggregation, z.ZodMiniType>),
    z.strictObject({
      kind: z.literal('percentile'),
      field,
      percentile: exact,
      method: z.exactOptional(z.enum(['linear', 'nearestRank'])),
    } satisfies Record<keyof PercentileAggregation, z.ZodMiniType>),
    z.strictObject({ kind: z.literal('count') } satisfies Record<keyof CountAggregation, z.ZodMiniType>),
    z.strictObject({
      kind: z.literal('distinct'),
      field: text,
    } satisfies Record<keyof DistinctAggregation, z.ZodMiniType>),
  ]))();

/** Schema of a KPI definition; what its figures mean together is checked by `defineKpi`. */
export const kpiDefinitionSchema: z.ZodMiniType<KpiDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    version: z._default(z.int().check(z.gte(1)), 1),
    name: text,
    description: z.exactOptional(z.string()),
    unit: text,
    decimals: z._default(z.int().check(z.gte(0), z.lte(10)), 1),
    direction: z.enum(['higher', 'lower', 'range']),
    target: z.exactOptional(z.union([figure, figureText, range, z.array(datedTarget).check(z.minLength(1))])),
    baseline: z.exactOptional(exact),
    tolerance: z.exactOptional(tolerance),
    aggregation,
    minimumSample: z._default(z.number().check(z.gte(0)), 0),
    meaningfulChange: z.exactOptional(exact),
    frequency: z.exactOptional(z.enum(['day', 'week', 'month', 'quarter', 'year'])),
    weight: z.exactOptional(exact),
    owner: z.exactOptional(z.string()),
    source: z.exactOptional(z.string()),
  } satisfies Record<keyof KpiDefinition, z.ZodMiniType>))();
