import { listed, listedUpTo } from '../../core/words.js';

/** `a, b and 3 more`: a manager reads a few names, not fifty. */
function someOf(names: readonly string[]): string {
  return listedUpTo(4, names);
}

/** Sentences of the findings of `scorePanel`. */
export const PANEL_MESSAGES = {
  moderatedBy: (by: string, reason: string): string => `Moderated by ${by}: ${reason}`,
  FAR_APART: (vendor: string, name: string, lowest: string, highest: string, scale: string | null): string =>
    `Evaluators are far apart on ${vendor} / ${name}: ${lowest} to ${highest}${scale === null ? '' : ` ${scale}`}; discuss before you award.`,
  onScale: (min: string, max: string): string => (min === '0' ? `of ${max}` : `on a scale from ${min} to ${max}`),
  PANEL_SPLIT: (vendor: string, name: string, level: string): string =>
    `The panel divides evenly on ${vendor} / ${name}; the worse answer (${level}) counts until a score is agreed on.`,
  TOO_FEW_RATINGS: (vendor: string, names: readonly string[], needed: number): string =>
    needed === 1
      ? `Nobody has rated ${vendor} on ${someOf(names)}.`
      : `${vendor} has fewer than ${needed} ratings for ${someOf(names)}, so the panel has no score there.`,
  RATINGS_MISSING: (evaluator: string, missing: number, asked: number, items: readonly string[]): string =>
    `${evaluator} has not given ${missing} of ${asked} scores: ${someOf(items)}.`,
  EVALUATOR_RECUSED: (evaluator: string, vendor: string, reason: string): string =>
    `${evaluator} is recused from ${vendor} and has no part in its scores: ${sentence(reason)}`,
  SCORE_MODERATED: (vendor: string, name: string, score: string, aggregate: string | null, by: string): string =>
    aggregate === null
      ? `${vendor} / ${name} was set to ${score} by ${by}; there are no ratings to compare it with.`
      : `${vendor} / ${name} was set to ${score} by ${by}; the ratings alone give ${aggregate}.`,
  MODERATED_OUTSIDE: (
    vendor: string,
    name: string,
    score: string,
    lowest: string,
    highest: string,
    by: string,
  ): string =>
    `${vendor} / ${name} was set to ${score} by ${by}, outside what any evaluator gave (${lowest === highest ? lowest : `${lowest} to ${highest}`}).`,
  MODERATED_BY_RECUSED: (evaluator: string, vendor: string, names: readonly string[]): string =>
    `${evaluator} is recused from ${vendor}, yet its score for ${someOf(names)} was set in that name; have somebody else agree on it.`,
  EVALUATOR_LENIENT: (evaluator: string, percent: string, scores: number): string =>
    `${evaluator} rates ${percent} % of the scale higher than the others, over ${scores} scores that they share.`,
  EVALUATOR_SEVERE: (evaluator: string, percent: string, scores: number): string =>
    `${evaluator} rates ${percent} % of the scale lower than the others, over ${scores} scores that they share.`,
  unevenly: (evaluator: string, vendors: readonly string[]): string =>
    `${evaluator} did not score everything of ${someOf(vendors)}, so that shifts the ranking.`,
  TOTALS_DISAGREE: (winners: readonly string[], others: readonly string[]): string =>
    `The panel's scores put ${listed(winners)} first; the mean of each evaluator's own total would put ${listed(others)} first. The way that was announced counts.`,
  LOW_AGREEMENT: (items: number): string =>
    `Over the ${items} scores that several evaluators gave, they agree too little to be relied on; talk through the criteria and what their scores mean.`,
  TRIM_CUTS_NOTHING: (trimPercent: string, ratings: number): string =>
    `Cutting ${trimPercent} % at each end cuts nothing where there are ${ratings} ratings or fewer, as in every score here; it is a plain mean.`,
} as const;

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
