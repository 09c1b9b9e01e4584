import { describe, expect, it } from 'vitest';
import {
  buildChecklist,
  type ChecklistDefinition,
  type Condition,
  defineChecklist,
  evaluateCondition,
  factsOfCondition,
  gapReport,
  type Review,
  standardFacts,
} from '../../../src/contracts/index.js';
import { gdprArticle28, serviceAgreement } from '../../../src/contracts/packs/index.js';
import { codesOf } from '../../core/issues-of.js';

const wrong = (value: unknown): never => value as never;
const item = {
  id: 'b.1',
  name: 'delivery rule',
  requirement: 'Says when.',
  citation: 'Handbook 1',
  level: 'mandatory',
};
const pack = (...items: readonly object[]): ChecklistDefinition =>
  ({ id: 'bakery', version: 1, title: 'Bakery', citation: 'Handbook', asOf: '2026-01-01', items }) as never;
const when = (appliesWhen: unknown) => pack({ ...item, appliesWhen });

describe('conditions', () => {
  it('of no form or of two are told once, at the condition', () => {
    for (const form of [{}, { fact: 'offshore' }, { fact: 'offshore', eq: true, in: [true] }, { all: [], any: [] }]) {
      expect(codesOf(() => defineChecklist(when(form)))).toEqual(['INVALID_VALUE items[0].appliesWhen']);
    }
    expect(codesOf(() => defineChecklist({ ...when({ not: {} }), version: 0 }))).toEqual([
      'INVALID_VALUE items[0].appliesWhen.not',
      'OUT_OF_RANGE version',
    ]);
    expect(codesOf(() => defineChecklist(when({ all: 'offshore' })))).toEqual([
      'INVALID_TYPE items[0].appliesWhen.all',
    ]);
    expect(codesOf(() => defineChecklist({ ...pack(item), appliesWhen: 3 }))).toEqual(['INVALID_TYPE appliesWhen']);
  });

  it('without a bottom are refused instead of filling the stack', () => {
    let deep: unknown = { fact: 'offshore', eq: true };
    for (let level = 1; level < 50; level += 1) deep = { not: deep };
    expect(() => defineChecklist(when(deep))).not.toThrow();
    expect(codesOf(() => defineChecklist(when({ not: deep })))).toEqual(['OUT_OF_RANGE items[0].appliesWhen']);
    const circle: { not?: unknown } = {};
    circle.not = circle;
    expect(codesOf(() => defineChecklist(when(circle)))).toEqual(['OUT_OF_RANGE items[0].appliesWhen']);
    expect(codesOf(() => evaluateCondition(wrong(circle), {}))).toEqual(['OUT_OF_RANGE condition']);
  });

  it('are checked when they are decided on their own', () => {
    for (const run of [(one: Condition) => evaluateCondition(one, {}), factsOfCondition]) {
      expect(codesOf(() => run(wrong(undefined)))).toEqual(['INVALID_TYPE condition']);
      expect(codesOf(() => run(wrong({ any: [{ fact: 'a' }, null] })))).toEqual([
        'INVALID_VALUE condition.any[0]',
        'INVALID_TYPE condition.any[1]',
      ]);
    }
    expect(codesOf(() => evaluateCondition({ always: true }, wrong(null)))).toEqual(['INVALID_TYPE facts']);
  });
});

describe('packs', () => {
  it('that declare a standard fact with other values are refused when they are defined', () => {
    const values = ['DE', 'AT'];
    const own = {
      ...when({ fact: 'jurisdiction', eq: 'DE' }),
      facts: { jurisdiction: { question: 'Where?', values } },
    };
    expect(codesOf(() => defineChecklist(own))).toEqual(['CONFLICTING_FACT facts.jurisdiction']);
    const same = { jurisdiction: { question: 'Where?', values: standardFacts.jurisdiction?.values } };
    expect(() => defineChecklist({ ...pack(item), facts: same })).not.toThrow();
  });

  it('that are wrong are named by their place in the list, all of them at once', () => {
    const packs = [gdprArticle28, pack({ ...item, level: 'must' }), null, { definition: pack({ ...item, id: '' }) }];
    expect(codesOf(() => buildChecklist(wrong(packs), {}))).toEqual([
      'INVALID_VALUE packs[1].items[0].level',
      'INVALID_TYPE packs[2]',
      'OUT_OF_RANGE packs[3].items[0].id',
    ]);
  });

  it('survive JSON and structuredClone, and are checked anew when they do', () => {
    const defined = defineChecklist(pack(item));
    const copies = [defined, structuredClone(defined), JSON.parse(JSON.stringify(defined)), defined.definition];
    for (const copy of copies) expect(buildChecklist([copy], {})).toEqual(buildChecklist([defined], {}));
    const bent = JSON.parse(JSON.stringify(defined));
    bent.definition.items[0].riskWeight = -1;
    expect(codesOf(() => buildChecklist([bent], {}))).toEqual(['OUT_OF_RANGE packs[0].items[0].riskWeight']);
  });

  it('of the library cannot be thinned out by a caller', () => {
    for (const one of [gdprArticle28, serviceAgreement]) {
      expect(() => (one.items as unknown[]).pop()).toThrow(TypeError);
      expect(Object.isFrozen(one.items[0]?.clauseTypes)).toBe(true);
    }
    expect(Object.isFrozen(standardFacts.offshore)).toBe(true);
  });
});

describe('gapReport', () => {
  const built = buildChecklist(
    [
      pack(
        { ...item, subPoints: ['day', 'hour'] },
        { ...item, id: 'b.2', name: 'exclusivity', polarity: 'absentIsGood', level: 'optional' },
      ),
    ],
    {},
  );

  it('takes no pack for a checklist: its items would all seem to apply', () => {
    for (const one of [gdprArticle28, defineChecklist(gdprArticle28), {}, null, 'x', undefined]) {
      expect(codesOf(() => gapReport(wrong(one), []))).toEqual(['INVALID_TYPE checklist']);
    }
    expect(codesOf(() => gapReport(wrong(undefined), wrong({})))).toEqual([
      'INVALID_TYPE checklist',
      'INVALID_TYPE reviews',
    ]);
    expect(gapReport(JSON.parse(JSON.stringify(built)), [])).toEqual(gapReport(built, []));
  });

  it('takes no part of a clause that is better absent for a part of the way', () => {
    const part: Review = { item: 'b.2', status: 'partial', satisfied: 1, of: 2 };
    expect(codesOf(() => gapReport(built, [part]))).toEqual(['STATUS_NOT_FOR_ITEM [0].status']);
  });

  it('wants words for a reason and a name for a waiver', () => {
    const blank: Review[] = [
      { item: 'b.1', status: 'notApplicable', reason: '  ' },
      { item: 'b.2', status: 'waived', by: ' ', reason: '', until: null },
    ];
    expect(codesOf(() => gapReport(built, blank))).toEqual([
      'OUT_OF_RANGE [0].reason',
      'OUT_OF_RANGE [1].by',
      'OUT_OF_RANGE [1].reason',
    ]);
  });

  it('does not call it acceptable when everything was set aside', () => {
    const away = ['b.1', 'b.2'].map((id): Review => ({ item: id, status: 'notApplicable', reason: 'We fetch it.' }));
    const report = gapReport(built, away);
    expect(report).toMatchObject({
      verdict: 'pass',
      message:
        'Passes, because no item is left to meet: none applies, or a reviewer set it aside. There is no score, because no item counts.',
      score: null,
      scoreIfOpen: null,
    });
    expect(report.findings.map((one) => [one.code, one.message]).slice(2)).toEqual([
      ['NOTHING_REVIEWED', 'Every item that could apply is waived or marked as not applicable, so there is no score.'],
    ]);
  });

  it('does not round a score to 100 or 0 that is not quite that', () => {
    const weighted = buildChecklist([pack({ ...item, riskWeight: 9996 }, { ...item, id: 'b.2', riskWeight: 4 })], {});
    const score = (first: Review['status'], second: Review['status']) =>
      gapReport(weighted, [{ item: 'b.1', status: first } as Review, { item: 'b.2', status: second } as Review]);
    expect(score('acceptable', 'missing')).toMatchObject({ score: 0.9996, scoreText: 'over 99.9 %' });
    expect(score('missing', 'acceptable')).toMatchObject({ score: 0.0004, scoreText: 'under 0.1 %' });
    expect(score('acceptable', 'acceptable').scoreText).toBe('100.0 %');
    expect(score('missing', 'missing').scoreText).toBe('0.0 %');
  });

  it('adds thousands of unlike shares exactly and without growing slow', () => {
    const count = 2000;
    const many = buildChecklist([pack(...Array.from({ length: count }, (_, n) => ({ ...item, id: `i${n}` })))], {});
    const telescope = many.items.map(
      (one, n): Review => ({ item: one.id, status: 'partial', satisfied: 1, of: (n + 1) * (n + 2) }),
    );
    // 1/(1·2) + 1/(2·3) + … + 1/(n(n+1)) = n/(n+1), so the mean of them is 1/(n+1).
    expect(gapReport(many, telescope).score).toBe(1 / (count + 1));
  });
});
