import { deepFreeze } from '../../core/definition.js';
import type { ChecklistDefinition } from '../checklists/checklist-definition.js';

/**
 * What the agreement of a small business with a vendor of IT or other services should say: 30 items.
 *
 * Made from clause types that are negotiated most (World Commerce & Contracting; CUAD), the structure of the Common
 * Paper service agreements, ISO 37500:2014, ISO/IEC 27002:2022 and the laws cited item by item. Own words, an aid to
 * reading, not legal advice.
 *
 * @example
 * ```ts
 * import { serviceAgreement } from 'vendorwise/contracts/packs';
 * serviceAgreement.items.length; // => 30
 * ```
 */
export const serviceAgreement: ChecklistDefinition = /* @__PURE__ */ deepFreeze<ChecklistDefinition>({
  id: 'service-agreement',
  version: 1,
  title: 'Service agreement of a small business with an IT or service vendor',
  citation: 'Contract practice: ISO 37500:2014, CUAD clause types, Common Paper PSA, CSA and SLA; ISO/IEC 27002:2022',
  asOf: '2025-01-01',
  items: [
    {
      id: 'service.parties',
      name: 'full description of the parties',
      requirement: 'Names both companies as registered, with address and the people who may sign.',
      citation: 'Contract practice',
      level: 'mandatory',
      clauseTypes: ['parties'],
    },
    {
      id: 'service.term',
      name: 'term, renewal and notice rule',
      requirement:
        'Gives the start, the first term, whether and for how long it renews, and until when notice can be given.',
      citation: 'Contract practice; CUAD Renewal Term and Notice Period To Terminate Renewal',
      level: 'mandatory',
      clauseTypes: ['effective-date', 'expiration-date', 'renewal-term', 'notice-period'],
      subPoints: ['start date', 'first term', 'renewal', 'notice'],
    },
    {
      id: 'service.scope',
      name: 'description of the services',
      requirement:
        'Says what is delivered, by when, and by which criteria it is accepted; what is not included is named.',
      citation: 'ISO 37500:2014',
      level: 'mandatory',
      clauseTypes: ['services-description', 'acceptance'],
      subPoints: ['services and deliverables', 'acceptance criteria', 'exclusions'],
    },
    {
      id: 'service.levels',
      name: 'set of service levels with measurement',
      requirement:
        'Sets measurable service levels, how they are measured and reported, and what a miss costs the vendor.',
      citation: 'ISO 37500:2014; Common Paper SLA',
      level: 'mandatory',
      clauseTypes: ['service-levels', 'service-credits', 'reporting'],
      subPoints: ['targets', 'measurement', 'reports', 'credits'],
    },
    {
      id: 'service.governance',
      name: 'agreed way to meet and escalate',
      requirement: 'Names the contacts, the review meetings and the steps when something goes wrong.',
      citation: 'ISO 37500:2014',
      level: 'recommended',
      clauseTypes: ['governance', 'escalation'],
    },
    {
      id: 'service.change',
      name: 'change procedure',
      requirement:
        'Changes to the work or the price need a written request, an estimate and the approval of both sides.',
      citation: 'Contract practice',
      level: 'mandatory',
      clauseTypes: ['change-control'],
    },
    {
      id: 'service.fees',
      name: 'rule on fees and payment',
      requirement:
        'States fees, invoices, due date, taxes, currency, and what happens with sums in dispute. In the EU payment is due in 30 days by default and later than 60 only if expressly agreed and fair.',
      citation: 'Directive 2011/7/EU Art. 3(3)-(5)',
      level: 'mandatory',
      clauseTypes: ['fees-payment'],
      subPoints: ['fees', 'due date', 'late interest', 'disputed sums'],
    },
    {
      id: 'service.price-cap',
      name: 'limit on price increases',
      requirement: 'Prices rise only by a named index or up to a cap, after notice.',
      citation: 'Contract practice; CUAD Price Restrictions',
      level: 'recommended',
      clauseTypes: ['price-restriction', 'benchmarking'],
    },
    {
      id: 'service.minimum-commitment',
      name: 'hidden minimum commitment',
      requirement: 'There is no minimum volume or spend, or it is wanted and its size is stated.',
      citation: 'Contract practice; CUAD Minimum Commitment',
      level: 'recommended',
      clauseTypes: ['minimum-commitment', 'volume-restriction'],
      polarity: 'absentIsGood',
    },
    {
      id: 'service.warranty',
      name: 'warranty of proper performance',
      requirement:
        'The vendor answers for skilled work in line with the description and repeats or refunds what falls short.',
      citation: 'Contract practice; CUAD Warranty Duration',
      level: 'mandatory',
      clauseTypes: ['warranty'],
    },
    {
      id: 'service.ip-assignment',
      name: 'transfer of rights in the results',
      requirement:
        'Rights in what is created pass to you in words of the present ("hereby assigns") in a signed document; a promise to assign later is weaker.',
      citation: '17 U.S.C. 204(a); CDPA 1988 s. 90(3)',
      level: 'mandatory',
      clauseTypes: ['ip-ownership', 'work-for-hire'],
      appliesWhen: { fact: 'deliverablesCreated', eq: true },
      riskWeight: '1.5',
    },
    {
      id: 'service.ip-background',
      name: 'licence to the material the vendor brings along',
      requirement: 'Older material stays with its owner, is named, and you may use it as far as the results need it.',
      citation: 'Contract practice; CUAD License Grant',
      level: 'mandatory',
      clauseTypes: ['background-ip', 'license-grant'],
      appliesWhen: { fact: 'deliverablesCreated', eq: true },
    },
    {
      id: 'service.open-source',
      name: 'rule on open-source parts',
      requirement: 'Open-source parts are listed; those that force you to publish your own code need your consent.',
      citation: 'Open-source licence practice',
      level: 'mandatory',
      clauseTypes: ['open-source', 'third-party-materials'],
      appliesWhen: { fact: 'deliverablesIncludeSoftware', eq: true },
    },
    {
      id: 'service.data-ownership',
      name: 'promise that your data stay yours',
      requirement: 'Your data and what comes out of them are yours; no model is trained on them without your consent.',
      citation: 'Contract practice',
      level: 'mandatory',
      clauseTypes: ['data-ownership', 'ai-training'],
      appliesWhen: { fact: 'supplierTouchesInformation', eq: true },
    },
    {
      id: 'service.confidentiality',
      name: 'duty of confidentiality',
      requirement:
        'Says what is confidential, that it serves only this work, who may see it, what is exempt, and how long the duty lasts; without such steps a trade secret may lose its protection.',
      citation: 'Directive (EU) 2016/943 Art. 2(1)(c); 18 U.S.C. 1839(3)',
      level: 'mandatory',
      clauseTypes: ['confidentiality', 'confidentiality-exclusions', 'confidentiality-survival'],
      subPoints: ['definition', 'purpose', 'exceptions', 'duration'],
      appliesWhen: { fact: 'confidentialInformationShared', eq: true },
    },
    {
      id: 'service.data-protection',
      name: 'clause on data protection',
      requirement: 'Personal data are handled under terms that meet the law that protects them.',
      citation: 'GDPR Art. 28(3); California Civil Code 1798.100(d)',
      level: 'mandatory',
      clauseTypes: ['data-protection'],
      appliesWhen: { fact: 'processesPersonalData', eq: true },
    },
    {
      id: 'service.security',
      name: 'list of security measures',
      requirement:
        'Names the measures: access on a need-to-know basis, second factor, encryption, patches, logs, tested back-ups.',
      citation: 'ISO/IEC 27002:2022 5.15, 8.5, 8.8, 8.13, 8.15, 8.24',
      level: 'mandatory',
      clauseTypes: ['security-measures', 'access-control', 'encryption'],
      subPoints: ['access', 'second factor', 'encryption', 'patching', 'logs', 'back-ups'],
      appliesWhen: { fact: 'supplierTouchesInformation', eq: true },
    },
    {
      id: 'service.breach-notice',
      name: 'breach notice in hours',
      requirement: 'The vendor reports a security incident within a stated number of hours; 24 is good, 72 the most.',
      citation: 'ISO/IEC 27002:2022 5.24; GDPR Art. 33(2)',
      level: 'mandatory',
      clauseTypes: ['breach-notice'],
      appliesWhen: { fact: 'supplierTouchesInformation', eq: true },
    },
    {
      id: 'service.liability',
      name: 'liability rule',
      requirement:
        'Caps liability at a stated sum for both sides, and says which damage is excluded and which is never capped.',
      citation: 'Contract practice; CUAD Cap On Liability and Uncapped Liability',
      level: 'mandatory',
      clauseTypes: ['liability-cap', 'uncapped-liability'],
      subPoints: ['cap', 'excluded losses', 'uncapped matters'],
      riskWeight: '1.5',
    },
    {
      id: 'service.indemnity',
      name: 'indemnity against claims of others',
      requirement:
        'The vendor answers for claims that its results infringe rights of others, and replaces, changes or refunds them.',
      citation: 'Contract practice',
      level: 'recommended',
      clauseTypes: ['indemnification', 'ip-indemnity'],
    },
    {
      id: 'service.insurance',
      name: 'duty to be insured',
      requirement: 'The vendor keeps stated kinds and sums of insurance and shows proof on request.',
      citation: 'Contract practice; CUAD Insurance',
      level: 'recommended',
      clauseTypes: ['insurance'],
    },
    {
      id: 'service.subcontracting',
      name: 'consent rule for subcontractors',
      requirement:
        'Subcontractors and work abroad need your consent, are bound to the same duties, and the vendor answers for them.',
      citation: 'ISO/IEC 27002:2022 5.20, 5.21',
      level: 'mandatory',
      clauseTypes: ['subcontracting'],
      appliesWhen: {
        any: [
          { fact: 'usesSubcontractors', eq: true },
          { fact: 'offshore', eq: true },
        ],
      },
    },
    {
      id: 'service.audit',
      name: 'right to records and audits',
      requirement: 'You may see the records behind invoices and service reports, or have them checked.',
      citation: 'Contract practice; CUAD Audit Rights',
      level: 'recommended',
      clauseTypes: ['audit-rights', 'records'],
    },
    {
      id: 'service.continuity',
      name: 'continuity plan with recovery times',
      requirement: 'The vendor keeps and tests a plan that says how fast service and data come back.',
      citation: 'ISO/IEC 27002:2022 5.29, 5.30, 8.13',
      level: 'recommended',
      clauseTypes: ['business-continuity'],
      appliesWhen: { fact: 'businessCritical', eq: true },
      riskWeight: 2,
    },
    {
      id: 'service.termination-cause',
      name: 'right to end the contract for cause',
      requirement:
        'Either side may end it for a serious breach that is not cured within a stated time, and for insolvency as far as law allows.',
      citation: 'Contract practice',
      level: 'mandatory',
      clauseTypes: ['termination-for-cause'],
    },
    {
      id: 'service.termination-convenience',
      name: 'right to end the contract without a reason',
      requirement: 'You may end it early with a stated notice and at a known cost.',
      citation: 'Contract practice; CUAD Termination For Convenience',
      level: 'recommended',
      clauseTypes: ['termination-for-convenience'],
    },
    {
      id: 'service.exit',
      name: 'exit and hand-over rule',
      requirement:
        'At the end the vendor helps with the move, hands back data and knowledge, and deletes what it keeps, within stated days.',
      citation: 'ISO 37500:2014; ISO/IEC 27002:2022 5.20',
      level: 'mandatory',
      clauseTypes: ['exit-transition', 'data-return', 'deletion-return'],
      subPoints: ['help with the move', 'data return', 'knowledge transfer'],
    },
    {
      id: 'service.assignment',
      name: 'rule on transfer of the contract',
      requirement:
        'The vendor needs your consent to hand the contract to others; a change of its owner lets you leave.',
      citation: 'Contract practice; CUAD Anti-Assignment and Change Of Control',
      level: 'mandatory',
      clauseTypes: ['anti-assignment', 'change-of-control'],
    },
    {
      id: 'service.law-disputes',
      name: 'rule on law, courts and disputes',
      requirement:
        'Names the law and the court or arbitration, the steps before, and that the service goes on meanwhile.',
      citation: 'Contract practice; CUAD Governing Law',
      level: 'mandatory',
      clauseTypes: ['governing-law', 'jurisdiction', 'dispute-resolution'],
    },
    {
      id: 'service.exclusivity',
      name: 'exclusivity or non-compete clause that binds you',
      requirement: 'You stay free to buy elsewhere and to hire whom you like, unless you want it otherwise.',
      citation: 'Contract practice; CUAD Exclusivity and Non-Compete',
      level: 'optional',
      clauseTypes: ['exclusivity', 'non-compete', 'non-solicit'],
      polarity: 'absentIsGood',
    },
  ],
});
