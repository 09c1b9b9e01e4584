// biome-ignore-all lint/suspicious/noExplicitAny: golden inputs have the shape of their topic
import { creditStatement } from '../../../../src/sla/credits/credit-statement.js';
import { serviceCredit } from '../../../../src/sla/credits/service-credit.js';
import type { GoldenAdapter } from '../../adapter.js';
import { roundingMode, tierOf } from './credit-shape.js';

/** The run models are about percentages and states; any fee will do. */
const ANY_FEE = { amount: '1000', currency: 'EUR' };

const missesOf = (missed: readonly boolean[]) => missed.map((one) => ({ misses: one ? 1 : 0 }));

const MODELS: Readonly<Record<string, (input: any) => unknown>> = {
  marginal: (input) => {
    const terms = {
      kind: 'marginal' as const,
      tiers: input.tiers.map((tier: any) => tierOf(tier)),
      rounding: roundingMode(input.rounding),
    };
    return { credit: serviceCredit(terms, { uptimePercent: input.uptimePct, fee: feeOf(input) }).credit?.amount };
  },
  perUnit: (input) => {
    const terms = {
      kind: 'perUnit' as const,
      unit: { seconds: input.unitSeconds },
      count: input.count,
      creditPercent: input.pctPerUnit,
      rounding: roundingMode(input.rounding),
      ...(input.capPct === undefined ? {} : { monthlyCap: { percent: input.capPct } }),
    };
    const month = serviceCredit(terms, { downtimeMs: input.downtimeSeconds * 1000, fee: feeOf(input) });
    return { units: month.lines[0]?.quantity ?? 0, creditPct: month.creditPercent, credit: month.credit?.amount };
  },
  atRisk: (input) => {
    const terms = {
      kind: 'atRiskPool' as const,
      atRiskPercent: input.atRiskPct,
      serviceLevels: input.serviceLevels.map(({ id, allocationPct, multiplier }: any) => ({
        id,
        allocationPercent: allocationPct,
        ...(multiplier === undefined ? {} : { multiplier }),
      })),
      rounding: roundingMode(input.rounding),
    };
    const serviceLevels = input.serviceLevels.map(({ id, missed }: any) => ({ id, missed }));
    const month = serviceCredit(terms, { serviceLevels, fee: feeOf(input) });
    return {
      atRiskAmount: month.atRisk?.amount,
      uncapped: month.beforeCaps?.amount,
      credit: month.credit?.amount,
      capped: month.limitedBy.includes('poolCap'),
    };
  },
  repeatMultiplier: (input) => {
    const terms = {
      kind: 'flatPerMiss' as const,
      creditPercent: input.basePct,
      repeatMultipliers: input.multipliers,
      ...(input.capPct === undefined ? {} : { monthlyCap: { percent: input.capPct } }),
    };
    const { months } = creditStatement(terms, missesOf(input.missedByPeriod), { fee: ANY_FEE });
    return { creditPctByPeriod: months.map((month) => month.creditPercent) };
  },
  earnBack: (input) => {
    const terms = {
      kind: 'flatPerMiss' as const,
      creditPercent: '5',
      earnBack: { metPeriods: input.consecutiveMetPeriods },
    };
    const { months } = creditStatement(terms, missesOf(input.missedByPeriod), { fee: ANY_FEE });
    return { statusByPeriod: months.map((month) => month.status) };
  },
  minimumCredit: (input) => {
    const currency = input.currency;
    const terms = {
      tiers: [{ creditPercent: input.creditPct }],
      minimumCredit:
        input.minimumInclusive === undefined
          ? { moreThan: { amount: input.minimumExclusive, currency } }
          : { atLeast: { amount: input.minimumInclusive, currency } },
      rounding: roundingMode(input.rounding),
    };
    return { credit: serviceCredit(terms, { uptimePercent: '0', fee: feeOf(input) }).credit?.amount };
  },
};

const feeOf = ({ fee, currency }: any) => ({ amount: fee, currency });

/** One function a model: renames, seconds to milliseconds, letter case of the rounding. */
export const adapter: GoldenAdapter = ({ input }) => {
  const model = MODELS[input.model];
  if (model === undefined) throw new Error(`no such model: ${input.model}`);
  return model(input);
};

export const notCompared: Readonly<Record<string, string>> = {
  rule: 'the formula of the marginal model in words',
};
