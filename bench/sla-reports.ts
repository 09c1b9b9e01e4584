import {
  attainment,
  type ClockOutcome,
  defineSlaPolicy,
  elapsedSketch,
  evaluateTicket,
  outcomeTally,
  percentileTarget,
  summarizeOutcomes,
  type Ticket,
} from '../src/sla/index.ts';
import type { BenchRow } from './row.ts';

const TICKETS = 40_000;
const RESULTS = 200_000;
const ROUNDS = 7;
const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 5, 8);
const AS_OF = Date.UTC(2026, 11, 31);
const GOAL = { goalPercent: '95' };
const office = {
  mon: ['09:00-17:30'],
  tue: ['09:00-17:30'],
  wed: ['09:00-17:30'],
  thu: ['09:00-17:30'],
  fri: ['09:00-16:00'],
};

/** The same sequence in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The way over accumulators (partial states through JSON, merged) beside the direct one, for the same figures. */
export async function run(): Promise<BenchRow[]> {
  return [routes(), shares(), counting(), percentiles()];
}

/** From tickets to attainment: what a platform that spreads its tickets pays for the accumulator. */
function routes(): BenchRow {
  const policy = defineSlaPolicy({
    id: 'bench',
    timeZone: 'Europe/Berlin',
    calendars: { office: { timeZone: 'Europe/Berlin', week: office } },
    versions: [
      {
        version: 1,
        effectiveFrom: '2026-01-01',
        clocks: [
          { id: 'resolution', measures: 'resolution', calendar: 'office', targets: [{ within: { businessHours: 8 } }] },
          { id: 'firstReply', measures: 'firstReply', calendar: 'office', targets: [{ within: { businessHours: 1 } }] },
        ],
      },
    ],
  });
  const random = numbers(7);
  const tickets = Array.from({ length: TICKETS }, (_, i): Ticket => {
    const opened = START + Math.floor(random() * 8000 * HOUR_MS);
    const at = (hours: number): string => new Date(opened + Math.floor(random() * hours * HOUR_MS)).toISOString();
    return {
      id: `INC${i}`,
      openedAt: new Date(opened).toISOString(),
      priority: `P${1 + (i % 4)}`,
      events: [
        { at: at(2), type: 'agentReply' },
        { at: at(60), type: 'status', status: 'solved' },
      ],
    };
  });
  const evaluated = (part: readonly Ticket[]): readonly ClockOutcome[] =>
    part.flatMap((one) => evaluateTicket(policy, one, { asOf: AS_OF }).outcomes);
  return compare(
    'sla: tickets to attainment (evaluation of 40 k tickets, then four tallies through JSON, merged)',
    'the same evaluation, attainment(outcomes)',
    TICKETS,
    () => attainment(tallied(quarters(tickets).map(evaluated)), GOAL).met,
    () => attainment(quarters(tickets).flatMap(evaluated), GOAL).met,
  );
}

/** Ready results to attainment, nothing else: what a tally costs beside counting the results where they stand. */
function shares(): BenchRow {
  const results = someResults();
  return compare(
    'sla: ready results to attainment (four tallies through JSON, merged)',
    'attainment(outcomes), which counts only kinds',
    RESULTS,
    () => attainment(tallied(quarters(results)), GOAL).met,
    () => attainment(results, GOAL).met,
  );
}

/** Counting alone: the tally beside the report that gives the same counts by clock and group. */
function counting(): BenchRow {
  const results = someResults();
  const options = { period: 'year' as const, asOf: AS_OF, timeZone: 'UTC', countBy: 'opened' as const };
  return compare(
    'sla: ready results to counts by clock and group (four tallies through JSON, merged)',
    'summarizeOutcomes',
    RESULTS,
    () => tallied(quarters(results)).met,
    () => summarizeOutcomes(results, options).totals.met,
  );
}

function percentiles(): BenchRow {
  const results = someResults();
  return compare(
    'sla: 95th percentile within 1 % (four sketches through JSON, merged)',
    'percentileTarget, exact',
    RESULTS,
    () => {
      const states = quarters(results).map((part) =>
        part.reduce(elapsedSketch.addInput, elapsedSketch.createAccumulator()),
      );
      const sketch = elapsedSketch.extractOutput(elapsedSketch.mergeAccumulators(states.map(throughJson)));
      return Math.round((sketch.p95Within1Percent ?? 0) / (0.025 * 60 * HOUR_MS));
    },
    () => Math.round((percentileTarget(results, { percent: 95 }).elapsedMs ?? 0) / (0.025 * 60 * HOUR_MS)),
  );
}

function someResults(): ClockOutcome[] {
  const random = numbers(11);
  const results = Array.from({ length: RESULTS }, (_, i): ClockOutcome => {
    const elapsedMs = Math.floor(random() * 60 * HOUR_MS);
    return {
      ticketId: `INC${i >> 1}`,
      clockId: i % 2 === 0 ? 'resolution' : 'firstReply',
      cycle: 0,
      group: { priority: `P${1 + (i % 4)}` },
      openedAt: new Date(START + i * 1000).toISOString(),
      resolvedAt: new Date(START + i * 1000 + elapsedMs).toISOString(),
      breachedAt: null,
      outcome: elapsedMs > 57 * HOUR_MS ? 'missed' : 'met',
      reason: null,
      elapsedMs,
      pausedMs: 0,
      targetMs: 57 * HOUR_MS,
    };
  });
  return JSON.parse(JSON.stringify(results)) as ClockOutcome[];
}

function quarters<T>(items: readonly T[]): (readonly T[])[] {
  const size = Math.ceil(items.length / 4);
  return [0, 1, 2, 3].map((part) => items.slice(part * size, (part + 1) * size));
}

function tallied(parts: readonly (readonly ClockOutcome[])[]): ReturnType<typeof outcomeTally.extractOutput> {
  const states = parts.map((part) => part.reduce(outcomeTally.addInput, outcomeTally.createAccumulator()));
  return outcomeTally.extractOutput(outcomeTally.mergeAccumulators(states.map(throughJson)));
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Best of some rounds, taken in turn so that both meet the same load. */
function compare(name: string, peer: string, items: number, ours: () => number, theirs: () => number): BenchRow {
  if (ours() !== theirs()) throw new Error(`${name}: the two ways disagree`);
  let best = Number.POSITIVE_INFINITY;
  let peerBest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    best = Math.min(best, timed(ours));
    peerBest = Math.min(peerBest, timed(theirs));
  }
  const ops = (items * 1000) / best;
  const peerOps = (items * 1000) / peerBest;
  return { name, ops, peer, peerOps, ratio: ops / peerOps };
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
