import { describe, expect, it } from 'vitest';
import { errorBudget } from '../../../src/sla/availability/error-budget.js';
import { codeOf } from '../../core/issues-of.js';

describe('errorBudget', () => {
  // "The Site Reliability Workbook", ch. 2: 3,663,253 requests at 97 % leave a budget of 109,897 failures (rounded down there).
  it('gives the budget of the workbook in events', () => {
    const budget = errorBudget({ goodEvents: 3_663_253 - 1000, totalEvents: 3_663_253 }, { targetPercent: '97' });
    expect(budget).toMatchObject({ unit: 'events', budgetEvents: 109_897.59, consumedEvents: 1000 });
    expect(budget.remainingEvents).toBe(108_897.59);
  });

  it('gives time, shares and texts', () => {
    expect(errorBudget({ goodMs: 990, totalMs: 1000 }, { targetPercent: 98, decimals: 0 })).toEqual({
      unit: 'ms',
      budgetMs: 20,
      consumedMs: 10,
      remainingMs: 10,
      targetPercent: '98',
      consumedPercent: 50,
      consumedText: '50 %',
      remainingPercent: 50,
      remainingText: '50 %',
      withinBudget: true,
      findings: [],
    });
  });

  it('decides at the limit exactly', () => {
    expect(errorBudget({ goodMs: 999, totalMs: 1000 }, { targetPercent: '99.9' })).toMatchObject({
      remainingPercent: 0,
      withinBudget: true,
    });
    const over = errorBudget({ goodEvents: 998, totalEvents: 1000 }, { targetPercent: '99.9' });
    expect(over).toMatchObject({ remainingPercent: -100, consumedText: '200.0 %', withinBudget: false });
    const nearly = errorBudget({ goodMs: 999_000_001, totalMs: 1_000_000_000 }, { targetPercent: '99.9', decimals: 1 });
    expect(nearly.consumedText).toBe('99.9999 %');
  });

  it('has no share of an empty budget', () => {
    const perfect = errorBudget({ goodMs: 1, totalMs: 1 }, { targetPercent: 100 });
    expect(perfect).toMatchObject({ consumedPercent: null, remainingText: null, withinBudget: true });
    expect(perfect.findings.map((one) => one.code)).toEqual(['NO_ERROR_BUDGET']);
    expect(errorBudget({ goodEvents: 0, totalEvents: 1 }, { targetPercent: 100 }).withinBudget).toBe(false);
    expect(errorBudget({ goodMs: 0, totalMs: 0 }, { targetPercent: 99 })).toMatchObject({
      consumedPercent: null,
      withinBudget: null,
      findings: [],
    });
  });

  it('throws coded errors', () => {
    expect(codeOf(() => errorBudget({ goodMs: 2, totalMs: 1 }, { targetPercent: 99 }))).toBe('GOOD_EXCEEDS_TOTAL');
    expect(codeOf(() => errorBudget({ goodMs: -1, totalMs: 1 }, { targetPercent: 99 }))).toBe('OUT_OF_RANGE');
    expect(codeOf(() => errorBudget({ goodMs: Number.NaN, totalMs: 1 }, { targetPercent: 99 }))).toBe('INVALID_NUMBER');
    expect(codeOf(() => errorBudget({ goodMs: 1, totalMs: 1 }, { targetPercent: -1 }))).toBe('OUT_OF_RANGE');
  });
});
