import { type Fraction, ONE, ratioOf, ZERO } from '../../../src/exact/fraction.js';

/** Maximise objective x with rows x <= bounds and x >= 0; bounds are not negative, so the origin is feasible. */
export interface LinearProgramme {
  readonly objective: readonly Fraction[];
  readonly rows: readonly (readonly Fraction[])[];
  readonly bounds: readonly Fraction[];
}

export interface Optimum {
  readonly value: Fraction;
  readonly solution: readonly Fraction[];
  /** One multiplier a row: they prove the value by duality. */
  readonly dual: readonly Fraction[];
}

/** Dantzig's simplex method on exact fractions with Bland's rule; `null` when the value has no bound. */
export function maximize({ objective, rows, bounds }: LinearProgramme): Optimum | null {
  const [n, m] = [objective.length, rows.length];
  const table = rows.map((row, i) => [...row, ...rows.map((_, k) => (k === i ? ONE : ZERO)), bounds[i] as Fraction]);
  const costs: Fraction[] = [...objective.map((one) => one.neg()), ...rows.map(() => ZERO), ZERO];
  const basis = rows.map((_, i) => n + i);
  const at = (row: readonly Fraction[], j: number): Fraction => row[j] as Fraction;
  for (;;) {
    const enters = costs.findIndex((cost, j) => j < n + m && cost.lt(0));
    if (enters < 0) break;
    let leaves = -1;
    let least: Fraction | null = null;
    table.forEach((row, i) => {
      if (at(row, enters).lte(0)) return;
      const ratio = at(row, n + m).div(at(row, enters));
      const order = least === null ? -1 : ratio.compare(least);
      if (order < 0 || (order === 0 && (basis[i] as number) < (basis[leaves] as number))) [leaves, least] = [i, ratio];
    });
    if (leaves < 0) return null;
    const pivotRow = table[leaves] as Fraction[];
    const pivot = at(pivotRow, enters);
    pivotRow.forEach((value, j) => {
      pivotRow[j] = value.div(pivot);
    });
    for (const row of [...table, costs]) {
      if (row === pivotRow || at(row, enters).equals(0)) continue;
      const factor = at(row, enters);
      row.forEach((value, j) => {
        row[j] = value.sub(factor.mul(at(pivotRow, j)));
      });
    }
    basis[leaves] = enters;
  }
  const solution = objective.map((_, j) => {
    const row = table[basis.indexOf(j)];
    return row === undefined ? ratioOf(0, 1) : at(row, n + m);
  });
  return { value: at(costs, n + m), solution, dual: rows.map((_, i) => at(costs, n + i)) };
}
