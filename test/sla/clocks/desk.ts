import {
  defineSlaPolicy,
  type SlaClock,
  type SlaPolicy,
  type SlaPolicyDefinition,
  type Ticket,
  type TicketEvent,
} from 'vendorwise/sla';

/** The policy of an office in Berlin: weekdays 9:00 to 17:30, Friday to 16:00. */
export const deskGold: SlaPolicyDefinition = {
  id: 'desk-gold',
  timeZone: 'Europe/Berlin',
  calendars: {
    office: {
      timeZone: 'Europe/Berlin',
      week: {
        mon: ['09:00-17:30'],
        tue: ['09:00-17:30'],
        wed: ['09:00-17:30'],
        thu: ['09:00-17:30'],
        fri: ['09:00-16:00'],
      },
      holidays: [
        '2026-01-01',
        '2026-04-03',
        '2026-04-06',
        '2026-05-01',
        '2026-05-14',
        '2026-05-25',
        '2026-12-25',
        '2027-01-01',
      ],
    },
  },
  versions: [
    {
      version: 1,
      effectiveFrom: '2026-01-01',
      clocks: [
        {
          id: 'resolution',
          measures: 'resolution',
          calendar: 'office',
          pausedWhile: ['awaitingCustomer'],
          targets: [
            { when: { priority: ['P1'] }, within: { businessHours: 8 }, warnAt: [{ percent: 75 }] },
            { within: { businessDays: 3 } },
          ],
          goal: { attainmentPercent: '95', by: ['priority'] },
        },
        {
          id: 'firstReply',
          measures: 'firstReply',
          calendar: 'office',
          targets: [{ when: { priority: ['P1'] }, within: { businessMinutes: 30 } }, { within: { businessHours: 4 } }],
        },
      ],
    },
  ],
};

/** A clock of which only the measure must be said. */
export type DeskClock = Partial<SlaClock> & { readonly measures: SlaClock['measures'] };

/** A policy with one version and the given clocks over the office calendar. */
export function policyOf(...clocks: readonly DeskClock[]): SlaPolicy {
  return defineSlaPolicy(policyJson(...clocks));
}

/** The document of {@link policyOf}. */
export function policyJson(...clocks: readonly DeskClock[]): SlaPolicyDefinition {
  return {
    ...deskGold,
    versions: [
      {
        version: 1,
        effectiveFrom: '2026-01-01',
        clocks: clocks.map((clock, position) => ({ id: `clock${position}`, calendar: null, ...clock })),
      },
    ],
  };
}

/** A ticket opened on Monday, 5 October 2026, 09:00 in Berlin; events are given in hours after that. */
export function ticketWith(
  events: readonly (readonly [hours: number, typeOrStatus: string, more?: Partial<TicketEvent>])[],
  more: Partial<Ticket> = {},
): Ticket {
  return {
    id: 'INC1',
    openedAt: OPENED,
    priority: 'P1',
    events: events.map(([hours, name, rest = {}]) => ({
      at: hoursAfter(hours),
      ...(TYPES.includes(name) ? { type: name } : { type: 'status', status: name }),
      ...rest,
    })),
    ...more,
  };
}

const TYPES = ['customerMessage', 'agentReply', 'internalNote', 'priority', 'fields', 'escalated', 'accepted'];

export const OPENED = '2026-10-05T09:00:00+02:00';
export const HOUR = 3_600_000;

/** The instant so many hours after the opening. */
export function hoursAfter(hours: number): string {
  return new Date(Date.parse(OPENED) + hours * HOUR).toISOString();
}
