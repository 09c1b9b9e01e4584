import { deepFreeze } from '../../core/definition.js';
import type { ChecklistDefinition } from '../checklists/checklist-definition.js';

/**
 * What a contract with a processor of personal data must say under Art. 28 GDPR (and the UK GDPR): 18 items.
 *
 * Source: Regulation (EU) 2016/679. Own words, an aid to reading, not legal advice: check the official text.
 *
 * @example
 * ```ts
 * import { gdprArticle28 } from 'vendorwise/contracts/packs';
 * gdprArticle28.items.filter((item) => item.level === 'mandatory').length; // => 16
 * ```
 */
export const gdprArticle28: ChecklistDefinition = /* @__PURE__ */ deepFreeze<ChecklistDefinition>({
  id: 'gdpr-28',
  version: 1,
  title: 'Contract with a processor of personal data (GDPR Article 28)',
  citation: 'Regulation (EU) 2016/679 Art. 28',
  asOf: '2018-05-25',
  appliesWhen: {
    all: [
      { fact: 'processesPersonalData', eq: true },
      {
        any: [
          { fact: 'jurisdiction', in: ['EU', 'EEA', 'UK'] },
          { fact: 'dataProtectionRegime', in: ['EU', 'EEA', 'UK'] },
        ],
      },
    ],
  },
  items: [
    {
      id: 'gdpr-28.0.subject',
      name: 'subject matter and duration of the processing',
      requirement: 'States what the processing is about and how long it lasts.',
      citation: 'GDPR Art. 28(3) opening',
      level: 'mandatory',
      clauseTypes: ['data-processing-details'],
    },
    {
      id: 'gdpr-28.0.nature',
      name: 'nature and purpose of the processing',
      requirement: 'States what is done with the data and why.',
      citation: 'GDPR Art. 28(3) opening',
      level: 'mandatory',
      clauseTypes: ['data-processing-details'],
    },
    {
      id: 'gdpr-28.0.data',
      name: 'list of data types and groups of people',
      requirement: 'Names the types of personal data and the categories of people they are about.',
      citation: 'GDPR Art. 28(3) opening',
      level: 'mandatory',
      clauseTypes: ['data-processing-details'],
      subPoints: ['types of personal data', 'categories of data subjects'],
    },
    {
      id: 'gdpr-28.0.controller',
      name: "statement of the controller's duties and rights",
      requirement: 'Sets out what the controller must and may do.',
      citation: 'GDPR Art. 28(3) opening',
      level: 'mandatory',
      clauseTypes: ['data-processing-details'],
    },
    {
      id: 'gdpr-28.a',
      name: 'promise to act only on documented instructions',
      requirement:
        'The processor does only what documented instructions say, also for transfers abroad; if a law demands more, it says so beforehand where that law allows.',
      citation: 'GDPR Art. 28(3)(a)',
      level: 'mandatory',
      clauseTypes: ['processing-instructions', 'international-transfer'],
    },
    {
      id: 'gdpr-28.b',
      name: 'promise that staff keep data confidential',
      requirement: 'Everybody who may handle the data is bound to secrecy by promise or by law.',
      citation: 'GDPR Art. 28(3)(b)',
      level: 'mandatory',
      clauseTypes: ['personnel-confidentiality'],
    },
    {
      id: 'gdpr-28.c',
      name: 'promise of the security measures of Article 32',
      requirement: 'The processor takes all security measures that Article 32 asks for.',
      citation: 'GDPR Art. 28(3)(c), 32',
      level: 'mandatory',
      clauseTypes: ['security-measures'],
    },
    {
      id: 'gdpr-28.d',
      name: 'rule on sub-processors',
      requirement:
        'Sub-processors need written authorisation, single or general; under a general one changes are announced so that the controller can object; they are bound to the same duties, and the processor answers for them.',
      citation: 'GDPR Art. 28(2), (3)(d), (4)',
      level: 'mandatory',
      clauseTypes: ['subprocessor'],
      subPoints: ['authorisation', 'notice and right to object', 'same duties', 'liability'],
    },
    {
      id: 'gdpr-28.e',
      name: 'promise of help with requests of data subjects',
      requirement: 'The processor helps, with suitable measures, to answer people who use their rights.',
      citation: 'GDPR Art. 28(3)(e)',
      level: 'mandatory',
      clauseTypes: ['data-subject-requests'],
    },
    {
      id: 'gdpr-28.f',
      name: 'promise of help with Articles 32 to 36',
      requirement: 'The processor helps with security, breach notification, impact assessments and prior consultation.',
      citation: 'GDPR Art. 28(3)(f), 32-36',
      level: 'mandatory',
      clauseTypes: ['breach-notice', 'dpia-assistance'],
      subPoints: ['security', 'breach notification', 'impact assessment', 'prior consultation'],
    },
    {
      id: 'gdpr-28.g',
      name: 'rule on deletion or return at the end',
      requirement:
        'At the end the controller chooses whether all personal data are deleted or handed back, and copies go too unless a law demands to keep them.',
      citation: 'GDPR Art. 28(3)(g)',
      level: 'mandatory',
      clauseTypes: ['deletion-return'],
    },
    {
      id: 'gdpr-28.h',
      name: 'promise of audits',
      requirement:
        'The processor hands over what proves that it complies, and allows and supports audits and inspections by the controller or an auditor it names.',
      citation: 'GDPR Art. 28(3)(h)',
      level: 'mandatory',
      clauseTypes: ['audit-rights'],
    },
    {
      id: 'gdpr-28.h2',
      name: 'promise to object to unlawful instructions',
      requirement: 'The processor says at once when it takes an instruction to break data protection law.',
      citation: 'GDPR Art. 28(3) last subparagraph',
      level: 'mandatory',
      clauseTypes: ['processing-instructions'],
    },
    {
      id: 'gdpr-28.33',
      name: 'promise to report personal data breaches',
      requirement:
        'The processor reports a breach without undue delay after it learns of it; contracts usually add 24 to 72 hours.',
      citation: 'GDPR Art. 33(2)',
      level: 'mandatory',
      clauseTypes: ['breach-notice'],
    },
    {
      id: 'gdpr-28.9',
      name: 'written form',
      requirement: 'The contract is in writing; electronic form is enough.',
      citation: 'GDPR Art. 28(9)',
      level: 'mandatory',
      clauseTypes: ['form-writing'],
    },
    {
      id: 'gdpr-28.44',
      name: 'legal basis for transfers abroad',
      requirement:
        'Transfers outside the area rest on an adequacy decision, standard contractual clauses (Decision (EU) 2021/914) or another tool of Chapter V.',
      citation: 'GDPR Art. 44-46',
      level: 'mandatory',
      clauseTypes: ['international-transfer'],
      appliesWhen: { fact: 'dataLeavesRegion', eq: true },
    },
    {
      id: 'gdpr-28.30',
      name: 'promise to keep a record of processing',
      requirement: 'The processor keeps its own record of the processing it does for the controller.',
      citation: 'GDPR Art. 30(2)',
      level: 'recommended',
      clauseTypes: ['records'],
    },
    {
      id: 'gdpr-28.37',
      name: 'name of the data protection officer',
      requirement: 'Names the data protection officer of the processor, if it has one.',
      citation: 'GDPR Art. 37',
      level: 'optional',
      clauseTypes: ['contacts'],
    },
  ],
});
