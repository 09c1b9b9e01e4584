import { fail, issue, isVendorwiseError, throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { joinPath } from '../../core/path.js';
import { type CivilDate, toEpochDay } from '../../time/civil-date.js';
import type { NoticeCounting } from './contract-terms.js';
import { type CheckedPeriod, type PeriodInput, toPeriod } from './period.js';
import { contractTermsSchema, termScheduleArguments } from './schema.js';

/** Terms after checking, with every default filled in. */
export interface CheckedTerms {
  readonly effectiveDate: CivilDate;
  /** `null` when the first term is given by its last day, or has no end. */
  readonly initialTerm: CheckedPeriod | null;
  readonly initialLastDay: CivilDate | null;
  readonly renewalTerm: CheckedPeriod | null;
  /** Index of the last term; Infinity without a limit. */
  readonly lastIndex: number;
  readonly monthEnd: 'clip' | 'sticky';
  readonly notice: CheckedPeriod | null;
  readonly noticeNotBefore: CheckedPeriod | null;
  readonly noticeCountsFrom: 'renewalDay' | 'lastDay';
  readonly delivery: CheckedPeriod | null;
  readonly noticeGivenOn: CivilDate | null;
  readonly days: NoticeCounting;
}

/**
 * Checks terms and the date they are judged on, and reports every problem at once.
 *
 * @param json - {@link ContractTerms}.
 * @param options - The options of the question, with its date.
 * @returns The terms with defaults.
 * @throws {@link VendorwiseError} see `termSchedule`.
 */
export function checkTerms(json: unknown, options: { readonly onDate: CivilDate }): CheckedTerms {
  const terms = parseDocument(contractTermsSchema, json);
  const onDate = options?.onDate;
  const issues: VendorwiseIssue[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!isVendorwiseError(error)) throw error;
      issues.push(...error.issues);
      return null;
    }
  };
  const date = (value: CivilDate | null | undefined, path: string): number | null =>
    value === null || value === undefined ? null : attempt(() => toEpochDay(value, path));
  const period = (value: PeriodInput | null | undefined, path: string): CheckedPeriod | null =>
    value === null || value === undefined ? null : attempt(() => toPeriod(value, path));

  if (options !== undefined) attempt(() => parseDocument(termScheduleArguments, { options }));
  const start = date(terms.effectiveDate, 'effectiveDate');
  const lastDay = date(terms.initialLastDay, 'initialLastDay');
  const given = date(terms.noticeGivenOn, 'noticeGivenOn');
  const today = attempt(() =>
    onDate === undefined
      ? fail('REQUIRED', 'options.onDate', 'The date of the question is missing.', {
          expected: 'a date such as "2026-02-28"',
        })
      : toEpochDay(onDate, 'options.onDate'),
  );
  for (const [index, holiday] of (terms.holidays ?? []).entries()) date(holiday, joinPath('holidays', index));
  const checked: CheckedTerms = {
    effectiveDate: terms.effectiveDate,
    initialTerm: period(terms.initialTerm, 'initialTerm'),
    initialLastDay: terms.initialLastDay ?? null,
    renewalTerm: period(terms.renewalTerm, 'renewalTerm'),
    lastIndex: terms.renewalTerm ? (terms.maximumRenewals ?? Number.POSITIVE_INFINITY) : 0,
    monthEnd: terms.monthEnd ?? 'clip',
    notice: period(terms.notice, 'notice'),
    noticeNotBefore: period(terms.noticeNotBefore, 'noticeNotBefore'),
    noticeCountsFrom: terms.noticeCountsFrom ?? 'renewalDay',
    delivery: period(terms.delivery, 'delivery'),
    noticeGivenOn: terms.noticeGivenOn ?? null,
    days: {
      counting: terms.counting ?? 'plain',
      roll: terms.roll ?? 'none',
      ...(terms.workdays ? { workdays: terms.workdays } : {}),
      holidays: terms.holidays ?? [],
    },
  };
  const hasLastDay = checked.initialLastDay !== null;
  if (hasLastDay ? terms.initialTerm !== undefined && terms.initialTerm !== null : terms.initialTerm === undefined) {
    issues.push(oneOfBoth(hasLastDay));
  }
  if (lastDay !== null && start !== null && lastDay < start) {
    issues.push(order('initialLastDay', terms.initialLastDay, `on or after the first day ${terms.effectiveDate}`));
  }
  if (given !== null && today !== null && given > today) {
    issues.push(order('noticeGivenOn', terms.noticeGivenOn, `on or before the date of the question, ${onDate}`));
  }
  throwIssues(issues);
  return checked;
}

function oneOfBoth(hasLastDay: boolean): VendorwiseIssue {
  return issue(
    hasLastDay ? 'CONFLICTING_TERMS' : 'REQUIRED',
    'initialTerm',
    hasLastDay ? 'The first term is given twice, by its length and by its last day.' : 'The first term is missing.',
    { expected: 'either initialTerm (null for a contract without an end) or initialLastDay' },
  );
}

function order(path: string, received: unknown, expected: string): VendorwiseIssue {
  return issue('DATE_ORDER', path, `This date must be ${expected}.`, { received, expected });
}
