/**
 * Every accumulator of the library: folds that can be split over machines and merged again, bit for bit.
 * Each has the four method names of Apache Beam's CombineFn and a JSON-safe state with a version.
 * Goals, percentiles and parameters are asked of the output, with the functions of the rooms.
 *
 * @packageDocumentation
 */
export type { Accumulator } from './core/accumulator.js';
export { type RatioRow, type RatioTally, type RatioTallyState, ratioTally } from './kpi/tallies/ratio-tally.js';
export {
  type EventTallyOutput,
  eventTally,
  type GoodTotalState,
  type UptimeTallyOutput,
  uptimeTally,
} from './sla/availability/availability-tallies.js';
export {
  type ElapsedBucket,
  type ElapsedSketch,
  type ElapsedSketchState,
  elapsedSketch,
} from './sla/reports/elapsed-sketch.js';
export {
  type OutcomeTally,
  type OutcomeTallyState,
  outcomeTally,
  type TallyFigures,
  type TallyLine,
  type TallyReason,
} from './sla/reports/outcome-tally.js';
export type { ValueBucket } from './statistics/sketch/nearest-rank.js';
export { type ValueSketch, type ValueSketchState, valueSketch } from './statistics/sketch/value-sketch.js';
