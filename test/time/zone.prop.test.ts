import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { fromEpochDay } from '../../src/time/civil-date.js';
import { civilDateAt, localToInstant, offsetMsAt, startOfDay } from '../../src/time/zone.js';
import { changesIn, zoneTableOf } from '../../src/time/zone-table.js';
import { ODD_ZONES } from './odd-zones.js';

const zone = fc.constantFrom(...ODD_ZONES);
const epochMs = fc.integer({ min: Date.UTC(1972, 0), max: Date.UTC(2039, 11, 31) });

test('offsets and dates agree with Temporal at any moment', () => {
  fc.assert(
    fc.property(zone, epochMs, (name, at) => {
      const peer = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
      expect(offsetMsAt(name, at)).toBe(peer.offsetNanoseconds / 1e6);
      expect(civilDateAt(name, at)).toBe(peer.toPlainDate().toString());
    }),
    { numRuns: 1500 },
  );
});

/** An instant close to a change of the zone's offset, where everything that can go wrong does. */
const nearChange = fc
  .tuple(zone, fc.nat(), fc.integer({ min: -26 * 60, max: 26 * 60 }))
  .map(([name, pick, minutes]) => {
    const table = zoneTableOf(name);
    const changes = table === null ? [] : changesIn(table, Date.UTC(1990, 0), Date.UTC(2027, 0));
    const change = changes[pick % Math.max(1, changes.length)];
    return { name, at: (change?.at ?? Date.UTC(2026, 0)) + minutes * 60_000 };
  });

test('offsets agree with Temporal around every change', () => {
  fc.assert(
    fc.property(nearChange, ({ name, at }) => {
      for (const ms of [at, at - 1, at + 1]) {
        const peer = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
        expect(offsetMsAt(name, ms)).toBe(peer.offsetNanoseconds / 1e6);
      }
    }),
    { numRuns: 800 },
  );
});

test('wall-clock times become the instants of Temporal, whichever way they are read', () => {
  const how = fc.constantFrom('compatible', 'earlier', 'later');
  fc.assert(
    fc.property(nearChange, how, ({ name, at }, disambiguation) => {
      const local = new Date(Math.floor((at + offsetMsAt(name, at)) / 60_000) * 60_000);
      const date = local.toISOString().slice(0, 10);
      const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
      const peer = Temporal.PlainDateTime.from(local.toISOString().slice(0, 16)).toZonedDateTime(name, {
        disambiguation: disambiguation as 'compatible',
      });
      expect(localToInstant(name, date, minute, disambiguation as 'compatible')).toBe(peer.epochMilliseconds);
    }),
    { numRuns: 800 },
  );
});

test('days begin where those of Temporal do', () => {
  fc.assert(
    fc.property(nearChange, ({ name, at }) => {
      for (const shift of [0, 1]) {
        const date = fromEpochDay(Math.floor(at / 86_400_000) + shift);
        const peer = Temporal.PlainDate.from(date).toZonedDateTime(name);
        // Temporal knows no start of a date that the zone skipped.
        if (peer.toPlainDate().toString() === date) expect(startOfDay(name, date)).toBe(peer.epochMilliseconds);
      }
    }),
    { numRuns: 800 },
  );
});
