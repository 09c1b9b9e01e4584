import type { BuiltInMeasure, ClockRules, ClockTrigger, ReopenRule, StatusCategory } from './policy.js';

/** A measure as a record of rules, with the defaults of the clocks that use it. */
export interface Measure {
  readonly rules: ClockRules;
  readonly pausedWhile: readonly string[];
  readonly reopen: ReopenRule;
}

const OPENED: readonly ClockTrigger[] = [{ event: 'opened' }];
const REPLIED: readonly ClockTrigger[] = [{ event: 'agentReply' }];
/** A change to a status that closes the ticket. */
export const SOLVED: readonly ClockTrigger[] = [{ status: ['solved'] }];
const CANCELLED: readonly ClockTrigger[] = [{ status: ['cancelled'] }];
const REOPENED: readonly ClockTrigger[] = [{ status: ['new', 'open', 'pending', 'hold'] }];

const ALWAYS_PAUSED: ReopenRule = { withinBusinessDays: null, timeBetween: 'paused' };
const ALWAYS_COUNTED: ReopenRule = { withinBusinessDays: null, timeBetween: 'counted' };
const WITHIN_FIVE_DAYS: ReopenRule = { withinBusinessDays: 5, timeBetween: 'paused' };

/**
 * The ready-made measures: first reply, next reply, periodic update, requester wait, agent work and total resolution
 * as the Zendesk documentation of SLA policies and ticket metric events defines them, and the resolution time of
 * outsourcing contracts, which goes on when a ticket is reopened within five business days.
 */
export const BUILT_IN_MEASURES: Readonly<Record<BuiltInMeasure, Measure>> = {
  firstReply: {
    rules: { start: OPENED, stop: REPLIED, cancel: CANCELLED },
    pausedWhile: [],
    reopen: ALWAYS_PAUSED,
  },
  nextReply: {
    rules: { start: [{ event: 'customerMessage', after: 'agentReply' }], stop: REPLIED, cancel: CANCELLED },
    pausedWhile: [],
    reopen: ALWAYS_PAUSED,
  },
  periodicUpdate: {
    rules: {
      start: [{ event: 'agentReply', unlessStatus: ['solved', 'cancelled'] }],
      stop: [...REPLIED, ...SOLVED],
      cancel: CANCELLED,
    },
    pausedWhile: [],
    reopen: ALWAYS_PAUSED,
  },
  requesterWait: {
    rules: { start: OPENED, stop: SOLVED, cancel: CANCELLED, reopen: REOPENED },
    pausedWhile: ['pending'],
    reopen: ALWAYS_PAUSED,
  },
  agentWork: {
    rules: { start: OPENED, stop: SOLVED, cancel: CANCELLED, reopen: REOPENED },
    pausedWhile: ['pending', 'hold'],
    reopen: ALWAYS_PAUSED,
  },
  resolution: {
    rules: { start: OPENED, stop: SOLVED, cancel: CANCELLED, reopen: REOPENED },
    pausedWhile: [],
    reopen: WITHIN_FIVE_DAYS,
  },
  totalResolution: {
    rules: { start: OPENED, stop: SOLVED, cancel: CANCELLED, reopen: REOPENED },
    pausedWhile: [],
    reopen: ALWAYS_COUNTED,
  },
};

/** Types of events that rules may name without declaring them. */
export const KNOWN_EVENT_TYPES: readonly string[] = [
  'opened',
  'customerMessage',
  'agentReply',
  'internalNote',
  'status',
  'priority',
  'fields',
];

/** Statuses that need no declaration. */
export const KNOWN_STATUSES: Readonly<Record<string, StatusCategory>> = {
  new: 'new',
  open: 'open',
  pending: 'pending',
  hold: 'hold',
  solved: 'solved',
  closed: 'solved',
  resolved: 'solved',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};
