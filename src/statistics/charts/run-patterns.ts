import { isAbove } from './moving-range.js';
import type { RunRule, RunRulePoint, RunSignal } from './run-signal.js';

type Side = -1 | 0 | 1;

/** Points in a row, without missing ones, as columns. */
export interface RulePiece {
  /** Position of each point in the chart. */
  readonly at: readonly number[];
  readonly values: readonly number[];
  readonly sides: readonly Side[];
  /** Side of the limit that a point is beyond. */
  readonly beyond: readonly Side[];
  /** Side of the zone of more than one (two) standard deviations; 0 inside, and without standard deviations. */
  readonly zones: readonly [one: readonly Side[], two: readonly Side[]];
  /** Whether distances in standard deviations are known. */
  readonly measured: readonly boolean[];
}

/** Cuts the points at missing ones, or takes them out. */
export function rulePieces(points: readonly RunRulePoint[], breakAtGaps: boolean): RulePiece[] {
  const groups: number[][] = [[]];
  points.forEach((point, i) => {
    const last = groups[groups.length - 1]!;
    if (point.value !== null && point.center !== null) last.push(i);
    else if (breakAtGaps && last.length > 0) groups.push([]);
  });
  return groups.map((at) => {
    const chosen = at.map((i) => points[i]!);
    return {
      at,
      values: chosen.map((point) => point.value!),
      sides: chosen.map((point) => sideOf(point.value!, point.center!)),
      beyond: chosen.map((point) => (point.beyond === null ? 0 : point.beyond === 'above' ? 1 : -1)),
      zones: [chosen.map((point) => zoneOf(point, 1)), chosen.map((point) => zoneOf(point, 2))],
      measured: chosen.map((point) => point.z !== null),
    };
  });
}

function sideOf(value: number, center: number): Side {
  return isAbove(value, center) ? 1 : isAbove(center, value) ? -1 : 0;
}

/** Values and centre carry the rounding of their size, which a distance in standard deviations magnifies. */
const ROUNDING = 2 ** -48;

function zoneOf({ value, center, z }: RunRulePoint, zone: number): Side {
  if (z === null) return 0;
  const size = Math.max(Math.abs(value!), Math.abs(center!));
  const distance = Math.abs(value! - center!);
  const slack = ROUNDING * (zone + (distance === 0 ? 0 : (size / distance) * Math.abs(z)));
  return z > zone + slack ? 1 : z < -zone - slack ? -1 : 0;
}

const sideName = (side: Side): 'above' | 'below' | null => (side === 0 ? null : side > 0 ? 'above' : 'below');

interface RunOf {
  readonly from: number;
  /** The last one. */
  readonly to: number;
  readonly key: Side;
}

/** Longest stretches of one key; stretches of 0 are none. */
function runsOf(keys: readonly Side[]): RunOf[] {
  const runs: RunOf[] = [];
  let from = 0;
  for (let i = 1; i <= keys.length; i++) {
    if (i < keys.length && keys[i] === keys[from]) continue;
    if (keys.length > 0 && keys[from] !== 0) runs.push({ from, to: i - 1, key: keys[from]! });
    from = i;
  }
  return runs;
}

/** A pattern of neighbouring points that is complete from its `length`-th point on. */
function runSignal(rule: RunRule, at: readonly number[], length: number, key: Side): RunSignal {
  return {
    rule,
    start: at[0]!,
    end: at[at.length - 1]!,
    completedAt: at.slice(length - 1),
    points: at,
    side: rule === 'shift' ? sideName(key) : null,
    direction: rule === 'trend' ? (key > 0 ? 'rising' : 'falling') : null,
  };
}

export function beyondSignals({ at, beyond }: RulePiece): RunSignal[] {
  return at.flatMap((position, i) =>
    beyond[i] === 0 ? [] : [{ ...runSignal('beyondLimits', [position], 1, 0), side: sideName(beyond[i]!) }],
  );
}

export function shiftSignals({ at, sides }: RulePiece, length: number, skip: boolean): RunSignal[] {
  const kept = skip ? at.map((_, i) => i).filter((i) => sides[i] !== 0) : at.map((_, i) => i);
  return runsOf(kept.map((i) => sides[i]!))
    .filter((run) => run.to - run.from + 1 >= length)
    .map((run) => {
      const members = kept.slice(run.from, run.to + 1).map((i) => at[i]!);
      return runSignal('shift', members, length, run.key);
    });
}

/** Positions and steps; with `skip` a value that repeats the one before it is passed over. */
function stepsOf({ at, values }: RulePiece, skip: boolean): { at: readonly number[]; steps: readonly Side[] } {
  const kept: number[] = [];
  const steps: Side[] = [];
  at.forEach((_, i) => {
    const last = kept[kept.length - 1];
    if (last === undefined) kept.push(i);
    else {
      const step = sideOf(values[i]!, values[last]!);
      if (step === 0 && skip) return;
      kept.push(i);
      steps.push(step);
    }
  });
  return { at: kept.map((i) => at[i]!), steps };
}

export function trendSignals(piece: RulePiece, length: number, skip: boolean): RunSignal[] {
  const { at, steps } = stepsOf(piece, skip);
  return runsOf(steps)
    .filter((run) => run.to - run.from + 2 >= length)
    .map((run) => runSignal('trend', at.slice(run.from, run.to + 2), length, run.key));
}

export function alternatingSignals(piece: RulePiece, length: number, skip: boolean): RunSignal[] {
  const { at, steps } = stepsOf(piece, skip);
  // Turn i lies between step i and step i + 1.
  const turns = steps.slice(1).map((step, i): Side => (step !== 0 && step === -steps[i]! ? 1 : 0));
  return runsOf(turns)
    .filter((run) => run.to - run.from + 3 >= length)
    .map((run) => runSignal('alternating', at.slice(run.from, run.to + 3), length, 0));
}

/** So many of so many points in a row beyond a zone. */
export interface ZoneRule {
  readonly rule: RunRule;
  readonly zone: 1 | 2;
  readonly count: number;
  readonly among: number;
  /** As the NHS has it: every point on one side, and those beyond the limits do not count. */
  readonly allOnOneSide: boolean;
}

export function zoneSignals(piece: RulePiece, { rule, zone, count, among, allOnOneSide }: ZoneRule): RunSignal[] {
  const { at, sides, beyond } = piece;
  const zones = piece.zones[zone - 1]!;
  const found: RunSignal[] = [];
  for (const side of [1, -1] as const) {
    const counts = (i: number): boolean => zones[i] === side && !(allOnOneSide && beyond[i] !== 0);
    let open: { members: number[]; completedAt: number[] } | null = null;
    for (let i = among - 1; i < at.length; i++) {
      const window = Array.from({ length: among }, (_, k) => i - among + 1 + k);
      const members = window.filter(counts);
      if (members.length < count) continue;
      if (allOnOneSide ? window.some((k) => sides[k] !== side) : !counts(i)) continue;
      // Windows that share a point are one pattern.
      const last: number | undefined = open?.members[open.members.length - 1];
      if (open !== null && last !== undefined && members[0]! <= last) {
        open.members.push(...members.filter((k) => k > last));
        open.completedAt.push(i);
      } else {
        if (open !== null) found.push(zoneSignal(rule, at, open, side));
        open = { members, completedAt: [i] };
      }
    }
    if (open !== null) found.push(zoneSignal(rule, at, open, side));
  }
  return found;
}

function zoneSignal(
  rule: RunRule,
  at: readonly number[],
  { members, completedAt }: { readonly members: readonly number[]; readonly completedAt: readonly number[] },
  side: Side,
): RunSignal {
  const points = members.map((i) => at[i]!);
  const completed = completedAt.map((i) => at[i]!);
  return { ...runSignal(rule, points, 1, 0), completedAt: completed, side: sideName(side) };
}

export function stratificationSignals({ at, zones, measured }: RulePiece, length: number): RunSignal[] {
  return runsOf(at.map((_, i): Side => (measured[i] && zones[0][i] === 0 ? 1 : 0)))
    .filter((run) => run.to - run.from + 1 >= length)
    .map((run) => runSignal('stratification', at.slice(run.from, run.to + 1), length, 0));
}

export function mixtureSignals({ at, zones }: RulePiece, length: number, bothSides: boolean): RunSignal[] {
  return runsOf(at.map((_, i): Side => (zones[0][i] === 0 ? 0 : 1))).flatMap(({ from, to }) => {
    const completed: number[] = [];
    let lastAbove = -1;
    let lastBelow = -1;
    for (let i = from; i <= to; i++) {
      if (zones[0][i] === 1) lastAbove = i;
      else lastBelow = i;
      const first = i - length + 1;
      if (first < from) continue;
      if (!bothSides || Math.min(lastAbove, lastBelow) >= first) completed.push(i);
    }
    return windowsJoined(completed, length).map((ends) => {
      const members = at.slice(ends[0]! - length + 1, ends[ends.length - 1]! + 1);
      return { ...runSignal('mixture', members, length, 0), completedAt: ends.map((i) => at[i]!) };
    });
  });
}

/** Groups the ends of windows of one length that share a point. */
function windowsJoined(ends: readonly number[], length: number): number[][] {
  const groups: number[][] = [];
  for (const end of ends) {
    const last = groups[groups.length - 1];
    if (last !== undefined && end - length + 1 <= last[last.length - 1]!) last.push(end);
    else groups.push([end]);
  }
  return groups;
}
