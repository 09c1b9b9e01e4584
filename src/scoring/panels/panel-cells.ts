import { type Fraction, formatFraction, fraction, fractionToNumber, numberOrNull } from '../../exact/fraction.js';
import type { ScoreSheet, ScoreValue } from '../criteria/criteria.js';
import type { CriteriaIndex, LeafIndex } from '../criteria/criteria-index.js';
import { exactText } from '../exact-text.js';
import type { ReadScore } from '../scales/compiled-scale.js';
import { aggregateRatings, lowerMedian } from './aggregate-ratings.js';
import { PANEL_MESSAGES } from './messages.js';
import type { PanelIndex } from './panel-index.js';
import type { PanelRating, PanelScore, PanelSpread } from './panel-report.js';
import type { ReadVendor } from './read-panel-ratings.js';
import { deviationOf, spreadOf } from './spread.js';

/** Spread beyond which evaluators are far apart, as shares of the scale. */
export interface ConsensusLimits {
  readonly range: Fraction;
  readonly sd: Fraction;
}

/** A rating that was given. */
export interface GivenRating {
  /** Position in the panel index. */
  readonly evaluator: number;
  readonly score: ReadScore;
  /** Share of the criterion's points, 0 to 1. */
  readonly share: Fraction;
}

/** One score of one vendor while it is worked with: exact figures beside the line of the trail. */
export interface PanelCell {
  readonly leaf: LeafIndex;
  readonly line: PanelScore;
  readonly given: readonly GivenRating[];
  /** The score that counts, as a sheet takes it. */
  readonly score: ScoreValue;
  readonly comment: string | null;
  /** Whether the score was moderated to something below or above every rating. */
  readonly moderatedOutside: boolean;
}

/** Makes one score of what a panel recorded about a vendor and a criterion. */
export function panelCell(panel: PanelIndex, record: ReadVendor, leaf: LeafIndex, limits: ConsensusLimits): PanelCell {
  const { vendor } = record;
  const at = leaf.position;
  if (panel.facts[at] === true) {
    const { score, comment } = record.facts[at] ?? { score: null, comment: null };
    const line = lineOf(vendor, leaf, score === null ? 'none' : 'fact', score?.given ?? null, NO_RATINGS, null);
    return { leaf, line, given: [], score: line.score as ScoreValue, comment, moderatedOutside: false };
  }
  const given = panel.evaluators.flatMap((_, evaluator): GivenRating[] => {
    const score = record.ratings[evaluator]?.[at]?.score ?? null;
    const share = score && leaf.scale.share(score.value, null);
    return score === null || share === null ? [] : [{ evaluator, score, share }];
  });
  const consolidated = given.length === 0 ? NO_RATINGS : consolidate(panel, leaf, given);
  const tooFewRatings = given.length < panel.minimumRatings;
  const moderation = record.moderation[at] ?? null;
  const source = moderation !== null ? 'moderation' : tooFewRatings ? 'none' : 'panel';
  const score = moderation !== null ? moderation.score.given : tooFewRatings ? null : consolidated.score;
  const line: PanelScore = {
    ...lineOf(vendor, leaf, source, score, consolidated, given.length === 0 ? null : spreadLine(leaf, given, limits)),
    ratings: panel.evaluators.map((_, evaluator) =>
      ratingLine(panel, record, at, evaluator, given, consolidated.shares),
    ),
    tooFewRatings,
    moderation: moderation && { ...moderation, score: moderation.score.given },
  };
  const values = given.map((one) => one.score.value);
  const agreed = moderation?.score.value;
  const moderatedOutside =
    agreed !== undefined &&
    values.length > 0 &&
    (values.every((value) => value.lt(agreed)) || values.every((value) => value.gt(agreed)));
  return { leaf, line, given, score: score as ScoreValue, comment: commentOf(panel, record, at), moderatedOutside };
}

/** The sheet of a vendor that its scores, by leaf position, make. */
export function consolidatedSheet(index: CriteriaIndex, vendor: string, cells: readonly PanelCell[]): ScoreSheet {
  const entries = <T>(value: (cell: PanelCell) => T | null): [string, T][] =>
    index.leaves.flatMap(({ id, position }): [string, T][] => {
      const cell = cells[position];
      const one = cell === undefined ? null : value(cell);
      return one === null ? [] : [[id, one]];
    });
  const comments = entries(({ comment }) => comment);
  return {
    vendor,
    scores: Object.fromEntries(entries(({ score }) => score)),
    ...(comments.length === 0 ? {} : { comments: Object.fromEntries(comments) }),
  };
}

/** What ratings make together. */
interface Consolidated {
  readonly score: PanelScore['aggregate'];
  readonly value: Fraction | null;
  readonly shares: readonly Fraction[] | null;
  readonly split: boolean;
}

const NO_RATINGS: Consolidated = { score: null, value: null, shares: null, split: false };

function consolidate(panel: PanelIndex, leaf: LeafIndex, given: readonly GivenRating[]): Consolidated {
  const values = given.map(({ evaluator, score }) => ({
    value: score.value,
    weight: (panel.evaluators[evaluator] as PanelIndex['evaluators'][number]).weight,
  }));
  if (leaf.scale.rubric === 'exact') {
    const { value, split } = lowerMedian(values);
    const score = given.find((one) => one.score.value.equals(value))?.score.given ?? null;
    return { score, value: null, shares: null, split };
  }
  const { value, shares } = aggregateRatings(values, panel.aggregate, panel.trimShare);
  return { score: figureText(value), value, shares, split: false };
}

/** Decimal text where it is short, else the exact ratio: both are scores that a sheet takes. */
function figureText(value: Fraction): string {
  const text = formatFraction(value, 4);
  return fraction(text).equals(value) ? text.replace(/\.?0+$/, '') : value.toFraction();
}

function lineOf(
  vendor: string,
  leaf: LeafIndex,
  source: PanelScore['source'],
  score: PanelScore['score'],
  { score: aggregate, value, split }: Consolidated,
  spread: PanelSpread | null,
): PanelScore {
  return {
    vendor,
    criterion: leaf.id,
    source,
    score,
    ratings: [],
    aggregate,
    aggregateValue: numberOrNull(value),
    tooFewRatings: false,
    split,
    spread,
    moderation: null,
  };
}

function spreadLine(leaf: LeafIndex, given: readonly GivenRating[], limits: ConsensusLimits): PanelSpread {
  const order = [...given].sort((a, b) => a.score.value.compare(b.score.value));
  const figures = leaf.scale.rubric === 'exact' ? null : spreadOf(given.map(({ score }) => score.value));
  const { range, variance } = spreadOf(given.map(({ share }) => share));
  const sd = deviationOf(variance);
  return {
    lowest: order[0]?.score.given ?? null,
    highest: order[order.length - 1]?.score.given ?? null,
    range: numberOrNull(figures?.range),
    sd: figures && deviationOf(figures.variance),
    rangePercent: fractionToNumber(range.mul(100)),
    sdPercent: sd === null ? null : 100 * sd,
    farApart: range.gt(limits.range) || variance?.gt(limits.sd.mul(limits.sd)) === true,
  };
}

function ratingLine(
  panel: PanelIndex,
  record: ReadVendor,
  position: number,
  at: number,
  given: readonly GivenRating[],
  shares: readonly Fraction[] | null,
): PanelRating {
  const evaluator = panel.evaluators[at] as PanelIndex['evaluators'][number];
  const own = given.findIndex((one) => one.evaluator === at);
  const recusal = record.recusals[at] ?? null;
  const assigned = evaluator.rates[position] === true;
  return {
    evaluator: evaluator.id,
    status: own >= 0 ? 'rated' : !assigned ? 'notAssigned' : recusal ? 'recused' : 'missing',
    score: given[own]?.score.given ?? null,
    comment: record.ratings[at]?.[position]?.comment ?? null,
    weightExact: evaluator.weight.toFraction(),
    shareExact: exactText(shares?.[own] ?? null),
    recusalReason: recusal?.reason ?? null,
  };
}

/** The reasons behind a score: of the moderation, else of each evaluator by name. */
function commentOf(panel: PanelIndex, record: ReadVendor, position: number): string | null {
  const moderation = record.moderation[position];
  if (moderation) return PANEL_MESSAGES.moderatedBy(moderation.by, moderation.reason);
  const comments = panel.evaluators.flatMap(({ name }, at) => {
    const comment = record.ratings[at]?.[position]?.comment;
    return comment ? [`${name}: ${comment}`] : [];
  });
  return comments.length === 0 ? null : comments.join('\n');
}
