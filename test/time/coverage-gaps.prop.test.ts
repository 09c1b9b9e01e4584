import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEpochDay, toEpochDay } from '../../src/time/civil-date.js';
import { coverageGaps } from '../../src/time/coverage-gaps.js';

const span = fc
  .tuple(fc.integer({ min: 20_400, max: 20_600 }), fc.integer({ min: 0, max: 90 }))
  .map(([from, length]) => ({ from: fromEpochDay(from), to: fromEpochDay(from + length) }));
const open = span.map(({ from }) => ({ from }));

test('agrees with asking every day', () => {
  fc.assert(
    fc.property(span, fc.array(fc.oneof(span, open), { maxLength: 6 }), (required, spans) => {
      const result = coverageGaps(required, spans);
      const missing: string[] = [];
      let days = 0;
      for (let day = toEpochDay(required.from); day <= toEpochDay(required.to); day += 1) {
        const date = fromEpochDay(day);
        days += 1;
        const covered = spans.some((one) => one.from <= date && (!('to' in one) || date <= (one.to as string)));
        if (!covered) missing.push(date);
      }
      const shown = result.gaps.flatMap(({ from, to }) =>
        Array.from({ length: toEpochDay(to) - toEpochDay(from) + 1 }, (_, i) => fromEpochDay(toEpochDay(from) + i)),
      );
      expect(shown).toEqual(missing);
      expect(result).toMatchObject({
        covered: missing.length === 0,
        coveredDays: days - missing.length,
        requiredDays: days,
      });
    }),
  );
});
