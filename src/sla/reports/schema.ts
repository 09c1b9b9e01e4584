import * as z from 'zod/mini';
import type { Relief } from './relief.js';

const text: z.ZodMiniType<string> = /* @__PURE__ */ (() =>
  z.string().check(
    z.refine((value) => value.trim() !== '', {
      error: 'This text is empty.',
      params: { code: 'REQUIRED', expected: 'text that is not empty' },
    } as never),
  ))();

/** Schema of one agreed exclusion; see {@link Relief}. */
export const reliefSchema: z.ZodMiniType<Relief> = /* @__PURE__ */ (() =>
  z.strictObject({
    ticket: text,
    clockId: z.exactOptional(text),
    reason: text,
    agreedBy: text,
  } satisfies Record<keyof Relief, z.ZodMiniType>))();

/** Schema of the list of exclusions that a report takes. */
export const reliefListSchema: z.ZodMiniType<readonly Relief[]> = /* @__PURE__ */ (() => z.array(reliefSchema))();

/** The option as it stands among the options of a report, so that problems carry its name in their path. */
export const reliefOptionSchema: z.ZodMiniType<{ readonly options: { readonly relief: readonly Relief[] } }> =
  /* @__PURE__ */ (() => z.strictObject({ options: z.strictObject({ relief: reliefListSchema }) }))();
