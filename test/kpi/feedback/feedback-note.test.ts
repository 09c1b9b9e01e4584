import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../../src/core/definition.js';
import { defineKpi, type FeedbackNoteOptions, feedbackNote, measureKpi } from '../../../src/kpi/index.js';
import { codesOf } from '../../core/issues-of.js';
import { month } from '../series.js';
import { accuracy, figures, rates, turnaround } from './fixture.js';

const onDate = '2025-12-03';
const note = (values: readonly (number | null)[], more: Partial<FeedbackNoteOptions> = {}) =>
  feedbackNote(turnaround, figures(values), { onDate, ...more });

describe('feedbackNote', () => {
  it('tells a miss with its figures, how often, what it means and what is asked', () => {
    const series = deepFreeze(rates([395, 394, 388, 386, 384]));
    const answer = feedbackNote(accuracy, series, {
      onDate: '2025-06-03',
      to: 'Acme',
      cases: 'invoices',
      impact: { cost: { amount: '12.50', unit: 'EUR', per: 'case' }, text: 'Two suppliers stopped deliveries.' },
    });
    expect(answer.tone).toBe('concern');
    // 98 % of 400 are 392: 4, 6 and 8 more than that went wrong.
    expect(answer.evidence.impact).toEqual({
      casesBeyondTarget: 18,
      cost: { total: '225.00', unit: 'EUR', misses: 18 },
    });
    expect(answer.text).toBe(
      [
        '3 June 2025, to Acme: Invoices booked without error',
        'Situation: In May 2025 the target of Invoices booked without error was at least 98.0 %.',
        'Behaviour: 96.0 % was reached (384 of 400 invoices), 2.0 points below the target, for the third month in a row. Deteriorating by about 0.7 points a month over the 5 months from January 2025; unlikely to be chance.',
        'Impact: In these three months 18 invoices more than allowed missed the target; at 12.50 EUR each that comes to 225.00 EUR. Two suppliers stopped deliveries.',
        'Request: Please tell us by 17 June 2025 what the cause is, and which steps you take, each with an owner and a date.',
      ].join('\n\n'),
    );
    expect(answer.answerBy).toBe('2025-06-17');
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('praises what was met, and what gets better', () => {
    const met = note([23, 22, 23, 22]);
    expect([met.tone, met.behaviour, met.impact, met.answerBy]).toEqual([
      'praise',
      '22.0 hours was reached: the target was met, for the fourth month in a row.',
      null,
      null,
    ]);
    expect(met.request).toBe('Thank you. Please keep doing what brought this about, and tell us what it was.');
    const better = note([48, 46, 45, 43, 42, 40, 39, 37]);
    expect([better.tone, better.request]).toEqual([
      'mixed',
      'Thank you for the improvement. Please tell us by 17 December 2025 by when the target will be met, and what is still to be done.',
    ]);
    expect(better.behaviour).toContain(
      '13.0 hours above the target, for the eighth month in a row. Improving by about 1.5 hours a month',
    );
  });

  it('thanks for a target that was met and asks about the decline', () => {
    const declining = note([10, 12, 13, 15, 16, 18, 19, 21]);
    expect(declining.tone).toBe('mixed');
    expect(declining.request).toBe(
      'Thank you for meeting the target. Please tell us by 17 December 2025 why the figures are getting worse, and what will stop it.',
    );
  });

  it('is neutral within the tolerance, and leaves a trend that is not proven out', () => {
    const near = note([23, 25, 24, 25.5]);
    expect([near.tone, near.behaviour]).toEqual([
      'neutral',
      '25.5 hours was reached, 1.5 hours above the target and within the tolerance.',
    ]);
    expect(note([10, 12, 14, 16, 18, 20, 22, 25]).tone).toBe('concern');
    expect(note([48, 46, 44, 42, 40, 38, 36, 26]).tone).toBe('mixed');
  });

  it('judges by the trend alone where no target is agreed', () => {
    const { target: _, ...rest } = turnaround.definition;
    const free = defineKpi({ ...rest, meaningfulChange: 1 });
    const of = (values: readonly number[]) => feedbackNote(free, figures(values, free), { onDate });
    expect([of([9, 8, 7, 6, 5, 4]).tone, of([4, 5, 6, 7, 8, 9]).tone, of([5, 5, 5, 5, 5]).tone]).toEqual([
      'praise',
      'concern',
      'neutral',
    ]);
    expect(of([5, 5, 5, 5, 5]).situation).toBe('In May 2025 no target was agreed for Turnaround.');
    expect(of([5, 5, 5, 5, 5]).request).toBe('Nothing is asked for; please keep it there.');
    expect(of([5]).request).toBe('Nothing is asked for; we will look at the next figures together.');
  });

  it('never names a test, whatever happened', () => {
    const series = [
      [48, 46, 45, 43, 42, 40, 39, 37],
      [10, 12, 13, 15, 16, 18, 19, 21],
      [30, 30, 30, 30, 30],
      [23, 30, 22, 29, 21],
    ];
    for (const values of series) {
      const { text } = note(values);
      expect(text).not.toMatch(
        /mann|kendall|theil|sen\b|welch|fisher|chi|wilcoxon|signific|p value|null hypothesis|interval/i,
      );
    }
  });

  it('groups the digits of large counts, and says where months without data lie between', () => {
    const large = feedbackNote(accuracy, rates([380_000, null, 350_000], 400_000), {
      onDate: '2025-04-03',
      cases: 'patients',
    });
    expect(large.behaviour).toContain(
      '(350,000 of 400,000 patients), 10.5 points below the target, as in each of the last two months with usable data',
    );
    expect(large.impact).toBe(
      'In the last two months with usable data 54,000 patients more than allowed missed the target.',
    );
  });

  it('counts cases that went wrong for rates that are better low, and costs by the missed period', () => {
    const errors = defineKpi({ ...accuracy.definition, direction: 'lower', target: '2.5' });
    const rows = [12, 11, 9].map((numerator, i) => ({ period: month(i), numerator, denominator: 400 }));
    const series = measureKpi(errors, rows, { period: 'month', timeZone: 'UTC', asOf: '2025-03-01T00:00:00Z' });
    // 2.5 % of 400 are 10; March is not over.
    const answer = feedbackNote(errors, series, {
      onDate,
      impact: { cost: { amount: 3, unit: 'hours of rework', per: 'period' } },
    });
    expect(answer.period).toBe('2025-02');
    expect(answer.evidence.impact).toEqual({ casesBeyondTarget: null, cost: null });
    const strict = defineKpi({ ...errors.definition, tolerance: { points: 0 } });
    const missed = feedbackNote(
      strict,
      {
        ...series,
        points: measureKpi(strict, rows, { period: 'month', timeZone: 'UTC', asOf: '2025-03-01T00:00:00Z' }).points,
      },
      {
        onDate,
        impact: { cost: { amount: 3, unit: 'hours of rework', per: 'period' } },
      },
    );
    expect(missed.impact).toBe(
      'In these two months there were 3 cases more than the target allows. At 3 hours of rework for each month missed, the two come to 6 hours of rework.',
    );
  });

  it('takes a request and a time to answer, and another period', () => {
    const answer = note([30, 31, 20], {
      period: '2025-02',
      request: 'Please add a second shift.',
      answerWithinDays: 3,
    });
    expect([answer.period, answer.request, answer.answerBy]).toEqual([
      '2025-02',
      'Please add a second shift. Please answer by 6 December 2025.',
      '2025-12-06',
    ]);
  });

  it('has nothing to say without a complete value, and says so', () => {
    const empty = note([]);
    expect([empty.tone, empty.text, empty.findings[0]?.code, empty.findings[0]?.message]).toEqual([
      'none',
      null,
      'NOTHING_TO_SAY',
      'No period of Turnaround is complete and has a value, so there is no note to write.',
    ]);
    const hole = note([20, null, 20], { period: '2025-02' });
    expect([hole.tone, hole.findings[0]?.message]).toEqual([
      'none',
      'February 2025 gives no complete value of Turnaround, so there is no note to write.',
    ]);
    for (let n = 1; n <= 4; n++) expect(note(Array(n).fill(1e99)).tone).toBe('concern');
  });

  it('names what is wrong with its arguments', () => {
    const series = figures([30]);
    expect(codesOf(() => feedbackNote(turnaround, series, undefined as never))).toEqual(['REQUIRED options']);
    expect(codesOf(() => feedbackNote(turnaround, series, {} as never))).toEqual(['REQUIRED options.onDate']);
    expect(codesOf(() => note([30], { to: '', cases: 5 as never, answerWithinDays: -1 }))).toEqual([
      'OUT_OF_RANGE options.to',
      'INVALID_TYPE options.cases',
      'OUT_OF_RANGE options.answerWithinDays',
    ]);
    expect(
      codesOf(() =>
        note([30], { impact: { text: ' ', cost: { amount: 'x', unit: '', per: 'week' }, sum: 1 } as never }),
      ),
    ).toEqual([
      'UNKNOWN_KEY options.impact.sum',
      'OUT_OF_RANGE options.impact.text',
      'INVALID_NUMBER options.impact.cost.amount',
      'OUT_OF_RANGE options.impact.cost.unit',
      'INVALID_VALUE options.impact.cost.per',
    ]);
    expect(codesOf(() => note([30], { impact: { cost: {} as never } }))).toEqual([
      'REQUIRED options.impact.cost.amount',
      'REQUIRED options.impact.cost.unit',
      'REQUIRED options.impact.cost.per',
    ]);
    expect(codesOf(() => note([30], { impact: { cost: { amount: -1, unit: 'EUR', per: 'case' } } }))).toEqual([
      'OUT_OF_RANGE options.impact.cost.amount',
      'METHOD_NOT_FOR_KPI options.impact.cost.per',
    ]);
    expect(codesOf(() => note([30], { impact: 'bad' as never }))).toEqual(['INVALID_TYPE options.impact']);
    expect(codesOf(() => note([30], { period: '2020-01' }))).toEqual(['UNKNOWN_PERIOD options.period']);
    expect(codesOf(() => feedbackNote(accuracy, series, { onDate }))).toEqual(['KPI_MISMATCH series.kpiId']);
  });
});
