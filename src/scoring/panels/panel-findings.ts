import { type Finding, type FindingDetails, finding } from '../../core/findings.js';
import type { JsonValue } from '../../core/json.js';
import { type Fraction, formatFraction, fractionToDecimalText, ONE } from '../../exact/fraction.js';
import type { LeafIndex } from '../criteria/criteria-index.js';
import { readExact, sameTexts } from '../exact-text.js';
import type { RankedVendor } from '../totals/score-report.js';
import type { OwnTotal } from './evaluator-totals.js';
import type { Leniency } from './leniency.js';
import { PANEL_MESSAGES } from './messages.js';
import type { PanelCell } from './panel-cells.js';
import type { EvaluatorIndex, PanelIndex } from './panel-index.js';
import type { PanelAgreement, PanelScore } from './panel-report.js';
import type { ReadVendor } from './read-panel-ratings.js';

/** Fewer shared scores than this say nothing about how an evaluator rates, or how far a panel agrees. */
const FEWEST_SCORES = 5;

/** What findings are drawn from. */
export interface PanelFacts {
  readonly panel: PanelIndex;
  readonly records: readonly ReadVendor[];
  /** By vendor, then by leaf position. */
  readonly cells: readonly (readonly PanelCell[])[];
  /** By evaluator. */
  readonly leniency: readonly Leniency[];
  /** Distance from the others, as a share of the scale, beyond which an evaluator is named. */
  readonly leniencyLimit: Fraction;
  readonly agreement: PanelAgreement;
  /** By vendor, then by evaluator. */
  readonly totals: readonly (readonly (OwnTotal | null)[])[];
  /** By consolidated scores, and by the mean of the evaluators' own totals. */
  readonly rankings: readonly [readonly RankedVendor[], readonly RankedVendor[]];
}

/** What a person should know about a panel before relying on its scores: about the panel, by vendor, by evaluator. */
export function panelFindings(facts: PanelFacts): Finding[] {
  const { panel, records, cells } = facts;
  return [
    ...agreementFindings(facts.agreement),
    ...rankingFindings(facts),
    ...trimFindings(panel, cells.flat()),
    ...records.flatMap((record, i) => [
      ...recusalFindings(panel, record),
      ...recusedModeratorFindings(panel, record, cells[i] ?? []),
      ...tooFewFindings(panel, record.vendor, cells[i] ?? []),
      ...(cells[i] ?? []).flatMap((cell) => cellFindings(panel, cell)),
    ]),
    ...panel.evaluators.flatMap((evaluator, i) => [
      ...missingFindings(evaluator, cells.flat()),
      ...leniencyFindings(evaluator, i, facts),
    ]),
  ];
}

function agreementFindings({ scores }: PanelAgreement): Finding[] {
  if (scores.band !== 'weak' || scores.items < FEWEST_SCORES) return [];
  const params = { items: scores.items, krippendorffAlpha: scores.alpha };
  return [finding('LOW_AGREEMENT', 'low', PANEL_MESSAGES.LOW_AGREEMENT(scores.items), { params })];
}

/** The two ways of totalling are expected to part where evaluators rate different things, and are worth a look where not. */
function rankingFindings({ rankings, totals }: PanelFacts): Finding[] {
  const [winners, others] = rankings.map((ranking) =>
    ranking
      .filter(({ totalExact, rank }) => rank !== null && totalExact === ranking[0]?.totalExact)
      .map(({ vendor }) => vendor),
  ) as [string[], string[]];
  if (sameTexts(winners, others) || winners.length === 0 || others.length === 0) return [];
  const partial = totals.flat().some((own) => own?.coverage.lt(ONE) === true);
  return [
    finding('TOTALS_DISAGREE', partial ? 'info' : 'low', PANEL_MESSAGES.TOTALS_DISAGREE(winners, others), {
      params: { winners, byEvaluator: others, partial },
    }),
  ];
}

function trimFindings({ aggregate, trimShare }: PanelIndex, cells: readonly PanelCell[]): Finding[] {
  const most = Math.max(
    0,
    ...cells.filter(({ line }) => line.aggregateValue !== null).map(({ given }) => given.length),
  );
  if (aggregate !== 'trimmedMean' || most === 0 || trimShare.mul(most).gte(ONE)) return [];
  const percent = fractionToDecimalText(trimShare.mul(100), 2);
  const params = { trimPercentText: percent, ratings: most };
  return [finding('TRIM_CUTS_NOTHING', 'low', PANEL_MESSAGES.TRIM_CUTS_NOTHING(percent, most), { params })];
}

function recusalFindings(panel: PanelIndex, { vendor, recusals }: ReadVendor): Finding[] {
  return panel.evaluators.flatMap(({ id, name }, i) => {
    const recusal = recusals[i];
    if (!recusal) return [];
    const params = { evaluator: id, vendor, reason: recusal.reason, on: recusal.on ?? null };
    const message = PANEL_MESSAGES.EVALUATOR_RECUSED(name, vendor, recusal.reason);
    return [finding('EVALUATOR_RECUSED', 'info', message, { subject: vendor, params })];
  });
}

/** Who moderates is written by hand, so an evaluator may stand there by id or by name, alone or with others. */
function recusedModeratorFindings(
  panel: PanelIndex,
  { vendor, recusals }: ReadVendor,
  cells: readonly PanelCell[],
): Finding[] {
  return panel.evaluators.flatMap(({ id, name }, i) => {
    if (!recusals[i]) return [];
    const leaves = cells.flatMap(({ leaf, line }) =>
      line.moderation?.by.split(/\s*[,;&]\s*|\s+and\s+/).some((by) => by === id || by === name) === true ? [leaf] : [],
    );
    if (leaves.length === 0) return [];
    const params = { evaluator: id, vendor, criteria: leaves.map((leaf) => leaf.id) };
    const names = leaves.map((leaf) => leaf.name);
    const message = PANEL_MESSAGES.MODERATED_BY_RECUSED(name, vendor, names);
    return [finding('MODERATED_BY_RECUSED', 'medium', message, { subject: vendor, params })];
  });
}

function tooFewFindings({ minimumRatings }: PanelIndex, vendor: string, cells: readonly PanelCell[]): Finding[] {
  const few = cells.filter(({ line }) => line.tooFewRatings && line.source === 'none').map(({ leaf }) => leaf);
  if (few.length === 0) return [];
  const names = few.map(({ name }) => name);
  const params = { vendor, criteria: few.map(({ id }) => id), minimumRatings };
  const message = PANEL_MESSAGES.TOO_FEW_RATINGS(vendor, names, minimumRatings);
  return [finding('TOO_FEW_RATINGS', 'medium', message, { subject: vendor, params })];
}

function cellFindings(panel: PanelIndex, cell: PanelCell): Finding[] {
  const { leaf, line, given } = cell;
  const { vendor, criterion, spread, moderation } = line;
  const scores = given.map(({ evaluator, score }) => ({
    evaluator: panel.evaluators[evaluator]?.id ?? '',
    score: score.given,
  }));
  const about = (params: Readonly<Record<string, JsonValue>>): FindingDetails => ({
    subject: vendor,
    params: { vendor, criterion, scores, ...params },
  });
  // What was talked through and agreed on needs no second talk; the trail keeps the spread.
  if (moderation !== null) return [moderationFinding(cell, moderation, about)];
  const findings: Finding[] = [];
  if (spread?.farApart === true) {
    const [lowest, highest] = [shown(spread.lowest), shown(spread.highest)];
    const message = PANEL_MESSAGES.FAR_APART(vendor, leaf.name, lowest, highest, scaleOf(leaf));
    const params = { rangePercent: spread.rangePercent, sdPercent: spread.sdPercent };
    findings.push(finding('FAR_APART', 'medium', message, about(params)));
  }
  if (line.split && line.source === 'panel') {
    const message = PANEL_MESSAGES.PANEL_SPLIT(vendor, leaf.name, shown(line.aggregate));
    findings.push(finding('PANEL_SPLIT', 'medium', message, about({ score: line.aggregate })));
  }
  return findings;
}

function moderationFinding(
  { leaf, line, moderatedOutside }: PanelCell,
  { score, by, reason, on }: NonNullable<PanelScore['moderation']>,
  about: (params: Readonly<Record<string, JsonValue>>) => FindingDetails,
): Finding {
  const { vendor, aggregate, spread } = line;
  const message = moderatedOutside
    ? PANEL_MESSAGES.MODERATED_OUTSIDE(
        vendor,
        leaf.name,
        shown(score),
        shown(spread?.lowest),
        shown(spread?.highest),
        by,
      )
    : PANEL_MESSAGES.SCORE_MODERATED(vendor, leaf.name, shown(score), aggregate === null ? null : shown(aggregate), by);
  return finding(
    'SCORE_MODERATED',
    moderatedOutside ? 'low' : 'info',
    message,
    about({ score, aggregate, by, reason, on, outside: moderatedOutside }),
  );
}

function missingFindings({ id, name, rates }: EvaluatorIndex, cells: readonly PanelCell[]): Finding[] {
  const lines = cells.flatMap(({ leaf, line }) => {
    const rating = line.ratings.find(({ evaluator }) => evaluator === id);
    return rating && rates[leaf.position] === true && rating.status !== 'recused' ? [{ leaf, line, rating }] : [];
  });
  const missing = lines.filter(({ rating }) => rating.status === 'missing');
  if (missing.length === 0) return [];
  const items = missing.map(({ leaf, line }) => `${line.vendor} / ${leaf.name}`);
  const params = {
    evaluator: id,
    asked: lines.length,
    missing: missing.map(({ line }) => ({ vendor: line.vendor, criterion: line.criterion })),
  };
  const message = PANEL_MESSAGES.RATINGS_MISSING(name, missing.length, lines.length, items);
  return [finding('RATINGS_MISSING', 'medium', message, { subject: id, params })];
}

/** How high an evaluator rates moves no rank where everybody rated everything; where not, it does. */
function leniencyFindings({ id, name, rates }: EvaluatorIndex, at: number, facts: PanelFacts): Finding[] {
  const { mean, percent, sharedScores } = facts.leniency[at] as Leniency;
  if (mean === null || sharedScores < FEWEST_SCORES || mean.abs().lte(facts.leniencyLimit)) return [];
  const uneven = facts.records
    .filter((_, i) =>
      (facts.cells[i] ?? []).some(
        ({ leaf, given }) => rates[leaf.position] === true && !given.some(({ evaluator }) => evaluator === at),
      ),
    )
    .map(({ vendor }) => vendor);
  const shift = uneven.length > 0 && uneven.length < facts.records.length;
  const code = mean.gt(0) ? 'EVALUATOR_LENIENT' : 'EVALUATOR_SEVERE';
  const message = PANEL_MESSAGES[code](name, formatFraction(mean.abs().mul(100), 0), sharedScores);
  return [
    finding(code, shift ? 'medium' : 'info', shift ? `${message} ${PANEL_MESSAGES.unevenly(name, uneven)}` : message, {
      subject: id,
      params: { evaluator: id, leniencyPercent: percent, sharedScores, notRated: uneven },
    }),
  ];
}

function scaleOf({ scale }: LeafIndex): string | null {
  if (scale.kind !== 'points' || scale.ends === null) return null;
  const [min, max] = scale.ends.map((end) => fractionToDecimalText(end)) as [string, string];
  return PANEL_MESSAGES.onScale(min, max);
}

/** A score in a sentence: `yes`, `good`, `3.67`. */
function shown(score: JsonValue | undefined): string {
  if (typeof score === 'boolean') return score ? 'yes' : 'no';
  const ratio = typeof score === 'string' && /^-?\d+\/\d+$/.test(score) ? readExact(score) : null;
  return ratio === null ? String(score ?? '') : formatFraction(ratio, 2);
}
