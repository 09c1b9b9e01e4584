import * as z from 'zod/mini';
import type { Weekday } from '../../time/calendar-definition.js';
import type { CivilDurationInput } from '../../time/civil-duration.js';
import type { PaymentTerms } from './payment-due-date.js';
import type { PeriodInput } from './period.js';
import type { ContractTerms } from './terms.js';

// Each schema is built inside a call marked pure, so that a bundle without it drops it.

const text = (): z.ZodMiniType<string> => z.string().check(z.minLength(1));
const whole = (): z.ZodMiniType<number> => z.int().check(z.minimum(0));
const optionalNull = <T>(schema: z.ZodMiniType<T>): z.ZodMiniExactOptional<z.ZodMiniNullable<z.ZodMiniType<T>>> =>
  z.exactOptional(z.nullable(schema));

const civilRecord = () =>
  z.strictObject({
    years: z.exactOptional(whole()),
    months: z.exactOptional(whole()),
    weeks: z.exactOptional(whole()),
    days: z.exactOptional(whole()),
  });

/** Schema of a length in calendar units; `toCivilDuration` checks what it means. */
export const civilDurationSchema: z.ZodMiniType<CivilDurationInput> = /* @__PURE__ */ (() =>
  z.union([text(), civilRecord()]))();

/** Schema of a {@link PeriodInput}. */
export const periodSchema: z.ZodMiniType<PeriodInput> = /* @__PURE__ */ (() =>
  z.union([text(), civilRecord(), z.strictObject({ businessDays: z.int().check(z.minimum(1)) })]))();

const weekdays = (): z.ZodMiniType<readonly Weekday[]> =>
  z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).check(z.minLength(1));

/** Schema of {@link ContractTerms}. */
export const contractTermsSchema: z.ZodMiniType<ContractTerms> = /* @__PURE__ */ (() =>
  z.strictObject({
    effectiveDate: text(),
    initialTerm: optionalNull(civilDurationSchema),
    initialLastDay: optionalNull(text()),
    renewalTerm: optionalNull(civilDurationSchema),
    maxRenewals: optionalNull(whole()),
    monthEnd: z.exactOptional(z.enum(['clip', 'sticky'])),
    notice: optionalNull(periodSchema),
    noticeNotBefore: optionalNull(periodSchema),
    noticeCountsFrom: z.exactOptional(z.enum(['renewalDay', 'lastDay'])),
    counting: z.exactOptional(z.enum(['plain', 'clearDays'])),
    roll: z.exactOptional(z.enum(['none', 'preceding', 'following', 'modifiedFollowing', 'modifiedPreceding'])),
    delivery: optionalNull(periodSchema),
    noticeGivenOn: optionalNull(text()),
    workdays: z.exactOptional(weekdays()),
    holidays: z.exactOptional(z.array(text())),
  } satisfies Record<keyof ContractTerms, z.ZodMiniType>))();

/** Schema of {@link PaymentTerms}. */
export const paymentTermsSchema: z.ZodMiniType<PaymentTerms> = /* @__PURE__ */ (() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('net'), days: whole() }),
    z.strictObject({ kind: z.literal('endOfMonthPlusDays'), days: whole() }),
    z.strictObject({ kind: z.literal('daysThenEndOfMonth'), days: whole() }),
    z.strictObject({
      kind: z.literal('dayOfMonth'),
      day: z.int().check(z.minimum(1), z.maximum(31)),
      monthsLater: z.exactOptional(whole()),
    }),
  ]))();
