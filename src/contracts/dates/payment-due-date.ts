import type { Finding } from '../../core/findings.js';
import { parseDocument } from '../../core/parse.js';
import { counted } from '../../core/words.js';
import { adjustToBusinessDay } from '../../time/business-day.js';
import { addDays, addMonths, type CivilDate, daysBetween, endOfMonth, toEpochDay } from '../../time/civil-date.js';
import type { PaymentDueDateOptions } from './arguments.js';
import { businessDaysOf } from './business-days.js';
import type { PaymentTerms } from './contract-terms.js';
import { longPaymentTerm } from './messages.js';
import { paymentTermsSchema, rollArguments } from './schema.js';

/** When an invoice is due. */
export interface PaymentDueDate {
  /** Last day for payment. */
  readonly dueDate: CivilDate;
  /** Days from the invoice date to the due date. */
  readonly daysAfterInvoice: number;
  readonly trace: readonly string[];
  readonly findings: readonly Finding[];
}

const LONG_TERM_DAYS = 60;

/**
 * Due date of an invoice.
 *
 * @param invoiceDate - `YYYY-MM-DD`.
 * @param terms - Net days, end of month plus days, days then end of month, or a day of a later month.
 * @param options - Rolling and business days.
 * @returns The due date with its derivation; a finding when it is more than 60 days off (Directive 2011/7/EU Art. 3(5)).
 * @throws {@link VendorwiseError} the codes of parsing; `INVALID_DATE`, `NO_BUSINESS_DAY`.
 * @example
 * ```ts
 * import { paymentDueDate } from 'vendorwise/contracts';
 * paymentDueDate('2026-08-11', { kind: 'endOfMonthPlusDays', days: 7 }).dueDate; // => '2026-09-07'
 * paymentDueDate('2025-05-30', { kind: 'dayOfMonth', day: 31 }).trace; // => ['day 31 of 2025-06 = 2025-06-30']
 * ```
 */
export function paymentDueDate(
  invoiceDate: CivilDate,
  terms: PaymentTerms,
  options: PaymentDueDateOptions = {},
): PaymentDueDate {
  toEpochDay(invoiceDate, 'invoiceDate');
  parseDocument(rollArguments, { options });
  const { date, how } = unrolledDueDate(invoiceDate, parseDocument(paymentTermsSchema, terms));
  const dueDate = adjustToBusinessDay(date, options.roll ?? 'none', businessDaysOf(options)) ?? date;
  const trace = [`${how} = ${date}`];
  if (dueDate !== date) trace.push(`${date} is no business day, ${options.roll} = ${dueDate}`);
  const daysAfterInvoice = daysBetween(invoiceDate, dueDate);
  const findings = daysAfterInvoice > LONG_TERM_DAYS ? [longPaymentTerm(daysAfterInvoice)] : [];
  return { dueDate, daysAfterInvoice, trace, findings };
}

function unrolledDueDate(invoiceDate: CivilDate, terms: PaymentTerms): { date: CivilDate; how: string } {
  switch (terms.kind) {
    case 'net':
      return { date: addDays(invoiceDate, terms.days), how: `${invoiceDate} + ${counted(terms.days, 'day')}` };
    case 'endOfMonthPlusDays': {
      const end = endOfMonth(invoiceDate);
      return { date: addDays(end, terms.days), how: `end of month ${end} + ${counted(terms.days, 'day')}` };
    }
    case 'daysThenEndOfMonth': {
      const later = addDays(invoiceDate, terms.days);
      return { date: endOfMonth(later), how: `end of the month of ${invoiceDate} + ${counted(terms.days, 'day')}` };
    }
    case 'dayOfMonth': {
      const month = addMonths(`${invoiceDate.slice(0, 8)}01`, terms.monthsLater ?? 1);
      const last = endOfMonth(month);
      const day = addDays(month, terms.day - 1);
      return { date: day < last ? day : last, how: `day ${terms.day} of ${month.slice(0, 7)}` };
    }
  }
}
