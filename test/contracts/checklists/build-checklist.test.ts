import { describe, expect, it } from 'vitest';
import { buildChecklist, type ChecklistDefinition, defineChecklist, type Facts } from '../../../src/contracts/index.js';
import { gdprArticle28, serviceAgreement } from '../../../src/contracts/packs/index.js';
import { deepFreeze } from '../../../src/core/definition.js';
import { codesOf } from '../../core/issues-of.js';

const facts = { processesPersonalData: true, jurisdiction: 'EU' } as const;

describe('buildChecklist', () => {
  const built = buildChecklist([serviceAgreement, gdprArticle28], facts);
  const applicability = Object.fromEntries(built.items.map((item) => [item.id, item.applicability]));

  it('decides by the facts given and keeps the rest open', () => {
    expect(applicability['gdpr-28.h']).toBe('applies');
    expect(applicability['gdpr-28.44']).toBe('unknown');
    expect(applicability['service.data-protection']).toBe('applies');
    expect(applicability['service.continuity']).toBe('unknown');
    expect(applicability['service.scope']).toBe('applies');
  });

  it('turns facts that are not given into questions, the one that decides most first', () => {
    expect(built.openFacts[0]).toEqual({
      fact: 'supplierTouchesInformation',
      question: 'Will the vendor see, store or reach your information?',
      values: [true, false],
      items: ['service.data-ownership', 'service.security', 'service.breach-notice'],
    });
    expect(built.openFacts.map((open) => open.fact)).not.toContain('jurisdiction');
  });

  it('asks nothing about a pack that is out by a fact', () => {
    const outside = buildChecklist([gdprArticle28], { processesPersonalData: false });
    expect(outside.items.every((item) => item.applicability === 'doesNotApply')).toBe(true);
    expect(outside.openFacts).toEqual([]);
  });

  it('is plain JSON and frozen', () => {
    expect(JSON.parse(JSON.stringify(built))).toEqual(built);
    expect(Object.isFrozen(built.items[0]?.subPoints)).toBe(true);
  });

  it('takes packs as JSON, as definitions and as copies of definitions alike', () => {
    const defined = defineChecklist(gdprArticle28);
    const expected = buildChecklist([gdprArticle28], facts);
    expect(buildChecklist([defined], facts)).toEqual(expected);
    expect(buildChecklist([structuredClone(defined)], facts)).toEqual(expected);
  });

  it('treats null and undefined as not given', () => {
    const handed = { ...facts, offshore: null, dataLeavesRegion: undefined } as unknown as Facts;
    expect(buildChecklist([serviceAgreement, gdprArticle28], handed)).toEqual(built);
  });

  it('refuses unknown facts, values and countries in place of regions', () => {
    const wrong = { offshor: true, jurisdiction: 'DE', offshore: 'yes', businessCritical: [true, false] };
    expect(codesOf(() => buildChecklist([serviceAgreement], wrong))).toEqual([
      'UNKNOWN_FACT facts.offshor',
      'UNKNOWN_FACT_VALUE facts.jurisdiction',
      'UNKNOWN_FACT_VALUE facts.offshore',
      'UNKNOWN_FACT_VALUE facts.businessCritical',
    ]);
    expect(codesOf(() => buildChecklist([], facts))).toEqual(['REQUIRED packs']);
    expect(codesOf(() => buildChecklist([gdprArticle28], null as never))).toEqual(['INVALID_TYPE facts']);
  });

  it('refuses the same item from two packs and one fact with two meanings', () => {
    const twice = codesOf(() => buildChecklist([gdprArticle28, gdprArticle28], facts));
    expect(new Set(twice)).toEqual(new Set(['DUPLICATE_ID packs[1]']));
    const other: ChecklistDefinition = {
      ...gdprArticle28,
      items: gdprArticle28.items.map((item) => ({ ...item, id: `other.${item.id}` })),
      facts: { offshore: { question: 'How far?', values: ['near', 'far'] } },
    };
    expect(codesOf(() => buildChecklist([other], facts))).toEqual(['CONFLICTING_FACT packs[0].facts.offshore']);
  });

  it('leaves its input as it is', () => {
    const frozen = deepFreeze(structuredClone({ packs: [gdprArticle28], facts }));
    expect(() => buildChecklist(frozen.packs, frozen.facts)).not.toThrow();
  });
});
