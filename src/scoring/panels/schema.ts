import * as z from 'zod/mini';
import type { ExactInput } from '../../exact/fraction.js';
import type { ScoreSheet } from '../criteria/criteria.js';
import { scoreValueSchema } from '../schema.js';
import type {
  Moderation,
  PanelAggregate,
  PanelDefinition,
  PanelEvaluator,
  PanelRatings,
  RatingSheet,
  Recusal,
} from './panel.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const exact: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() => z.union([z.number(), z.string()]))();

const panelEvaluatorSchema: z.ZodMiniType<PanelEvaluator> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    name: z.exactOptional(text),
    weight: z._default(exact, 1),
    criteria: z.exactOptional(z.array(text).check(z.minLength(1))),
  } satisfies Record<keyof PanelEvaluator, z.ZodMiniType>))();

const aggregateSchema: z.ZodMiniType<PanelAggregate> = /* @__PURE__ */ (() =>
  z.enum(['mean', 'median', 'trimmedMean']))();

/** Schema of a panel: its form; `definePanel` also checks its meaning. */
export const panelDefinitionSchema: z.ZodMiniType<PanelDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text,
    version: z.int().check(z.minimum(1)),
    name: z.exactOptional(text),
    evaluators: z.array(panelEvaluatorSchema).check(z.minLength(1)),
    facts: z._default(z.array(text), []),
    aggregate: z._default(aggregateSchema, 'mean'),
    trimShare: z.exactOptional(exact),
    minimumRatings: z._default(z.int().check(z.minimum(1)), 1),
  } satisfies Record<keyof PanelDefinition, z.ZodMiniType>))();

/** Ratings as they are first read: what a score must be depends on its scale, which tells the author more than a schema. */
export interface LooseRatings {
  readonly vendors: readonly string[];
  readonly ratings: readonly (LooseSheet & { readonly evaluator: string })[];
  readonly facts: readonly LooseSheet[];
  readonly recusals: NonNullable<PanelRatings['recusals']>;
  readonly moderation: readonly LooseModeration[];
}

/** A sheet whose scores are not checked yet. */
export interface LooseSheet {
  readonly vendor: string;
  readonly scores: Readonly<Record<string, unknown>>;
  readonly comments?: Readonly<Record<string, string>>;
}

type LooseModeration = Omit<NonNullable<PanelRatings['moderation']>[number], 'score'> & { readonly score?: unknown };

/** Schema of what a panel recorded; `scorePanel` also checks it against criteria and panel. */
export const panelRatingsSchema: z.ZodMiniType<PanelRatings> = /* @__PURE__ */ (() =>
  ratingsSchemaOf(scoreValueSchema))();

/** The same, but any value may stand as a score. */
export const looseRatingsSchema: z.ZodMiniType<LooseRatings> = /* @__PURE__ */ (() => ratingsSchemaOf(z.unknown()))();

function ratingsSchemaOf<Score>(score: z.ZodMiniType<Score>) {
  const sheet = {
    vendor: text,
    scores: z.record(z.string(), score),
    comments: z.exactOptional(z.record(z.string(), z.string())),
  };
  const recusal = z.strictObject({
    evaluator: text,
    vendor: text,
    reason: text,
    on: z.exactOptional(text),
  } satisfies Record<keyof Recusal, z.ZodMiniType>);
  const moderation = z.strictObject({
    vendor: text,
    criterion: text,
    score,
    reason: text,
    by: text,
    on: z.exactOptional(text),
  } satisfies Record<keyof Moderation, z.ZodMiniType>);
  return z.strictObject({
    vendors: z.array(text),
    ratings: z.array(z.strictObject({ evaluator: text, ...sheet } satisfies Record<keyof RatingSheet, z.ZodMiniType>)),
    facts: z._default(z.array(z.strictObject(sheet satisfies Record<keyof ScoreSheet, z.ZodMiniType>)), []),
    recusals: z._default(z.array(recusal), []),
    moderation: z._default(z.array(moderation), []),
  } satisfies Record<keyof PanelRatings, z.ZodMiniType>);
}
