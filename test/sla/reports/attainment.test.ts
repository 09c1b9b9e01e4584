import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { attainment } from '../../../src/sla/reports/attainment.js';
import { countDurations } from '../../../src/sla/reports/measured-duration.js';
import { outcomeTally } from '../../../src/sla/reports/outcome-tally.js';
import { codesOf } from '../../core/issues-of.js';
import { missed, result } from './results.js';

describe('attainment', () => {
  it('gives the figures of a month with six tickets met and one missed', () => {
    const october = attainment({ met: 6, missed: 1, leftOut: 1 }, { goalPercent: '95' });
    expect(october).toMatchObject({
      met: 6,
      missed: 1,
      pending: 0,
      excluded: 0,
      leftOut: 1,
      measured: 7,
      attainmentPercent: 85.71428571428571,
      attainmentText: '85.7 %',
      goalPercent: '95',
      goalMet: false,
      verdictBy: 'goal',
      allowedMisses: 0,
      missesLeft: -1,
      missesOverLimit: 1,
      sampleForOneMiss: 20,
    });
    expect(october.interval95Percent?.[0]).toBeCloseTo(48.687, 3);
    expect(october.interval95Percent?.[1]).toBeCloseTo(97.432, 3);
    expect(october.findings.map((one) => [one.code, one.message])).toEqual([
      ['SMALL_SAMPLE', 'With 7 tickets a goal of 95 % allows no miss at all; 20 tickets would allow one.'],
    ]);
  });

  it('agrees with the Wilson intervals of R 4.2.2 prop.test', () => {
    const interval = (met: number, all: number) => attainment({ met, missed: all - met }).interval95Percent ?? [];
    const published: [number, number, number, number][] = [
      [975, 1000, 96.3354710732157, 98.3009868706566],
      [0, 50, 0, 7.13475991333587],
      [37, 52, 57.7272119633157, 81.6700395852901],
    ];
    for (const [met, all, lower, upper] of published) {
      expect(interval(met, all)[0]).toBeCloseTo(lower, 8);
      expect(interval(met, all)[1]).toBeCloseTo(upper, 8);
    }
    expect(interval(7, 7)[1]).toBe(100);
    expect(interval(0, 7)[0]).toBe(0);
  });

  it('names the tickets needed for one miss: 20, 50, 100', () => {
    const needed = (goalPercent: string) => attainment({ met: 5, missed: 0 }, { goalPercent }).sampleForOneMiss;
    expect(['95', '98', '99', '0', '100', '99.9'].map(needed)).toEqual([20, 50, 100, 1, null, 1000]);
    const allowed = (met: number) => attainment({ met, missed: 0 }, { goalPercent: '95' }).allowedMisses;
    expect([19, 20, 39, 40].map(allowed)).toEqual([0, 1, 1, 2]);
  });

  it('decides a goal exactly where floats go astray', () => {
    expect(attainment({ met: 19, missed: 1 }, { goalPercent: 95 }).goalMet).toBe(true);
    expect(attainment({ met: 993, missed: 7 }, { goalPercent: '99.3' }).goalMet).toBe(true);
    expect(attainment({ met: 9_999_999_999, missed: 1 }, { goalPercent: '99.99999999' }).goalMet).toBe(true);
    const just = attainment({ met: 9_499_999, missed: 500_001 }, { goalPercent: '95' });
    expect([just.goalMet, just.attainmentText]).toEqual([false, '94.99999 %']);
    expect(attainment({ met: 99_999, missed: 1 }).attainmentText).toBe('99.999 %');
    expect(attainment({ met: 1, missed: 99_999 }).attainmentText).toBe('0.001 %');
    expect(attainment({ met: 1, missed: 2 }, { goalPercent: '33.333' }).attainmentText).toBe('33.3333 %');
  });

  it('has no share and no verdict without tickets', () => {
    expect(attainment([], { goalPercent: '95' })).toEqual({
      met: 0,
      missed: 0,
      pending: 0,
      excluded: 0,
      leftOut: 0,
      measured: 0,
      attainmentPercent: null,
      attainmentText: null,
      interval95Percent: null,
      goalPercent: '95',
      goalMet: null,
      verdictBy: null,
      allowedMisses: 0,
      missesLeft: 0,
      missesOverLimit: 0,
      sampleForOneMiss: 20,
      message: 'Nothing was measured.',
      findings: [],
    });
    const noGoal = attainment({ met: 3, missed: 1, pending: 5 });
    expect([noGoal.goalMet, noGoal.allowedMisses, noGoal.missesLeft, noGoal.attainmentPercent]).toEqual([
      null,
      null,
      null,
      75,
    ]);
  });

  it('applies a minimum sample and a small-sample clause', () => {
    const few = attainment({ met: 4, missed: 0 }, { goalPercent: '95', minimumSample: 5 });
    expect([few.goalMet, few.verdictBy, few.findings[0]?.code]).toEqual([
      null,
      'minimumSample',
      'BELOW_MINIMUM_SAMPLE',
    ]);
    const clause = { goalPercent: '95', smallSample: { below: 20, allowMisses: 1 } };
    const helped = attainment({ met: 18, missed: 1 }, clause);
    expect([helped.goalMet, helped.verdictBy, helped.allowedMisses, helped.missesLeft]).toEqual([
      true,
      'smallSampleClause',
      1,
      0,
    ]);
    expect(helped.findings.map((one) => one.message)).toEqual([
      'With 19 tickets, fewer than 20, the small-sample clause applies: 1 miss may happen.',
    ]);
    expect(attainment({ met: 17, missed: 2 }, clause).goalMet).toBe(false);
    expect(attainment({ met: 19, missed: 1 }, clause).verdictBy).toBe('goal');
    const generous = attainment(
      { met: 10, missed: 4 },
      { goalPercent: '70', smallSample: { below: 20, allowMisses: 1 } },
    );
    expect([generous.allowedMisses, generous.verdictBy]).toEqual([4, 'goal']);
  });

  it('counts results and leaves out kinds it does not know', () => {
    const rows = [result('A'), missed('B'), { outcome: 'toString' as never }];
    const answer = attainment(rows);
    expect([answer.met, answer.missed, answer.leftOut]).toEqual([1, 1, 1]);
    expect(answer.findings.map((one) => one.code)).toEqual(['UNKNOWN_OUTCOME']);
  });

  it('refuses figures that are no figures', () => {
    expect(codesOf(() => attainment({ met: -1, missed: 0 }))).toEqual(['INVALID_COUNT met']);
    expect(codesOf(() => attainment({ met: 1.5, missed: 0 }))).toEqual(['INVALID_COUNT met']);
    expect(codesOf(() => attainment({ met: 1, missed: Number.NaN }))).toEqual(['INVALID_COUNT missed']);
    expect(codesOf(() => attainment({ met: 1 } as never))).toEqual(['INVALID_COUNT missed']);
    expect(codesOf(() => attainment({ met: 1, missed: 0 }, { goalPercent: '100.1' }))).toEqual([
      'OUT_OF_RANGE options.goalPercent',
    ]);
    expect(codesOf(() => attainment({ met: 1, missed: 0 }, { goalPercent: 'most' }))).toEqual([
      'INVALID_NUMBER options.goalPercent',
    ]);
    expect(codesOf(() => attainment({ met: 1, missed: 0 }, { minimumSample: -2 }))).toEqual([
      'INVALID_COUNT options.minimumSample',
    ]);
    const clause = { below: 20, allowMisses: 0.5 };
    expect(codesOf(() => attainment([], { smallSample: clause }))).toEqual([
      'INVALID_COUNT options.smallSample.allowMisses',
    ]);
  });

  it('leaves its input as it is', () => {
    const rows = deepFreeze([result('A'), missed('B')]);
    const options = deepFreeze({ goalPercent: '50' });
    expect(attainment(rows, options)).toEqual(attainment({ met: 1, missed: 1 }, options));
  });
});

describe('countDurations', () => {
  it('counts equal as met, open and over as missed, and names bad rows', () => {
    const rows = [
      { elapsedMs: 10, targetMs: 10, closed: true },
      { elapsedMs: 11, targetMs: 10, closed: true },
      { elapsedMs: 11, targetMs: 10, closed: false },
      { elapsedMs: 10, targetMs: 10, closed: false },
      { id: 'INC5', elapsedMs: -1, targetMs: 10, closed: true },
      { elapsedMs: Number.NaN, targetMs: 10, closed: true },
      null as never,
    ];
    const { findings, ...counts } = countDurations(deepFreeze(rows));
    expect(counts).toEqual({ met: 1, missed: 2, pending: 1, excluded: 0, leftOut: 3 });
    expect(findings.map((one) => [one.code, one.subject, one.path])).toEqual([
      ['INVALID_ELAPSED_TIME', 'INC5', '[4]'],
      ['INVALID_ELAPSED_TIME', null, '[5]'],
      ['INVALID_ELAPSED_TIME', null, '[6]'],
    ]);
  });

  it('refuses options that nobody reads, and options that are no object', () => {
    const codes = (options: unknown) => codesOf(() => attainment({ met: 1, missed: 0 }, options as never));
    expect(codes({ goal: '95', target: '95' })).toEqual(['UNKNOWN_KEY options.goal', 'UNKNOWN_KEY options.target']);
    expect(codes({ smallSample: { below: 20, misses: 1 } })).toEqual(['UNKNOWN_KEY options.smallSample.misses']);
    expect(codes({ smallSample: 20 })).toEqual(['INVALID_TYPE options.smallSample']);
    expect([null, 95, '95', ['95']].flatMap(codes)).toEqual(new Array(4).fill('INVALID_TYPE options'));
    const none = { goalPercent: null, minimumSample: null, smallSample: null } as never;
    expect(() => attainment({ met: 1, missed: 0 }, none)).not.toThrow();
  });

  it('says in a sentence what became of the goal', () => {
    const said = (met: number, missed: number, options: object = { goalPercent: '95' }, pending = 0) =>
      attainment({ met, missed, pending }, options).message;
    expect(said(6, 1)).toBe('6 of 7 in time (85.7 %); the goal of 95 % is missed by 1 ticket.');
    expect(said(37, 5)).toBe('37 of 42 in time (88.1 %); the goal of 95 % is missed by 3 tickets.');
    expect(said(39, 1)).toBe('39 of 40 in time (97.5 %); the goal of 95 % is met with 1 miss to spare.');
    expect(said(60, 0)).toBe('60 of 60 in time (100.0 %); the goal of 95 % is met with 3 misses to spare.');
    expect(said(19, 1)).toBe('19 of 20 in time (95.0 %); the goal of 95 % is met with no miss to spare.');
    expect(said(3, 1, {})).toBe('3 of 4 in time (75.0 %).');
    expect(said(0, 0)).toBe('Nothing was measured.');
    expect(said(0, 0, {}, 1)).toBe('Nothing is measured yet, 1 ticket is open.');
    expect(said(0, 0, {}, 2)).toBe('Nothing is measured yet, 2 tickets are open.');
    expect(said(6, 1, { goalPercent: '95', minimumSample: 20 })).toBe(
      '6 of 7 in time (85.7 %); there is no verdict on the goal of 95 %, because fewer than 20 are measured.',
    );
    const clause = { goalPercent: '95', smallSample: { below: 20, allowMisses: 1 } };
    expect(said(6, 1, clause)).toBe(
      '6 of 7 in time (85.7 %); the goal of 95 % is met by the clause for few tickets, with no miss to spare.',
    );
    expect(said(5, 2, clause)).toBe(
      '5 of 7 in time (71.4 %); the goal of 95 % is missed by 1 ticket, even by the clause for few tickets.',
    );
  });

  it('says when the results of several clocks are put into one share', () => {
    const rows = [result('A'), missed('B'), result('A', { clockId: 'firstReply' })];
    const tally = outcomeTally.extractOutput(rows.reduce(outcomeTally.addInput, outcomeTally.createAccumulator()));
    for (const source of [tally, rows]) {
      expect(attainment(source).findings).toEqual([
        {
          code: 'CLOCKS_POOLED',
          severity: 'low',
          subject: null,
          message:
            'The results of 2 clocks (firstReply, resolution) stand in one share; ask for each clock on its own.',
          params: { clocks: 2 },
          path: null,
          evidence: ['firstReply', 'resolution'],
        },
      ]);
    }
    expect(tally.lines.flatMap((line) => attainment(line).findings)).toEqual([]);
    expect(attainment(rows.slice(0, 2)).findings).toEqual([]);
  });
});
