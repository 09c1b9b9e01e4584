import { throwIssues, type VendorwiseIssue } from '../../core/errors.js';
import { parseDocument } from '../../core/parse.js';
import { formatPath } from '../../core/path.js';
import { readCivilDate } from '../../time/civil-date.js';
import type { CriteriaIndex, LeafIndex } from '../criteria/criteria-index.js';
import { compareText } from '../exact-text.js';
import { isIssue, type ReadScore } from '../scales/compiled-scale.js';
import type { PanelRatings, Recusal } from './panel.js';
import { notRated, type PanelIndex } from './panel-index.js';
import { PANEL_ISSUES } from './panel-issues.js';
import { type LooseRatings, type LooseSheet, looseRatingsSchema } from './schema.js';

/** A score with the reason that was given for it. */
export interface ReadRating {
  readonly score: ReadScore | null;
  readonly comment: string | null;
}

/** What was moderated. */
export interface ReadModeration {
  readonly score: ReadScore;
  readonly reason: string;
  readonly by: string;
  readonly on: string | null;
}

/** What the panel recorded about one vendor. */
export interface ReadVendor {
  readonly vendor: string;
  /** Where it stands in the input. */
  readonly position: number;
  /** By leaf position. */
  readonly facts: readonly ReadRating[];
  /** By evaluator, in the order of the panel index, then by leaf position. */
  readonly ratings: readonly (readonly ReadRating[])[];
  /** By evaluator. */
  readonly recusals: readonly (Recusal | null)[];
  /** By leaf position. */
  readonly moderation: readonly (ReadModeration | null)[];
}

interface VendorDraft {
  readonly vendor: string;
  readonly position: number;
  readonly facts: ReadRating[];
  readonly ratings: ReadRating[][];
  readonly recusals: (Recusal | null)[];
  readonly moderation: (ReadModeration | null)[];
}

/** What every part of the check needs. */
interface Reading {
  readonly index: CriteriaIndex;
  readonly panel: PanelIndex;
  readonly vendors: ReadonlyMap<string, VendorDraft>;
  readonly issues: VendorwiseIssue[];
}

const NOTHING: ReadRating = { score: null, comment: null };

/** Checks what a panel recorded; answers one record a vendor, by name, and throws every problem at once. */
export function readPanelRatings(index: CriteriaIndex, panel: PanelIndex, ratings: PanelRatings): ReadVendor[] {
  const parsed = parseDocument(looseRatingsSchema, ratings);
  const issues: VendorwiseIssue[] = [];
  const reading = { index, panel, vendors: vendorsOf(parsed.vendors, index, panel, issues), issues };
  readFacts(parsed.facts, reading);
  // Recusals first: they decide which ratings may stand.
  readRecusals(parsed.recusals, reading);
  parsed.ratings.forEach((sheet, i) => {
    readRatingSheet(sheet, i, reading);
  });
  readModeration(parsed.moderation, reading);
  throwIssues(issues);
  return [...reading.vendors.values()].sort((a, b) => compareText(a.vendor, b.vendor));
}

function vendorsOf(
  names: readonly string[],
  index: CriteriaIndex,
  panel: PanelIndex,
  issues: VendorwiseIssue[],
): Map<string, VendorDraft> {
  const drafts = new Map<string, VendorDraft>();
  names.forEach((vendor, position) => {
    const first = drafts.get(vendor);
    if (first !== undefined) {
      issues.push(PANEL_ISSUES.duplicateVendor(`vendors[${position}]`, vendor, first.position));
      return;
    }
    const perLeaf = <T>(value: T): T[] => index.leaves.map(() => value);
    drafts.set(vendor, {
      vendor,
      position,
      facts: perLeaf(NOTHING),
      ratings: panel.evaluators.map(() => perLeaf(NOTHING)),
      recusals: panel.evaluators.map(() => null),
      moderation: perLeaf(null),
    });
  });
  return drafts;
}

function readFacts(sheets: readonly LooseSheet[], reading: Reading): void {
  const seen = new Map<string, number>();
  sheets.forEach((sheet, i) => {
    const draft = vendorAt(sheet.vendor, `facts[${i}].vendor`, reading);
    const first = seen.get(sheet.vendor);
    if (first !== undefined) {
      reading.issues.push(PANEL_ISSUES.duplicateVendor(`facts[${i}].vendor`, sheet.vendor, first));
    }
    seen.set(sheet.vendor, first ?? i);
    readEntries(sheet, ['facts', i], reading, (leaf, rating, path) => {
      if (reading.panel.facts[leaf.position] !== true) reading.issues.push(PANEL_ISSUES.notAFact(path, leaf.id));
      else if (draft) draft.facts[leaf.position] = rating;
    });
  });
}

function readRecusals(recusals: readonly Recusal[], reading: Reading): void {
  recusals.forEach((recusal, i) => {
    const evaluator = evaluatorAt(recusal.evaluator, `recusals[${i}].evaluator`, reading);
    const draft = vendorAt(recusal.vendor, `recusals[${i}].vendor`, reading);
    readWords(recusal, ['reason'], `recusals[${i}]`, reading);
    if (evaluator < 0 || draft === null) return;
    if (draft.recusals[evaluator]) {
      reading.issues.push(PANEL_ISSUES.duplicateRecusal(`recusals[${i}]`, recusal.evaluator, recusal.vendor));
    } else draft.recusals[evaluator] = recusal;
  });
}

function readRatingSheet(sheet: LooseRatings['ratings'][number], i: number, reading: Reading): void {
  const { panel, issues } = reading;
  const evaluator = evaluatorAt(sheet.evaluator, `ratings[${i}].evaluator`, reading);
  const draft = vendorAt(sheet.vendor, `ratings[${i}].vendor`, reading);
  readEntries(sheet, ['ratings', i], reading, (leaf, rating, path) => {
    const row = draft?.ratings[evaluator];
    if (panel.facts[leaf.position] === true) issues.push(notRated(path, leaf.id));
    else if (row === undefined || draft === null) return;
    else if (panel.evaluators[evaluator]?.rates[leaf.position] !== true) {
      issues.push(PANEL_ISSUES.notAssigned(path, sheet.evaluator, leaf.id));
    } else if (draft.recusals[evaluator]) {
      issues.push(PANEL_ISSUES.byRecused(path, sheet.evaluator, sheet.vendor));
    } else if (row[leaf.position]?.score && rating.score) {
      issues.push(PANEL_ISSUES.duplicateRating(path, sheet.evaluator, sheet.vendor, leaf.id));
    } else row[leaf.position] = joined(row[leaf.position] ?? NOTHING, rating);
  });
}

/** An evaluator may say something on one sheet and score on another. */
function joined(first: ReadRating, next: ReadRating): ReadRating {
  const comments = [first.comment, next.comment].filter((comment) => comment !== null);
  return {
    score: first.score ?? next.score,
    comment: comments.length === 0 ? null : comments.sort(compareText).join('\n'),
  };
}

/** Calls `take` once for each criterion that a sheet says anything about. */
function readEntries(
  sheet: LooseSheet,
  base: readonly (string | number)[],
  reading: Reading,
  take: (leaf: LeafIndex, rating: ReadRating, path: string) => void,
): void {
  const { index, issues } = reading;
  const comments = sheet.comments ?? {};
  const keysOf = (record: object, name: string): void => {
    for (const key of Object.keys(record)) {
      if (index.positions.has(key)) continue;
      issues.push(PANEL_ISSUES.unknownCriterion(formatPath([...base, name, key]), key, index));
    }
  };
  keysOf(sheet.scores, 'scores');
  keysOf(comments, 'comments');
  for (const leaf of index.leaves) {
    const score = (Object.hasOwn(sheet.scores, leaf.id) ? sheet.scores[leaf.id] : null) ?? null;
    const comment = (Object.hasOwn(comments, leaf.id) ? comments[leaf.id] : null) ?? null;
    if (score === null && comment === null) continue;
    const path = formatPath([...base, score === null ? 'comments' : 'scores', leaf.id]);
    const read = score === null ? null : leaf.scale.read(score, path);
    if (read === null || !isIssue(read)) take(leaf, { score: read, comment }, path);
    else {
      issues.push(read);
      take(leaf, { score: null, comment }, path);
    }
  }
}

function readModeration(moderation: LooseRatings['moderation'], reading: Reading): void {
  const { index, panel, issues } = reading;
  moderation.forEach((one, i) => {
    const path = `moderation[${i}]`;
    const draft = vendorAt(one.vendor, `${path}.vendor`, reading);
    readWords(one, ['reason', 'by'], path, reading);
    const leaf = index.leaves[index.positions.get(one.criterion) ?? -1];
    if (leaf === undefined) {
      issues.push(PANEL_ISSUES.unknownCriterion(`${path}.criterion`, one.criterion, index));
      return;
    }
    if (panel.facts[leaf.position] === true) {
      issues.push(notRated(`${path}.criterion`, leaf.id));
      return;
    }
    const given = one.score ?? null;
    const score =
      given === null ? PANEL_ISSUES.noModeratedScore(`${path}.score`) : leaf.scale.read(given, `${path}.score`);
    if (isIssue(score)) issues.push(score);
    else if (draft?.moderation[leaf.position]) {
      issues.push(PANEL_ISSUES.duplicateModeration(path, one.vendor, leaf.id));
    } else if (draft) {
      draft.moderation[leaf.position] = { score, reason: one.reason, by: one.by, on: one.on ?? null };
    }
  });
}

function evaluatorAt(id: string, path: string, { panel, issues }: Reading): number {
  const at = panel.evaluators.findIndex((evaluator) => evaluator.id === id);
  const known = panel.evaluators.map((evaluator) => evaluator.id);
  if (at < 0) issues.push(PANEL_ISSUES.unknownEvaluator(path, id, known));
  return at;
}

function vendorAt(name: string, path: string, { vendors, issues }: Reading): VendorDraft | null {
  const draft = vendors.get(name);
  if (draft === undefined) issues.push(PANEL_ISSUES.unknownVendor(path, name, [...vendors.keys()]));
  return draft ?? null;
}

function readWords<Name extends string>(
  record: Readonly<Record<Name, string>> & { readonly on?: string },
  names: readonly Name[],
  path: string,
  { issues }: Reading,
): void {
  for (const name of names) {
    if (record[name].trim() === '') issues.push(PANEL_ISSUES.blank(`${path}.${name}`, record[name]));
  }
  if (record.on !== undefined && Number.isNaN(readCivilDate(record.on))) {
    issues.push(PANEL_ISSUES.invalidDate(`${path}.on`, record.on));
  }
}
