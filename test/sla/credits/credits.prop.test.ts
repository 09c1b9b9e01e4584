import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { minorUnits } from '../../../src/exact/minor-units.js';
import type { RoundingMode } from '../../../src/exact/rounding.js';
import { creditStatement } from '../../../src/sla/credits/credit-statement.js';
import type { AtRiskPoolTerms, CreditTerms, CreditTier, SteppedTerms } from '../../../src/sla/credits/credit-terms.js';
import { lintCreditTerms } from '../../../src/sla/credits/lint-credit-terms.js';
import { replayCredits } from '../../../src/sla/credits/replay-credits.js';
import { serviceCredit } from '../../../src/sla/credits/service-credit.js';

/** Hundredths of a percent as decimal text: 9995 -> '99.95'. */
const percentText = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
/** Exact minor units of printed money. */
const minor = ({ amount }: { amount: string }): bigint => BigInt(amount.replace('.', ''));
const sum = (lines: readonly { amount: { amount: string } }[]): bigint =>
  lines.reduce((total, line) => total + minor(line.amount), 0n);

const hundredths = fc.integer({ min: 0, max: 10_000 });
const cents = fc.integer({ min: 0, max: 5_000_000 });
const fees = fc.record({ amount: cents.map(percentText), currency: fc.constantFrom('EUR', 'JPY', 'KWD') });
const modes = fc.constantFrom<RoundingMode>('halfUp', 'halfDown', 'halfEven', 'up', 'down', 'ceiling', 'floor');
const multipliers = fc.option(fc.array(fc.constantFrom('1', '1.5', '2', '0.333'), { minLength: 1, maxLength: 3 }), {
  nil: undefined,
});

/** A table whose bounds fall and whose credits rise, without gaps. */
const soundTiers = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 5 }).chain((bounds) =>
  fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: bounds.length, maxLength: bounds.length }).map((steps) => {
    const falling = bounds.sort((a, b) => b - a);
    let credit = 0;
    return falling.map((below, index): CreditTier => {
      credit += steps[index] ?? 0;
      const next = falling[index + 1];
      return {
        below: percentText(below),
        ...(next === undefined ? {} : { atLeast: percentText(next) }),
        creditPercent: percentText(credit),
      };
    });
  }),
);

const limits = fc.record(
  {
    monthlyCap: fc.record({ percent: hundredths.map(percentText) }),
    annualCap: fc.record({
      percent: hundredths.map(percentText),
      of: fc.constantFrom('monthlyFee' as const, 'annualFee' as const),
    }),
    earnBack: fc.record({ metPeriods: fc.integer({ min: 1, max: 3 }) }),
    rounding: modes,
  },
  { requiredKeys: [] },
);

const stepped: fc.Arbitrary<SteppedTerms> = fc
  .tuple(soundTiers, limits, multipliers)
  .map(([tiers, rest, repeat]) => ({ tiers, ...rest, ...(repeat === undefined ? {} : { repeatMultipliers: repeat }) }));

const pool: fc.Arbitrary<AtRiskPoolTerms> = fc
  .tuple(
    fc.array(
      fc.record({ allocationPercent: hundredths.map(percentText), multiplier: fc.constantFrom('1', '1.5', '2') }),
      { minLength: 1, maxLength: 4 },
    ),
    hundredths,
    limits,
    multipliers,
  )
  .map(([levels, atRisk, rest, repeat]) => ({
    kind: 'atRiskPool',
    atRiskPercent: percentText(atRisk),
    serviceLevels: levels.map((level, index) => ({ id: `L${index}`, ...level })),
    ...rest,
    ...(repeat === undefined ? {} : { repeatMultipliers: repeat }),
  }));

describe('laws of one month', () => {
  it('a worse uptime never earns less under stepped tiers', () => {
    fc.assert(
      fc.property(stepped, hundredths, hundredths, fees, (terms, a, b, fee) => {
        const credit = (value: number) => serviceCredit(terms, { uptimePercent: percentText(value), fee }).credit;
        const [worse, better] = [credit(Math.min(a, b)), credit(Math.max(a, b))];
        expect(minor(worse as never)).toBeGreaterThanOrEqual(minor(better as never));
      }),
      { numRuns: 150 },
    );
  });

  it('agrees with a slow look-up in whole numbers', () => {
    fc.assert(
      fc.property(soundTiers, hundredths, cents, (tiers, value, fee) => {
        const scaled = (text: unknown) => Math.round(Number(text) * 100);
        const tier = tiers.find((one) => value < scaled(one.below) && value >= scaled(one.atLeast ?? 0));
        const exact = BigInt(fee) * BigInt(scaled(tier?.creditPercent ?? 0));
        const halfUp = (exact + 5000n) / 10_000n;
        const month = serviceCredit(
          { tiers },
          { uptimePercent: percentText(value), fee: { amount: percentText(fee), currency: 'EUR' } },
        );
        expect(minor(month.credit as never)).toBe(halfUp);
        expect(month.missed).toBe(value < scaled(tiers[0]?.below));
      }),
      { numRuns: 200 },
    );
  });

  it('holds caps, adds up its lines, and keeps each line within a minor unit of its exact value', () => {
    fc.assert(
      fc.property(pool, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fees, (terms, missed, fee) => {
        const misses = terms.serviceLevels.filter((_, index) => missed[index]).map((level) => level.id);
        const month = serviceCredit(deepFreeze(terms), { misses, fee });
        expect(sum(month.lines)).toBe(minor(month.credit as never));
        const capped = (percent: unknown) =>
          (Number(fee.amount) * Number(percent)) / 100 + 10 ** -minorUnits(fee.currency);
        const credit = Number(month.credit?.amount);
        expect(credit).toBeLessThanOrEqual(capped(terms.atRiskPercent));
        if (terms.monthlyCap) expect(credit).toBeLessThanOrEqual(capped(terms.monthlyCap.percent));
        for (const line of month.lines.filter((one) => one.rule === 'atRiskPool')) {
          const exact =
            (((Number(fee.amount) * Number(terms.atRiskPercent)) / 100) *
              Number(line.percent) *
              Number(line.multiplier)) /
            100;
          expect(Math.abs(Number(line.amount.amount) - exact)).toBeLessThan(10 ** -minorUnits(fee.currency) + 1e-6);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('scales with the fee: ten thousand times the fee, ten thousand times the exact credit', () => {
    fc.assert(
      fc.property(soundTiers, hundredths, cents, (tiers, value, fee) => {
        const of = (amount: string) =>
          serviceCredit({ tiers }, { uptimePercent: percentText(value), fee: { amount, currency: 'EUR' } });
        const [one, many] = [of(percentText(fee)), of(`${fee}00`)];
        if (fee > 0) expect(many.creditPercent).toBe(one.creditPercent);
        // at 10,000 times the fee nothing is left to round, and the printed credit is the exact one
        expect(minor(one.credit as never)).toBe((minor(many.credit as never) + 5000n) / 10_000n);
      }),
      { numRuns: 100 },
    );
  });

  it('rounds symmetrically: halfUp and halfDown, up and down, ceiling and floor frame the exact credit', () => {
    fc.assert(
      fc.property(soundTiers, fees, (tiers, fee) => {
        const of = (rounding: RoundingMode) =>
          minor(serviceCredit({ tiers, rounding }, { uptimePercent: 0, fee }).credit as never);
        expect(of('up')).toBe(of('ceiling'));
        expect(of('down')).toBe(of('floor'));
        expect(of('up') - of('down')).toBeLessThanOrEqual(1n);
        for (const mode of ['halfUp', 'halfDown', 'halfEven'] as const) {
          expect([of('up'), of('down')]).toContain(of(mode));
        }
        expect(of('halfUp')).toBeGreaterThanOrEqual(of('halfDown'));
      }),
      { numRuns: 100 },
    );
  });

  it('marginal credits are continuous: bands cut in two earn the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), hundredths, hundredths, cents, (top, cutAt, value, fee) => {
        const at = 1 + (cutAt % (top - 1));
        const of = (tiers: readonly CreditTier[]) =>
          serviceCredit(
            { kind: 'marginal', tiers },
            { uptimePercent: percentText(value), fee: { amount: percentText(fee), currency: 'EUR' } },
          );
        const whole = of([{ below: percentText(top), creditPercent: 37 }]);
        const halves = of([
          { below: percentText(top), atLeast: percentText(at), creditPercent: 37 },
          { below: percentText(at), creditPercent: 37 },
        ]);
        expect(halves.credit).toEqual(whole.credit);
        expect(sum(halves.lines)).toBe(minor(halves.credit as never));
      }),
      { numRuns: 100 },
    );
  });
});

describe('laws of statements', () => {
  const uptimes = fc.array(fc.option(hundredths.map(percentText), { nil: null, freq: 8 }), { maxLength: 30 });
  const monthsOf = (list: readonly (string | null)[]) => list.map((uptimePercent) => ({ uptimePercent }));

  it('lines add up to the total and to the months', () => {
    fc.assert(
      fc.property(stepped, uptimes, fees, (terms, list, fee) => {
        const statement = creditStatement(deepFreeze(terms), deepFreeze(monthsOf(list)), { fee });
        expect(sum(statement.lines)).toBe(minor(statement.total));
        for (const month of statement.months) {
          const own = statement.lines.filter((line) => line.month === month.month);
          expect(sum(own)).toBe((month.credit === null ? 0n : minor(month.credit)) + minor(month.takenBack));
        }
        const issued = statement.months.reduce(
          (total, { credit }) => total + (credit === null ? 0n : minor(credit)),
          0n,
        );
        expect(issued - minor(statement.earnedBack)).toBe(minor(statement.total));
        expect(minor(statement.total) >= minor(statement.pending) && minor(statement.pending) >= 0n).toBe(true);
        expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
      }),
      { numRuns: 100 },
    );
  });

  it('holds the annual cap in every twelve months', () => {
    fc.assert(
      fc.property(stepped, uptimes, fees, (terms, list, fee) => {
        const { earnBack: _, ...rest } = terms;
        const percent = rest.annualCap?.percent ?? '7.5';
        const statement = creditStatement({ ...rest, annualCap: { percent, of: 'monthlyFee' } }, monthsOf(list), {
          fee,
        });
        for (let start = 0; start < list.length; start += 12) {
          const year = statement.months
            .slice(start, start + 12)
            .reduce((total, month) => total + Number(month.credit?.amount ?? 0), 0);
          expect(year).toBeLessThan(
            (Number(fee.amount) * Number(percent)) / 100 + 10 ** -minorUnits(fee.currency) + 1e-6,
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('earn-back agrees with its definition, read straight off the list', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (missed, metPeriods) => {
        const terms: CreditTerms = { kind: 'flatPerMiss', creditPercent: 5, earnBack: { metPeriods } };
        const statement = creditStatement(
          terms,
          missed.map((one) => ({ misses: one ? 1 : 0 })),
          { fee: { amount: 1000, currency: 'EUR' } },
        );
        const expected = missed.map((one, index) => {
          if (!one) return null;
          const window = missed.slice(index + 1, index + 1 + metPeriods);
          if (window.includes(true)) return 'due';
          return window.length === metPeriods ? 'earnedBack' : 'pending';
        });
        expect(statement.months.map((month) => month.status)).toEqual(expected);
        expect(Number(statement.total.amount)).toBe(
          50 * expected.filter((one) => one === 'due' || one === 'pending').length,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('a statement of one month is the service credit of that month', () => {
    fc.assert(
      fc.property(fc.oneof(stepped, pool), hundredths, fees, (terms, value, fee) => {
        const measured = terms.kind === 'atRiskPool' ? { misses: ['L0'] } : { uptimePercent: percentText(value) };
        const single = serviceCredit(terms, { ...measured, fee });
        const statement = creditStatement(terms, [measured], { fee });
        expect(statement.total).toEqual(single.credit);
        expect(statement.months[0]?.creditPercent).toBe(single.creditPercent);
        expect(statement.lines.map((line) => line.amount)).toEqual(single.lines.map((line) => line.amount));
      }),
      { numRuns: 100 },
    );
  });

  it('replaying the same terms makes no difference, and swapping them changes its sign', () => {
    fc.assert(
      fc.property(stepped, stepped, uptimes, fees, (current, proposed, uptimePercent, fee) => {
        const there = replayCredits({ current, proposed }, { fee, uptimePercent });
        const back = replayCredits({ current: proposed, proposed: current }, { fee, uptimePercent });
        expect(minor(there.difference)).toBe(-minor(back.difference));
        expect(minor(there.proposed) - minor(there.current)).toBe(minor(there.difference));
        expect(there.months.reduce((total, month) => total + minor(month.difference), 0n)).toBe(
          minor(there.difference),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('laws of the lint', () => {
  const bound = fc.integer({ min: 0, max: 12 });
  const anyTier = fc.tuple(fc.option(bound, { nil: undefined }), bound, fc.boolean(), fc.boolean()).map(
    ([low, high, lowIncluded, highIncluded]): CreditTier => ({
      ...(low === undefined ? {} : lowIncluded ? { atLeast: low } : { above: low }),
      ...(highIncluded ? { atMost: high } : { below: high }),
      creditPercent: 5,
    }),
  );
  const covers = (tier: CreditTier, twice: number): boolean =>
    (tier.atLeast === undefined || twice >= 2 * Number(tier.atLeast)) &&
    (tier.above === undefined || twice > 2 * Number(tier.above)) &&
    (tier.below === undefined || twice < 2 * Number(tier.below)) &&
    (tier.atMost === undefined || twice <= 2 * Number(tier.atMost));

  it('says covered once exactly when every percentage up to the first bound is', () => {
    fc.assert(
      fc.property(fc.array(anyTier, { minLength: 1, maxLength: 4 }), (tiers) => {
        // Bounds are whole, so whole and half percentages stand for all of them.
        const halves = Array.from({ length: 26 }, (_, twice) => tiers.filter((tier) => covers(tier, twice)).length);
        const top = halves.reduce((last, count, twice) => (count > 0 ? twice : last), -1);
        const once = halves.slice(0, top + 1).every((count) => count === 1);
        const lint = lintCreditTerms({ tiers });
        expect(lint.coveredOnce).toBe(once);
        const codes = lint.findings.map((one) => one.code);
        expect(codes.includes('TIER_GAP') || codes.includes('TIER_OVERLAP')).toBe(!once);
      }),
      { numRuns: 500 },
    );
  });

  it('is clean on sound tables', () => {
    fc.assert(
      fc.property(soundTiers, (tiers) => {
        const lint = lintCreditTerms({ tiers, monthlyCap: { percent: 100 } });
        expect(lint.coveredOnce).toBe(true);
        expect(lint.findings.filter((one) => one.code.startsWith('TIER_GAP') || one.code === 'CREDIT_FALLS')).toEqual(
          [],
        );
        const highest = Math.max(...tiers.map((tier) => Number(tier.creditPercent)));
        if (highest <= 100) expect(lintCreditTerms({ tiers }).clean).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
