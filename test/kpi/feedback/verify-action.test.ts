import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import {
  type ActionVerification,
  type CorrectiveAction,
  defineCorrectiveAction,
  defineKpi,
  type Kpi,
  type KpiSeries,
  measureKpi,
  verifyAction,
} from '../../../src/kpi/index.js';
import { rankSumTest, twoRateGroups, welchTest } from '../../../src/statistics/index.js';
import { codesOf } from '../../core/issues-of.js';
import { month } from '../series.js';
import { accuracy, doneAction, figures, gapOf, rates, turnaround } from './fixture.js';

const verdictOf = ({ verdict, reason }: ActionVerification): string => `${verdict} ${reason}`;
const late = '2030-01-01';
/** Verifies with the gap of the month before the step; the step is done on the first day of month `at`. */
function verified(
  kpi: Kpi,
  series: KpiSeries,
  at: number,
  rule: Parameters<typeof doneAction>[2] = { periods: 3 },
): ActionVerification {
  return verifyAction(kpi, series, actionAt(kpi, series, at, rule), { onDate: late });
}
function actionAt(kpi: Kpi, series: KpiSeries, at: number, rule: Parameters<typeof doneAction>[2]): CorrectiveAction {
  const worst = kpi === turnaround ? figures([99]) : rates([300]);
  return doneAction(
    { ...gapOf(kpi === turnaround ? turnaround : accuracy, worst), kpiId: series.kpiId },
    `${month(at)}-01`,
    rule,
  );
}

describe('verifyAction of a ratio of counts', () => {
  it('finds an action effective that lifted the rate, and says so with its figures', () => {
    const series = deepFreeze(rates([384, 385, 383, 386, 384, 385, 394, 393, 395]));
    const answer = verified(accuracy, series, 6);
    expect(verdictOf(answer)).toBe('verifiedEffective improved');
    expect(answer.message).toBe(
      'Since the step of 1 July 2025 98.5 % instead of 96.1 % in the six months before; very unlikely to be chance: effective. The target of at least 98.0 % was met in each of the 3 months.',
    );
    expect(answer.before).toMatchObject({ value: 96.125, sample: 2400, isMeanOfPeriods: false });
    expect(answer.after?.periods).toEqual(['2025-07', '2025-08', '2025-09']);
    const counts = (list: number[]) => list.map((successes) => ({ successes, trials: 400 }));
    const { evidence } = answer;
    expect(evidence.rates).toEqual(twoRateGroups(counts([394, 393, 395]), counts([384, 385, 383, 386, 384, 385])));
    // scipy 1.17.1: chi2_contingency([[1182, 18], [2307, 93]], correction=False).pvalue
    expect(evidence.p).toBeCloseTo(0.00010192325535950872, 14);
    expect([evidence.decidingP, evidence.decidedOn]).toEqual([evidence.p, 'twoRates']);
    // scipy 1.17.1: both ends by Newcombe's method 10 from binomtest(...).proportion_ci(method='wilson') of either rate
    expect(evidence.interval95?.[0]).toBeCloseTo(1.266353410068167, 10);
    expect(evidence.interval95?.[1]).toBeCloseTo(3.385881006804718, 10);
    expect(answer.readyOn).toBe('2025-10-01');
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('takes a target missed again for ineffective, however much was gained, unless the rule only reports it', () => {
    const series = rates([370, 371, 369, 372, 370, 371, 387, 386, 388]);
    expect(verdictOf(verified(accuracy, series, 6))).toBe('ineffective improvedButMissed');
    expect(verified(accuracy, series, 6).message).toBe(
      'Since the step of 1 July 2025 96.8 % instead of 92.6 % in the six months before; very unlikely to be chance: better, but not enough. The target of at least 98.0 % was missed again in 3 of 3 months.',
    );
    expect(verdictOf(verified(accuracy, series, 6, { periods: 3, target: 'reported' }))).toBe(
      'verifiedEffective improved',
    );
  });

  it('tells worse from not proven and from missed again', () => {
    const before = [390, 391, 389, 390, 391, 390];
    expect(verdictOf(verified(accuracy, rates([...before, 370, 371, 369]), 6))).toBe('ineffective worse');
    expect(verdictOf(verified(accuracy, rates([...before, 391, 392, 392]), 6))).toBe('notProven notSignificant');
    expect(verdictOf(verified(accuracy, rates([...before, 391, 389, 392]), 6))).toBe('ineffective missedAgain');
    expect(verified(accuracy, rates([...before, 391, 392, 392]), 6).message).toBe(
      'Since the step of 1 July 2025 97.9 % instead of 97.5 % in the six months before; this may be chance: not proven. The target of at least 98.0 % was met in 2 of 3 months and nearly met in 1.',
    );
  });

  it('does not take months that vary more than their counts for proof', () => {
    const wide = rates([9550, 9700, 9600, 9750, 9500, 9720, 9760, 9640, 9740], 10_000);
    const answer = verified(accuracy, wide, 6, { periods: 3, target: 'reported' });
    expect(answer.evidence.rates?.rates.p).toBeLessThan(1e-6);
    expect(answer.evidence.decidedOn).toBe('dispersion');
    expect(verdictOf(answer)).toBe('notProven notSignificant');
    expect(answer.findings.map(({ code }) => code)).toContain('OVERDISPERSED_RATES');
    const dispersed = answer.findings.find(({ code }) => code === 'OVERDISPERSED_RATES');
    // scipy 1.17.1: statistics of chi2_contingency of either side, (3 + 6 months) - 2 degrees of freedom; p by t.sf with them
    expect(dispersed?.params.dispersion).toBeCloseTo(25.18565047359354, 9);
    expect(dispersed?.params.factor).toBeCloseTo(5.018530708643072, 10);
    expect(answer.evidence.p).toBeCloseTo(0.27067315684598875, 10);
    expect(dispersed?.message).toContain('vary 5 times as much as chance');
  });

  it('calls a sure but small gain too small, and a sure lack of change ineffective', () => {
    const kpi = defineKpi({ ...accuracy.definition, meaningfulChange: 1 });
    const small = [980_000, 980_100, 979_900, 980_000, 980_050, 979_950, 984_000, 984_100, 983_900];
    expect(verdictOf(verified(kpi, rates(small, 1_000_000, kpi), 6))).toBe('ineffective noChange');
    const half = defineKpi({ ...accuracy.definition, meaningfulChange: '1.2' });
    const wide = [980_000, 983_000, 979_000, 981_000, 977_000, 980_000, 991_000, 993_000, 989_500];
    const answer = verified(half, rates(wide, 1_000_000, half), 6);
    expect([answer.evidence.difference! < 1.2, answer.evidence.interval95![1] > 1.2]).toEqual([true, true]);
    expect(verdictOf(answer)).toBe('notProven changeTooSmall');
  });
});

describe('verifyAction of figures', () => {
  it('ranks where ranks can tell, compares means where they cannot', () => {
    const before = [28, 29, 27, 30, 28, 29];
    const answer = verified(turnaround, figures([...before, 23, 22, 23]), 6);
    expect(verdictOf(answer)).toBe('verifiedEffective improved');
    expect(answer.evidence.decidedOn).toBe('rankSum');
    expect(answer.evidence.p).toBe(rankSumTest([23, 22, 23], before).p);
    const short = verified(turnaround, figures([28, 29, 27, 23, 22, 23]), 3);
    expect(short.evidence.decidedOn).toBe('welch');
    expect(short.evidence.p).toBe(welchTest([23, 22, 23], [28, 29, 27]).p);
    expect(short.evidence.interval95).toEqual(welchTest([23, 22, 23], [28, 29, 27]).interval);
  });

  it('does not take three equal months for proof', () => {
    const answer = verified(turnaround, figures([28, 28, 28, 23, 23, 23]), 3);
    expect([answer.evidence.decidedOn, answer.evidence.p]).toEqual(['rankSum', 0.1]);
    expect(verdictOf(answer)).toBe('notProven notSignificant');
  });

  it('weighs tickets, not months, in the mean it shows', () => {
    const rows = [
      { period: '2025-01', value: 30 },
      { period: '2025-02', value: 20 },
      { period: '2025-02', value: 26 },
      { period: '2025-02', value: 20 },
    ];
    const series = measureKpi(turnaround, rows, { period: 'month', timeZone: 'UTC', asOf: '2025-04-01T00:00:00Z' });
    const { before } = verifyAction(turnaround, series, actionAt(turnaround, series, 2, { periods: 1 }), {
      onDate: late,
    });
    expect([before?.value, before?.sample, before?.isMeanOfPeriods]).toEqual([24, 4, false]);
  });

  it('compares distances to a range, from both sides', () => {
    const ranged = defineKpi({
      id: 'turnaround',
      name: 'Utilisation',
      unit: 'percent',
      direction: 'range',
      target: { min: 70, max: 85 },
      aggregation: { kind: 'sum' },
    });
    const series = figures([90, 62, 95, 60, 91, 63, 80, 78, 76], ranged);
    const answer = verifyAction(ranged, series, actionAt(turnaround, series, 6, { periods: 3 }), { onDate: late });
    expect(verdictOf(answer)).toBe('verifiedEffective improved');
    expect(answer.evidence.difference).toBeCloseTo(-(5 + 8 + 10 + 10 + 6 + 7) / 6, 12);
    expect(answer.message).toContain('78.0 % on average instead of 76.8 % on average');
    const worse = figures([80, 78, 76, 79, 77, 75, 95, 60, 96], ranged);
    expect(verifyAction(ranged, worse, actionAt(turnaround, worse, 6, { periods: 3 }), { onDate: late }).reason).toBe(
      'worse',
    );
  });
});

describe('the periods a verification compares', () => {
  it('takes up to twelve, so that the bad months that led to the action do not stand alone', () => {
    const calm = [23, 25, 22, 24, 23, 25, 24, 22, 24, 23, 22, 24];
    const series = figures([...calm, 25, 22, 24, 23, 23, 24]);
    const answer = verified(turnaround, series, 15);
    expect(answer.before?.periods).toHaveLength(12);
    expect(answer.before?.periods[0]).toBe('2025-04');
    expect(answer.evidence.periodsChosenBy).toBe('upToTwelve');
    const three = verified(turnaround, series, 15, { periods: 3, periodsBefore: 3 });
    expect(three.before?.periods).toEqual(['2026-01', '2026-02', '2026-03']);
    const many = verified(turnaround, series, 15, { periods: 3, periodsBefore: 24 });
    expect(many.before?.periods).toHaveLength(15);
    expect(many.findings.map(({ code }) => code)).toContain('FEW_PERIODS_BEFORE');
  });

  it('compares with the months since the level fell, where the fall and the recovery are both more than chance', () => {
    const good = [394, 393, 395, 394, 393, 394];
    const series = rates([...good, 384, 385, 384, 394, 393, 395]);
    const answer = verified(accuracy, series, 9);
    expect(answer.before?.periods).toEqual(['2025-07', '2025-08', '2025-09']);
    expect(verdictOf(answer)).toBe('verifiedEffective improved');
    expect(answer.evidence.decidingP).toBe(
      Math.max(answer.evidence.p ?? 1, answer.evidence.changepoints?.atSteps?.p ?? 1),
    );
    expect(answer.findings.map(({ code, params }) => [code, params.from])).toContainEqual([
      'COMPARED_SINCE_CHANGE',
      '2025-07',
    ]);
  });

  it('leaves out the month in which a step was done, those between two steps, and months without data', () => {
    const series = figures([28, 29, 27, 30, 28, 29, 99, 99, 23, null, 22, 23, 1]);
    const steps = [
      { what: 'a', owner: 'x', due: '2025-07-10', doneOn: '2025-07-10' },
      { what: 'b', owner: 'x', due: '2025-08-20', doneOn: '2025-08-20' },
    ];
    const action = doneAction(gapOf(turnaround, figures([99])), '2025-08-20', { periods: 3 }, { corrective: steps });
    const answer = verifyAction(turnaround, series, action, { onDate: late });
    expect(answer.steps).toEqual({ first: '2025-07-10', last: '2025-08-20' });
    expect(answer.before?.periods).toEqual(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06']);
    // The first three that can be used, and no later one: the answer stays the same when more months come in.
    expect(answer.after?.periods).toEqual(['2025-09', '2025-11', '2025-12']);
    expect(answer.findings.map(({ code }) => code)).toContain('PERIODS_NOT_USABLE');
    expect(answer.message).toMatch(
      /^Since the steps of 10 July 2025 to 20 August 2025 22\.7 hours instead of 28\.5 hours/,
    );
  });

  it('compares each month with the same one of other years where months differ', () => {
    const season = [0, 1, 2, 4, 6, 8, 9, 8, 6, 4, 2, 1];
    const values = Array.from({ length: 39 }, (_, i) => 20 + (season[i % 12] as number) + ((i * 7) % 5) / 10);
    const answer = verified(turnaround, figures(values), 33, { periods: 3, target: 'reported' });
    expect(answer.evidence.comparedWith).toBe('yearBefore');
    expect(answer.before?.periods).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(Math.abs(answer.evidence.difference ?? 9)).toBeLessThan(0.3);
    expect(verdictOf(answer)).toBe('ineffective noChange');
    expect(answer.message).toContain('in the same months a year before');
    expect(answer.findings.map(({ code }) => code)).toContain('COMPARED_WITH_YEAR_BEFORE');
    // October to December lie lower than July to September every year: without the rule that looks like a cure.
    const naive = verified(turnaround, figures(values), 33, {
      periods: 3,
      periodsBefore: 3,
      compareWith: 'justBefore',
    });
    expect(naive.evidence.difference).toBeLessThan(-4);
    expect(naive.findings.map(({ code }) => code)).toContain('SEASON_NOT_ALLOWED_FOR');
    const quarters = verified(turnaround, figures(values), 30, { periods: 9, target: 'reported' });
    // The seventh to ninth month have no same one after the steps: it is looked for a year further back.
    expect(quarters.before?.periods).toHaveLength(9);
  });

  it('says that a season cannot be told with less than two years before, and calls a fall a fall', () => {
    const findingsUnder = (rule: object) =>
      verified(turnaround, year, 14, { periods: 3, ...rule }).findings.map((one) => one.code);
    const year = figures([23, 25, 22, 24, 23, 25, 24, 22, 24, 23, 22, 24, 23, 25, 24, 25, 24]);
    expect(findingsUnder({})).toContain('SEASON_NOT_KNOWN');
    expect(findingsUnder({ compareWith: 'justBefore' })).not.toContain('SEASON_NOT_KNOWN');
    const worse = verified(turnaround, year, 14, { periods: 3, target: 'reported' });
    expect([worse.verdict, worse.message]).toEqual([
      'notProven',
      expect.stringContaining('; higher: a change for the worse, but it may be chance: not proven.'),
    ]);
    const rate = verified(accuracy, rates([395, 394, 396, 393, 395, 394, 395, 394, 393]), 6, { periods: 3 });
    expect(rate.message).toContain('; lower: a change for the worse, but it may be chance: not proven.');
    const two = figures(Array.from({ length: 30 }, (_, i) => 20 + ((i * 7) % 5) / 10));
    const known = verified(turnaround, two, 26, { periods: 3, target: 'reported' });
    expect(known.findings.map(({ code }) => code)).not.toContain('SEASON_NOT_KNOWN');
  });

  it('warns of a trend that was there before the steps', () => {
    const falling = Array.from({ length: 15 }, (_, i) => 40 - i);
    const answer = verified(turnaround, figures(falling), 12, { periods: 3, target: 'reported' });
    expect(answer.findings.map(({ code }) => code)).toContain('ALREADY_IMPROVING');
  });

  it('takes the steps of the present round only', () => {
    const series = figures([30, 31, 30, 31, 30, 31, 30, 31, 30, 23, 22, 23]);
    const steps = ['2025-04-01', '2025-10-01'].map((doneOn) => ({ what: doneOn, owner: 'x', due: doneOn, doneOn }));
    const action = doneAction(
      gapOf(turnaround, figures([99])),
      '2025-10-01',
      { periods: 3 },
      {
        corrective: steps,
        history: (
          [
            ['open', '2025-01-05'],
            ['planned', '2025-01-06'],
            ['done', '2025-04-01'],
            ['ineffective', '2025-07-02'],
            ['planned', '2025-07-10'],
            ['done', '2025-10-01'],
          ] as const
        ).map(([status, on]) => ({ status, on, by: 'MK' })),
      },
    );
    const answer = verifyAction(turnaround, series, action, { onDate: late });
    expect(answer.steps).toEqual({ first: '2025-10-01', last: '2025-10-01' });
    expect(answer.before?.periods).toHaveLength(9);
    expect(verdictOf(answer)).toBe('verifiedEffective improved');
  });
});

describe('the methods of a verification', () => {
  const jump = rates([384, 385, 383, 386, 384, 385, 384, 386, 394, 393, 395, 394]);

  it('looks for a change of level at the steps', () => {
    const answer = verified(accuracy, jump, 8, { periods: 4, method: 'changepoint' });
    expect(verdictOf(answer)).toBe('verifiedEffective improved');
    expect(answer.evidence.decidingP).toBe(answer.evidence.changepoints?.atSteps?.p);
    const early = verified(accuracy, jump, 5, { periods: 6, method: 'changepoint', target: 'reported' });
    expect(verdictOf(early)).toBe('notProven noChangeAtSteps');
    expect(early.message).toContain('no change of level at that time can be told from chance: not proven');
  });

  it('asks for the target alone when the rule says so', () => {
    const rule = { periods: 3, method: 'target' } as const;
    expect(verdictOf(verified(accuracy, rates([384, 392, 393, 394]), 1, rule))).toBe('verifiedEffective targetMet');
    expect(verdictOf(verified(accuracy, rates([384, 392, 391, 394]), 1, rule))).toBe('notProven closeToTarget');
    expect(verdictOf(verified(accuracy, rates([384, 392, 380, 394]), 1, rule))).toBe('ineffective missedAgain');
    const { target: _, ...free } = accuracy.definition;
    const kpi = defineKpi(free);
    expect(verdictOf(verified(kpi, rates([384, 392, 380, 394], 400, kpi), 1, rule))).toBe('notProven noTarget');
    expect(verified(accuracy, rates([384, 392, 393, 394]), 1, rule).message).toBe(
      'The target of at least 98.0 % was met in each of the 3 months since the steps: effective by the rule of this action, which does not ask whether the steps brought it about.',
    );
  });

  it('compares levels of a ratio when asked, and refuses two rates where there are none', () => {
    expect(verified(accuracy, jump, 8, { periods: 4, method: 'twoLevels' }).evidence).toMatchObject({
      rates: null,
      decidedOn: 'rankSum',
    });
    const path = 'METHOD_NOT_FOR_KPI action.definition.verification';
    expect(
      codesOf(() => verified(turnaround, figures([28, 28, 20, 20]), 2, { periods: 2, method: 'twoRates' })),
    ).toEqual([`${path}.method`]);
    // Amounts of money over units are a ratio, but no counts: period values are compared.
    const rows = [1.5, 1.4, 1.6, 0.9, 1.0, 0.8].map((cost, i) => ({
      period: month(i),
      numerator: cost * 1000,
      denominator: 1000,
    }));
    const cost = defineKpi({ ...turnaround.definition, unit: 'EUR', target: 1, aggregation: { kind: 'ratio' } });
    const series = measureKpi(cost, rows, { period: 'month', timeZone: 'UTC', asOf: '2025-07-01T00:00:00Z' });
    const action = actionAt(turnaround, series, 3, { periods: 3 });
    expect(verifyAction(cost, series, action, { onDate: late }).evidence).toMatchObject({
      rates: null,
      decidedOn: 'welch',
    });
    const forced = actionAt(turnaround, series, 3, { periods: 3, method: 'twoRates' });
    expect(codesOf(() => verifyAction(cost, series, forced, { onDate: late }))).toEqual([`${path}.method`]);
    const days = measureKpi(turnaround, [{ date: '2025-01-01', value: 1 }], {
      period: 'week',
      timeZone: 'UTC',
      asOf: '2025-02-01T00:00:00Z',
    });
    const weekly = doneAction({ ...gapOf(turnaround, figures([99])), periodUnit: 'week' }, '2025-01-13', {
      periods: 1,
      compareWith: 'yearBefore',
    });
    expect(codesOf(() => verifyAction(turnaround, days, weekly, { onDate: late }))).toEqual([`${path}.compareWith`]);
  });
});

describe('a verification whose time has not come', () => {
  const series = figures([28, 29, 27, 30, 28, 29, 23, 22, 23]);

  it('counts steps that are not done, and periods that are not over', () => {
    const action = actionAt(turnaround, series, 6, { periods: 3 });
    const at = (onDate: string, given = action) => verifyAction(turnaround, series, given, { onDate });
    expect([verdictOf(at('2025-06-30')), at('2025-06-30').message]).toEqual([
      'tooEarly stepsNotDone',
      'Too early to tell: the corrective step is not done yet.',
    ]);
    expect(at('2025-09-30').message).toBe(
      'Too early to tell: 2 of the 3 months after the step of 1 July 2025 are complete; the third is over on 1 October 2025.',
    );
    expect(verdictOf(at('2025-10-01'))).toBe('verifiedEffective improved');
    const { corrective: _, ...rest } = action.definition;
    const open = defineCorrectiveAction({ ...rest, history: rest.history.slice(0, 1) });
    expect(at('2025-10-01', open)).toMatchObject({ verdict: 'tooEarly', steps: null, readyOn: null, after: null });
    expect(at('2025-10-01', open).message).toBe('Too early to tell: no corrective step is planned yet.');
  });

  it('says when the data stop before the calendar does', () => {
    const action = actionAt(turnaround, series, 6, { periods: 4 });
    const answer = verifyAction(turnaround, series, action, { onDate: '2025-12-01' });
    expect(answer.message).toBe(
      'Too early to tell: 3 of the 4 months after the step of 1 July 2025 have a usable value; the series ends before the others.',
    );
    const holes = figures([28, 29, 27, 23, null, 23]);
    const waiting = verifyAction(turnaround, holes, actionAt(turnaround, holes, 3, { periods: 3 }), {
      onDate: '2025-12-01',
    });
    expect(waiting.message).toBe(
      'Too early to tell: 2 of the 3 months after the step of 1 April 2025 have a usable value; May 2025 cannot be used.',
    );
  });

  it('counts periods by the calendar of the zone, quarters and weeks too', () => {
    const weeks = measureKpi(
      turnaround,
      Array.from({ length: 12 }, (_, i) => ({
        date: new Date(Date.UTC(2025, 0, 8 + 7 * i)).toISOString().slice(0, 10),
        value: i < 8 ? 30 : 20,
      })),
      { period: 'week', timeZone: 'America/St_Johns', asOf: '2025-04-07T12:00:00Z' },
    );
    const gap = { ...gapOf(turnaround, figures([99])), periodUnit: 'week', startDate: '2025-01-06' } as const;
    const answer = verifyAction(turnaround, weeks, doneAction(gap, '2025-03-03', { periods: 3 }), {
      onDate: '2025-03-24',
    });
    expect([answer.verdict, answer.readyOn, answer.after?.periods]).toEqual([
      'verifiedEffective',
      '2025-03-24',
      ['2025-W10', '2025-W11', '2025-W12'],
    ]);
    const quarter = { ...gap, periodUnit: 'quarter', startDate: '2025-04-01' } as const;
    const quarters = measureKpi(turnaround, [{ period: '2025-Q1', value: 30 }], {
      period: 'quarter',
      timeZone: 'UTC',
      asOf: '2025-04-07T12:00:00Z',
    });
    expect(
      verifyAction(turnaround, quarters, doneAction(quarter, '2025-11-02', { periods: 2 }), { onDate: '2025-12-01' })
        .readyOn,
    ).toBe('2026-07-01');
  });
});

describe('bad input of verifyAction', () => {
  it('has nothing to compare without periods before, with one figure a side, and with none at all', () => {
    expect(verdictOf(verified(turnaround, figures([20, 20, 20]), 0))).toBe('notProven nothingToCompare');
    expect(verdictOf(verified(turnaround, figures([30, 20]), 1, { periods: 1 }))).toBe('notProven notSignificant');
    expect(verdictOf(verified(turnaround, figures([]), 0))).toBe('tooEarly periodsMissing');
    for (let n = 0; n <= 4; n++) {
      const answer = verified(turnaround, figures(Array(n).fill(20)), 2, { periods: 1 });
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    }
  });

  it('stays finite with huge figures and with ratios of nothing', () => {
    const huge = verified(turnaround, figures([3e99, 2e99, 3e99, 1e99, 1e98, 1e99]), 3);
    expect(JSON.parse(JSON.stringify(huge))).toEqual(huge);
    const vast = rates([95e13, 96e13, 95e13, 99e13, 98e13, 99e13], 1e15);
    const compared = verified(accuracy, vast, 3);
    expect([compared.evidence.rates, compared.evidence.decidedOn]).toEqual([null, 'welch']);
    const empty = rates([384, 0, 385, 0], 0);
    expect(verdictOf(verified(accuracy, empty, 2, { periods: 2 }))).toBe('tooEarly periodsMissing');
  });

  it('names what is wrong with its arguments', () => {
    const series = figures([28, 23]);
    const action = actionAt(turnaround, series, 1, { periods: 1 });
    const onDate = late;
    expect(codesOf(() => verifyAction(turnaround, series, action, undefined as never))).toEqual(['REQUIRED options']);
    expect(codesOf(() => verifyAction(turnaround, series, action, {} as never))).toEqual(['REQUIRED options.onDate']);
    expect(codesOf(() => verifyAction(turnaround, series, action, { onDate: '2025-02-30' }))).toEqual([
      'INVALID_DATE options.onDate',
    ]);
    expect(codesOf(() => verifyAction(turnaround, series, action, { onDate, on: 1 } as never))).toEqual([
      'UNKNOWN_KEY options.on',
    ]);
    expect(codesOf(() => verifyAction(turnaround, series, null as never, { onDate }))).toEqual(['NOT_DEFINED action']);
    expect(codesOf(() => verifyAction(accuracy, series, action, { onDate }))).toEqual(['KPI_MISMATCH series.kpiId']);
    expect(codesOf(() => verifyAction(accuracy, rates([390]), action, { onDate }))).toEqual([
      'KPI_MISMATCH action.definition.kpiId',
    ]);
    const days = { ...series, periodUnit: 'day' } as const;
    expect(codesOf(() => verifyAction(turnaround, days, action, { onDate }))).toEqual([
      'PERIOD_MISMATCH series.periodUnit',
    ]);
  });
});
