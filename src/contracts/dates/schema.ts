import * as z from 'zod/mini';
import type { Weekday } from '../../time/calendar-definition.js';
import type { CivilDurationInput } from '../../time/civil-duration.js';
import type {
  CurePeriodOptions,
  Frcp6Options,
  NoticeDeadlineOptions,
  PaymentDueDateOptions,
  StatutoryOptions,
  SurvivalEvents,
  TermEndOptions,
} from './arguments.js';
import type { ContractTerms, PaymentTerms, SurvivalRule } from './contract-terms.js';
import type { PeriodInput } from './period.js';

// Each schema is built inside a call marked pure, so that a bundle without it drops it.

const text = (): z.ZodMiniType<string> => z.string().check(z.minLength(1));
const whole = (): z.ZodMiniType<number> => z.int().check(z.minimum(0));
const optionalNull = <T>(schema: z.ZodMiniType<T>): z.ZodMiniExactOptional<z.ZodMiniNullable<z.ZodMiniType<T>>> =>
  z.exactOptional(z.nullable(schema));

const civilUnits = () => ({
  years: z.exactOptional(whole()),
  months: z.exactOptional(whole()),
  weeks: z.exactOptional(whole()),
  days: z.exactOptional(whole()),
});

/** Schema of a length in calendar units; `toCivilDuration` checks what it means. */
export const civilDurationSchema: z.ZodMiniType<CivilDurationInput> = /* @__PURE__ */ (() =>
  z.union([text(), z.strictObject(civilUnits())]))();

/** Schema of a {@link PeriodInput}; `toPeriod` refuses business days beside calendar units. */
export const periodSchema: z.ZodMiniType<PeriodInput> = /* @__PURE__ */ (() =>
  // One record for both kinds: of two, a wrong number of business days would be told as an unknown key.
  z.union([text(), z.strictObject({ ...civilUnits(), businessDays: z.exactOptional(z.int().check(z.minimum(1))) })]))();

const weekdays = (): z.ZodMiniType<readonly Weekday[]> =>
  z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).check(z.minLength(1));

const monthEnd = () => z.enum(['clip', 'sticky']);
const counting = () => z.enum(['plain', 'clearDays']);
const roll = () => z.enum(['none', 'preceding', 'following', 'modifiedFollowing', 'modifiedPreceding']);
const businessDays = () => ({
  workdays: z.exactOptional(weekdays()),
  holidays: z.exactOptional(z.array(text())),
});

/** Schema of {@link ContractTerms}. */
export const contractTermsSchema: z.ZodMiniType<ContractTerms> = /* @__PURE__ */ (() =>
  z.strictObject({
    effectiveDate: text(),
    initialTerm: optionalNull(civilDurationSchema),
    initialLastDay: optionalNull(text()),
    renewalTerm: optionalNull(civilDurationSchema),
    maximumRenewals: optionalNull(whole()),
    monthEnd: z.exactOptional(monthEnd()),
    notice: optionalNull(periodSchema),
    noticeNotBefore: optionalNull(periodSchema),
    noticeCountsFrom: z.exactOptional(z.enum(['renewalDay', 'lastDay'])),
    counting: z.exactOptional(counting()),
    roll: z.exactOptional(roll()),
    delivery: optionalNull(periodSchema),
    noticeGivenOn: optionalNull(text()),
    ...businessDays(),
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

// Options and other arguments are checked as members of a record, so that an error names the argument.

/** Schema of the options of `termSchedule`; the date itself is checked together with the terms. */
export const termScheduleArguments: z.ZodMiniType<{ options: { onDate?: unknown } }> = /* @__PURE__ */ (() =>
  z.strictObject({ options: z.strictObject({ onDate: z.exactOptional(z.unknown()) }) }))();

/** Schema of the options of `noticeDeadline`. */
export const noticeDeadlineArguments: z.ZodMiniType<{ options: NoticeDeadlineOptions }> = /* @__PURE__ */ (() =>
  z.strictObject({
    options: z.strictObject({
      counting: z.exactOptional(counting()),
      roll: z.exactOptional(roll()),
      monthEnd: z.exactOptional(monthEnd()),
      ...businessDays(),
    } satisfies Record<keyof NoticeDeadlineOptions, z.ZodMiniType>),
  }))();

/** Schema of the options of `paymentDueDate` and of `curePeriodEnd`. */
export const rollArguments: z.ZodMiniType<{ options: PaymentDueDateOptions & CurePeriodOptions }> =
  /* @__PURE__ */ (() =>
    z.strictObject({
      options: z.strictObject({
        roll: z.exactOptional(roll()),
        ...businessDays(),
      } satisfies Record<keyof (PaymentDueDateOptions & CurePeriodOptions), z.ZodMiniType>),
    }))();

/** Schema of the options of `termEnd`. */
export const termEndArguments: z.ZodMiniType<{ options: TermEndOptions }> = /* @__PURE__ */ (() =>
  z.strictObject({
    options: z.strictObject({
      convention: z.exactOptional(z.enum(['anniversary', 'dayBefore'])),
      monthEnd: z.exactOptional(monthEnd()),
    } satisfies Record<keyof TermEndOptions, z.ZodMiniType>),
  }))();

/** Schema of the options of `regulation1182Deadline`. */
export const statutoryArguments: z.ZodMiniType<{ options: StatutoryOptions }> = /* @__PURE__ */ (() =>
  z.strictObject({
    options: z.strictObject({ holidays: z.exactOptional(z.array(text())) } satisfies Record<
      keyof StatutoryOptions,
      z.ZodMiniType
    >),
  }))();

/** Schema of the options of `frcp6Deadline`. */
export const frcp6Arguments: z.ZodMiniType<{ options: Frcp6Options }> = /* @__PURE__ */ (() =>
  z.strictObject({
    options: z.strictObject({
      direction: z.exactOptional(z.enum(['after', 'before'])),
      holidays: z.exactOptional(z.array(text())),
    } satisfies Record<keyof Frcp6Options, z.ZodMiniType>),
  }))();

/** Schema of the arguments of `survivalEnd`. */
export const survivalArguments: z.ZodMiniType<{ rule: SurvivalRule; events: SurvivalEvents }> = /* @__PURE__ */ (() =>
  z.strictObject({
    rule: z.strictObject({
      from: z.enum(['termination', 'expiry', 'disclosure']),
      period: z.nullable(civilDurationSchema),
      tradeSecret: z.exactOptional(z.boolean()),
    } satisfies Record<keyof SurvivalRule, z.ZodMiniType>),
    events: z.strictObject({
      terminationDate: optionalNull(text()),
      expiryDate: optionalNull(text()),
      disclosureDate: optionalNull(text()),
    } satisfies Record<keyof SurvivalEvents, z.ZodMiniType>),
  }))();
