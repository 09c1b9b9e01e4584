/**
 * Contract packs: ready checklists with a citation for every item, as plain JSON for `buildChecklist`.
 * Each pack is data alone, so that a host loads only the packs it names; they are no legal advice.
 * They may use nothing but the types of the checklists and the core, which freezes them.
 *
 * @packageDocumentation
 */
export { gdprArticle28 } from './gdpr-article-28.js';
export { serviceAgreement } from './service-agreement.js';
