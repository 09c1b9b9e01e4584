import * as z from 'zod/mini';
import { ONE, tryFraction, ZERO } from '../../exact/fraction.js';
import type { ChecklistDefinition, ChecklistItem } from './checklist-definition.js';
import type { Condition, FactScalar } from './condition.js';
import type { GapReportOptions } from './gap-report-options.js';
import type { EvidenceSpanInput, Review, ReviewBase } from './review.js';
import type { FactDefinition } from './standard-facts.js';

// Each schema is built inside a call marked pure, so that a bundle without it drops it.

const text = (): z.ZodMiniType<string> => z.string().check(z.minLength(1));
/** A name or a reason that somebody answers for: blanks say nothing. */
const spoken = (): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((value) => value.trim() !== '', {
      error: 'This text is empty.',
      params: { code: 'OUT_OF_RANGE', expected: 'a few words' },
    }),
  );
const wholeNumber = (minimum: number): z.ZodMiniType<number> => z.int().check(z.minimum(minimum));
const nullableText = (): z.ZodMiniType<string | null> => z.nullable(text());
const scalar = (): z.ZodMiniType<FactScalar> => z.union([z.string(), z.number(), z.boolean()]);

const positiveFactor = (): z.ZodMiniType<number | string> =>
  z.union([z.number(), z.string()]).check(
    z.refine((value) => tryFraction(value) !== null, {
      error: 'This is not a decimal number.',
      params: { code: 'INVALID_NUMBER', expected: 'a number, or decimal text such as "1.5"' },
    }),
    z.refine((value) => (tryFraction(value) ?? ONE).compare(ZERO) > 0, {
      error: 'A weight is above 0; leave the item out if it does not count.',
      params: { code: 'OUT_OF_RANGE', expected: 'a number above 0' },
    }),
  );

/** Schema of a {@link Condition}. */
export const conditionSchema: z.ZodMiniType<Condition> = /* @__PURE__ */ z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ fact: text(), eq: scalar() }),
    z.strictObject({ fact: text(), in: z.array(scalar()).check(z.minLength(1)) }),
    z.strictObject({ all: z.array(conditionSchema).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(conditionSchema).check(z.minLength(1)) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

const factDefinition = (): z.ZodMiniType<FactDefinition> =>
  z.strictObject({
    question: text(),
    values: z.array(scalar()).check(z.minLength(1)),
  } satisfies Record<keyof FactDefinition, z.ZodMiniType>);

/** Schema of a {@link ChecklistItem}. */
export const checklistItemSchema: z.ZodMiniType<ChecklistItem> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text(),
    name: text(),
    requirement: text(),
    citation: text(),
    level: z.enum(['mandatory', 'recommended', 'optional']),
    clauseTypes: z._default(z.array(text()), []),
    appliesWhen: z.exactOptional(conditionSchema),
    subPoints: z._default(z.array(text()), []),
    riskWeight: z._default(positiveFactor(), 1),
    polarity: z._default(z.enum(['present', 'absentIsGood']), 'present'),
  } satisfies Record<keyof ChecklistItem, z.ZodMiniType>))();

/** Schema of a {@link ChecklistDefinition}. */
export const checklistSchema: z.ZodMiniType<ChecklistDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text(),
    version: wholeNumber(1),
    title: text(),
    citation: text(),
    asOf: text(),
    appliesWhen: z.exactOptional(conditionSchema),
    facts: z._default(z.record(text(), factDefinition()), {}),
    items: z.array(checklistItemSchema).check(z.minLength(1)),
  } satisfies Record<keyof ChecklistDefinition, z.ZodMiniType>))();

/** Schema of an {@link EvidenceSpanInput}: the quotation is as long as its place says. */
export const evidenceSpanSchema: z.ZodMiniType<EvidenceSpanInput> = /* @__PURE__ */ (() =>
  z
    .strictObject({
      documentId: z.exactOptional(nullableText()),
      start: wholeNumber(0),
      end: wholeNumber(0),
      quote: z.string(),
      section: z.exactOptional(nullableText()),
      page: z.exactOptional(z.nullable(wholeNumber(1))),
    } satisfies Record<keyof EvidenceSpanInput, z.ZodMiniType>)
    .check(
      z.refine((span) => span.quote.length === span.end - span.start, {
        error: 'The quotation is not as long as the passage from start to end.',
        params: { code: 'QUOTE_LENGTH', expected: 'quote.length equal to end - start' },
      }),
    ))();

const reviewBase = () =>
  ({
    item: text(),
    evidence: z.exactOptional(z.array(evidenceSpanSchema)),
    reviewer: z.exactOptional(nullableText()),
    date: z.exactOptional(nullableText()),
    note: z.exactOptional(nullableText()),
  }) satisfies Record<keyof ReviewBase, z.ZodMiniType>;

/** Schema of a {@link Review}. */
export const reviewSchema: z.ZodMiniType<Review> = /* @__PURE__ */ (() =>
  z.discriminatedUnion('status', [
    z.strictObject({
      ...reviewBase(),
      status: z.enum(['notReviewed', 'acceptable', 'unacceptable', 'missing', 'present']),
    }),
    z.strictObject({
      ...reviewBase(),
      status: z.literal('fallback'),
      position: z.exactOptional(z.nullable(wholeNumber(1))),
    }),
    z.strictObject({
      ...reviewBase(),
      status: z.literal('partial'),
      satisfied: z.union([wholeNumber(0), z.array(text())]),
      of: z.exactOptional(wholeNumber(1)),
    }),
    z.strictObject({ ...reviewBase(), status: z.literal('notApplicable'), reason: spoken() }),
    z.strictObject({
      ...reviewBase(),
      status: z.literal('waived'),
      by: spoken(),
      reason: spoken(),
      until: nullableText(),
    }),
  ]))();

/** Schema of the reviews of one contract. */
export const reviewsSchema: z.ZodMiniType<readonly Review[]> = /* @__PURE__ */ (() => z.array(reviewSchema))();

/** Schema of {@link GapReportOptions}. */
export const gapReportOptionsSchema: z.ZodMiniType<GapReportOptions> = /* @__PURE__ */ (() =>
  z.strictObject({
    onDate: z.exactOptional(text()),
    levelWeights: z.exactOptional(
      z.strictObject({ mandatory: positiveFactor(), recommended: positiveFactor(), optional: positiveFactor() }),
    ),
    fallbackValue: z.exactOptional(z.union([z.number(), z.string()])),
  } satisfies Record<keyof GapReportOptions, z.ZodMiniType>))();
