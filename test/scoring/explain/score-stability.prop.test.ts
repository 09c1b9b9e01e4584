import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioOf } from '../../../src/exact/fraction.js';
import type { Criterion, MissingPolicy, ScoreSheet, ScoreValue } from '../../../src/scoring/criteria/criteria.js';
import { defineCriteria } from '../../../src/scoring/criteria/define-criteria.js';
import { readExact } from '../../../src/scoring/exact-text.js';
import { fewestSteps } from '../../../src/scoring/explain/fewest-steps.js';
import { scoreStability } from '../../../src/scoring/explain/score-stability.js';
import type { PriceFormulaName } from '../../../src/scoring/scales/scale-definition.js';
import type { ScoreReport } from '../../../src/scoring/totals/score-report.js';
import { scoreVendors } from '../../../src/scoring/totals/score-vendors.js';
import { documentOf } from '../example.js';

const LEVELS = [
  { level: 'none', percent: 0 },
  { level: 'some', percent: 10 },
  { level: 'most', percent: 90 },
  { level: 'all', percent: 100 },
];

/** A kind of criterion, and every score it may have in the order of its steps. */
interface Kind {
  readonly criterion: (id: string, weight: number, gate: boolean) => Criterion;
  readonly scores: readonly ScoreValue[];
  readonly step?: number;
}

const KINDS: readonly Kind[] = [
  {
    criterion: (id, weight, gate) => ({
      id,
      weight,
      scale: { kind: 'points', min: 0, max: 4 },
      gates: gate ? [{ kind: 'minimum', value: 1 }] : [],
    }),
    scores: [0, 1, 2, 3, 4],
  },
  {
    criterion: (id, weight, gate) => ({
      id,
      weight,
      scale: { kind: 'ordinal', levels: LEVELS },
      gates: gate ? [{ kind: 'minimum', value: 'some' }] : [],
    }),
    scores: ['none', 'some', 'most', 'all'],
  },
  { criterion: (id, weight) => ({ id, weight, scale: { kind: 'yesNo' } }), scores: [false, true] },
  {
    criterion: (id, weight, gate) => ({
      id,
      weight,
      scale: { kind: 'number', min: 0, max: 4, direction: 'lower', outside: 'cap' },
      gates: gate ? [{ kind: 'maximum', value: 3.5 }] : [],
    }),
    // Beyond the ends too: there steps change nothing but gates.
    scores: [-2, -1, 0, 1, 2, 3, 4, 5, 6],
    step: 1,
  },
  {
    criterion: (id, weight) => ({ id, weight, scale: { kind: 'target', min: 0, target: 2, max: 4, outside: 'error' } }),
    scores: [0, 1, 2, 3, 4],
    step: 1,
  },
  {
    criterion: (id, weight) => ({
      id,
      weight,
      scale: {
        kind: 'piecewise',
        points: [
          { at: 0, percent: 50 },
          { at: 1, percent: 0 },
          { at: 3, percent: 100 },
        ],
      },
    }),
    scores: [0, 1, 2, 3],
    step: 1,
  },
  {
    criterion: (id, weight, gate) => ({
      id,
      weight,
      scale: { kind: 'tiers', tiers: [{ percent: 100 }, { from: 2, percent: 60 }, { from: 3, percent: 0 }] },
      gates: gate ? [{ kind: 'maximum', value: 3 }] : [],
    }),
    scores: [0, 1, 2, 3, 4],
    step: 1,
  },
];
const FORMULAS: readonly PriceFormulaName[] = [
  'proportionalToLowest',
  'linearMinMax',
  'meanDeviation',
  'medianDeviation',
  'belowBudget',
];
/** Room for the deepest search on both sides of the prices that are bid, 400 to 1000. */
const PRICES: readonly number[] = Array.from({ length: 13 }, (_, i) => (i + 1) * 100);
const MARGIN = 3;

interface Tender {
  readonly kinds: readonly number[];
  readonly weights: readonly number[];
  readonly gates: readonly boolean[];
  readonly formula: PriceFormulaName;
  readonly priced: boolean;
  readonly missing: MissingPolicy;
  readonly places: readonly (readonly number[])[];
  readonly gaps: readonly (readonly boolean[])[];
}

const SIZE = 3;
const three = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(arb, { minLength: SIZE, maxLength: SIZE });
const tenderArb: fc.Arbitrary<Tender> = fc.record({
  kinds: three(fc.nat(KINDS.length - 1)),
  weights: three(fc.integer({ min: 1, max: 6 })),
  gates: three(fc.boolean()),
  formula: fc.constantFrom(...FORMULAS),
  priced: fc.boolean(),
  missing: fc.constantFrom<MissingPolicy>('unranked', 'worst', 'zero', 'reweightGlobal'),
  places: fc.array(fc.array(fc.nat(99), { minLength: SIZE + 1, maxLength: SIZE + 1 }), { minLength: 2, maxLength: 3 }),
  gaps: fc.array(
    fc.array(
      fc.nat(5).map((n) => n === 0),
      { minLength: SIZE, maxLength: SIZE },
    ),
    { minLength: 3, maxLength: 3 },
  ),
});

const idOf = (j: number): string => `c${j}`;
const kindOf = (tender: Tender, j: number): Kind => KINDS[tender.kinds[j] ?? 0] as Kind;
const scoresOf = (tender: Tender, j: number): readonly ScoreValue[] => (j < SIZE ? kindOf(tender, j).scores : PRICES);
const columnsOf = ({ priced }: Tender): number => (priced ? SIZE + 1 : SIZE);

/** Scores by their place in the list of all scores of the criterion; -1 where there is none. */
type Table = readonly (readonly number[])[];

const tableOf = (tender: Tender): Table =>
  tender.places.map((row, i) =>
    Array.from({ length: columnsOf(tender) }, (_, j) =>
      j < SIZE && tender.gaps[i]?.[j] === true
        ? -1
        : j < SIZE
          ? (row[j] ?? 0) % scoresOf(tender, j).length
          : MARGIN + ((row[j] ?? 0) % (PRICES.length - 2 * MARGIN)),
    ),
  );

const sheetsOf = (tender: Tender, table: Table): ScoreSheet[] =>
  table.map((row, i) => ({
    vendor: `V${i}`,
    scores: Object.fromEntries(
      row.flatMap((place, j) => (place < 0 ? [] : [[idOf(j), scoresOf(tender, j)[place] ?? null]])),
    ),
  }));

const criteriaOf = (tender: Tender) =>
  defineCriteria(
    documentOf(
      [
        ...tender.weights.map((weight, j) => kindOf(tender, j).criterion(idOf(j), weight, tender.gates[j] === true)),
        ...(tender.priced
          ? [
              {
                id: idOf(SIZE),
                weight: 3,
                scale: {
                  kind: 'price',
                  currency: 'EUR',
                  formula: tender.formula,
                  ...(tender.formula === 'belowBudget' ? { budget: 1200 } : {}),
                },
              } as const,
            ]
          : []),
      ],
      { missing: tender.missing },
    ),
  );

const stepsOf = (tender: Tender): Record<string, number> => ({
  ...Object.fromEntries(
    tender.kinds.flatMap((_, j) => {
      const { step } = kindOf(tender, j);
      return step === undefined ? [] : [[idOf(j), step]];
    }),
  ),
  ...(tender.priced ? { [idOf(SIZE)]: 100 } : {}),
});

/** Every table that differs from this one by exactly so many steps of the rows of two vendors. */
function* changedBy(
  tender: Tender,
  table: Table,
  rows: readonly [number, number],
  steps: number,
  from = 0,
): Generator<Table> {
  if (steps === 0) {
    yield table;
    return;
  }
  const columns = columnsOf(tender);
  for (let cell = from; cell < 2 * columns; cell++) {
    const [i, j] = [rows[cell < columns ? 0 : 1], cell % columns];
    const place = table[i]?.[j] ?? -1;
    if (place < 0) continue;
    for (let own = 1; own <= steps; own++) {
      for (const next of [place - own, place + own]) {
        if (next < 0 || next >= scoresOf(tender, j).length) continue;
        const changed = table.map((row, r) => (r === i ? row.map((one, k) => (k === j ? next : one)) : row));
        yield* changedBy(tender, changed, rows, steps - own, cell + 1);
      }
    }
  }
}

const rankOf = (report: ScoreReport, vendor: string): { rank: number | null; total: string | null } => {
  const row = report.ranking.find((one) => one.vendor === vendor);
  return { rank: row?.rank ?? null, total: row?.totalExact ?? null };
};

/** Whether the rival is ahead of the winner while both pass every gate. */
const overtakes = (report: ScoreReport, winner: string, rival: string): boolean => {
  const [a, b] = [rankOf(report, winner), rankOf(report, rival)];
  return a.rank !== null && b.rank !== null && readExact(b.total ?? '').gt(readExact(a.total ?? ''));
};

const DEEPEST = MARGIN;

describe('scoreStability against every change of up to three steps', () => {
  it('finds the fewest, and changes that do it', () => {
    fc.assert(
      fc.property(tenderArb, (tender) => {
        const criteria = criteriaOf(tender);
        const table = tableOf(tender);
        const report = scoreVendors(criteria, sheetsOf(tender, table), { dropoutTest: false });
        const result = scoreStability(report, { steps: stepsOf(tender) });
        const run = (changed: Table): ScoreReport =>
          scoreVendors(criteria, sheetsOf(tender, changed), { dropoutTest: false });
        if (result.winner === null) return;
        const { winner } = result;
        for (const { vendor, steps, changes } of result.rivals) {
          const rows = [Number(winner.slice(1)), Number(vendor.slice(1))] as const;
          let fewest: number | null = null;
          for (let depth = 1; depth <= DEEPEST && fewest === null; depth++) {
            for (const changed of changedBy(tender, table, rows, depth)) {
              if (overtakes(run(changed), winner, vendor)) {
                fewest = depth;
                break;
              }
            }
          }
          if (fewest === null) expect(steps === null || steps > DEEPEST).toBe(true);
          else expect(steps).toBe(fewest);
          if (steps === null) continue;
          expect(changes.reduce((sum, one) => sum + one.steps, 0)).toBe(steps);
          const sheets = sheetsOf(tender, table).map((sheet) => ({
            ...sheet,
            scores: {
              ...sheet.scores,
              ...Object.fromEntries(
                changes
                  .filter((one) => one.vendor === sheet.vendor)
                  .map(({ criterion, to }) => [criterion, to as ScoreValue]),
              ),
            },
          }));
          const after = scoreVendors(criteria, sheets);
          expect(overtakes(after, winner, vendor)).toBe(true);
          if (steps !== result.steps || result.challenger !== vendor) continue;
          expect(after.ranking.find((row) => row.vendor === vendor)?.rank).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds the fewest over every table of points there is, with vendors that fail gates', () => {
    const points = fc.nat(3);
    const caseArb = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 2, max: 3 })).chain(([m, n]) =>
      fc.record({
        weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: m, maxLength: m }),
        gated: fc.array(fc.boolean(), { minLength: m, maxLength: m }),
        rows: fc.array(fc.array(points, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
      }),
    );
    fc.assert(
      fc.property(caseArb, ({ weights, gated, rows }) => {
        const criteria = defineCriteria(
          documentOf(
            weights.map((weight, j) => ({
              id: idOf(j),
              weight,
              scale: { kind: 'points', min: 0, max: 3 },
              gates: gated[j] === true ? [{ kind: 'minimum', value: 1 }] : [],
            })),
          ),
        );
        const sheets = rows.map((row, i) => ({
          vendor: `V${i}`,
          scores: Object.fromEntries(row.map((score, j) => [idOf(j), score])),
        }));
        const report = scoreVendors(criteria, sheets);
        const { winner, steps } = scoreStability(report);
        if (winner === null) return;
        const first = Number(winner.slice(1));
        const width = weights.length;
        const total = (table: readonly number[], i: number): number =>
          weights.reduce((sum, weight, j) => sum + weight * (table[i * width + j] ?? 0), 0);
        const passesAll = (table: readonly number[], i: number): boolean =>
          gated.every((gate, j) => !gate || (table[i * width + j] ?? 0) >= 1);
        const now = rows.flat();
        let fewest = Infinity;
        for (let code = 0; code < 4 ** now.length; code++) {
          const table = now.map((_, k) => Math.floor(code / 4 ** k) % 4);
          const distance = table.reduce((sum, score, k) => sum + Math.abs(score - (now[k] ?? 0)), 0);
          if (distance >= fewest) continue;
          const isOver = rows.some(
            (_, i) =>
              i !== first && passesAll(table, i) && (!passesAll(table, first) || total(table, i) > total(table, first)),
          );
          if (isOver) fewest = distance;
        }
        expect(steps ?? Infinity).toBe(fewest);
      }),
      { numRuns: 150 },
    );
  });

  it('finds the nearest gate of the winner, and who is first then', () => {
    fc.assert(
      fc.property(tenderArb, (tender) => {
        const criteria = criteriaOf(tender);
        const table = tableOf(tender);
        const report = scoreVendors(criteria, sheetsOf(tender, table));
        const { winner, gate } = scoreStability(report, { steps: stepsOf(tender), maximumSteps: 4 });
        if (winner === null) return;
        const row = Number(winner.slice(1));
        let fewest: number | null = null;
        for (let depth = 1; depth <= 4 && fewest === null; depth++) {
          for (let j = 0; j < columnsOf(tender); j++) {
            for (const sign of [-1, 1]) {
              const place = table[row]?.[j] ?? -1;
              const next = place + sign * depth;
              if (place < 0 || next < 0 || next >= scoresOf(tender, j).length) continue;
              const changed = table.map((one, i) => (i === row ? one.map((old, k) => (k === j ? next : old)) : one));
              const after = scoreVendors(criteria, sheetsOf(tender, changed));
              if (after.ranking.find(({ vendor }) => vendor === winner)?.failedGates.length === 0) continue;
              fewest = depth;
              if (gate?.change.criterion === idOf(j) && gate.change.to === scoresOf(tender, j)[next]) {
                expect(gate.next).toEqual(after.ranking.filter(({ rank }) => rank === 1).map(({ vendor }) => vendor));
              }
            }
          }
        }
        if (fewest !== null) expect(gate?.steps).toBe(fewest);
        if (fewest === null) expect(gate).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of vendors and criteria, on the scale of weights, or on a way through JSON', () => {
    fc.assert(
      fc.property(tenderArb, (tender) => {
        const { definition } = criteriaOf(tender);
        const sheets = sheetsOf(tender, tableOf(tender));
        const there = scoreStability(scoreVendors(defineCriteria(definition), sheets));
        const turned = defineCriteria({
          ...definition,
          criteria: [...definition.criteria].reverse().map((one) => ({ ...one, weight: Number(one.weight) * 3 })),
        });
        const back = scoreVendors(turned, [...sheets].reverse());
        expect(scoreStability(JSON.parse(JSON.stringify(back)))).toEqual(there);
      }),
      { numRuns: 60 },
    );
  });
});

describe('fewestSteps', () => {
  it('agrees with every way to spread steps over scores', () => {
    const gains = fc.array(fc.nat(6), { minLength: 0, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(gains, { maxLength: 4 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 12 }),
        (cells, need, most) => {
          const tables = cells.map((steps) => {
            const table = [0];
            for (const gain of steps) table.push((table[table.length - 1] ?? 0) + gain);
            return table;
          });
          let fewest: number | null = null;
          const spread = (cell: number, used: number, gained: number): void => {
            if (gained > need && used <= most && (fewest === null || used < fewest)) fewest = used;
            (tables[cell] ?? []).forEach((gain, steps) => {
              spread(cell + 1, used + steps, gained + gain);
            });
          };
          spread(0, 0, 0);
          const found = fewestSteps(
            ratioOf(need, 3),
            tables.map((table) => ({ runs: null, table: table.map((gain) => ratioOf(gain, 3)) })),
            most,
          );
          expect(found?.steps ?? null).toBe(fewest);
          if (found === null) return;
          expect(found.taken.reduce((sum, one) => sum + one, 0)).toBe(found.steps);
          expect(found.taken.reduce((sum, steps, cell) => sum + (tables[cell]?.[steps] ?? 0), 0)).toBeGreaterThan(need);
        },
      ),
      { numRuns: 400 },
    );
  });
});
