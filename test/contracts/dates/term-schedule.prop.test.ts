import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContractTerms, type PeriodInput, termSchedule } from '../../../src/contracts/index.js';
import { addBusinessDays } from '../../../src/time/business-day.js';
import { addDays, fromEpochDay } from '../../../src/time/civil-date.js';
import { addCivilDuration, type CivilDurationInput } from '../../../src/time/civil-duration.js';

const FIRST = 17_000; // 2016-07-18
const months = fc.integer({ min: 1, max: 36 });
const term: fc.Arbitrary<CivilDurationInput> = fc.oneof(
  months.map((n) => ({ months: n })),
  fc.integer({ min: 20, max: 400 }).map((n) => ({ days: n })),
);
const notice: fc.Arbitrary<PeriodInput> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((n) => ({ months: n })),
  fc.integer({ min: 1, max: 120 }).map((n) => ({ days: n })),
  fc.integer({ min: 1, max: 40 }).map((n) => ({ businessDays: n })),
);
const terms = fc.record({
  effectiveDate: fc.integer({ min: FIRST, max: FIRST + 2000 }).map(fromEpochDay),
  initialTerm: term,
  renewalTerm: term,
  maximumRenewals: fc.option(fc.integer({ min: 0, max: 6 })),
  monthEnd: fc.constantFrom('clip', 'sticky'),
  notice,
  noticeCountsFrom: fc.constantFrom('renewalDay', 'lastDay'),
  counting: fc.constantFrom('plain', 'clearDays'),
  roll: fc.constantFrom('none', 'preceding', 'following', 'modifiedFollowing', 'modifiedPreceding'),
  delivery: fc.option(fc.integer({ min: 1, max: 5 }).map((n) => ({ businessDays: n }))),
  holidays: fc.array(fc.integer({ min: FIRST, max: FIRST + 6000 }).map(fromEpochDay), { maxLength: 30 }),
}) as fc.Arbitrary<ContractTerms>;
const day = fc.integer({ min: FIRST - 100, max: FIRST + 5000 }).map(fromEpochDay);

describe('termSchedule', () => {
  it('puts safe before plain deadline, and the deadline before the end of its term', () => {
    fc.assert(
      fc.property(terms, day, (contract, onDate) => {
        const { noticeDeadline, safeDeadline, earliestEnd, daysLeft } = termSchedule(contract, { onDate });
        if (noticeDeadline === null || safeDeadline === null || earliestEnd === null || daysLeft === null) return true;
        return (
          safeDeadline <= noticeDeadline && noticeDeadline < earliestEnd && onDate <= noticeDeadline && daysLeft >= 0
        );
      }),
      { numRuns: 300 },
    );
  });

  it('has each end at anchor + first term + k renewals in one step, and the date inside its term', () => {
    fc.assert(
      fc.property(terms, day, (contract, onDate) => {
        const { currentTerm, status } = termSchedule(contract, { onDate });
        const first = contract.initialTerm as { months?: number; days?: number };
        const next = contract.renewalTerm as { months?: number; days?: number };
        const { index } = currentTerm;
        const sum = {
          months: (first.months ?? 0) + index * (next.months ?? 0),
          days: (first.days ?? 0) + index * (next.days ?? 0),
        };
        expect(currentTerm.end).toBe(
          addCivilDuration(contract.effectiveDate, sum, 1, { monthEnd: contract.monthEnd ?? 'clip' }),
        );
        expect(currentTerm.lastDay).toBe(addDays(currentTerm.end ?? '', -1));
        if (status === 'active') expect(currentTerm.start <= onDate && onDate < (currentTerm.end ?? '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with stepping term by term from the start', () => {
    fc.assert(
      fc.property(terms, day, (contract, onDate) => {
        const { currentTerm } = termSchedule(contract, { onDate });
        const last = contract.maximumRenewals ?? Number.POSITIVE_INFINITY;
        let index = 0;
        let at = contract.effectiveDate;
        for (;;) {
          const here = termSchedule({ ...contract, maximumRenewals: index }, { onDate: at }).currentTerm;
          at = here.end ?? '';
          if (onDate < at || index >= last) break;
          index += 1;
        }
        return currentTerm.index === index;
      }),
      { numRuns: 40 },
    );
  });

  it('never gives an earlier next deadline on a later date', () => {
    fc.assert(
      fc.property(terms, day, fc.integer({ min: 1, max: 900 }), (contract, onDate, later) => {
        const now = termSchedule(contract, { onDate });
        const then = termSchedule(contract, { onDate: addDays(onDate, later) });
        if (then.noticeDeadline === null) return true;
        return (
          now.noticeDeadline !== null &&
          now.noticeDeadline <= then.noticeDeadline &&
          (now.earliestEnd ?? '') <= (then.earliestEnd ?? '')
        );
      }),
      { numRuns: 300 },
    );
  });

  it('sends early enough to arrive by the deadline', () => {
    fc.assert(
      fc.property(terms, day, (contract, onDate) => {
        const { sendBy, noticeDeadline, safeSendBy, safeDeadline } = termSchedule(contract, { onDate });
        if (sendBy === null || noticeDeadline === null || safeSendBy === null || safeDeadline === null) return true;
        const { businessDays } = contract.delivery as { businessDays: number };
        const options = { holidays: contract.holidays ?? [] };
        return (
          addBusinessDays(sendBy, businessDays, options) <= noticeDeadline &&
          addBusinessDays(safeSendBy, businessDays, options) <= safeDeadline
        );
      }),
      { numRuns: 300 },
    );
  });

  it('ends with the term of the deadline when notice is given on that deadline', () => {
    fc.assert(
      fc.property(terms, day, (contract, onDate) => {
        const { noticeDeadline, earliestEnd, status } = termSchedule(contract, { onDate });
        if (noticeDeadline === null || status === 'notStarted') return true;
        const ended = termSchedule({ ...contract, noticeGivenOn: noticeDeadline }, { onDate: noticeDeadline });
        return ended.earliestEnd === earliestEnd && ended.noticeDeadline === null;
      }),
      { numRuns: 300 },
    );
  });
});
