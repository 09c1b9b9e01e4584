import { issue, type VendorwiseIssue } from '../../core/errors.js';
import { type Fraction, fractionToDecimalText, fractionToNumber, HUNDRED, ZERO } from '../../exact/fraction.js';
import { figureWithin } from '../scales/compiled-scale.js';
import type { Standing } from './scorecard.js';
import type { StandingResult } from './scorecard-report.js';

/** A band whose bounds are read. */
export interface StandingIndex {
  readonly from: Fraction;
  readonly to: Fraction;
  readonly shown: StandingResult;
}

interface Draft {
  readonly standing: Standing;
  readonly path: string;
  readonly from: Fraction;
  readonly to: Fraction | null;
}

/** Reads standings and checks that they cover 0 to 100 once; lowest first, usable only when no issue was added. */
export function readStandings(standings: readonly Standing[], issues: VendorwiseIssue[]): StandingIndex[] {
  const before = issues.length;
  const drafts = standings.map((standing, i): Draft => {
    const path = `standings[${i}]`;
    if (standings.findIndex(({ name }) => name === standing.name) < i) {
      const details = { received: standing.name, expected: 'a name of its own' };
      issues.push(issue('DUPLICATE_STANDING', `${path}.name`, `Two standings are called "${standing.name}".`, details));
    }
    const from = readBound(standing.from, `${path}.from`, issues);
    return {
      standing,
      path,
      from,
      to: standing.to === undefined ? null : readBound(standing.to, `${path}.to`, issues),
    };
  });
  if (issues.length > before) return [];
  const sorted = drafts.sort((a, b) => a.from.compare(b.from));
  const ends = sorted.map(({ to }, i) => to ?? sorted[i + 1]?.from ?? HUNDRED);
  let reached: Fraction = ZERO;
  sorted.forEach(({ path, standing, from }, i) => {
    const end = ends[i] ?? HUNDRED;
    const top = i === sorted.length - 1;
    if (from.gt(reached)) issues.push(gap(`${path}.from`, standing.from, reached, from, 'from'));
    else if (from.lt(reached)) issues.push(overlap(`${path}.from`, standing, reached));
    // A band of 100 alone may stand at the top; elsewhere a band without width would hold nothing.
    else if (top ? end.lt(from) : end.lte(from))
      issues.push(overlap(`${path}.${standing.to === undefined ? 'from' : 'to'}`, standing, from));
    if (end.gt(reached)) reached = end;
  });
  if (reached.lt(HUNDRED) && issues.length === before) {
    const last = sorted[sorted.length - 1];
    issues.push(gap(`${last?.path ?? 'standings'}.to`, last?.standing.to, reached, HUNDRED, 'to'));
  }
  return sorted.map(({ standing, from }, i) => ({
    from,
    to: ends[i] ?? HUNDRED,
    shown: shownStanding(standing, from, ends[i] ?? HUNDRED),
  }));
}

function shownStanding({ name, colour, actions }: Standing, from: Fraction, to: Fraction): StandingResult {
  return {
    name,
    from: fractionToNumber(from),
    to: fractionToNumber(to),
    colour: colour ?? null,
    actions: [...(actions ?? [])],
  };
}

function readBound(value: Standing['from'], path: string, issues: VendorwiseIssue[]): Fraction {
  const rule = { least: 0, most: 100, message: 'Standings lie between 0 and 100.', expected: 'from 0 to 100' };
  return figureWithin(value, path, rule, issues) ?? ZERO;
}

function gap(path: string, received: unknown, from: Fraction, to: Fraction, bound: 'from' | 'to'): VendorwiseIssue {
  const [start, end] = [fractionToDecimalText(from), fractionToDecimalText(to)];
  return issue('STANDING_GAP', path, `Scores from ${start} to ${end} have no standing.`, {
    received,
    expected: bound === 'from' ? `a standing from ${start}` : `a standing that ends with ${end}`,
    params: { from: start, to: end },
  });
}

function overlap(path: string, { name, from }: Standing, reached: Fraction): VendorwiseIssue {
  const bound = fractionToDecimalText(reached);
  return issue('STANDING_OVERLAP', path, `"${name}" overlaps another standing or has no width.`, {
    received: from,
    expected: `standings that begin where the one before ends, at ${bound}`,
    params: { name, bound },
  });
}

/**
 * Finds the position of the band of a score; the top band holds 100 and what lies above.
 *
 * @param standings - Bands that cover 0 to 100, lowest first.
 */
export function standingAt(standings: readonly StandingIndex[], score: Fraction): number {
  let found = 0;
  standings.forEach(({ from }, i) => {
    if (score.gte(from)) found = i;
  });
  return found;
}
