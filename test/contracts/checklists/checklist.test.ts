import { describe, expect, it } from 'vitest';
import { defineChecklist } from '../../../src/contracts/index.js';
import { codesOf } from '../../core/issues-of.js';

const item = {
  id: 'house.po',
  name: 'purchase order number',
  requirement: 'Invoices carry our order number.',
  citation: 'Handbook 4',
  level: 'optional',
};
const pack = { id: 'house', version: 1, title: 'House rules', citation: 'Handbook', asOf: '2026-01-01', items: [item] };

const codes = (json: unknown) => codesOf(() => defineChecklist(json));

describe('defineChecklist', () => {
  it('fills in defaults and freezes the document', () => {
    const { definition } = defineChecklist(pack);
    expect(definition.items[0]).toEqual({
      ...item,
      clauseTypes: [],
      subPoints: [],
      riskWeight: 1,
      polarity: 'present',
    });
    expect(Object.isFrozen(definition.items[0])).toBe(true);
    expect(defineChecklist(JSON.parse(JSON.stringify(definition))).definition).toEqual(definition);
  });

  it('reports every problem of meaning at once', () => {
    expect(
      codes({
        ...pack,
        asOf: '2026-02-30',
        appliesWhen: { all: [{ fact: 'offshor', eq: true }] },
        items: [item, { ...item, appliesWhen: { not: { fact: 'jurisdiction', in: ['EU', 'DE'] } } }],
      }),
    ).toEqual([
      'INVALID_DATE asOf',
      'UNKNOWN_FACT appliesWhen.all[0].fact',
      'DUPLICATE_ID items[1].id',
      'UNKNOWN_FACT_VALUE items[1].appliesWhen.not',
    ]);
  });

  it('reports every problem of type at once', () => {
    expect(
      codes({
        ...pack,
        version: 0,
        items: [
          { ...item, level: 'must', riskWeight: '0' },
          { ...item, riskWeight: 'x' },
        ],
      }),
    ).toEqual([
      'OUT_OF_RANGE version',
      'INVALID_VALUE items[0].level',
      'OUT_OF_RANGE items[0].riskWeight',
      'INVALID_NUMBER items[1].riskWeight',
    ]);
    expect(codes({ ...pack, items: [] })).toEqual(['OUT_OF_RANGE items']);
    expect(codes({ ...pack, item: [] })).toEqual(['UNKNOWN_KEY item']);
    expect(codes({ ...pack, appliesWhen: { any: [] } })).toEqual(['OUT_OF_RANGE appliesWhen.any']);
  });

  it('knows the facts a pack declares', () => {
    const facts = { siteVisits: { question: 'Will the vendor come to your site?', values: [true, false] } };
    const conditional = { ...item, appliesWhen: { fact: 'siteVisits', eq: true } };
    expect(codes({ ...pack, items: [conditional] })).toEqual(['UNKNOWN_FACT items[0].appliesWhen.fact']);
    expect(() => defineChecklist({ ...pack, facts, items: [conditional] })).not.toThrow();
  });
});
