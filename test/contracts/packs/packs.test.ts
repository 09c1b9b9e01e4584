import { describe, expect, it } from 'vitest';
import { buildChecklist, defineChecklist, gapReport, type Review } from '../../../src/contracts/index.js';
import { gdprArticle28, serviceAgreement } from '../../../src/contracts/packs/index.js';

describe.each([serviceAgreement, gdprArticle28])('pack $id', (pack) => {
  it('is valid, and gives every item a citation, a clause type and a name that reads after "no"', () => {
    const { definition } = defineChecklist(pack);
    for (const item of definition.items) {
      expect(item.citation).not.toBe('');
      expect(item.requirement).toMatch(/^[A-Z].*\.$/);
      expect(item.clauseTypes?.length).toBeGreaterThan(0);
      expect(item.name).toMatch(/^[a-z]/);
      expect(item.name).not.toMatch(/[.!]$|^(no|the|an?) /);
    }
  });

  it('asks only questions whose answer changes something', () => {
    const { openFacts } = buildChecklist([pack], {});
    for (const open of openFacts) {
      const answers = open.values.map((value) =>
        JSON.stringify(
          buildChecklist([pack], { [open.fact]: value }).items.map((item) => [item.applicability, item.unknownFacts]),
        ),
      );
      expect(new Set(answers).size, open.fact).toBeGreaterThan(1);
    }
  });
});

describe('both packs together', () => {
  it('ask for 48 items of a full outsourcing deal in the EU, all of them settled by facts', () => {
    const checklist = buildChecklist([serviceAgreement, gdprArticle28], {
      jurisdiction: 'EU',
      processesPersonalData: true,
      dataLeavesRegion: true,
      supplierTouchesInformation: true,
      confidentialInformationShared: true,
      deliverablesCreated: true,
      deliverablesIncludeSoftware: true,
      usesSubcontractors: false,
      offshore: true,
      businessCritical: true,
    });
    expect(checklist.openFacts).toEqual([]);
    expect(checklist.items.filter((item) => item.applicability === 'applies')).toHaveLength(48);
    const perfect = checklist.items.map(
      (item): Review => ({ item: item.id, status: item.polarity === 'present' ? 'acceptable' : 'missing' }),
    );
    expect(gapReport(checklist, perfect)).toMatchObject({ verdict: 'pass', score: 1 });
    const empty = checklist.items.map((item): Review => ({ item: item.id, status: 'missing' }));
    const report = gapReport(checklist, empty);
    expect(report.blocking.map((one) => one.message)).toContain('No promise of audits was found.');
    // Only the two items that are better absent are met: weights 2 and 1.
    const weight = { mandatory: 3, recommended: 2, optional: 1 };
    const total = checklist.items.reduce((sum, item) => sum + weight[item.level] * Number(item.riskWeight), 0);
    expect(report.score).toBe(3 / total);
  });
});
