import type { CriteriaDefinition, CriteriaNode, Criterion, ScoreSheet } from '../../src/scoring/criteria/criteria.js';

/** The tender for an IT desk of the guide; every figure is computed by hand. */
export const itDesk: CriteriaDefinition = {
  id: 'it-desk-2026',
  version: 1,
  weights: 'percent',
  criteria: [
    { id: 'iso27001', name: 'ISO 27001 certificate', scale: { kind: 'yesNo' }, gates: [{ kind: 'required' }] },
    {
      id: 'capability',
      name: 'Capability',
      weight: 40,
      criteria: [
        {
          id: 'experience',
          weight: 50,
          scale: { kind: 'points', min: 0, max: 5 },
          rubric: { 1: 'under two years', 3: 'two to five years', 5: 'over ten years in our trade' },
        },
        {
          id: 'references',
          weight: 50,
          scale: { kind: 'points', min: 0, max: 5 },
          gates: [{ kind: 'minimum', value: 2 }],
        },
      ],
    },
    { id: 'dataProtection', name: 'Data protection', weight: 25, scale: { kind: 'points', min: 0, max: 5 } },
    {
      id: 'price',
      name: 'Price',
      weight: 35,
      scale: { kind: 'price', formula: 'proportionalToLowest', currency: 'EUR' },
    },
  ],
};

export const itDeskSheets: readonly ScoreSheet[] = [
  { vendor: 'Acme', scores: { iso27001: true, experience: 4, references: 5, dataProtection: 4, price: '118000' } },
  { vendor: 'Bolt', scores: { iso27001: false, experience: 5, references: 4, dataProtection: 5, price: '99000' } },
  { vendor: 'Crest', scores: { iso27001: true, experience: 3, references: 3, dataProtection: 3, price: '104000' } },
];

/** A document of the given criteria with weights in points. */
export const documentOf = (
  criteria: readonly CriteriaNode[],
  more: Partial<CriteriaDefinition> = {},
): CriteriaDefinition => ({ id: 'test', version: 1, weights: 'points', criteria, ...more });

/** A criterion scored from 0 to 10. */
export const outOfTen = (id: string, weight?: number | string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  ...(weight === undefined ? {} : { weight }),
  scale: { kind: 'points', min: 0, max: 10 },
  ...more,
});
