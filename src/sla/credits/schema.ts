import * as z from 'zod/mini';
import type { JsonValue } from '../../core/json.js';
import { type ExactInput, tryFraction } from '../../exact/fraction.js';
import type { MoneyInput } from '../../exact/money.js';
import type { Outcome } from '../outcome.js';
import type {
  AttainmentMeasure,
  CreditMeasurement,
  RatioMeasure,
  ServiceCreditInput,
  ServiceLevelMeasurement,
  StatementMeasurement,
  UptimeMeasure,
} from './credit-measurement.js';
import type {
  AnnualCap,
  AtRiskPoolTerms,
  ClaimWindow,
  CreditTerms,
  CreditTermsBase,
  CreditTier,
  DowntimeUnit,
  EarnBack,
  FlatPerMissTerms,
  MarginalTerms,
  MinimumCredit,
  MonthlyCap,
  PerUnitTerms,
  PoolServiceLevel,
  SteppedTerms,
} from './credit-terms.js';

type Shape<T> = Record<keyof T, z.ZodMiniType>;

const isNumber = (value: ExactInput): boolean => tryFraction(value) !== null;
const notNegative = (value: ExactInput): boolean => (tryFraction(value)?.compare(0) ?? 0) >= 0;
const atMost100 = (value: ExactInput): boolean => (tryFraction(value)?.compare(100) ?? 0) <= 0;

const decimal = (what: string): z.ZodMiniUnion<readonly [z.ZodMiniString, z.ZodMiniNumber]> =>
  z.union([z.string(), z.number()]).check(
    z.refine(isNumber, {
      error: 'This is not a decimal number.',
      params: { code: 'INVALID_NUMBER', expected: `${what}, as a number or decimal text such as "99.95"` },
    }),
  );

const anyPercent = () =>
  decimal('a percentage').check(
    z.refine(notNegative, {
      error: 'A percentage here is not negative.',
      params: { code: 'NEGATIVE_PERCENT', expected: 'a percentage of at least 0' },
    }),
  );

const share = () =>
  anyPercent().check(
    z.refine(atMost100, {
      error: 'This percentage is more than 100.',
      params: { code: 'PERCENT_OVER_100', expected: 'a percentage from 0 to 100' },
    }),
  );

const factor = () =>
  decimal('a factor').check(
    z.refine(notNegative, {
      error: 'A multiplier is not negative.',
      params: { code: 'NEGATIVE_MULTIPLIER', expected: 'a factor of at least 0' },
    }),
  );

const milliseconds = () => z.number().check(z.gte(0));
const count = () => z.int().check(z.gte(0));
const text = () => z.string().check(z.minLength(1));
const evidence = (): z.ZodMiniType<readonly JsonValue[]> => z.array(z.json()) as z.ZodMiniType<readonly JsonValue[]>;

const moneySchema: z.ZodMiniType<MoneyInput> = /* @__PURE__ */ (() =>
  z.strictObject({
    amount: z.union([z.string(), z.number()]),
    currency: z.string(),
  } satisfies Shape<MoneyInput>))();

/** Schema of one row of a credit table. */
export const creditTierSchema: z.ZodMiniType<CreditTier> = /* @__PURE__ */ (() =>
  z.strictObject({
    atLeast: z.exactOptional(share()),
    above: z.exactOptional(share()),
    below: z.exactOptional(share()),
    atMost: z.exactOptional(share()),
    creditPercent: anyPercent(),
  } satisfies Shape<CreditTier>))();

const claimWindowSchema: z.ZodMiniType<ClaimWindow> = /* @__PURE__ */ (() =>
  z.union([
    z.string(),
    z.strictObject({
      years: z.exactOptional(count()),
      months: z.exactOptional(count()),
      weeks: z.exactOptional(count()),
      days: z.exactOptional(count()),
    }),
    z.strictObject({ billingMonths: count() }),
  ]))();

const roundingModes = ['halfUp', 'halfDown', 'halfEven', 'up', 'down', 'ceiling', 'floor'] as const;

const baseShape = () =>
  ({
    id: z.exactOptional(text()),
    version: z.exactOptional(z.int()),
    currency: z.exactOptional(z.string()),
    repeatMultipliers: z.exactOptional(z.array(factor()).check(z.minLength(1))),
    earnBack: z.exactOptional(z.strictObject({ metPeriods: z.int().check(z.gte(1)) } satisfies Shape<EarnBack>)),
    monthlyCap: z.exactOptional(
      z.strictObject({
        percent: z.exactOptional(anyPercent()),
        amount: z.exactOptional(moneySchema),
      } satisfies Shape<MonthlyCap>),
    ),
    annualCap: z.exactOptional(
      z.strictObject({
        percent: z.exactOptional(anyPercent()),
        of: z.exactOptional(z.enum(['annualFee', 'monthlyFee'])),
        amount: z.exactOptional(moneySchema),
      } satisfies Shape<AnnualCap>),
    ),
    minimumCredit: z.exactOptional(
      z.strictObject({
        moreThan: z.exactOptional(moneySchema),
        atLeast: z.exactOptional(moneySchema),
      } satisfies Shape<MinimumCredit>),
    ),
    rounding: z.exactOptional(z.enum(roundingModes)),
    contractYearStart: z.exactOptional(z.string()),
    claimWindow: z.exactOptional(claimWindowSchema),
  }) satisfies Shape<CreditTermsBase>;

const tiers = () => z.array(creditTierSchema).check(z.minLength(1));

/** Schemas of the kinds of terms. */
export const creditTermsSchemas: {
  readonly stepped: z.ZodMiniType<SteppedTerms>;
  readonly marginal: z.ZodMiniType<MarginalTerms>;
  readonly perUnit: z.ZodMiniType<PerUnitTerms>;
  readonly flatPerMiss: z.ZodMiniType<FlatPerMissTerms>;
  readonly atRiskPool: z.ZodMiniType<AtRiskPoolTerms>;
} = /* @__PURE__ */ (() => ({
  stepped: z.strictObject({
    ...baseShape(),
    kind: z.exactOptional(z.literal('stepped')),
    tiers: tiers(),
  } satisfies Shape<SteppedTerms>),
  marginal: z.strictObject({
    ...baseShape(),
    kind: z.literal('marginal'),
    tiers: tiers(),
  } satisfies Shape<MarginalTerms>),
  perUnit: z.strictObject({
    ...baseShape(),
    kind: z.literal('perUnit'),
    unit: z.strictObject({
      seconds: z.exactOptional(z.number().check(z.positive())),
      minutes: z.exactOptional(z.number().check(z.positive())),
      hours: z.exactOptional(z.number().check(z.positive())),
      days: z.exactOptional(z.number().check(z.positive())),
    } satisfies Shape<DowntimeUnit>),
    count: z.exactOptional(z.enum(['started', 'completed'])),
    allowanceMs: z.exactOptional(milliseconds()),
    creditPercent: z.exactOptional(anyPercent()),
    creditAmount: z.exactOptional(moneySchema),
  } satisfies Shape<PerUnitTerms>),
  flatPerMiss: z.strictObject({
    ...baseShape(),
    kind: z.literal('flatPerMiss'),
    allowedMisses: z.exactOptional(count()),
    creditPercent: z.exactOptional(anyPercent()),
    creditAmount: z.exactOptional(moneySchema),
  } satisfies Shape<FlatPerMissTerms>),
  atRiskPool: z.strictObject({
    ...baseShape(),
    kind: z.literal('atRiskPool'),
    atRiskPercent: share(),
    serviceLevels: z
      .array(
        z.strictObject({
          id: text(),
          name: z.exactOptional(text()),
          allocationPercent: anyPercent(),
          multiplier: z.exactOptional(factor()),
          goalPercent: z.exactOptional(share()),
        } satisfies Shape<PoolServiceLevel>),
      )
      .check(z.minLength(1)),
  } satisfies Shape<AtRiskPoolTerms>),
}))();

/** Schema of service-credit terms of any kind; meaning (bounds, currencies, dates) is checked after it. */
export const creditTermsSchema: z.ZodMiniType<CreditTerms> = /* @__PURE__ */ (() =>
  z.union([
    creditTermsSchemas.stepped,
    creditTermsSchemas.marginal,
    creditTermsSchemas.perUnit,
    creditTermsSchemas.flatPerMiss,
    creditTermsSchemas.atRiskPool,
  ]))();

const outcomes: readonly Outcome[] = ['met', 'missed', 'pending', 'leftOut', 'excluded'];

const ratioShape = () =>
  ({
    // Results of other functions carry more than these members, so the three objects here are not strict.
    uptime: z.exactOptional(
      z.nullable(
        z.object({
          goodMs: z.exactOptional(milliseconds()),
          downtimeMs: z.exactOptional(milliseconds()),
          totalMs: milliseconds(),
        } satisfies Shape<UptimeMeasure>),
      ),
    ),
    uptimePercent: z.exactOptional(z.nullable(share())),
    attainment: z.exactOptional(
      z.nullable(z.object({ met: count(), missed: count() } satisfies Shape<AttainmentMeasure>)),
    ),
    attainmentPercent: z.exactOptional(z.nullable(share())),
    outcomes: z.exactOptional(z.array(z.object({ ticketId: z.string(), outcome: z.enum(outcomes) }))),
  }) satisfies Shape<RatioMeasure>;

const levelShape = () =>
  ({
    ...ratioShape(),
    id: text(),
    missed: z.exactOptional(z.nullable(z.boolean())),
    evidence: z.exactOptional(evidence()),
  }) satisfies Shape<Omit<ServiceLevelMeasurement, 'missesBefore'>>;

const measurementShape = () =>
  ({
    ...ratioShape(),
    downtimeMs: z.exactOptional(z.nullable(milliseconds())),
    misses: z.exactOptional(z.nullable(z.union([count(), z.array(text())]))),
    evidence: z.exactOptional(evidence()),
  }) satisfies Shape<Omit<CreditMeasurement, 'serviceLevels'>>;

/** Schema of the second argument of `serviceCredit`. */
export const serviceCreditInputSchema: z.ZodMiniType<ServiceCreditInput> = /* @__PURE__ */ (() =>
  z.strictObject({
    ...measurementShape(),
    serviceLevels: z.exactOptional(
      z.array(
        z.strictObject({
          ...levelShape(),
          missesBefore: z.exactOptional(count()),
        } satisfies Shape<ServiceLevelMeasurement>),
      ),
    ),
    fee: moneySchema,
    annualFee: z.exactOptional(moneySchema),
    missesBefore: z.exactOptional(count()),
    creditedThisYear: z.exactOptional(moneySchema),
  } satisfies Shape<ServiceCreditInput>))();

/** Schema of the months of a credit statement, under the name of their argument. */
export const measurementsDocumentSchema: z.ZodMiniType<{ readonly measurements: readonly StatementMeasurement[] }> =
  /* @__PURE__ */ (() =>
    z.strictObject({
      measurements: z.array(
        z.strictObject({
          ...measurementShape(),
          serviceLevels: z.exactOptional(z.array(z.strictObject(levelShape()))),
          period: z.exactOptional(z.string()),
          fee: z.exactOptional(moneySchema),
        } satisfies Shape<StatementMeasurement>),
      ),
    }))();
