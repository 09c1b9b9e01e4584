import type { Criteria } from '../../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { definePanel } from '../../../src/scoring/panels/define-panel.js';
import type { Panel, PanelDefinition, PanelRatings } from '../../../src/scoring/panels/panel.js';
import { itDesk } from '../example.js';

export const criteria: Criteria = defineCriteria(itDesk);

/** Three people look at the tender for an IT desk; the data protection officer at one criterion only. */
export const threePeople: PanelDefinition = {
  id: 'it-desk-panel',
  version: 1,
  facts: ['iso27001'],
  evaluators: [
    { id: 'ana', name: 'Ana', weight: 2 },
    { id: 'ben', name: 'Ben', criteria: ['capability'] },
    { id: 'dpo', name: 'Dora', criteria: ['dataProtection'] },
  ],
};

export const panel: Panel = definePanel(threePeople, criteria);

/** Ben used to work for Bolt; Acme's experience was talked through. */
export const ratings: PanelRatings = {
  vendors: ['Acme', 'Bolt', 'Crest'],
  facts: [
    { vendor: 'Acme', scores: { iso27001: true, price: '118000' } },
    { vendor: 'Bolt', scores: { iso27001: false, price: '99000' }, comments: { iso27001: 'Expired in May.' } },
    { vendor: 'Crest', scores: { iso27001: true, price: '104000' } },
  ],
  ratings: [
    {
      evaluator: 'ana',
      vendor: 'Acme',
      scores: { experience: 5, references: 5, dataProtection: 4 },
      comments: { experience: 'Twelve years.' },
    },
    { evaluator: 'ben', vendor: 'Acme', scores: { experience: 1, references: 5 } },
    { evaluator: 'dpo', vendor: 'Acme', scores: { dataProtection: 3 } },
    { evaluator: 'ana', vendor: 'Bolt', scores: { experience: 5, references: 4, dataProtection: 5 } },
    { evaluator: 'dpo', vendor: 'Bolt', scores: { dataProtection: 5 } },
    { evaluator: 'ana', vendor: 'Crest', scores: { experience: 3, references: 3, dataProtection: 3 } },
    { evaluator: 'ben', vendor: 'Crest', scores: { experience: 2, references: 3 } },
    { evaluator: 'dpo', vendor: 'Crest', scores: { dataProtection: 3 } },
  ],
  recusals: [{ evaluator: 'ben', vendor: 'Bolt', reason: 'Worked there until 2025.', on: '2026-09-01' }],
  moderation: [{ vendor: 'Acme', criterion: 'experience', score: 4, reason: 'Ben had missed a reference.', by: 'Ana' }],
};
