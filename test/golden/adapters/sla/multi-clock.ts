import { type BuiltInMeasure, type ClockResult, defineSlaPolicy, evaluateTicket } from 'vendorwise/sla';
import type { GoldenAdapter } from '../../adapter.js';
import { calendarOf } from './calendar-shape.js';

const MEASURES: readonly BuiltInMeasure[] = [
  'firstReply',
  'nextReply',
  'periodicUpdate',
  'requesterWait',
  'agentWork',
  'totalResolution',
];

export const adapter: GoldenAdapter = ({ input }, file) => {
  const policy = defineSlaPolicy(
    {
      id: 'golden',
      timeZone: 'UTC',
      versions: [
        {
          version: 1,
          effectiveFrom: '1970-01-01',
          clocks: MEASURES.flatMap((measures) => [
            { id: `${measures}.business`, measures, calendar: 'office' },
            { id: `${measures}.elapsed`, measures, calendar: null },
          ]),
        },
      ],
    },
    { calendars: { office: calendarOf(file, input.calendar, 'wallClock') } },
  );
  const ticket = { id: 'golden', openedAt: input.createdAt, events: input.events };
  const { clocks } = evaluateTicket(policy, ticket, { asOf: input.asOf });
  const runsOf = (id: string): ClockResult[] => clocks.filter((one) => one.clockId === id && one.status !== 'idle');
  const seconds = (ms: number | null | undefined): number | null => (typeof ms === 'number' ? ms / 1000 : null);
  const cycles = (measure: BuiltInMeasure) =>
    runsOf(`${measure}.business`).map((run, position) => ({
      startedAt: run.startedAt,
      stoppedAt: run.stoppedAt,
      businessSeconds: seconds(run.elapsedMs),
      calendarSeconds: seconds(runsOf(`${measure}.elapsed`)[position]?.elapsedMs),
    }));
  return {
    firstReply: cycles('firstReply')[0],
    nextReplyCycles: cycles('nextReply'),
    periodicUpdateCycles: cycles('periodicUpdate'),
    requesterWait: cycles('requesterWait')[0],
    agentWork: cycles('agentWork')[0],
    totalResolution: cycles('totalResolution')[0],
  };
};
