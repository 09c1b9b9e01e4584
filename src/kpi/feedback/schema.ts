import * as z from 'zod/mini';
import type {
  ActionStatusChange,
  ActionStep,
  CorrectiveActionDefinition,
  VerificationRule,
} from './action-definition.js';
import type { GapEvidence, GapReason, GapSeverityRule, PerformanceGap } from './gap.js';

// Each schema is built inside a call marked pure, so that a bundle without it drops it.

/** Something that somebody answers for: blanks say nothing. */
const spoken = (): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((value) => value.trim() !== '', {
      error: 'This text is empty.',
      params: { code: 'OUT_OF_RANGE', expected: 'a few words' },
    }),
  );
const text = (): z.ZodMiniType<string> => z.string().check(z.minLength(1));
const count = (least: number, most: number): z.ZodMiniType<number> => z.int().check(z.gte(least), z.lte(most));
const share = (): z.ZodMiniType<number> => z.number().check(z.gte(0), z.lte(1));
const status = () => z.enum(['open', 'planned', 'done', 'verifiedEffective', 'ineffective']);
const severity = () => z.enum(['info', 'low', 'medium', 'high', 'critical']);
const pair = (): z.ZodMiniType<readonly [number, number]> => z.tuple([z.number(), z.number()]);

const reason = (): z.ZodMiniType<GapReason> =>
  z.strictObject({
    rule: z.enum(['gapSize', 'missStreak', 'missShare']),
    value: z.nullable(z.number()),
    points: count(0, 10),
    message: text(),
  } satisfies Record<keyof GapReason, z.ZodMiniType>);

const severityRule = (): z.ZodMiniType<Required<GapSeverityRule>> =>
  z.strictObject({
    gapAbove: pair(),
    streakFrom: pair(),
    missShareFrom: share(),
  } satisfies Record<keyof GapSeverityRule, z.ZodMiniType>);

const trend = (): z.ZodMiniType<GapEvidence['trend']> =>
  z.strictObject({
    verdict: z.enum(['improving', 'deteriorating', 'stable', 'inconclusive', 'insufficientData']),
    reason: z.enum([
      'significant',
      'constant',
      'withinMeaningfulChange',
      'staysInRange',
      'crossesRange',
      'notSignificant',
      'autocorrelated',
      'slopeUncertain',
      'changeTooSmall',
      'tooFewPeriods',
      'noOrderSignificant',
    ]),
    p: z.nullable(share()),
    decidedOn: z.enum(['mannKendall', 'preWhitened', 'seasonal']),
    message: text(),
  } satisfies Record<keyof GapEvidence['trend'], z.ZodMiniType>);

const evidence = (): z.ZodMiniType<GapEvidence> =>
  z.strictObject({
    rows: z.number().check(z.gte(0)),
    sample: z.number().check(z.gte(0)),
    numerator: z.nullable(z.number()),
    denominator: z.nullable(z.number()),
    interval95: z.nullable(pair()),
    targetInInterval: z.nullable(z.boolean()),
    trend: trend(),
  } satisfies Record<keyof GapEvidence, z.ZodMiniType>);

/** Schema of the record that `performanceGap` makes. */
export const performanceGapSchema: z.ZodMiniType<PerformanceGap> = /* @__PURE__ */ (() =>
  z.strictObject({
    kpiId: text(),
    kpiVersion: z.int().check(z.gte(1)),
    kpiName: text(),
    unit: text(),
    period: text(),
    periodUnit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    startDate: text(),
    value: z.number(),
    valueText: text(),
    target: z.strictObject({ min: z.nullable(z.number()), max: z.nullable(z.number()) }),
    targetText: text(),
    gap: z.number(),
    gapText: text(),
    severity: severity(),
    reasons: z.array(reason()),
    severityRule: severityRule(),
    streak: z.strictObject({ periods: z.int().check(z.gte(1)), from: text() }),
    evidence: evidence(),
    message: text(),
  } satisfies Record<keyof PerformanceGap, z.ZodMiniType>))();

const step = (): z.ZodMiniType<ActionStep> =>
  z.strictObject({
    what: spoken(),
    owner: z.exactOptional(spoken()),
    due: z.exactOptional(text()),
    doneOn: z.exactOptional(text()),
  } satisfies Record<keyof ActionStep, z.ZodMiniType>);

const rule = (): z.ZodMiniType<VerificationRule> =>
  z.strictObject({
    method: z._default(z.enum(['beforeAfter', 'twoRates', 'twoLevels', 'changepoint', 'target']), 'beforeAfter'),
    periods: count(1, 366),
    periodsBefore: z.exactOptional(count(1, 366)),
    compareWith: z._default(z.enum(['byRule', 'justBefore', 'yearBefore']), 'byRule'),
    alpha: z._default(z.number().check(z.gt(0), z.lt(1)), 0.05),
    target: z._default(z.enum(['required', 'reported']), 'required'),
  } satisfies Record<keyof VerificationRule, z.ZodMiniType>);

const change = (): z.ZodMiniType<ActionStatusChange> =>
  z.strictObject({
    status: status(),
    on: text(),
    by: spoken(),
    note: z.exactOptional(z.string()),
  } satisfies Record<keyof ActionStatusChange, z.ZodMiniType>);

/** Schema of a corrective action; what its dates and statuses mean together is checked by `defineCorrectiveAction`. */
export const correctiveActionSchema: z.ZodMiniType<CorrectiveActionDefinition> = /* @__PURE__ */ (() =>
  z.strictObject({
    id: text(),
    version: z._default(z.int().check(z.gte(1)), 1),
    kpiId: text(),
    vendor: z.exactOptional(text()),
    gap: performanceGapSchema,
    rootCause: z.exactOptional(spoken()),
    corrective: z._default(z.array(step()), []),
    preventive: z._default(z.array(step()), []),
    verification: rule(),
    history: z.array(change()).check(z.minLength(1)),
  } satisfies Record<keyof CorrectiveActionDefinition, z.ZodMiniType>))();
