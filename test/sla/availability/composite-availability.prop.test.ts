import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactDecimal } from '../../../src/exact/decimal.js';
import { compositeAvailability } from '../../../src/sla/availability/composite-availability.js';
import type { CompositePart } from '../../../src/sla/availability/composite-model.js';

const percent = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => String(thousandths / 1000));
const percents = fc.array(percent, { minLength: 1, maxLength: 5 });
const exact = (model: CompositePart) => new ExactDecimal(compositeAvailability(model).exactPercent);

/** Every combination of working and failed parts. */
function enumerated(parts: readonly string[], works: (count: number) => boolean) {
  let sum = new ExactDecimal(0);
  for (let state = 0; state < 2 ** parts.length; state += 1) {
    let chance = new ExactDecimal(1);
    let count = 0;
    parts.forEach((part, position) => {
      const up = (state >> position) % 2 === 1;
      const share = new ExactDecimal(part).div(100);
      chance = chance.times(up ? share : new ExactDecimal(1).minus(share));
      count += up ? 1 : 0;
    });
    if (works(count)) sum = sum.plus(chance);
  }
  return sum.times(100);
}

describe('compositeAvailability', () => {
  it('agrees with the enumeration of every state', () => {
    fc.assert(
      fc.property(percents, fc.nat(), (parts, noise) => {
        const k = 1 + (noise % parts.length);
        expect(exact({ kind: 'kOfN', k, parts }).eq(enumerated(parts, (count) => count >= k))).toBe(true);
        expect(exact({ kind: 'series', parts }).eq(enumerated(parts, (count) => count === parts.length))).toBe(true);
        expect(exact({ kind: 'parallel', parts }).eq(enumerated(parts, (count) => count > 0))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps series below the worst, parallel above the best, and k of n and the mean between', () => {
    fc.assert(
      fc.property(percents, fc.nat(), (parts, noise) => {
        const k = 1 + (noise % parts.length);
        const series = exact({ kind: 'series', parts });
        const parallel = exact({ kind: 'parallel', parts });
        const kOfN = exact({ kind: 'kOfN', k, parts });
        const weighted = exact({
          kind: 'weighted',
          parts: parts.map((part, position) => ({ part, weight: position + 1 })),
        });
        const sorted = parts.map(Number).sort((a, b) => a - b);
        const worst = sorted[0] as number;
        const best = sorted[sorted.length - 1] as number;
        expect(series.lte(worst)).toBe(true);
        expect(parallel.gte(best)).toBe(true);
        expect(kOfN.gte(series) && kOfN.lte(parallel)).toBe(true);
        expect(weighted.gte(new ExactDecimal(worst).minus('1e-50')) && weighted.lte(best)).toBe(true);
        if (k > 1) expect(kOfN.lte(exact({ kind: 'kOfN', k: k - 1, parts }))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on order or nesting, and equal parts may be written either way', () => {
    fc.assert(
      fc.property(percents, percent, fc.integer({ min: 1, max: 6 }), (parts, part, n) => {
        for (const kind of ['series', 'parallel'] as const) {
          expect(exact({ kind, parts: [...parts].reverse() }).eq(exact({ kind, parts }))).toBe(true);
          expect(exact({ kind, parts: [part, { kind, parts }] }).eq(exact({ kind, parts: [part, ...parts] }))).toBe(
            true,
          );
        }
        const k = Math.ceil(n / 2);
        expect(
          exact({ kind: 'kOfN', k, n, part }).eq(exact({ kind: 'kOfN', k, parts: new Array<string>(n).fill(part) })),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
