/**
 * Contracts: checklists with citations and gap reports, and the key dates of a contract with their derivation.
 * For buyers who read, negotiate and keep a contract; results are reading aids, not legal advice.
 * It may use core, exact and time; it knows no other practice.
 *
 * @packageDocumentation
 */
export {
  type Applicability,
  type BuiltChecklist,
  buildChecklist,
  type ChecklistEntry,
  type OpenFact,
} from './checklists/build-checklist.js';
export {
  type Checklist,
  type ChecklistDefinition,
  type ChecklistItem,
  defineChecklist,
  type Polarity,
  type RequirementLevel,
} from './checklists/checklist.js';
export {
  type Condition,
  type ConditionAnswer,
  evaluateCondition,
  type FactScalar,
  type Facts,
  type FactValue,
  factsOfCondition,
} from './checklists/condition.js';
export { type GapEntry, type GapReport, gapReport } from './checklists/gap-report.js';
export type { GapReportOptions } from './checklists/gap-report-options.js';
export type { EvidenceSpan, EvidenceSpanInput, Review, ReviewBase, ReviewStatus } from './checklists/review.js';
export {
  checklistItemSchema,
  checklistSchema,
  conditionSchema,
  evidenceSpanSchema,
  reviewSchema,
  reviewsSchema,
} from './checklists/schema.js';
export { type FactDefinition, standardFacts } from './checklists/standard-facts.js';
export type { Verdict } from './checklists/verdict.js';
export { type BreachNoticeDeadline, breachNoticeDeadline } from './dates/breach-notice-deadline.js';
export { type CurePeriodEnd, type CurePeriodOptions, curePeriodEnd } from './dates/cure-period-end.js';
export {
  type DeadlineRoll,
  type NoticeCounting,
  type NoticeDeadline,
  type NoticeDeadlineOptions,
  noticeDeadline,
} from './dates/notice-deadline.js';
export type { NoticePlan } from './dates/notice-plan.js';
export {
  type PaymentDueDate,
  type PaymentDueDateOptions,
  type PaymentTerms,
  paymentDueDate,
} from './dates/payment-due-date.js';
export type { PeriodInput } from './dates/period.js';
export { civilDurationSchema, contractTermsSchema, paymentTermsSchema, periodSchema } from './dates/schema.js';
export {
  type Frcp6Options,
  frcp6Deadline,
  regulation1182Deadline,
  type StatutoryDeadline,
  type StatutoryOptions,
} from './dates/statutory-deadline.js';
export {
  type SurvivalEnd,
  type SurvivalEvents,
  type SurvivalRule,
  survivalEnd,
} from './dates/survival-end.js';
export { type TermEnd, type TermEndOptions, termEnd } from './dates/term-end.js';
export {
  type ContractTerm,
  type TermSchedule,
  type TermScheduleOptions,
  type TermStatus,
  termSchedule,
} from './dates/term-schedule.js';
export type { ContractTerms } from './dates/terms.js';
