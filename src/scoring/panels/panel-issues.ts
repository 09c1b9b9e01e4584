import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { formatPath } from '../../core/path.js';
import type { CriteriaIndex } from '../criteria/criteria-index.js';

/** Everything that can be wrong with what a panel recorded, apart from what the scales say. */
export const PANEL_ISSUES = {
  unknownEvaluator: (path: string, evaluator: string, known: readonly string[]): VendorwiseIssue =>
    issue('UNKNOWN_EVALUATOR', path, `"${evaluator}" is not on the panel.`, {
      received: evaluator,
      expected: `one of ${known.join(', ')}`,
      params: { evaluator },
    }),
  unknownVendor: (path: string, vendor: string, known: readonly string[]): VendorwiseIssue =>
    issue('UNKNOWN_VENDOR', path, `"${vendor}" is not among the vendors.`, {
      received: vendor,
      expected: known.length === 0 ? 'a vendor that stands in vendors' : `one of ${known.join(', ')}`,
      params: { vendor },
    }),
  unknownCriterion: (path: string, criterion: string, index: CriteriaIndex): VendorwiseIssue =>
    issue(
      'UNKNOWN_CRITERION',
      path,
      index.groups.some(({ id }) => id === criterion)
        ? `"${criterion}" is a group: its score follows from the criteria in it.`
        : `There is no criterion "${criterion}".`,
      { received: criterion, expected: `one of ${[...index.positions.keys()].join(', ')}`, params: { criterion } },
    ),
  duplicateVendor: (path: string, vendor: string, first: number): VendorwiseIssue =>
    issue('DUPLICATE_VENDOR', path, `"${vendor}" already stands at [${first}].`, {
      received: vendor,
      expected: 'each vendor once',
      params: { vendor, first },
    }),
  notAFact: (path: string, criterion: string): VendorwiseIssue =>
    issue('NOT_A_FACT', path, `"${criterion}" is rated by the panel; its scores stand under ratings.`, {
      received: criterion,
      expected: 'a price, or a criterion that the panel lists under facts',
      params: { criterion },
    }),
  notAssigned: (path: string, evaluator: string, criterion: string): VendorwiseIssue =>
    issue('RATING_NOT_ASSIGNED', path, `"${evaluator}" does not rate "${criterion}".`, {
      received: criterion,
      expected: 'a criterion that is assigned to the evaluator',
      params: { evaluator, criterion },
    }),
  byRecused: (path: string, evaluator: string, vendor: string): VendorwiseIssue =>
    issue('RATING_BY_RECUSED', path, `"${evaluator}" is recused from ${vendor} and cannot rate it.`, {
      received: evaluator,
      expected: 'no rating by a recused evaluator',
      params: { evaluator, vendor },
    }),
  duplicateRating: (path: string, evaluator: string, vendor: string, criterion: string): VendorwiseIssue =>
    issue('DUPLICATE_RATING', path, `"${evaluator}" has already rated ${vendor} on "${criterion}".`, {
      received: criterion,
      expected: 'one rating by each evaluator for each vendor and criterion',
      params: { evaluator, vendor, criterion },
    }),
  duplicateRecusal: (path: string, evaluator: string, vendor: string): VendorwiseIssue =>
    issue('DUPLICATE_RECUSAL', path, `"${evaluator}" is already recused from ${vendor}.`, {
      received: evaluator,
      expected: 'one recusal for each evaluator and vendor',
      params: { evaluator, vendor },
    }),
  duplicateModeration: (path: string, vendor: string, criterion: string): VendorwiseIssue =>
    issue('DUPLICATE_MODERATION', path, `The score of ${vendor} on "${criterion}" is already moderated.`, {
      received: criterion,
      expected: 'one moderation for each vendor and criterion',
      params: { vendor, criterion },
    }),
  noModeratedScore: (path: string): VendorwiseIssue =>
    issue('REQUIRED', path, 'A moderation needs the score that was agreed on.', { expected: 'a score on the scale' }),
  blank: (path: string, received: string): VendorwiseIssue =>
    issue('REQUIRED', path, 'A recusal or moderation needs a reason and a name that can be read later.', {
      received,
      expected: 'text',
    }),
  invalidDate: (path: string, received: string): VendorwiseIssue =>
    issue('INVALID_DATE', path, 'This is not a date of the calendar.', {
      received,
      expected: 'a date such as "2026-02-28"',
    }),
  missingScore: (position: number, vendor: string, criterion: string, name: string): VendorwiseIssue =>
    issue('MISSING_SCORE', formatPath(['vendors', position]), `The panel has no score of ${vendor} for ${name}.`, {
      received: vendor,
      expected: 'enough ratings, a fact or a moderated score',
      params: { vendor, criterion },
    }),
} as const;
