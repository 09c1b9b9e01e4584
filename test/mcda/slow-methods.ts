/**
 * The ratio methods as their papers print them: rows of plain numbers, loops over all pairs, no care for speed or for
 * figures at the ends of the range. Tests compare the library with these.
 */
export interface SlowDecision {
  readonly rows: readonly (readonly number[])[];
  /** 1 for a benefit, -1 for a cost. */
  readonly types: readonly number[];
  /** They sum to 1. */
  readonly weights: readonly number[];
}

export type SlowMethod = (decision: SlowDecision) => number[];

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const columnOf = ({ rows }: SlowDecision, j: number): number[] => rows.map((row) => row[j]!);

/** Σ over the criteria of some kind of what the cell gives. */
function overCriteria(d: SlowDecision, i: number, cell: (x: number, j: number, column: number[]) => number): number {
  return sum(d.types.map((_, j) => cell(d.rows[i]![j]!, j, columnOf(d, j))));
}

const alternatives = (d: SlowDecision): number[] => d.rows.map((_, i) => i);

function ratio(d: SlowDecision, i: number, j: number): number {
  const column = columnOf(d, j);
  const x = d.rows[i]![j]!;
  return d.types[j] === 1 ? x / Math.max(...column) : Math.min(...column) / x;
}

function coprasSums(d: SlowDecision): { plus: number[]; minus: number[] } {
  const share = (i: number, type: number): number =>
    overCriteria(d, i, (x, j, column) => (d.types[j] === type ? (d.weights[j]! * x) / sum(column) : 0));
  return { plus: alternatives(d).map((i) => share(i, 1)), minus: alternatives(d).map((i) => share(i, -1)) };
}

/** Q of the paper: S+ + min S- · ΣS- / (S- · Σ(min S- / S-)). */
export const slowCopras: SlowMethod = (d) => {
  const { plus, minus } = coprasSums(d);
  const least = Math.min(...minus);
  const q = plus.map((p, i) =>
    sum(minus) === 0 ? p : p + (least * sum(minus)) / (minus[i]! * sum(minus.map((one) => least / one))),
  );
  return q.map((one) => one / Math.max(...q));
};

/** Q as pymcdm 1.4.0 has it: the same without the two sums. */
export const pymcdmCopras: SlowMethod = (d) => {
  const { plus, minus } = coprasSums(d);
  const least = Math.min(...minus);
  const q = plus.map((p, i) => p + (least * minus[i]!) / (minus[i]! * (least / minus[i]!)));
  return q.map((one) => one / Math.max(...q));
};

export const slowAras: SlowMethod = (d) => {
  const best = d.types.map((type, j) => (type === 1 ? Math.max(...columnOf(d, j)) : Math.min(...columnOf(d, j))));
  const value = (x: number, j: number): number => (d.types[j] === 1 ? x : 1 / x);
  const optimality = [best, ...d.rows].map((row) =>
    sum(
      row.map((x, j) => {
        const whole = sum([best[j]!, ...columnOf(d, j)].map((one) => value(one, j)));
        return (d.weights[j]! * value(x, j)) / whole;
      }),
    ),
  );
  return optimality.slice(1).map((one) => one / optimality[0]!);
};

export const slowMoora: SlowMethod = (d) =>
  alternatives(d).map((i) =>
    overCriteria(d, i, (x, j, column) => (d.types[j]! * d.weights[j]! * x) / Math.hypot(...column)),
  );

export const slowWaspas: SlowMethod = (d) =>
  alternatives(d).map((i) => {
    const total = overCriteria(d, i, (_, j) => d.weights[j]! * ratio(d, i, j));
    const product = d.types.reduce((p, _, j) => p * ratio(d, i, j) ** d.weights[j]!, 1);
    return 0.5 * total + 0.5 * product;
  });

export const slowEdas: SlowMethod = (d) => {
  const distance = (i: number, sign: number): number =>
    overCriteria(d, i, (x, j, column) => {
      const average = sum(column) / column.length;
      return (d.weights[j]! * Math.max(0, sign * d.types[j]! * (x - average))) / average;
    });
  const plus = alternatives(d).map((i) => distance(i, 1));
  const minus = alternatives(d).map((i) => distance(i, -1));
  return plus.map((one, i) => (one / Math.max(...plus) + 1 - minus[i]! / Math.max(...minus)) / 2);
};

export const slowMabac: SlowMethod = (d) => {
  const v = (i: number, j: number): number => {
    const column = columnOf(d, j);
    const [worst, best] = [Math.min(...column), Math.max(...column)];
    const n = (d.rows[i]![j]! - worst) / (best - worst);
    return d.weights[j]! * ((d.types[j] === 1 ? n : 1 - n) + 1);
  };
  const border = d.types.map((_, j) => alternatives(d).reduce((p, i) => p * v(i, j) ** (1 / d.rows.length), 1));
  return alternatives(d).map((i) => sum(d.types.map((_, j) => v(i, j) - border[j]!)));
};

export const slowMarcos: SlowMethod = (d) => {
  const s = alternatives(d).map((i) => overCriteria(d, i, (_, j) => d.weights[j]! * ratio(d, i, j)));
  const ideal = sum(d.weights);
  const anti = sum(d.types.map((_, j) => d.weights[j]! * Math.min(...alternatives(d).map((i) => ratio(d, i, j)))));
  return s.map((one) => {
    const [up, down] = [one / ideal, one / anti];
    const [fUp, fDown] = [down / (up + down), up / (up + down)];
    return (up + down) / (1 + (1 - fUp) / fUp + (1 - fDown) / fDown);
  });
};

/** Both distances of CODAS from the negative-ideal point. */
export function slowDistances(d: SlowDecision): { euclidean: number[]; taxicab: number[] } {
  const v = d.rows.map((_, i) => d.types.map((_, j) => d.weights[j]! * ratio(d, i, j)));
  const worst = d.types.map((_, j) => Math.min(...v.map((row) => row[j]!)));
  return {
    euclidean: v.map((row) => Math.sqrt(sum(row.map((x, j) => (x - worst[j]!) ** 2)))),
    taxicab: v.map((row) => sum(row.map((x, j) => Math.abs(x - worst[j]!)))),
  };
}

/** H_i over all pairs, the definition. */
export function slowAssessments(euclidean: readonly number[], taxicab: readonly number[], tau: number): number[] {
  return euclidean.map((e, i) =>
    sum(
      euclidean.map((other, k) => {
        const difference = e - other;
        return difference + (Math.abs(difference) >= tau ? taxicab[i]! - taxicab[k]! : 0);
      }),
    ),
  );
}

export const slowCodas: SlowMethod = (d) => {
  const { euclidean, taxicab } = slowDistances(d);
  return slowAssessments(euclidean, taxicab, 0.02);
};
