import * as z from 'zod/mini';
import { type ExactInput, tryFraction } from '../../exact/fraction.js';
import { businessCalendarSchema } from '../../time/schema.js';
import type {
  BuiltInMeasure,
  ClockRules,
  ClockTrigger,
  ReopenRule,
  SlaClock,
  SlaGoal,
  SlaPolicyDefinition,
  SlaPolicyVersion,
  SlaSmallSample,
  SlaTarget,
  StatusCategory,
  TargetCondition,
  TargetTime,
  WarnAt,
} from './policy.js';

const name = /* @__PURE__ */ (() => z.string().check(z.minLength(1)))();
const names = /* @__PURE__ */ (() => z.array(name))();
const someNames = /* @__PURE__ */ (() => z.array(name).check(z.minLength(1)))();
const amount = /* @__PURE__ */ (() => z.number().check(z.positive()))();
const countFromOne = /* @__PURE__ */ (() => z.int().check(z.positive()))();
const wholeDays = /* @__PURE__ */ (() => z.int().check(z.nonnegative(), z.lte(3650)))();

const triggerSchema: z.ZodMiniType<ClockTrigger> = /* @__PURE__ */ (() =>
  z.strictObject({
    event: z.exactOptional(name),
    status: z.exactOptional(someNames),
    after: z.exactOptional(name),
    unlessStatus: z.exactOptional(someNames),
  } satisfies Record<keyof ClockTrigger, z.ZodMiniType>))();

const triggers = /* @__PURE__ */ (() => z.array(triggerSchema))();
const someTriggers = /* @__PURE__ */ (() => z.array(triggerSchema).check(z.minLength(1)))();

const rulesSchema: z.ZodMiniType<ClockRules> = /* @__PURE__ */ (() =>
  z.strictObject({
    start: someTriggers,
    stop: someTriggers,
    pause: z.exactOptional(triggers),
    resume: z.exactOptional(triggers),
    reset: z.exactOptional(triggers),
    cancel: z.exactOptional(triggers),
    reopen: z.exactOptional(triggers),
  } satisfies Record<keyof ClockRules, z.ZodMiniType>))();

const measureSchema: z.ZodMiniType<BuiltInMeasure> = /* @__PURE__ */ (() =>
  z.enum([
    'firstReply',
    'nextReply',
    'periodicUpdate',
    'requesterWait',
    'agentWork',
    'resolution',
    'totalResolution',
  ]))();

const categorySchema: z.ZodMiniType<StatusCategory> = /* @__PURE__ */ (() =>
  z.enum(['new', 'open', 'pending', 'hold', 'solved', 'cancelled']))();

const reopenSchema: z.ZodMiniType<ReopenRule> = /* @__PURE__ */ (() =>
  z.strictObject({
    withinBusinessDays: z.nullable(wholeDays),
    timeBetween: z.exactOptional(z.enum(['paused', 'counted'])),
  } satisfies Record<keyof ReopenRule, z.ZodMiniType>))();

const timeSchema: z.ZodMiniType<TargetTime> = /* @__PURE__ */ (() =>
  z.strictObject({
    businessHours: z.exactOptional(amount),
    businessMinutes: z.exactOptional(amount),
    businessDays: z.exactOptional(wholeDays),
    at: z.exactOptional(
      z.string().check(
        z.refine((text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), {
          error: 'This is not a time of day.',
          params: { code: 'INVALID_TIME_OF_DAY', expected: 'hh:mm from 00:00 to 23:59' },
        }),
      ),
    ),
    hours: z.exactOptional(amount),
    minutes: z.exactOptional(amount),
    days: z.exactOptional(amount),
  } satisfies Record<keyof TargetTime, z.ZodMiniType>))();

const warnSchema: z.ZodMiniType<WarnAt> = /* @__PURE__ */ (() =>
  z.strictObject({
    percent: z.exactOptional(z.number().check(z.positive(), z.lt(100))),
    remaining: z.exactOptional(timeSchema),
  } satisfies Record<keyof WarnAt, z.ZodMiniType>))();

const conditionSchema: z.ZodMiniType<TargetCondition> = /* @__PURE__ */ (() =>
  z.strictObject({
    priority: z.exactOptional(someNames),
    fields: z.exactOptional(z.record(z.string(), someNames)),
  } satisfies Record<keyof TargetCondition, z.ZodMiniType>))();

const targetSchema: z.ZodMiniType<SlaTarget> = /* @__PURE__ */ (() =>
  z.strictObject({
    when: z.exactOptional(conditionSchema),
    within: timeSchema,
    calendar: z.exactOptional(name),
    warnAt: z.exactOptional(z.array(warnSchema)),
  } satisfies Record<keyof SlaTarget, z.ZodMiniType>))();

const isPercent = (value: ExactInput): boolean => {
  const exact = tryFraction(value);
  return exact !== null && exact.compare(0) >= 0 && exact.compare(100) <= 0;
};

const smallSampleSchema: z.ZodMiniType<SlaSmallSample> = /* @__PURE__ */ (() =>
  z.strictObject({
    below: countFromOne,
    allowMisses: z.int().check(z.nonnegative()),
  } satisfies Record<keyof SlaSmallSample, z.ZodMiniType>))();

const goalSchema: z.ZodMiniType<SlaGoal> = /* @__PURE__ */ (() =>
  z.strictObject({
    attainmentPercent: z.union([z.string(), z.number()]).check(
      z.refine(isPercent, {
        error: 'This is not a percentage from 0 to 100.',
        params: { code: 'INVALID_GOAL', expected: 'a percentage from 0 to 100, e.g. "95"' },
      }),
    ),
    by: z.exactOptional(names),
    minimumSample: z.exactOptional(countFromOne),
    smallSample: z.exactOptional(smallSampleSchema),
  } satisfies Record<keyof SlaGoal, z.ZodMiniType>))();

const clockSchema: z.ZodMiniType<SlaClock> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: name,
    name: z.exactOptional(z.string()),
    measures: z.union([measureSchema, rulesSchema]),
    calendar: z.nullable(name),
    pausedWhile: z.exactOptional(names),
    targets: z.exactOptional(z.array(targetSchema)),
    onChange: z.exactOptional(z.enum(['restart', 'retroactive', 'keep'])),
    compare: z.exactOptional(z.enum(['elapsed', 'dueAt'])),
    reopen: z.exactOptional(reopenSchema),
    endsWhenSolved: z.exactOptional(z.boolean()),
    goal: z.exactOptional(goalSchema),
  } satisfies Record<keyof SlaClock, z.ZodMiniType>))();

const versionSchema: z.ZodMiniType<SlaPolicyVersion> = /* @__PURE__ */ (() =>
  z.strictObject({
    version: z.int().check(z.nonnegative()),
    effectiveFrom: z.string(),
    clocks: z.array(clockSchema).check(z.minLength(1)),
  } satisfies Record<keyof SlaPolicyVersion, z.ZodMiniType>))();

/** A service-level policy; what its names and dates mean is checked by `defineSlaPolicy`. */
export const slaPolicySchema: z.ZodMiniType<SlaPolicyDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: name,
    name: z.exactOptional(z.string()),
    timeZone: z.string(),
    calendars: z.exactOptional(z.record(z.string(), businessCalendarSchema)),
    statuses: z.exactOptional(z.record(z.string(), categorySchema)),
    pauseReasons: z.exactOptional(names),
    eventTypes: z.exactOptional(names),
    versions: z.array(versionSchema).check(z.minLength(1)),
  } satisfies Record<keyof SlaPolicyDefinition, z.ZodMiniType>))();
