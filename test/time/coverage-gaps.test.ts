import { expect, test } from 'vitest';
import { deepFreeze } from '../../src/core/definition.js';
import { coverageGaps } from '../../src/time/coverage-gaps.js';

const year = deepFreeze({ from: '2026-01-01', to: '2026-12-31' });
const code = (name: string) => expect.objectContaining({ code: name });

test('two SOC 2 reports with a bridge letter cover the year', () => {
  const spans = deepFreeze([
    { from: '2025-04-01', to: '2026-03-31' },
    { from: '2026-04-01', to: '2026-06-30' },
    { from: '2026-07-01', to: '2027-06-30' },
  ]);
  expect(coverageGaps(year, spans)).toEqual({ covered: true, gaps: [], coveredDays: 365, requiredDays: 365 });
});

test('one missing day is a gap of one day', () => {
  expect(
    coverageGaps(year, [
      { from: '2026-01-02', to: '2026-06-29' },
      { from: '2026-07-01', to: null },
    ]),
  ).toEqual({
    covered: false,
    gaps: [
      { from: '2026-01-01', to: '2026-01-01' },
      { from: '2026-06-30', to: '2026-06-30' },
    ],
    coveredDays: 363,
    requiredDays: 365,
  });
});

test('nothing covers nothing; a single day is a stretch', () => {
  expect(coverageGaps(year, []).gaps).toEqual([year]);
  expect(coverageGaps({ from: '2026-02-01', to: '2026-02-01' }, [{ from: '2026-02-01' }]).requiredDays).toBe(1);
});

test('coded errors', () => {
  expect(() => coverageGaps({ from: '2026-02-30', to: '2026-03-01' }, [])).toThrowError(code('INVALID_DATE'));
  expect(() => coverageGaps(year, [{ from: '2026-02-01', to: '2026-02-31' }])).toThrowError(/^spans\[0\]\.to: /);
  expect(() => coverageGaps(year, [{ from: '2026-02-02', to: '2026-02-01' }])).toThrowError(
    code('SPAN_ENDS_BEFORE_START'),
  );
  expect(() => coverageGaps({ from: '2026-02-02', to: '2026-02-01' }, [])).toThrowError(code('SPAN_ENDS_BEFORE_START'));
});
