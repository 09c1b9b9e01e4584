import { describe, expect, it } from 'vitest';
import { defineKpi, explainChange } from '../../src/kpi/index.js';
import { codesOf } from '../core/issues-of.js';

const accuracy = defineKpi({
  id: 'accuracy',
  name: 'Booked without error',
  unit: 'percent',
  direction: 'higher',
  aggregation: { kind: 'ratio', numerator: 'correct', denominator: 'checked' },
});
const rows = (...groups: [site: unknown, correct: unknown, checked: unknown][]) =>
  groups.map(([site, correct, checked]) => ({ site, correct, checked }));

describe('explainChange', () => {
  it('splits a change into groups and mix, in the unit of the KPI', () => {
    const change = explainChange(
      accuracy,
      rows(['A', 90, 100], ['B', 80, 100]),
      rows(['A', 95, 100], ['B', 88, 100]),
      'site',
    );
    expect(change.change).toBeCloseTo(6.5, 12);
    expect(change.rateEffect).toBeCloseTo(6.5, 12);
    expect(change.mixEffect).toBeCloseTo(0, 12);
    expect(change.groups.map(({ group }) => group)).toEqual(['B', 'A']);
    expect(change.message).toBe(
      'Booked without error rose from 85.0 % to 91.5 %: +6.5 points because of changes within the groups, 0.0 points because the share of the groups in the work changed.',
    );
    expect(change.findings).toEqual([]);
  });

  it('finds the reversal of Simpson (admissions to Berkeley would be one, kidney stones are another)', () => {
    const change = explainChange(
      accuracy,
      rows(['small', 81, 87], ['large', 192, 263]),
      rows(['small', 234, 270], ['large', 55, 80]),
      'site',
    );
    expect(change.simpsonReversal).toBe(true);
    expect(change.findings.map(({ code }) => code)).toEqual(['SIMPSON_REVERSAL']);
    expect(change.message).toContain('only the mix of the work changed, in its favour.');
    const [few, many] = [rows(['small', 81, 87], ['large', 192, 263]), rows(['small', 234, 270], ['large', 55, 80])];
    expect(explainChange(accuracy, many, few, 'site').message).toContain(
      'fell from 82.6 % to 78.0 %, although it rose in every single group: only the mix of the work changed, against it.',
    );
    const errors = defineKpi({ ...accuracy.definition, direction: 'lower' });
    expect(explainChange(errors, few, many, 'site').message).toContain('changed, against it.');
    const ranged = defineKpi({ ...accuracy.definition, direction: 'range', target: { min: 1, max: 2 } });
    expect(explainChange(ranged, few, many, 'site').message).toContain('only the mix of the work changed.');
  });

  it('adds rows of one group, keeps rows without one, and names rows it cannot use by their side', () => {
    const change = explainChange(
      accuracy,
      rows(['A', 40, 50], ['A', 50, 50], [undefined, 1, 2], ['A', 'x', 1]),
      [...rows(['A', 95, 100], ['', 2, 2], ['C', 0, 0]), null] as never,
      'site',
    );
    expect(change.groups.map(({ group, before, after }) => [group, before, after]).sort()).toEqual([
      ['A', 90, 95],
      ['C', null, null],
      ['not given', 50, 100],
    ]);
    expect(change.rows.before).toEqual({ total: 4, used: 3, leftOut: 1, outside: 0 });
    expect(change.findings.map(({ code, path }) => [code, path])).toEqual([
      ['INVALID_FIGURE', 'before[3]'],
      ['NOT_A_RECORD', 'after[3]'],
      ['GROUP_NOT_GIVEN', null],
    ]);
  });

  it('has nothing to compare without data on a side', () => {
    const change = explainChange(accuracy, [], rows(['A', 1, 2]), 'site');
    expect([change.before, change.after, change.change, change.mixEffect]).toEqual([null, 50, null, null]);
    expect(change.message).toBe('Booked without error cannot be compared: one side has no data.');
  });

  it('refuses KPIs that are no ratio, and groups without a name', () => {
    const days = defineKpi({ id: 'd', name: 'Days', unit: 'days', direction: 'lower', aggregation: { kind: 'mean' } });
    expect(codesOf(() => explainChange(days, [], [], 'x'))).toEqual(['NOT_A_RATIO kpi.definition.aggregation.kind']);
    expect(codesOf(() => explainChange(accuracy, [], [], undefined as never))).toEqual(['REQUIRED by']);
    expect(codesOf(() => explainChange(accuracy, [], [], { by: 'x' } as never))).toEqual(['INVALID_TYPE by']);
    expect(codesOf(() => explainChange(accuracy, [], [], ''))).toEqual(['OUT_OF_RANGE by']);
    expect(codesOf(() => explainChange(accuracy, [], 3 as never, 'x'))).toEqual(['INVALID_TYPE after']);
    expect(codesOf(() => explainChange(accuracy, 3 as never, [], 'x'))).toEqual(['INVALID_TYPE before']);
  });
});
