import type { Finding } from '../../core/findings.js';
import {
  type Fraction,
  formatFraction,
  fraction,
  fractionToDecimalText,
  fractionToNumber,
  ONE,
  ZERO,
} from '../../exact/fraction.js';
import type { BuiltChecklist } from './build-checklist.js';
import { checkGapReportOptions, requireDate } from './check-gap-report-options.js';
import { checkReviews } from './check-reviews.js';
import type { RequirementLevel } from './checklist-definition.js';
import type { GapReportOptions } from './gap-report-options.js';
import { type JudgedItem, judgeItem, restsOnNothing, scorePartOf } from './judge-item.js';
import { noEvidence, nothingReviewed, verdictMessage } from './messages.js';
import type { EvidenceSpan, Review, ReviewStatus } from './review.js';
import { scoreRange, weightedShare } from './score-range.js';
import { type Verdict, verdictOf } from './verdict.js';

/** One item in a list of the report. */
export interface GapEntry {
  /** Id of the checklist item. */
  readonly item: string;
  readonly pack: string;
  readonly level: RequirementLevel;
  readonly status: ReviewStatus;
  readonly citation: string;
  readonly requirement: string;
  readonly message: string;
  /** How far it is met, 0 to 1; `null` when it is open or does not count. */
  readonly valueShare: number | null;
  /** Facts that would settle whether it applies. */
  readonly unknownFacts: readonly string[];
  readonly evidence: readonly EvidenceSpan[];
}

/** What a checklist and its reviews say about a contract. An aid to reading it, not legal advice. */
export interface GapReport {
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly message: string;
  /** Weighted share, 0 to 1, of the items that surely apply and are reviewed; `null` when there is none. */
  readonly score: number | null;
  /** The score as shown, in percent with one decimal; `over 99.9 %` and `under 0.1 %` when it is not quite 100 or 0. */
  readonly scoreText: string | null;
  /** Least and greatest score (0 to 1) that the open items still allow; `null` when nothing can count. */
  readonly scoreIfOpen: { readonly worst: number; readonly best: number } | null;
  /** Mandatory items that apply and are not met or only partly met. */
  readonly blocking: readonly GapEntry[];
  /** All items that apply and are not fully met, the blocking ones among them. */
  readonly gaps: readonly GapEntry[];
  /** Items that are not reviewed, or of which it is not known whether they apply. */
  readonly open: readonly GapEntry[];
  /** Items that are met by a fallback position. */
  readonly fallbackUsed: readonly GapEntry[];
  /** Items out of the score by the facts or by the reviewer's word. */
  readonly notApplicable: readonly GapEntry[];
  /** Items out of the score because somebody accepted the gap. */
  readonly waived: readonly GapEntry[];
  /** The conventions used. */
  readonly conventions: {
    /** Exact decimals. */
    readonly levelWeights: Readonly<Record<RequirementLevel, string>>;
    /** Exact decimal, 0 to 1. */
    readonly fallbackValue: string;
  };
  readonly findings: readonly Finding[];
  readonly disclaimer: string;
}

/**
 * Says how well a contract meets a checklist: score, what blocks, what is open, and what the open items could change.
 *
 * Weight = level weight × risk weight; value 1 for acceptable, 0.75 for a fallback, k/m for k of m sub-points, 0 for
 * unacceptable or missing; for items that are better absent, missing is 1 and present is 0. The score is exact and
 * counts what surely applies and is reviewed. No outside standard exists for these weights: all are options. Verdict:
 * blocked before incomplete before passWithGaps before pass. A waived item leaves the score until its waiver ends;
 * then it counts as not met.
 *
 * @param checklist - What `buildChecklist` returned.
 * @param reviews - At most one review an item; items without one are open.
 * @param options - Date for waivers, weights.
 * @returns The report; not legal advice.
 * @throws {@link VendorwiseError} `UNKNOWN_ITEM`, `DUPLICATE_REVIEW`, `STATUS_NOT_FOR_ITEM`, `UNKNOWN_SUB_POINT`,
 * `SUB_POINT_COUNT`, `QUOTE_LENGTH`, `INVALID_DATE`, `ON_DATE_REQUIRED`, `OUT_OF_RANGE`, `INVALID_NUMBER` and the codes
 * of parsing.
 * @example
 * ```ts
 * import { buildChecklist, gapReport } from 'vendorwise/contracts';
 * import { gdprArticle28 } from 'vendorwise/contracts/packs';
 * const checklist = buildChecklist([gdprArticle28], { processesPersonalData: true, jurisdiction: 'EU' });
 * const report = gapReport(checklist, [{ item: 'gdpr-28.h', status: 'missing' }, { item: 'gdpr-28.b', status: 'acceptable' }]);
 * report.verdict; // => 'blocked'
 * report.score; // => 0.5
 * report.blocking[0]?.message; // => 'No promise of audits was found.'
 * ```
 */
export function gapReport(
  checklist: BuiltChecklist,
  reviews: readonly Review[],
  options: GapReportOptions = {},
): GapReport {
  const conventions = checkGapReportOptions(options);
  const byItem = checkReviews(checklist, reviews);
  requireDate(byItem, options.onDate);
  const findings: Finding[] = [];
  const judged = checklist.items.map((item) =>
    judgeItem(item, byItem.get(item.id), options.onDate, conventions, findings),
  );

  const weightOf = ({ item }: JudgedItem): Fraction =>
    conventions.levelWeights[item.level].mul(fraction(item.riskWeight));
  const settled = judged.flatMap((one) =>
    one.list !== 'open' && one.value !== null ? [{ weight: weightOf(one), value: one.value }] : [],
  );
  const score = weightedShare(settled);
  const range = scoreRange(judged.flatMap((one) => scorePartOf(one, weightOf(one))));

  const lists = listsOf(judged);
  if (score === null) findings.push(nothingReviewed(lists.open.length, setAside(judged)));
  const bare = judged.filter((one) => restsOnNothing(one)).map((one) => one.item.id);
  if (bare.length > 0) findings.push(noEvidence(bare));

  const scoreText = score === null ? null : percentText(score);
  const counts = {
    blocking: lists.blocking.length,
    open: lists.open.length,
    gaps: lists.gaps.length,
    waived: lists.waived.length,
  };
  const verdict = verdictOf(counts);
  const { mandatory, recommended, optional } = conventions.levelWeights;
  return {
    verdict,
    message: verdictMessage(verdict, counts, scoreText),
    score: score === null ? null : fractionToNumber(score),
    scoreText,
    scoreIfOpen: range && { worst: fractionToNumber(range.worst), best: fractionToNumber(range.best) },
    ...lists,
    conventions: {
      levelWeights: {
        mandatory: fractionToDecimalText(mandatory),
        recommended: fractionToDecimalText(recommended),
        optional: fractionToDecimalText(optional),
      },
      fallbackValue: fractionToDecimalText(conventions.fallbackValue),
    },
    findings,
    disclaimer: checklist.disclaimer,
  };
}

/** One decimal; a score just under 100 or just over 0 is not shown as if it were that. */
function percentText(score: Fraction): string {
  const text = formatFraction(score.mul(100), 1);
  if (text === '100.0' && !score.equals(ONE)) return 'over 99.9 %';
  if (text === '0.0' && !score.equals(ZERO)) return 'under 0.1 %';
  return `${text} %`;
}

/** Items that would count, had nobody waived them or marked them as not applicable. */
function setAside(judged: readonly JudgedItem[]): number {
  return judged.filter(
    ({ item, list }) => item.applicability !== 'doesNotApply' && (list === 'waived' || list === 'notApplicable'),
  ).length;
}

type Lists = Pick<GapReport, 'blocking' | 'gaps' | 'open' | 'fallbackUsed' | 'notApplicable' | 'waived'>;

function listsOf(judged: readonly JudgedItem[]): Lists {
  const pick = (test: (one: JudgedItem) => boolean): GapEntry[] => judged.filter(test).map(entryOf);
  return {
    blocking: pick((one) => one.blocks),
    gaps: pick((one) => one.list === 'gaps'),
    open: pick((one) => one.list === 'open'),
    fallbackUsed: pick((one) => (one.list === 'gaps' || one.list === 'met') && one.review?.status === 'fallback'),
    notApplicable: pick((one) => one.list === 'notApplicable'),
    waived: pick((one) => one.list === 'waived'),
  };
}

function entryOf({ item, review, list, value, message }: JudgedItem): GapEntry {
  return {
    item: item.id,
    pack: item.pack,
    level: item.level,
    status: review?.status ?? 'notReviewed',
    citation: item.citation,
    requirement: item.requirement,
    message,
    valueShare: value === null || list === 'open' ? null : fractionToNumber(value),
    unknownFacts: item.unknownFacts,
    evidence: (review?.evidence ?? []).map(({ documentId, start, end, quote, section, page }) => ({
      documentId: documentId ?? null,
      start,
      end,
      quote,
      section: section ?? null,
      page: page ?? null,
    })),
  };
}
