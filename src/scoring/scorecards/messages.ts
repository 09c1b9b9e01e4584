import type { ChangeDirection } from '../../core/change-direction.js';
import { listed } from '../../core/words.js';
import type { StandingAction } from './scorecard.js';

const ACTIONS: Readonly<Record<StandingAction, string>> = {
  warnOnRequests: 'think twice before asking for an offer',
  blockRequests: 'ask for no offers',
  warnOnOrders: 'think twice before ordering',
  blockOrders: 'place no orders',
  notifySupplier: 'tell the supplier',
  notifyOwner: 'tell the owner of the relationship',
};

/** A supplier of whom no name is known. */
export const UNNAMED_SUPPLIER = 'The supplier';

const within = (supplier: string): string => (supplier === UNNAMED_SUPPLIER ? 'the supplier' : supplier);

/** Sentences of supplier scorecards. */
export const SCORECARD_MESSAGES = {
  score: (supplier: string, score: string, standing: string, periods: number, label: string): string =>
    `${supplier} scores ${score} of 100 (${standing}) over ${periods === 1 ? `the period ${label}` : `${periods} periods up to ${label}`}.`,
  first: (): string => 'There is no earlier score to compare with.',
  change: (change: ChangeDirection, standing: string, score: string): string =>
    change === 'same'
      ? `A period earlier it was ${score}, the same standing.`
      : `That is ${change} than ${standing} (${score}) a period earlier.`,
  actions: (standing: string, actions: readonly StandingAction[]): string =>
    `${standing} means: ${listed(actions.map((action) => ACTIONS[action]))}.`,
  noScore: (supplier: string): string => `${supplier} has no score yet.`,
  NO_PERIODS: (supplier: string): string => `${supplier} has no period to score; that is no good score and no bad one.`,
  NO_RECENT_ACTIVITY: (supplier: string): string =>
    `No period of ${within(supplier)} that still counts has a total, so it has no score.`,
  PERIOD_WITHOUT_ACTIVITY: (supplier: string, period: string): string =>
    `${supplier} had no activity in ${period}; the period does not count.`,
  PERIODS_NOT_GIVEN: (supplier: string, periods: number, oldest: string, newest: string): string =>
    `${periods === 1 ? 'One period' : `${periods} periods`} of ${within(supplier)} from ${oldest} to ${newest} ${periods === 1 ? 'is' : 'are'} not given and ${periods === 1 ? 'does' : 'do'} not count.`,
  LATER_PERIODS: (supplier: string, periods: readonly string[]): string =>
    `${listed(periods)} of ${within(supplier)} ${periods.length === 1 ? 'lies' : 'lie'} after the period asked for and ${periods.length === 1 ? 'is' : 'are'} left out.`,
  SCORE_CAPPED: (supplier: string, name: string, period: string, score: string): string =>
    `${supplier} has ${score} for ${name} in ${period}, which lies outside the scale; it counts as the nearest end.`,
  NOT_MEASURED: (
    supplier: string,
    names: readonly string[],
    period: string,
    effect: 'reweight' | 'zero' | 'noTotal',
  ): string => {
    const one = names.length === 1;
    const then = {
      reweight: `${one ? 'its' : 'their'} weight goes to the others`,
      zero: `${one ? 'it counts' : 'they count'} as no points`,
      noTotal: 'the period has no total',
    };
    return `${supplier} has no score for ${listed(names)} in ${period}; ${then[effect]}.`;
  },
  STANDING_WORSE: (supplier: string, before: string, now: string): string =>
    `${supplier} has fallen from ${before} to ${now}.`,
  STANDING_BETTER: (supplier: string, before: string, now: string): string =>
    `${supplier} has risen from ${before} to ${now}.`,
} as const;
