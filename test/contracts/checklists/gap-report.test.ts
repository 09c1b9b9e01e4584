import { describe, expect, it } from 'vitest';
import { buildChecklist, gapReport, type Review } from '../../../src/contracts/index.js';
import { gdprArticle28 } from '../../../src/contracts/packs/index.js';
import { deepFreeze } from '../../../src/core/definition.js';
import { codesOf } from '../../core/issues-of.js';

const base = { requirement: 'It should be there.', citation: 'Handbook', clauseTypes: [] };
const checklist = buildChecklist(
  [
    {
      id: 'house',
      version: 1,
      title: 'House rules',
      citation: 'Handbook',
      asOf: '2026-01-01',
      items: [
        { ...base, id: 'cap', name: 'liability cap', level: 'mandatory', riskWeight: 2 },
        { ...base, id: 'credits', name: 'set of credits', level: 'recommended', subPoints: ['tiers', 'cap', 'claim'] },
        { ...base, id: 'exclusivity', name: 'exclusivity', level: 'optional', polarity: 'absentIsGood' },
        {
          ...base,
          id: 'offshore',
          name: 'rule on work abroad',
          level: 'mandatory',
          appliesWhen: { fact: 'offshore', eq: true },
        },
        {
          ...base,
          id: 'cards',
          name: 'card data rule',
          level: 'mandatory',
          appliesWhen: { fact: 'processesCardData', eq: true },
        },
      ],
    },
  ],
  { processesCardData: false },
);
const ids = (entries: readonly { readonly item: string }[]): string[] => entries.map((entry) => entry.item);

const codes = (reviews: unknown, options?: unknown) =>
  codesOf(() => gapReport(checklist, reviews as Review[], options as never));

describe('gapReport', () => {
  it('computes score, range and verdict by hand-checked figures', () => {
    const report = gapReport(checklist, [
      { item: 'cap', status: 'fallback', position: 2 },
      { item: 'credits', status: 'partial', satisfied: ['tiers', 'cap'] },
      { item: 'exclusivity', status: 'missing' },
    ]);
    // weights 6, 2, 1; values 3/4, 2/3, 1: (4.5 + 4/3 + 1) / 9 = 41/54; offshore (weight 3) may join with 0 or 1
    expect(report.score).toBe(41 / 54);
    expect(report.scoreText).toBe('75.9 %');
    expect(report.scoreIfOpen).toEqual({ worst: 41 / 72, best: 59 / 72 });
    expect(report.verdict).toBe('incomplete');
    expect(report.message).toBe('Incomplete: 1 item is open. The score of what is settled is 75.9 %.');
    expect(ids(report.gaps)).toEqual(['cap', 'credits']);
    expect(ids(report.fallbackUsed)).toEqual(['cap']);
    expect(ids(report.notApplicable)).toEqual(['cards']);
    expect(report.gaps.map((entry) => entry.message)).toEqual([
      'The liability cap uses fallback position 2.',
      'The set of credits is incomplete: 2 of 3 points are there; missing: claim.',
    ]);
    expect(report.open[0]?.message).toBe(
      'Whether the rule on work abroad is needed depends on facts that are not known: offshore; it has not been reviewed either.',
    );
    expect(report.conventions).toEqual({
      levelWeights: { mandatory: '3', recommended: '2', optional: '1' },
      fallbackValue: '0.75',
    });
  });

  it('shows what blocks with citation, message and evidence', () => {
    const gdpr = buildChecklist([gdprArticle28], { processesPersonalData: true, jurisdiction: 'EU' });
    const quote = 'Provider may engage sub-processors.';
    const report = gapReport(gdpr, [
      {
        item: 'gdpr-28.d',
        status: 'unacceptable',
        evidence: [{ start: 10, end: 10 + quote.length, quote, section: '6' }],
      },
      { item: 'gdpr-28.h', status: 'missing' },
    ]);
    expect(report.verdict).toBe('blocked');
    expect(report.blocking[1]).toMatchObject({
      item: 'gdpr-28.h',
      citation: 'GDPR Art. 28(3)(h)',
      message: 'No promise of audits was found.',
      evidence: [],
    });
    expect(report.blocking[0]?.evidence).toEqual([
      { documentId: null, start: 10, end: 45, quote, section: '6', page: null },
    ]);
    expect(report.blocking[0]?.message).toMatch(
      /^The rule on sub-processors is not acceptable\. Wanted: Sub-processors/,
    );
    expect(report.disclaimer).toMatch(/not legal advice/);
  });

  it('walks the verdict from incomplete to pass', () => {
    const closed = buildChecklist([gdprArticle28], {
      processesPersonalData: true,
      jurisdiction: 'UK',
      dataLeavesRegion: false,
    });
    const all = closed.items.map((item): Review => ({ item: item.id, status: 'acceptable' }));
    const verdict = (reviews: readonly Review[]): string => gapReport(closed, reviews).verdict;
    const replace = (review: Review): Review[] => all.map((one) => (one.item === review.item ? review : one));
    expect(verdict([])).toBe('incomplete');
    expect(gapReport(closed, all)).toMatchObject({
      verdict: 'pass',
      score: 1,
      scoreIfOpen: { worst: 1, best: 1 },
      gaps: [],
    });
    expect(verdict(replace({ item: 'gdpr-28.37', status: 'missing' }))).toBe('passWithGaps');
    expect(verdict(replace({ item: 'gdpr-28.b', status: 'fallback' }))).toBe('passWithGaps');
    expect(verdict(replace({ item: 'gdpr-28.b', status: 'notReviewed' }))).toBe('incomplete');
    expect(verdict(replace({ item: 'gdpr-28.d', status: 'partial', satisfied: 3 }))).toBe('blocked');
    expect(verdict(replace({ item: 'gdpr-28.d', status: 'partial', satisfied: 4 }))).toBe('pass');
    const waived: Review = { item: 'gdpr-28.b', status: 'waived', by: 'MK', reason: 'Pilot', until: null };
    expect(verdict(replace(waived))).toBe('passWithGaps');
  });

  it('says why there is no score and still gives the range', () => {
    expect(gapReport(checklist, [])).toMatchObject({
      score: null,
      scoreText: null,
      scoreIfOpen: { worst: 0, best: 1 },
    });
    expect(gapReport(checklist, []).findings.map((one) => one.code)).toEqual(['NOTHING_REVIEWED']);
    const none = buildChecklist([gdprArticle28], { processesPersonalData: false });
    expect(gapReport(none, [])).toMatchObject({ score: null, scoreIfOpen: null, verdict: 'pass' });
  });

  it('honours a waiver through its last day and counts it as not met afterwards', () => {
    const reviews: Review[] = [
      { item: 'cap', status: 'waived', by: 'MK', reason: 'Small contract', until: '2026-11-30' },
      { item: 'credits', status: 'acceptable' },
    ];
    const before = gapReport(checklist, reviews, { onDate: '2026-11-30' });
    expect(before).toMatchObject({ score: 1, verdict: 'incomplete', findings: [{ code: 'NO_EVIDENCE' }] });
    expect(before.waived[0]?.message).toBe('The liability cap is waived by MK until 2026-11-30: Small contract');
    const after = gapReport(checklist, reviews, { onDate: '2026-12-01' });
    expect(after).toMatchObject({ score: 0.25, verdict: 'blocked', waived: [] });
    expect(after.findings[0]).toMatchObject({ code: 'WAIVER_EXPIRED', severity: 'high', subject: 'cap' });
    expect(codes(reviews)).toEqual(['ON_DATE_REQUIRED onDate']);
  });

  it('notes waivers without an end and items set aside against the facts', () => {
    const report = gapReport(checklist, [
      { item: 'cap', status: 'notApplicable', reason: 'Covered by the master agreement.' },
      { item: 'credits', status: 'waived', by: 'MK', reason: 'Pilot', until: null },
      { item: 'offshore', status: 'notApplicable', reason: 'All work is done here.' },
    ]);
    expect(report.findings.map((one) => [one.code, one.subject])).toEqual([
      ['MARKED_NOT_APPLICABLE', 'cap'],
      ['WAIVER_WITHOUT_END', 'credits'],
      ['NOTHING_REVIEWED', null],
    ]);
    expect(ids(report.notApplicable)).toEqual(['cap', 'offshore', 'cards']);
    expect(report.notApplicable[1]?.message).toBe(
      'The reviewer says that the rule on work abroad does not apply: All work is done here.',
    );
    expect(ids(report.open)).toEqual(['exclusivity']);
  });

  it('takes other weights', () => {
    const reviews: Review[] = [
      { item: 'cap', status: 'fallback' },
      { item: 'exclusivity', status: 'present' },
    ];
    const options = { levelWeights: { mandatory: '0.5', recommended: 1, optional: 3 }, fallbackValue: '0.1' };
    expect(gapReport(checklist, reviews, options).score).toBe(0.025); // (1 × 0.1 + 3 × 0) / 4
    expect(gapReport(checklist, reviews, { fallbackValue: 1 }).gaps.map((one) => one.item)).toEqual(['exclusivity']);
  });

  it('refuses reviews that do not fit the checklist, all at once', () => {
    expect(
      codes([
        { item: 'nope', status: 'acceptable' },
        { item: 'cap', status: 'present' },
        { item: 'cap', status: 'acceptable', date: '2026-13-01' },
        { item: 'credits', status: 'partial', satisfied: ['tiers', 'tiers', 'moon'] },
        { item: 'offshore', status: 'partial', satisfied: 1 },
        { item: 'exclusivity', status: 'waived', by: 'MK', reason: 'x', until: 'soon' },
      ]),
    ).toEqual([
      'UNKNOWN_ITEM [0].item',
      'STATUS_NOT_FOR_ITEM [1].status',
      'DUPLICATE_REVIEW [2].item',
      'INVALID_DATE [2].date',
      'UNKNOWN_SUB_POINT [3].satisfied',
      'UNKNOWN_SUB_POINT [3].satisfied',
      'SUB_POINT_COUNT [4].of',
      'INVALID_DATE [5].until',
    ]);
    expect(codes([{ item: 'credits', status: 'partial', satisfied: 4 }])).toEqual(['SUB_POINT_COUNT [0].satisfied']);
    expect(codes([{ item: 'credits', status: 'partial', satisfied: 2, of: 5 }])).toEqual(['SUB_POINT_COUNT [0].of']);
    const evidence = [{ start: 0, end: 5, quote: 'four' }];
    expect(codes([{ item: 'cap', status: 'acceptable', evidence }])).toEqual(['QUOTE_LENGTH [0].evidence[0]']);
    expect(codes([{ item: 'cap', status: 'waived', by: 'MK' }])).toEqual(['REQUIRED [0].reason', 'REQUIRED [0].until']);
  });

  it('refuses options out of range', () => {
    expect(codes([], { fallbackValue: 2, onDate: 'today' })).toEqual([
      'OUT_OF_RANGE fallbackValue',
      'INVALID_DATE onDate',
    ]);
    expect(codes([], { levelWeights: { mandatory: 0, recommended: 1, optional: 1 } })).toEqual([
      'OUT_OF_RANGE levelWeights.mandatory',
    ]);
  });

  it('leaves frozen input alone and gives plain JSON', () => {
    const reviews = deepFreeze([{ item: 'cap', status: 'missing', evidence: [] } as Review]);
    const report = gapReport(checklist, reviews, deepFreeze({ onDate: '2026-01-01' }));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(structuredClone(report)).toEqual(report);
  });
});
