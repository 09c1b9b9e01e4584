import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant, readInstant } from '../../src/time/instant.js';

const epochMs = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9998, 11, 31) });

test('reading is the inverse of writing', () => {
  fc.assert(
    fc.property(epochMs, (ms) => {
      expect(readInstant(formatInstant(ms))).toBe(ms);
    }),
  );
});

test('the same moment reads the same with any offset', () => {
  fc.assert(
    fc.property(epochMs, fc.integer({ min: -1439, max: 1439 }), (ms, offset) => {
      const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
      const size = Math.abs(offset);
      const two = (n: number) => String(n).padStart(2, '0');
      const text = `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
      expect(readInstant(text)).toBe(ms);
    }),
  );
});

test('every text that is read agrees with Date.parse, and no text throws', () => {
  const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
  const text = fc
    .tuple(fc.constantFrom('2023', '2024', '1900', '2000'), digits, digits, digits, digits, digits)
    .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (input) => {
      const ms = readInstant(input);
      if (!Number.isNaN(ms)) expect(ms).toBe(Date.parse(input));
    }),
    { numRuns: 2000 },
  );
});
