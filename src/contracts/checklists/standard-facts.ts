import { deepFreeze } from '../../core/definition.js';
import type { FactScalar } from './condition.js';

/** What a fact is and which values it can have. */
export interface FactDefinition {
  /** The question a person answers to give the fact. */
  readonly question: string;
  /** Values it can have; `[true, false]` for a yes-or-no fact. Several may hold at once unless it is yes or no. */
  readonly values: readonly FactScalar[];
}

const REGIONS: readonly string[] = ['EU', 'EEA', 'UK', 'CH', 'US', 'CA', 'AU', 'NZ', 'IN', 'SG', 'JP', 'BR', 'other'];
const YES_NO: readonly boolean[] = [true, false];

/**
 * The facts every checklist may ask for without declaring them; a pack may declare more of its own.
 *
 * A member state of the EU counts as `EU` (an EEA state outside the EU as `EEA`): a country code is refused, because
 * `jurisdiction: 'DE'` would otherwise switch the EU items off without a word.
 *
 * @example
 * ```ts
 * import { standardFacts } from 'vendorwise/contracts';
 * standardFacts.offshore?.values; // => [true, false]
 * ```
 */
export const standardFacts: Readonly<Record<string, FactDefinition>> = /* @__PURE__ */ deepFreeze({
  jurisdiction: {
    question: 'Under the law of which region do you and the vendor work? An EU member state counts as EU.',
    values: REGIONS,
  },
  processesPersonalData: { question: 'Will the vendor handle personal data for you?', values: YES_NO },
  dataProtectionRegime: {
    question: 'Which data protection law covers that personal data? An EU member state counts as EU.',
    values: REGIONS,
  },
  dataLeavesRegion: { question: 'Will personal data leave the region whose law protects it?', values: YES_NO },
  dataClass: {
    question: 'Which classes of data will the vendor see?',
    values: ['public', 'internal', 'confidential', 'restricted', 'personal'],
  },
  supplierTouchesInformation: { question: 'Will the vendor see, store or reach your information?', values: YES_NO },
  confidentialInformationShared: { question: 'Will you share confidential information?', values: YES_NO },
  individualBoundByConfidentiality: {
    question: 'Is an individual person (not a company) bound to confidentiality?',
    values: YES_NO,
  },
  deliverablesCreated: {
    question: 'Will the vendor create something for you: code, texts, designs, reports?',
    values: YES_NO,
  },
  deliverablesIncludeSoftware: { question: 'Will what it creates include software?', values: YES_NO },
  usesSubcontractors: { question: 'Will the vendor use subcontractors?', values: YES_NO },
  offshore: { question: 'Will work be done in another country than yours?', values: YES_NO },
  businessCritical: { question: 'Would your business stop or suffer badly if the service failed?', values: YES_NO },
  serviceIsCloud: { question: 'Is the service a cloud service?', values: YES_NO },
  serviceIsIct: { question: 'Is it an information or communication technology service?', values: YES_NO },
  serviceIsDataProcessing: {
    question: 'Is it a data processing service that you could move elsewhere?',
    values: YES_NO,
  },
  criticalOrImportantFunction: { question: 'Does it support a critical or important function?', values: YES_NO },
  customerIsFinancialEntity: { question: 'Are you a regulated financial entity?', values: YES_NO },
  customerIsBrrdInstitution: { question: 'Are you an institution under bank resolution rules?', values: YES_NO },
  customerIsNis2Entity: { question: 'Are you an essential or important entity under NIS2?', values: YES_NO },
  processesPhi: { question: 'Will the vendor handle protected health information (US)?', values: YES_NO },
  performsCoveredEntityObligation: {
    question: 'Will the vendor perform a duty of a HIPAA covered entity?',
    values: YES_NO,
  },
  ccpaApplies: { question: 'Does the California privacy act cover you?', values: YES_NO },
  processesCardData: { question: 'Will the vendor handle payment card data?', values: YES_NO },
});
