import { describe, expect, it } from 'vitest';
import { eventTally, uptimeTally } from '../../../src/sla/availability/availability-tallies.js';
import { codesOf } from '../../core/issues-of.js';

describe('tallies', () => {
  it('starts neutral and leaves wrong rows out', () => {
    expect(eventTally.extractOutput(eventTally.createAccumulator())).toEqual({
      goodEvents: 0,
      totalEvents: 0,
      rows: 0,
      leftOut: 0,
    });
    const rows = [
      { goodEvents: 1, totalEvents: 2 },
      { goodEvents: 3, totalEvents: 2 },
      { goodEvents: Number.NaN, totalEvents: 2 },
      { goodEvents: 0, totalEvents: Number.POSITIVE_INFINITY },
      null as unknown as { goodEvents: number; totalEvents: number },
    ];
    const state = rows.reduce(eventTally.addInput, eventTally.createAccumulator());
    expect(eventTally.extractOutput(state)).toEqual({ goodEvents: 1, totalEvents: 2, rows: 1, leftOut: 4 });
  });

  it('sums past 2^53 and below one without loss', () => {
    const rows = [2 ** 53, 1, 1, 0.5].map((ms) => ({ goodMs: ms, totalMs: ms }));
    const state = rows.reduce(uptimeTally.addInput, uptimeTally.createAccumulator());
    expect(uptimeTally.extractOutput(state).totalMs).toBe(2 ** 53 + 2);
  });

  it('does not change what it merges, and refuses a foreign state', () => {
    const state = eventTally.addInput(eventTally.createAccumulator(), { goodEvents: 1, totalEvents: 1 });
    const before = JSON.stringify(state);
    eventTally.mergeAccumulators([state, state]);
    eventTally.extractOutput(state);
    expect(JSON.stringify(state)).toBe(before);
    expect(() => uptimeTally.extractOutput(state)).toThrow(/not a uptimeTally/);
    expect(() => eventTally.mergeAccumulators([{ ...state, version: 2 as 1 }])).toThrow();
  });

  it('refuses states that are no list', () => {
    for (const states of [undefined, null, 5, {}]) {
      expect(codesOf(() => eventTally.mergeAccumulators(states as never))).toEqual(['INVALID_TYPE states']);
    }
  });
});
