import { throwIssues } from '../../core/errors.js';
import { type Finding, finding } from '../../core/findings.js';
import { checkOptions } from '../../core/options.js';
import { type Fraction, formatFraction, fractionToNumber, ratioOf, ZERO } from '../../exact/fraction.js';
import { compareText, readExact, shownParts } from '../exact-text.js';
import { inSentence } from '../messages.js';
import { decimalsIssues } from '../options.js';
import { checkReport } from '../totals/check-report.js';
import type { RankedVendor, ScoreReport } from '../totals/score-report.js';
import { type DecidingTieBreak, decidingTieBreak } from './deciding-tie-break.js';
import { COMPARISON_MESSAGES } from './messages.js';
import { contributionsOf, rowOf, type VendorContributions } from './vendor-contributions.js';

/** What one criterion adds to the lead of one vendor over another. */
export interface CriterionDifference {
  readonly criterion: string;
  readonly name: string;
  /** Points out of 100: positive speaks for the first vendor. */
  readonly difference: number;
  readonly differenceExact: string;
  /** With its sign; the texts add up to `leadText`. */
  readonly differenceText: string;
}

/** Why one vendor stands above another. */
export interface VendorComparison {
  readonly vendor: string;
  readonly other: string;
  /** The one with more points; `null` when they are level or cannot be compared. */
  readonly leader: string | null;
  /**
   * What puts one of two ranked vendors first whose totals are equal: the criterion or group of `tieBreak` that decides;
   * `null` when the totals differ, nothing decides, or one of the two is out of the ranking.
   */
  readonly tieBreak: { readonly by: string; readonly ahead: string } | null;
  /** Points out of 100 that `vendor` is ahead of `other`, negative when it is behind; `null` without both totals. */
  readonly lead: number | null;
  readonly leadExact: string | null;
  readonly leadText: string | null;
  /** Largest first; their sum is the lead, exactly. Pure gates are left out. */
  readonly differences: readonly CriterionDifference[];
  /** What the totals of `vendor` and `other` are made of, in this order; none without both totals. */
  readonly contributions: readonly VendorContributions[];
  /** The fewest criteria without which the leader would not lead: its strongest ones, strongest first. */
  readonly decisive: readonly string[];
  readonly message: string;
  readonly findings: readonly Finding[];
}

/** How a comparison is shown. */
export interface CompareVendorsOptions {
  /** Digits after the point in texts, 0 to 10. @defaultValue 1 */
  readonly decimals?: number;
}

/**
 * Explains by how much, and by which criteria, one vendor beats another.
 *
 * The difference of a criterion is that of the points it adds to the two totals, so the differences sum to the lead.
 *
 * @param report - What `scoreVendors` returned, or a copy of it from JSON.
 * @param vendor - A vendor of the report.
 * @param other - Another one.
 * @param options - Decimals of the texts.
 * @returns The lead in points, criterion by criterion, and a sentence.
 * @throws {@link VendorwiseError} `REQUIRED`, `UNKNOWN_VENDOR`, `OUT_OF_RANGE` (`decimals`), `UNKNOWN_KEY`, and `INVALID_TYPE` for
 * what is no report or name.
 * @example
 * ```ts
 * import { compareVendors, defineCriteria, scoreVendors } from 'vendorwise/scoring';
 * const criteria = defineCriteria({
 *   id: 'cleaning', version: 1,
 *   criteria: [
 *     { id: 'quality', weight: 60, scale: { kind: 'points', min: 0, max: 5 } },
 *     { id: 'price', weight: 40, scale: { kind: 'price', currency: 'EUR' } },
 *   ],
 * });
 * const report = scoreVendors(criteria, [
 *   { vendor: 'Acme', scores: { quality: 4, price: '1000' } },
 *   { vendor: 'Bolt', scores: { quality: 3, price: '800' } },
 * ]);
 * compareVendors(report, 'Acme', 'Bolt').message; // => 'Acme leads Bolt by 4.0 points: quality +12.0; price -8.0.'
 * ```
 */
export function compareVendors(
  report: ScoreReport,
  vendor: string,
  other: string,
  options: CompareVendorsOptions = {},
): VendorComparison {
  checkReport(report);
  checkOptions(options, { decimals: true });
  const { decimals = 1 } = options;
  throwIssues(decimalsIssues(decimals));
  const [a, b] = [rowOf(report, vendor, 'vendor'), rowOf(report, other, 'other')];
  if (a.totalExact === null || b.totalExact === null) return notComparable(a, b);
  const lead = readExact(a.totalExact).sub(readExact(b.totalExact));
  const exact = exactDifferences(report, a, b);
  // Rounded as seen by the one in front, so that the letters to both say the same figures.
  const front = lead.gt(0) || (lead.equals(0) && vendor < other) ? 1 : -1;
  const shown = shownParts(
    exact.map(({ difference }) => difference.mul(front)),
    exact.map(({ criterion }) => criterion),
    decimals,
  );
  const leadText = turned(shown.total, front);
  const tie = lead.equals(0) ? decidingTieBreak(report, a, b) : null;
  const differences = exact.map(({ criterion, name, difference }, i) => ({
    criterion,
    name,
    difference: fractionToNumber(difference),
    differenceExact: difference.toFraction(),
    differenceText: signed(turned(shown.parts[i] ?? '', front)),
  }));
  return {
    vendor,
    other,
    leader: lead.gt(0) ? vendor : lead.lt(0) ? other : null,
    tieBreak: tie && { by: tie.by, ahead: tie.ahead },
    lead: fractionToNumber(lead),
    leadExact: lead.toFraction(),
    leadText,
    differences,
    contributions: [a, b].map((row) => contributionsOf(report, row, decimals)),
    decisive: decisiveCriteria(exact, lead),
    message: messageOf(a, b, lead, leadText, differences, decimals, tie),
    findings: [],
  };
}

interface ExactDifference {
  readonly criterion: string;
  readonly name: string;
  readonly difference: Fraction;
}

function exactDifferences(report: ScoreReport, a: RankedVendor, b: RankedVendor): ExactDifference[] {
  return report.criteria
    .flatMap(({ criterion, name, globalWeightExact }, i): ExactDifference[] => {
      if (globalWeightExact === null) return [];
      const points = (row: RankedVendor): Fraction => readExact(row.criteria[i]?.pointsExact ?? '0');
      return [{ criterion, name, difference: points(a).sub(points(b)) }];
    })
    .sort((x, y) => y.difference.abs().compare(x.difference.abs()) || compareText(x.criterion, y.criterion));
}

function decisiveCriteria(differences: readonly ExactDifference[], lead: Fraction): string[] {
  const direction = lead.lt(0) ? -1 : 1;
  const decisive: string[] = [];
  let left = lead.abs();
  for (const { criterion, difference } of differences) {
    if (left.lte(ZERO)) break;
    const inFavour = difference.mul(direction);
    if (inFavour.lte(ZERO)) continue;
    left = left.sub(inFavour);
    decisive.push(criterion);
  }
  return decisive;
}

function messageOf(
  a: RankedVendor,
  b: RankedVendor,
  lead: Fraction,
  leadText: string,
  differences: readonly CriterionDifference[],
  decimals: number,
  tie: DecidingTieBreak | null,
): string {
  const visible = differences.filter(({ differenceText }) => /[1-9]/.test(differenceText));
  const words = (sign: string): string =>
    visible
      .filter(({ differenceText }) => differenceText.startsWith(sign))
      .map(({ name, differenceText }) => `${inSentence(name)} ${differenceText}`)
      .join(', ');
  const behind = lead.lt(0);
  const reasons = [words(behind ? '-' : '+'), words(behind ? '+' : '-')].filter((part) => part !== '').join('; ');
  const [vendor, other] = [a.vendor, b.vendor];
  const size = /[1-9]/.test(leadText)
    ? leadText.replace('-', '')
    : `less than ${formatFraction(ratioOf(1, 10n ** BigInt(decimals)), decimals)}`;
  const verdict = lead.equals(0)
    ? COMPARISON_MESSAGES.level(vendor, other, a.totalText ?? '', tie)
    : COMPARISON_MESSAGES[behind ? 'trails' : 'leads'](vendor, other, size);
  // That the one behind is out is no objection.
  const objects = (behind ? b : a).failedGates.length > 0 || lead.equals(0);
  return [`${verdict}${reasons === '' ? '' : `: ${reasons}`}.`, ...outOfRanking([a, b], objects)].join(' ');
}

function outOfRanking(rows: readonly RankedVendor[], objects: boolean): string[] {
  const out = rows.filter(({ failedGates }) => failedGates.length > 0);
  if (out.length === 0) return [];
  const gates = out.flatMap(({ failedGates }) => failedGates.map(({ message }) => message));
  return [COMPARISON_MESSAGES.out([...new Set(out.map(({ vendor }) => vendor))], objects), ...new Set(gates)];
}

function turned(text: string, front: 1 | -1): string {
  if (front === 1 || !/[1-9]/.test(text)) return text;
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

function signed(text: string): string {
  return text.startsWith('-') || !/[1-9]/.test(text) ? text : `+${text}`;
}

function notComparable(a: RankedVendor, b: RankedVendor): VendorComparison {
  const without = [a, b].filter(({ totalExact }) => totalExact === null).map(({ vendor }) => vendor);
  const message = COMPARISON_MESSAGES.NO_TOTAL(a.vendor, b.vendor, [...new Set(without)]);
  return {
    vendor: a.vendor,
    other: b.vendor,
    leader: null,
    tieBreak: null,
    lead: null,
    leadExact: null,
    leadText: null,
    differences: [],
    contributions: [],
    decisive: [],
    message,
    findings: [finding('NO_TOTAL', 'medium', message, { params: { vendors: without } })],
  };
}
