import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import type { ClockOutcome } from '../../../src/sla/outcome.js';
import { attainment } from '../../../src/sla/reports/attainment.js';
import { complianceRows } from '../../../src/sla/reports/compliance-rows.js';
import { creditMeasurements } from '../../../src/sla/reports/credit-measurements.js';
import { elapsedSketch, sketchPercentile } from '../../../src/sla/reports/elapsed-sketch.js';
import { countDurations } from '../../../src/sla/reports/measured-duration.js';
import { outcomeTally } from '../../../src/sla/reports/outcome-tally.js';
import { percentileTarget } from '../../../src/sla/reports/percentile-target.js';
import { reconcileSla } from '../../../src/sla/reports/reconcile-sla.js';
import { summarizeOutcomes } from '../../../src/sla/reports/summarize-outcomes.js';
import { summarizeTickets } from '../../../src/sla/reports/summarize-tickets.js';
import { codesOf } from '../../core/issues-of.js';
import { missed, result } from './results.js';

const options = { period: 'month' as const, asOf: '2026-11-23T09:00:00Z', timeZone: 'Europe/Berlin' };
const bad = (value: unknown): never => value as never;
const notResults: readonly unknown[] = [
  null,
  undefined,
  5,
  'INC1',
  [],
  {},
  { ...result('A'), ticketId: 7 },
  { ...result('A'), ticketId: '' },
  { ...result('A'), clockId: null },
  { ...result('A'), cycle: 'first' },
  { ...result('A'), group: 'P1' },
];

describe('rows that are no results', () => {
  it('summarizeOutcomes leaves them out, names each, and reports on the others', () => {
    const report = summarizeOutcomes(deepFreeze([...notResults, result('B')]) as never, options);
    const found = report.findings.filter((one) => one.code === 'INVALID_RESULT');
    expect(found.map((one) => one.path)).toEqual(notResults.map((_, at) => `[${at}]`));
    expect(found[2]?.message).toBe('Row 3 does not say of which ticket and clock it is a result; it is left out.');
    expect(report.totals).toMatchObject({ tickets: 1, outcomes: 1, met: 1, leftOut: 0 });
  });

  it('reconcileSla counts ours as unusable and compares the others', () => {
    const compared = reconcileSla([result('B'), ...notResults] as never, [result('B')], { clockId: 'resolution' });
    expect(compared.ours).toMatchObject({ results: 1, copies: 0, unusable: notResults.length, met: 1 });
    expect(compared.ours.rows).toBe(notResults.length + 1);
    expect(compared.differences).toEqual([]);
    expect(compared.findings.filter((one) => one.code === 'INVALID_RESULT')).toHaveLength(notResults.length);
  });

  it('outcomeTally counts them as left out, beside the lines of the clocks', () => {
    const states = [...notResults, result('B')].map((row) =>
      outcomeTally.addInput(outcomeTally.createAccumulator(), bad(row)),
    );
    const tally = outcomeTally.extractOutput(outcomeTally.mergeAccumulators(JSON.parse(JSON.stringify(states))));
    expect(tally).toMatchObject({ met: 1, leftOut: notResults.length, count: notResults.length + 1 });
    expect(tally.reasons).toEqual([
      { outcome: 'leftOut', reason: 'INVALID_RESULT', count: notResults.length, ticketIds: [] },
    ]);
    expect(attainment(tally).findings).toEqual([]);
  });

  it.each([[null], [undefined], [5], ['x'], [{}]])('attainment counts %j as a result of unknown kind', (row) => {
    expect(attainment([result('A'), bad(row)])).toMatchObject({ met: 1, leftOut: 1, measured: 1 });
  });

  it.each([[null], [undefined], [5], ['x'], [{ elapsedMs: 5, closed: 'yes' }]])(
    'percentileTarget and elapsedSketch leave out %j',
    (row) => {
      const answer = percentileTarget([result('A'), bad(row)], { percent: '90' });
      expect([answer.count, answer.leftOut]).toEqual([1, 1]);
      const state = elapsedSketch.addInput(elapsedSketch.createAccumulator(), bad(row));
      expect(elapsedSketch.extractOutput(state).leftOut).toBe(1);
    },
  );
});

describe('results from a data base', () => {
  const bare = {
    ticketId: 'A',
    clockId: 'resolution',
    outcome: 'met',
    group: { priority: 1, team: null },
    openedAt: new Date('2026-10-05T08:00:00Z'),
    resolvedAt: Date.parse('2026-10-05T10:00:00Z'),
    elapsedMs: Number.NaN,
  };

  it('get the members that are missing, and instants and group values as text', () => {
    const [one] = summarizeOutcomes([bad(bare)], options).outcomes;
    expect(one).toEqual({
      ...result('A'),
      group: { priority: '1' },
      elapsedMs: null,
      pausedMs: null,
      targetMs: null,
      period: '2026-10',
    });
  });

  it('are the same result when the same instant is another object', () => {
    const copy = { ...bare, openedAt: new Date('2026-10-05T08:00:00Z') };
    const report = summarizeOutcomes([bad(bare), bad(copy)], options);
    expect(report.findings.map((one) => one.code)).toEqual(['DUPLICATE_RESULT']);
    expect(report.totals).toMatchObject({ outcomes: 2, met: 1, leftOut: 1 });
  });

  it('stand in different lines of a tally when their numbers differ', () => {
    const rows = [1, 2, 1].map((priority, at) => ({ ...result(`T${at}`), group: { priority } }));
    const state = rows.reduce((sum, row) => outcomeTally.addInput(sum, bad(row)), outcomeTally.createAccumulator());
    expect(outcomeTally.extractOutput(state).lines.map((line) => [line.group, line.met])).toEqual([
      [{ priority: '1' }, 2],
      [{ priority: '2' }, 1],
    ]);
  });

  it('of an unknown kind are left out of a reconciliation, too', () => {
    const compared = reconcileSla([bad({ ...result('A'), outcome: 'ok' })], [result('A')], {});
    expect(compared.findings.map((one) => one.code)).toEqual(['UNKNOWN_OUTCOME']);
    expect(compared.ours).toMatchObject({ results: 1, leftOut: 1, met: 0 });
    expect(compared.differences[0]?.message).toBe(
      'Our data of A cannot be judged (UNKNOWN_OUTCOME); the vendor counts it as met.',
    );
  });
});

describe('input of another type', () => {
  const report = summarizeOutcomes([result('A'), missed('B')], options);

  it.each<[string, () => unknown, string]>([
    ['attainment', () => attainment(bad(null)), 'source'],
    ['attainment', () => attainment(bad('met')), 'source'],
    ['percentileTarget', () => percentileTarget(bad(null), { percent: '90' }), 'items'],
    ['countDurations', () => countDurations(bad('rows')), 'durations'],
    ['summarizeOutcomes', () => summarizeOutcomes(bad({}), options), 'outcomes'],
    ['summarizeOutcomes', () => summarizeOutcomes([], { ...options, groupBy: bad('priority') }), 'options.groupBy'],
    ['reconcileSla', () => reconcileSla(bad(null), [], {}), 'ours'],
    ['reconcileSla', () => reconcileSla([], bad(7), {}), 'theirs'],
    ['complianceRows', () => complianceRows(bad(null)), 'report'],
    ['complianceRows', () => complianceRows(report, { group: bad(null) }), 'options.group'],
    ['creditMeasurements', () => creditMeasurements(bad(null)), 'report'],
    ['outcomeTally', () => outcomeTally.mergeAccumulators(bad(null)), 'states'],
    ['elapsedSketch', () => elapsedSketch.mergeAccumulators(bad(1)), 'states'],
    ['sketchPercentile', () => sketchPercentile(bad(null), 50), 'sketch'],
  ])('is refused by %s', (_, run, path) => {
    expect(codesOf(run)).toEqual([`INVALID_TYPE ${path}`]);
  });

  it('says that a policy was never defined', () => {
    expect(codesOf(() => summarizeTickets(bad({}), [], options))).toEqual(['NOT_DEFINED policy']);
  });

  it.each([[null], [undefined], [5], [{}], [{ kind: 'elapsedSketch', version: 99 }]])(
    'a state %j is refused by every accumulator',
    (state) => {
      for (const run of [
        () => outcomeTally.addInput(bad(state), result('A')),
        () => outcomeTally.extractOutput(bad(state)),
        () => elapsedSketch.addInput(bad(state), result('A')),
        () => elapsedSketch.extractOutput(bad(state)),
      ]) {
        expect(codesOf(run)).toEqual(['ACCUMULATOR_MISMATCH ']);
      }
    },
  );
});

describe('a group that the report does not have', () => {
  const report = summarizeOutcomes([result('A'), missed('B')] as ClockOutcome[], options);

  it('is refused by its name: it would choose nothing, and no credit would be claimed', () => {
    expect(codesOf(() => creditMeasurements(report, { group: { prio: 'P1' } }))).toEqual([
      'UNKNOWN_GROUP options.group.prio',
    ]);
    expect(codesOf(() => complianceRows(report, { group: { toString: 'P1' } }))).toEqual([
      'UNKNOWN_GROUP options.group.toString',
    ]);
  });

  it('is fine by its value: a quiet time may have none of that priority', () => {
    expect(complianceRows(report, { group: { priority: 'P9' } })).toEqual([
      { period: '2026-10', numerator: 0, denominator: 0 },
    ]);
    expect(complianceRows(summarizeOutcomes([], options), { group: { priority: 'P1' } })).toEqual([]);
  });
});
