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
export { defineChecklist } from './checklists/checklist.js';
export type {
  Checklist,
  ChecklistDefinition,
  ChecklistItem,
  Polarity,
  RequirementLevel,
} from './checklists/checklist-definition.js';
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
export type {
  CurePeriodOptions,
  Frcp6Options,
  NoticeDeadlineOptions,
  PaymentDueDateOptions,
  StatutoryOptions,
  SurvivalEvents,
  TermEndOptions,
} from './dates/arguments.js';
export { type BreachNoticeDeadline, breachNoticeDeadline } from './dates/breach-notice-deadline.js';
export type {
  ContractTerms,
  DeadlineRoll,
  NoticeCounting,
  PaymentTerms,
  SurvivalRule,
} from './dates/contract-terms.js';
export { type CurePeriodEnd, curePeriodEnd } from './dates/cure-period-end.js';
export { type NoticeDeadline, noticeDeadline } from './dates/notice-deadline.js';
export type { NoticePlan } from './dates/notice-plan.js';
export { type PaymentDueDate, paymentDueDate } from './dates/payment-due-date.js';
export type { PeriodInput } from './dates/period.js';
export type { ContractTerm, TermSchedule, TermStatus } from './dates/schedule.js';
export { civilDurationSchema, contractTermsSchema, paymentTermsSchema, periodSchema } from './dates/schema.js';
export { frcp6Deadline, regulation1182Deadline, type StatutoryDeadline } from './dates/statutory-deadline.js';
export { type SurvivalEnd, survivalEnd } from './dates/survival-end.js';
export { type TermEnd, termEnd } from './dates/term-end.js';
export { type TermScheduleOptions, termSchedule } from './dates/term-schedule.js';
