import { defineSlaPolicy, evaluateTicket } from 'vendorwise/sla';
import type { GoldenAdapter } from '../../adapter.js';
import { calendarOf } from './calendar-shape.js';

const seconds = (ms: number | null | undefined): number | null => (typeof ms === 'number' ? ms / 1000 : null);

export const adapter: GoldenAdapter = ({ input }, file) => {
  const policy = defineSlaPolicy(
    {
      id: 'golden',
      timeZone: 'UTC',
      versions: [
        {
          version: 1,
          effectiveFrom: '1970-01-01',
          clocks: [
            {
              id: 'resolution',
              measures: 'resolution',
              calendar: 'office',
              pausedWhile: ['paused'],
              targets: [{ within: { businessMinutes: input.targetSeconds / 60 } }],
            },
          ],
        },
      ],
    },
    { calendars: { office: calendarOf(file, input.calendar, 'wallClock') } },
  );
  const ticket = {
    id: 'golden',
    openedAt: input.startedAt,
    events: input.stoppedAt === null ? [] : [{ at: input.stoppedAt, type: 'status', status: 'solved' }],
    pauses: input.pauses.map(([start, end]: [string, string | null]) => ({ start, end, reason: 'paused' })),
  };
  const [clock] = evaluateTicket(policy, ticket, { asOf: input.asOf }).clocks;
  return {
    elapsedSeconds: seconds(clock?.elapsedMs),
    pausedBusinessSeconds: seconds(clock?.pausedMs),
    remainingSeconds: seconds(clock?.remainingMs),
    breached: clock?.breachedAt !== null,
    status: clock?.status,
    targetReachedAt: clock?.targetReachedAt,
    projectedDueAt: clock?.projectedDueAt,
  };
};
