import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AvailabilityOptions, availability } from '../../../src/sla/availability/availability.js';
import { downtimePeriods } from '../../../src/sla/availability/downtime-periods.js';

const SECOND = 1000;
const SECONDS = 600;
const window = { start: 0, end: SECONDS * SECOND };

interface Span {
  readonly start: number;
  readonly end: number;
  readonly weight: string;
}

/** Spans in whole seconds that may reach over both ends of the window. */
const span = fc
  .tuple(
    fc.integer({ min: -60, max: SECONDS + 60 }),
    fc.integer({ min: 0, max: 200 }),
    fc.constantFrom('0', '0.25', '0.333', '0.5', '1'),
  )
  .map(([start, length, weight]): Span => ({ start: start * SECOND, end: (start + length) * SECOND, weight }));
const spans = fc.array(span, { maxLength: 12 });
const overlap = fc.constantFrom('max' as const, 'sumCapped' as const);
const maintenanceConvention = fc.constantFrom('removed' as const, 'asUp' as const, 'counted' as const);
const rule = fc.record({ minimumMs: fc.constantFrom(0, 60 * SECOND, 90 * SECOND), wholeMinutes: fc.boolean() });
const options = fc.record({ maintenance: spans, overlap, maintenanceConvention, downtimePeriod: rule });

const covers = (one: Span, second: number): boolean => one.start <= second * SECOND && second * SECOND < one.end;

/** Second by second, in thousandths of a second of downtime, so that weights stay whole numbers. */
function slow(
  outages: readonly Span[],
  o: Required<Pick<AvailabilityOptions, 'overlap' | 'maintenanceConvention' | 'downtimePeriod'>> & {
    readonly maintenance: readonly Span[];
  },
) {
  const excused = (second: number) =>
    o.maintenanceConvention !== 'counted' && o.maintenance.some((one) => covers(one, second));
  let measured = 0;
  let downtime = 0;
  let merged = 0;
  let run: number[] = [];
  const close = (): void => {
    if (run.length === 0) return;
    merged += 1;
    const { minimumMs = 0, wholeMinutes = false } = o.downtimePeriod;
    const counted = wholeMinutes ? run.slice(0, run.length - (run.length % 60)) : run;
    if (run.length * SECOND >= minimumMs) downtime += counted.reduce((sum, weight) => sum + weight, 0);
    run = [];
  };
  for (let second = 0; second < SECONDS; second += 1) {
    if (o.maintenanceConvention !== 'removed' || !excused(second)) measured += 1;
    const weights = excused(second)
      ? []
      : outages.filter((one) => covers(one, second)).map((one) => Math.round(Number(one.weight) * 1000));
    const weight =
      o.overlap === 'max'
        ? Math.max(0, ...weights)
        : Math.min(
            1000,
            weights.reduce((sum, one) => sum + one, 0),
          );
    if (weight > 0) run.push(weight);
    else close();
  }
  close();
  return { measuredMs: measured * SECOND, downtimeMs: downtime, merged };
}

describe('availability', () => {
  it('agrees with a second-by-second version under every convention', () => {
    fc.assert(
      fc.property(spans, options, (outages, o) => {
        const fast = availability(window, outages, o);
        const expected = slow(outages, o);
        expect(fast.measuredMs).toBe(expected.measuredMs);
        expect(fast.downtimeMs).toBe(expected.downtimeMs);
        expect(fast.outages.merged).toBe(expected.merged);
        expect(fast.availabilityPercent === null).toBe(expected.measuredMs === 0);
        if (fast.availabilityPercent !== null) {
          expect(fast.availabilityPercent).toBeCloseTo(100 * (1 - expected.downtimeMs / expected.measuredMs), 10);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of outages and maintenance', () => {
    fc.assert(
      fc.property(spans, options, fc.infiniteStream(fc.nat()), (outages, o, noise) => {
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => [noise.next().value as number, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, one]) => one);
        expect(availability(window, shuffle(outages), { ...o, maintenance: shuffle(o.maintenance) })).toEqual(
          availability(window, outages, o),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('is not changed by splitting an outage', () => {
    fc.assert(
      fc.property(spans, options, fc.nat({ max: 199 }), (outages, o, at) => {
        const split = outages.flatMap((one) => {
          const cut = Math.min(one.end, one.start + at * SECOND);
          return [
            { ...one, end: cut },
            { ...one, start: cut },
          ];
        });
        expect(availability(window, split, o).downtimeMs).toBe(availability(window, outages, o).downtimeMs);
      }),
      { numRuns: 150 },
    );
  });

  it('never rises with one more outage, and always lies from 0 to 100', () => {
    fc.assert(
      fc.property(spans, span, options, (outages, more, o) => {
        const before = availability(window, outages, o);
        const after = availability(window, [...outages, more], o);
        if (o.downtimePeriod.wholeMinutes === false) expect(after.downtimeMs).toBeGreaterThanOrEqual(before.downtimeMs);
        expect(after.outageMs).toBeGreaterThanOrEqual(before.outageMs);
        if (after.availabilityPercent === null) return;
        expect(after.availabilityPercent).toBeGreaterThanOrEqual(0);
        expect(after.availabilityPercent).toBeLessThanOrEqual(100);
      }),
      { numRuns: 150 },
    );
  });

  it('is complementary: full outages and their gaps add up to the measured time', () => {
    fc.assert(
      fc.property(spans, options, (outages, { maintenance, maintenanceConvention: convention }) => {
        const full = outages.map((one) => ({ ...one, weight: 1 }));
        const o = { maintenance, maintenanceConvention: convention };
        const found = downtimePeriods(window, full, o);
        const edges = found.periods.flatMap((one) => [one.start, one.end]);
        const gaps = [];
        for (let k = 0; k <= edges.length; k += 2)
          gaps.push({ start: edges[k - 1] ?? window.start, end: edges[k] ?? window.end });
        const rest = availability(window, gaps, o);
        const maintained = convention === 'asUp' ? rest.maintenanceMs : 0;
        expect(rest.downtimeMs + found.downtimeMs + maintained).toBe(rest.measuredMs);
      }),
      { numRuns: 150 },
    );
  });

  it('adds up over adjoining windows when all downtime counts', () => {
    fc.assert(
      fc.property(spans, overlap, fc.integer({ min: 0, max: SECONDS }), (outages, by, cut) => {
        const middle = cut * SECOND;
        const parts = [
          { ...window, end: middle },
          { ...window, start: middle },
        ];
        const sum = parts.reduce((ms, part) => ms + availability(part, outages, { overlap: by }).downtimeMs * 1000, 0);
        expect(Math.round(sum)).toBe(Math.round(availability(window, outages, { overlap: by }).downtimeMs * 1000));
      }),
      { numRuns: 150 },
    );
  });

  it('meets its own figure as a target exactly, and the budget agrees', () => {
    fc.assert(
      fc.property(spans, fc.constantFrom('90', '99.5', '50', '33.3', '100'), (outages, targetPercent) => {
        const result = availability(window, outages, { targetPercent });
        expect(result.met).toBe(result.errorBudget?.withinBudget);
        expect(result.met).toBe(
          BigInt(Math.round((window.end - result.downtimeMs) * 1000)) * 1000n >=
            BigInt(Math.round(Number(targetPercent) * 10)) * BigInt(window.end * 1000),
        );
      }),
      { numRuns: 150 },
    );
  });
});
