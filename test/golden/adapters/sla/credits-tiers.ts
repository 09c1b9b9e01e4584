import { serviceCredit } from '../../../../src/sla/credits/service-credit.js';
import type { GoldenAdapter } from '../../adapter.js';
import { roundingMode, tierOf } from './credit-shape.js';

/** Published tables: renames tiers, turns seconds into milliseconds, drops the unit of the printed percentage. */
export const adapter: GoldenAdapter = ({ input }, file) => {
  const measured =
    input.downtimeSeconds === undefined
      ? { uptimePercent: input.uptimePct }
      : {
          uptime: {
            downtimeMs: Math.round(Number(input.downtimeSeconds) * 1000),
            totalMs: Math.round(Number(input.measuredSeconds) * 1000),
          },
        };
  const terms = {
    tiers: (input.tiers ?? file.tables[input.table].tiers).map((tier: unknown) => tierOf(tier)),
    rounding: roundingMode(input.rounding),
  };
  const month = serviceCredit(
    terms,
    { ...measured, fee: { amount: input.fee, currency: input.currency } },
    { percentDecimals: 2 },
  );
  return {
    creditPct: month.creditPercent,
    credit: month.credit?.amount,
    uptimePct: month.uptimePercent,
    uptimePctRounded2: month.uptimeRoundedText?.replace(' %', ''),
  };
};
