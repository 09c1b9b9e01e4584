import * as z from 'zod/mini';
import type { ExactInput } from '../../exact/fraction.js';
import { scaleSchema } from '../scales/schema.js';
import type { FixedScale } from '../scales/score-on-scale.js';
import type {
  ClosedPeriod,
  PeriodWeights,
  ScorecardCriterion,
  ScorecardDefinition,
  ScorecardMissing,
  ScorecardPeriod,
  ScoredPeriod,
  Standing,
  StandingAction,
} from './scorecard.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([z.number(), z.string()]))();

const fixedScaleSchema: z.ZodMiniType<FixedScale> = /* @__PURE__ */ (() =>
  scaleSchema.check(
    z.refine((scale) => scale.kind !== 'price', {
      error: 'A price is compared with other bids; a scorecard has none.',
      params: { code: 'INVALID_SCALE', expected: 'any scale but "price"' },
    }),
  ) as z.ZodMiniType<unknown> as z.ZodMiniType<FixedScale>)();

const criterionSchema: z.ZodMiniType<ScorecardCriterion> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: z.exactOptional(text),
    weight: exact,
    maximumScore: z.exactOptional(exact),
    scale: z.exactOptional(fixedScaleSchema),
  } satisfies Record<keyof ScorecardCriterion, z.ZodMiniType>))();

const actionSchema: z.ZodMiniType<StandingAction> = /* @__PURE__ */ (() =>
  z.enum(['warnOnRequests', 'blockRequests', 'warnOnOrders', 'blockOrders', 'notifySupplier', 'notifyOwner']))();

const standingSchema: z.ZodMiniType<Standing> = /* @__PURE__ */ (() =>
  z.strictObject({
    name: text,
    from: exact,
    to: z.exactOptional(exact),
    colour: z.exactOptional(text),
    actions: z.exactOptional(z.array(actionSchema)),
  } satisfies Record<keyof Standing, z.ZodMiniType>))();

const periodSchema: z.ZodMiniType<ScorecardPeriod> = /* @__PURE__ */ (() =>
  z.enum(['week', 'month', 'quarter', 'year']))();

const missingSchema: z.ZodMiniType<ScorecardMissing> = /* @__PURE__ */ (() =>
  z.enum(['reweight', 'zero', 'noTotal']))();

const periodWeightsSchema: z.ZodMiniType<PeriodWeights> = /* @__PURE__ */ (() =>
  z.union([
    z.enum(['linear12', 'equal']),
    z.strictObject({ linear: z.int().check(z.minimum(1), z.maximum(1000)) }),
    z.array(exact).check(z.minLength(1), z.maxLength(1000)),
  ]))();

/** Schema of a scorecard: its form; `defineScorecard` also checks its meaning. */
export const scorecardDefinitionSchema: z.ZodMiniType<ScorecardDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    version: z.int().check(z.minimum(1)),
    name: z.exactOptional(text),
    period: z._default(periodSchema, 'month'),
    criteria: z.array(criterionSchema).check(z.minLength(1)),
    periodWeights: z._default(periodWeightsSchema, 'linear12'),
    missing: z._default(missingSchema, 'reweight'),
    standings: z.array(standingSchema).check(z.minLength(1)),
  } satisfies Record<keyof ScorecardDefinition, z.ZodMiniType>))();

/** What a score must be depends on its criterion, and only that knows what to tell the author. */
const scoredPeriodSchema: z.ZodMiniType<
  Omit<ScoredPeriod, 'scores'> & { readonly scores: Readonly<Record<string, unknown>> }
> = /* @__PURE__ */ (() =>
  z.strictObject({
    period: text,
    scores: z.record(z.string(), z.unknown()),
  } satisfies Record<keyof ScoredPeriod, z.ZodMiniType>))();

const closedPeriodSchema: z.ZodMiniType<ClosedPeriod> = /* @__PURE__ */ (() =>
  z.strictObject({
    period: text,
    total: z.nullable(exact),
  } satisfies Record<keyof ClosedPeriod, z.ZodMiniType>))();

/** A period of the right form. */
export type ParsedPeriod =
  | ClosedPeriod
  | (Omit<ScoredPeriod, 'scores'> & { readonly scores: Readonly<Record<string, unknown>> });

/** Schema of the periods of a supplier. */
export const supplierPeriodsSchema: z.ZodMiniType<readonly ParsedPeriod[]> = /* @__PURE__ */ (() =>
  z.array(z.union([scoredPeriodSchema, closedPeriodSchema])))();

/** Schema of suppliers with their periods. */
export const supplierRecordsSchema: z.ZodMiniType<
  readonly { readonly supplier: string; readonly periods: readonly ParsedPeriod[] }[]
> = /* @__PURE__ */ (() => z.array(z.strictObject({ supplier: text, periods: supplierPeriodsSchema })))();
