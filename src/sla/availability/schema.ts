import * as z from 'zod/mini';
import type { ExactInput } from '../../exact/fraction.js';
import { tryFraction } from '../../exact/fraction.js';
import type {
  CompositeModel,
  CompositePart,
  KOfNModel,
  ParallelModel,
  SeriesModel,
  WeightedModel,
  WeightedPart,
} from './composite-model.js';
import type { OutageRelief } from './outage-relief.js';

function isPercent(value: ExactInput): boolean {
  const read = tryFraction(value);
  return read !== null && read.compare(0) >= 0 && read.compare(100) <= 0;
}

function isWeight(value: ExactInput): boolean {
  const read = tryFraction(value);
  return read !== null && read.compare(0) >= 0;
}

const percent: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() =>
  z.union([z.string(), z.number()]).check(
    z.refine(isPercent, {
      error: 'An availability is a percentage from 0 to 100.',
      params: { code: 'INVALID_PERCENT', expected: 'a number or decimal text from 0 to 100, e.g. "99.95"' },
    }),
  ))();

const weight: z.ZodMiniType<ExactInput> = /* @__PURE__ */ (() =>
  z.union([z.string(), z.number()]).check(
    z.refine(isWeight, {
      error: 'A weight is a number of at least 0.',
      params: { code: 'INVALID_WEIGHT', expected: 'a number or decimal text of at least 0' },
    }),
  ))();

const name: z.ZodMiniType<string> = /* @__PURE__ */ (() => z.string())();

/** Schema of a part: a percentage or a nested model. */
export const compositePartSchema: z.ZodMiniType<CompositePart> = /* @__PURE__ */ (() =>
  z.lazy(() => z.union([percent, z.lazy(() => compositeModelSchema)])))();

const parts: z.ZodMiniType<readonly CompositePart[]> = /* @__PURE__ */ (() =>
  z.array(compositePartSchema).check(z.minLength(1)))();

const weightedPartSchema: z.ZodMiniType<WeightedPart> = /* @__PURE__ */ (() =>
  z.strictObject({
    part: compositePartSchema,
    weight,
  } satisfies Record<keyof WeightedPart, z.ZodMiniType>))();

const seriesSchema: z.ZodMiniType<SeriesModel> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('series'),
    name: z.exactOptional(name),
    parts,
  } satisfies Record<keyof SeriesModel, z.ZodMiniType>))();

const parallelSchema: z.ZodMiniType<ParallelModel> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('parallel'),
    name: z.exactOptional(name),
    parts,
  } satisfies Record<keyof ParallelModel, z.ZodMiniType>))();

const kOfNSchema: z.ZodMiniType<KOfNModel> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('kOfN'),
    name: z.exactOptional(name),
    k: z.int().check(z.minimum(1)),
    n: z.exactOptional(z.int().check(z.minimum(1), z.maximum(1000))),
    part: z.exactOptional(compositePartSchema),
    parts: z.exactOptional(parts),
  } satisfies Record<keyof KOfNModel, z.ZodMiniType>))();

const weightedSchema: z.ZodMiniType<WeightedModel> = /* @__PURE__ */ (() =>
  z.strictObject({
    kind: z.literal('weighted'),
    name: z.exactOptional(name),
    parts: z.array(weightedPartSchema).check(z.minLength(1)),
  } satisfies Record<keyof WeightedModel, z.ZodMiniType>))();

/** Schema of a composite availability model. */
export const compositeModelSchema: z.ZodMiniType<CompositeModel> = /* @__PURE__ */ (() =>
  z.union([seriesSchema, parallelSchema, kOfNSchema, weightedSchema]))();

const text = (): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((value) => value.trim() !== '', {
      error: 'This text is empty.',
      params: { code: 'REQUIRED', expected: 'text that is not empty' },
    } as never),
  );

/** Schema of one excused outage; see {@link OutageRelief}. */
export const outageReliefSchema: z.ZodMiniType<OutageRelief> = /* @__PURE__ */ (() =>
  z.strictObject({
    outage: text(),
    reason: text(),
    agreedBy: text(),
  } satisfies Record<keyof OutageRelief, z.ZodMiniType>))();

/** The option as it stands among the options, so that problems carry its name in their path. */
export const outageReliefOptionSchema: z.ZodMiniType<{
  readonly options: { readonly relief: readonly OutageRelief[] };
}> = /* @__PURE__ */ (() => z.strictObject({ options: z.strictObject({ relief: z.array(outageReliefSchema) }) }))();
