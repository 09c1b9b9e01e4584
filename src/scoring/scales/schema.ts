import * as z from 'zod/mini';
import type { ExactInput } from '../../exact/fraction.js';
import type {
  ExponentialScale,
  NumberScale,
  OrdinalLevel,
  OrdinalScale,
  PiecewiseScale,
  PointsScale,
  PriceBand,
  PriceFormulaName,
  PriceScale,
  Scale,
  TargetScale,
  Tier,
  TiersScale,
  ValuePoint,
  YesNoScale,
} from './scale-definition.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([z.number(), z.string()]))();

const pointsScaleSchema: z.ZodMiniType<PointsScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('points'),
    min: exact,
    max: exact,
  } satisfies Record<keyof PointsScale, z.ZodMiniType>))();

const yesNoScaleSchema: z.ZodMiniType<YesNoScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('yesNo'),
  } satisfies Record<keyof YesNoScale, z.ZodMiniType>))();

const ordinalLevelSchema: z.ZodMiniType<OrdinalLevel> = /* @__PURE__ */ (() =>
  z.strictObject({
    level: text,
    percent: z.exactOptional(exact),
  } satisfies Record<keyof OrdinalLevel, z.ZodMiniType>))();

const ordinalScaleSchema: z.ZodMiniType<OrdinalScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('ordinal'),
    levels: z.array(z.union([text, ordinalLevelSchema])).check(z.minLength(2)),
  } satisfies Record<keyof OrdinalScale, z.ZodMiniType>))();

const numberScaleSchema: z.ZodMiniType<NumberScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('number'),
    min: exact,
    max: exact,
    direction: z._default(z.enum(['higher', 'lower']), 'higher'),
    outside: z._default(z.enum(['cap', 'error']), 'cap'),
    unit: z.exactOptional(text),
  } satisfies Record<keyof NumberScale, z.ZodMiniType>))();

const tierSchema: z.ZodMiniType<Tier> = /* @__PURE__ */ (() =>
  z.strictObject({
    from: z.exactOptional(exact),
    percent: exact,
  } satisfies Record<keyof Tier, z.ZodMiniType>))();

const tiersScaleSchema: z.ZodMiniType<TiersScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('tiers'),
    tiers: z.array(tierSchema).check(z.minLength(2)),
    unit: z.exactOptional(text),
  } satisfies Record<keyof TiersScale, z.ZodMiniType>))();

const targetScaleSchema: z.ZodMiniType<TargetScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('target'),
    min: exact,
    target: z.union([exact, z.tuple([exact, exact])]),
    max: exact,
    outside: z._default(z.enum(['cap', 'error']), 'cap'),
    unit: z.exactOptional(text),
  } satisfies Record<keyof TargetScale, z.ZodMiniType>))();

const valuePointSchema: z.ZodMiniType<ValuePoint> = /* @__PURE__ */ (() =>
  z.strictObject({
    at: exact,
    percent: exact,
  } satisfies Record<keyof ValuePoint, z.ZodMiniType>))();

const piecewiseScaleSchema: z.ZodMiniType<PiecewiseScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('piecewise'),
    points: z.array(valuePointSchema).check(z.minLength(2)),
    direction: z.exactOptional(z.enum(['higher', 'lower'])),
    unit: z.exactOptional(text),
  } satisfies Record<keyof PiecewiseScale, z.ZodMiniType>))();

const exponentialScaleSchema: z.ZodMiniType<ExponentialScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('exponential'),
    min: exact,
    max: exact,
    direction: z._default(z.enum(['higher', 'lower']), 'higher'),
    curvature: z.number().check(z.minimum(-20), z.maximum(20)),
    outside: z._default(z.enum(['cap', 'error']), 'cap'),
    unit: z.exactOptional(text),
  } satisfies Record<keyof ExponentialScale, z.ZodMiniType>))();

const priceFormulaSchema: z.ZodMiniType<PriceFormulaName> = /* @__PURE__ */ (() =>
  z.enum([
    'proportionalToLowest',
    'proportionalToLowestSquared',
    'proportionalToLowestCubed',
    'linearAboveLowest',
    'logarithmicAboveLowest',
    'linearMinMax',
    'meanDeviation',
    'meanPercentagePoints',
    'medianDeviation',
    'discountToBestDiscount',
    'bilinearDiscount',
    'belowBudget',
    'fixedBand',
    'priceBands',
  ]))();

const priceBandSchema: z.ZodMiniType<PriceBand> = /* @__PURE__ */ (() =>
  z.strictObject({
    upTo: exact,
    percent: exact,
  } satisfies Record<keyof PriceBand, z.ZodMiniType>))();

/** Schema of a price scale. */
export const priceScaleSchema: z.ZodMiniType<PriceScale> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('price'),
    formula: z._default(priceFormulaSchema, 'proportionalToLowest'),
    currency: text,
    budget: z.exactOptional(exact),
    fullPointsAt: z.exactOptional(exact),
    zeroPointsAt: z.exactOptional(exact),
    floorAtZero: z.exactOptional(z.boolean()),
    spanPercent: z.exactOptional(exact),
    shareAtMeanPercent: z.exactOptional(exact),
    bands: z.exactOptional(z.array(priceBandSchema).check(z.minLength(1))),
  } satisfies Record<keyof PriceScale, z.ZodMiniType>))();

/** Schema of any scale. */
export const scaleSchema: z.ZodMiniType<Scale> = /* @__PURE__ */ (() =>
  z.discriminatedUnion('kind', [
    pointsScaleSchema,
    yesNoScaleSchema,
    ordinalScaleSchema,
    numberScaleSchema,
    tiersScaleSchema,
    targetScaleSchema,
    piecewiseScaleSchema,
    exponentialScaleSchema,
    priceScaleSchema,
  ] as never))();
