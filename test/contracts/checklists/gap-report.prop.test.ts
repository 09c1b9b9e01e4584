import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChecklist, type ChecklistItem, gapReport, type Review } from '../../../src/contracts/index.js';

type Applies = 'yes' | 'no' | 'open';
interface Row {
  readonly level: 'mandatory' | 'recommended' | 'optional';
  readonly risk: number;
  readonly applies: Applies;
  /** Index into {@link STATUSES}; -1 when it is not reviewed. */
  readonly status: number;
}

const STATUSES = [
  { status: 'missing', value: 0 },
  { status: 'partial', satisfied: 1, of: 4, value: 0.25 },
  { status: 'partial', satisfied: 1, of: 2, value: 0.5 },
  { status: 'fallback', value: 0.75 },
  { status: 'acceptable', value: 1 },
] as const;
const LEVELS = { mandatory: 3, recommended: 2, optional: 1 } as const;
const FACT = { yes: 'offshore', no: 'serviceIsCloud', open: 'businessCritical' } as const;

const row: fc.Arbitrary<Row> = fc.record({
  level: fc.constantFrom('mandatory', 'recommended', 'optional'),
  risk: fc.integer({ min: 1, max: 4 }),
  applies: fc.constantFrom('yes', 'no', 'open'),
  status: fc.integer({ min: -1, max: STATUSES.length - 1 }),
});
const rows = fc.array(row, { minLength: 1, maxLength: 6 });

function report(list: readonly Row[], order: readonly number[] = list.map((_, index) => index)) {
  const items = list.map(
    (one, index): ChecklistItem => ({
      id: `i${index}`,
      name: `clause ${index}`,
      requirement: 'r',
      citation: 'c',
      level: one.level,
      riskWeight: one.risk,
      appliesWhen: { fact: FACT[one.applies], eq: true },
    }),
  );
  const reviews = list.flatMap((one, index): Review[] => {
    const chosen = STATUSES[one.status];
    if (chosen === undefined) return [];
    const { value: _, ...review } = chosen;
    return [{ item: `i${index}`, ...review }];
  });
  const pack = { id: 'p', version: 1, title: 't', citation: 'c', asOf: '2026-01-01' };
  const checklist = buildChecklist([{ ...pack, items: order.map((index) => items[index] as ChecklistItem) }], {
    offshore: true,
    serviceIsCloud: false,
  });
  return gapReport(checklist, reviews.reverse());
}

/** Every way to settle what is open, by enumeration. */
function bruteForce(list: readonly Row[]): { worst: number; best: number } | null {
  let ends: { met: number; all: number }[] = [{ met: 0, all: 0 }];
  for (const one of list) {
    if (one.applies === 'no') continue;
    const weight = LEVELS[one.level] * one.risk;
    const known = STATUSES[one.status]?.value;
    const values: readonly number[] = known === undefined ? [0, 1] : [known];
    const inside = ends.flatMap((end) =>
      values.map((value) => ({ met: end.met + weight * value, all: end.all + weight })),
    );
    ends = one.applies === 'open' ? [...ends, ...inside] : inside;
  }
  const shares = ends.filter((end) => end.all > 0).map((end) => end.met / end.all);
  return shares.length === 0 ? null : { worst: Math.min(...shares), best: Math.max(...shares) };
}

describe('gapReport', () => {
  it('finds the same range as trying every way to settle what is open', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const expected = bruteForce(list);
        const { scoreIfOpen } = report(list);
        if (expected === null) return scoreIfOpen === null;
        expect(scoreIfOpen?.worst).toBeCloseTo(expected.worst, 12);
        expect(scoreIfOpen?.best).toBeCloseTo(expected.best, 12);
        return true;
      }),
      { numRuns: 300 },
    );
  });

  it('holds the score within the range, and the range is a point once nothing is open', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { score, scoreIfOpen, open } = report(list);
        if (score === null) return true;
        if (scoreIfOpen === null) return false;
        const { worst, best } = scoreIfOpen;
        // What is not reviewed can only pull the score to 0 or 1, so the score lies between.
        return worst <= score && score <= best && (open.length > 0 || (worst === score && best === score));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of items and reviews', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const ids = (entries: readonly { readonly item: string }[]): string[] => entries.map((one) => one.item).sort();
        const a = report(list);
        const b = report(list, list.map((_, index) => index).reverse());
        expect([b.score, b.scoreIfOpen, b.verdict]).toEqual([a.score, a.scoreIfOpen, a.verdict]);
        for (const key of ['blocking', 'gaps', 'open', 'fallbackUsed', 'notApplicable'] as const) {
          expect(ids(b[key])).toEqual(ids(a[key]));
        }
      }),
    );
  });

  it('never lowers the score, the range or the verdict when a review gets better', () => {
    const verdicts = ['blocked', 'incomplete', 'passWithGaps', 'pass'];
    fc.assert(
      fc.property(rows, fc.nat(), (list, pick) => {
        const at = pick % list.length;
        const one = list[at] as Row;
        if (one.status < 0 || one.status === STATUSES.length - 1) return true;
        const better = list.map((row, index) => (index === at ? { ...row, status: row.status + 1 } : row));
        const before = report(list);
        const after = report(better);
        const { worst = 0, best = 0 } = before.scoreIfOpen ?? {};
        return (
          (after.score ?? 0) >= (before.score ?? 0) &&
          (after.scoreIfOpen?.worst ?? 0) >= worst &&
          (after.scoreIfOpen?.best ?? 0) >= best &&
          verdicts.indexOf(after.verdict) >= verdicts.indexOf(before.verdict)
        );
      }),
      { numRuns: 300 },
    );
  });

  it('puts every item into exactly one place', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const result = report(list);
        const met = list.filter((one) => one.applies === 'yes' && one.status === STATUSES.length - 1).length;
        const placed =
          result.gaps.length + result.open.length + result.notApplicable.length + result.waived.length + met;
        return (
          placed === list.length && result.blocking.every((one) => result.gaps.some((gap) => gap.item === one.item))
        );
      }),
    );
  });
});
