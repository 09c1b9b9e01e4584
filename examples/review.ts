// A small business reviews its outsourced IT desk: who should run it, was it within its agreement, is it getting worse,
// and what does the contract ask for next? Run with `npm run example`.
import { buildChecklist, gapReport, termSchedule } from 'vendorwise/contracts';
import { serviceAgreement } from 'vendorwise/contracts/packs';
import { analyzeTrend, defineKpi, measureKpi } from 'vendorwise/kpi';
import { bidderDropoutTest, compareVendors, defineCriteria, scoreVendors, weightStability } from 'vendorwise/scoring';
import {
  complianceRows,
  creditMeasurements,
  creditStatement,
  defineSlaPolicy,
  explainTicket,
  nextEvents,
  reconcileSla,
  summarizeTickets,
} from 'vendorwise/sla';
import {
  complianceKpi,
  contractFacts,
  contractReviews,
  contractTerms,
  creditTerms,
  criteriaDocument,
  fourHourKpi,
  monthlyFee,
  policyDocument,
  scoreSheets,
  ZONE,
} from './definitions.ts';
import { readAttendances } from './emergency-departments.ts';
import { readIncidentLog } from './incident-log.ts';
import { findingLines, heading, progress, table } from './print.ts';

const REVIEW_DATE = '2026-11-23';

// 1. Choose
const criteria = defineCriteria(criteriaDocument);
const scores = scoreVendors(criteria, scoreSheets);
console.log(heading('1. Who should run the desk? (three bids, made up)'));
console.log(
  table([
    ['vendor', 'rank', 'total of 100', 'failed gates'],
    ...scores.ranking.map((one) => [
      one.vendor,
      one.rank,
      one.totalText,
      one.failedGates.map((gate) => gate.criterion).join(', ') || 'none',
    ]),
  ]),
);
console.log(`  ${compareVendors(scores, 'Acme', 'Crest').message}`);
const price = weightStability(scores).find((one) => one.criterion === 'price');
if (price?.winnerKeptBetween) {
  const [from, to] = price.winnerKeptBetween;
  console.log(
    `  The winner stays the same while the weight of the price is between ${from.toFixed(1)} % and ${to.toFixed(1)} %; it is ${price.weight} %.`,
  );
}
const dropouts = bidderDropoutTest(criteria, scoreSheets).findings;
console.log(dropouts.length === 0 ? '  No withdrawal of a bidder would change the winner.' : findingLines(dropouts));

// 2. Monitor
progress('reading the incident log');
const log = readIncidentLog(new URL('data/incident-event-log.csv.gz', import.meta.url), ZONE);
const policy = defineSlaPolicy(policyDocument);
const asOf = '2017-01-01T00:00:00Z';
progress(`evaluating ${log.tickets.length} incidents (${log.events} events) with two clocks each`);
const report = summarizeTickets(policy, log.tickets, { period: 'month', asOf });
console.log(heading('2. Was the desk within its agreement? (a real incident log of 2016)'));
console.log(
  '  The log names neither its agreement nor its zone: targets, desk hours and Europe/London are assumptions.',
);
console.log(
  table([
    ['month', 'clock', 'priority', 'met', 'missed', 'left out', 'share', 'goal', 'verdict'],
    ...report.rows
      .filter((row) => row.met + row.missed + row.leftOut >= 5)
      .map((row) => [
        row.period,
        row.clockId,
        row.group.priority ?? 'all',
        row.met,
        row.missed,
        row.leftOut,
        row.attainmentText,
        row.goalPercent === null ? null : `${row.goalPercent} %`,
        row.goalMet === null ? 'open' : row.goalMet ? 'met' : `missed, ${row.missesOverLimit} over the limit`,
      ]),
  ]),
);
const { totals } = report;
console.log(
  `  ${totals.outcomes} clock results of ${totals.tickets} incidents: ${totals.met} met, ${totals.missed} missed, ${totals.pending} pending, ${totals.excluded} excluded, ${totals.leftOut} left out. Months with fewer than 5 are not shown.`,
);
console.log(findingLines(report.findings));

// One miss with its evidence: the shortest story among those in which the desk also waited for the user.
const missedIds = report.outcomes
  .filter((one) => one.outcome === 'missed' && one.clockId === 'resolution' && (one.pausedMs ?? 0) > 0)
  .map((one) => one.ticketId);
const explained = log.tickets
  .filter((one) => missedIds.includes(one.id))
  .flatMap((one) => explainTicket(policy, one, { asOf }).clocks.map((clock) => ({ id: one.id, clock })))
  .filter(({ clock }) => clock.clockId === 'resolution' && clock.status === 'missed')
  .sort((a, b) => a.clock.segments.length - b.clock.segments.length)[0];
if (explained !== undefined) {
  console.log(`\n  Evidence: why ${explained.id} counts as missed`);
  for (const sentence of explained.clock.sentences) console.log(`    ${sentence}`);
}

// The same log as it stood on a Monday morning: what must be done next?
const monday = '2016-03-07T08:00:00Z';
const deadlines = log.tickets
  .flatMap((ticket) => nextEvents(policy, ticket, { asOf: monday }).map((event) => ({ ticket, event })))
  .filter(({ event }) => event.clockId === 'resolution' && event.kind === 'targetReached')
  .sort((a, b) => a.event.at.localeCompare(b.event.at));
console.log(`\n  On ${monday} ${deadlines.length} incidents were running and in time. The first to run out:`);
console.log(
  table([
    ['incident', 'priority', 'in time until'],
    ...deadlines.slice(0, 5).map(({ ticket, event }) => [ticket.id, ticket.priority ?? null, event.at]),
  ]),
);

// Does the desk's own verdict agree? Its targets are not published, so a difference is a question, not a fault.
const resolutions = report.outcomes.filter((one) => one.clockId === 'resolution');
const reconciled = reconcileSla(resolutions, log.verdicts, { goalPercent: '90' });
console.log(`\n  Against the desk's own verdicts: ${reconciled.message}`);

// What would a credit clause have cost the desk?
const statement = creditStatement(
  creditTerms,
  creditMeasurements(report, { clockId: 'resolution' }).filter(
    ({ attainment }) => (attainment?.met ?? 0) + (attainment?.missed ?? 0) >= 10,
  ),
  { fee: monthlyFee },
);
console.log(
  `\n  Service credits for months with at least 10 resolutions, monthly fee ${monthlyFee.amount} ${monthlyFee.currency} (assumed):`,
);
console.log(
  table([
    ['month', 'rule', 'credit', 'claim by'],
    ...statement.lines.map((one) => [
      one.period,
      `${one.percent} % for ${one.band}`,
      `${one.amount.amount} ${one.amount.currency}`,
      one.claimBy,
    ]),
    ['total', '', `${statement.total.amount} ${statement.total.currency}`, ''],
  ]),
);

// 3. Improve
console.log(heading('3. Is it getting worse?'));
const compliance = defineKpi(complianceKpi);
const resolutionRows = complianceRows(report, { clockId: 'resolution' });
const monthly = measureKpi(compliance, resolutionRows, { period: 'month', timeZone: ZONE, asOf });
console.log(
  table([['month', 'incidents', 'in time'], ...monthly.points.map((one) => [one.period, one.sample, one.valueText])]),
);
console.log(`  Desk: ${analyzeTrend(compliance, monthly).message}`);

const fourHours = defineKpi(fourHourKpi);
const provider = 'RJ6';
const attendances = readAttendances(new URL('data/nhs-ae-attendances.csv', import.meta.url), provider);
const series = measureKpi(fourHours, attendances, { period: 'month', timeZone: ZONE, asOf: '2019-03-31T23:00:00Z' });
const trend = analyzeTrend(fourHours, series);
const values = series.points;
console.log(`\n  A longer series: patients seen within four hours, NHS provider ${provider}, ${values.length} months.`);
console.log(
  `  From ${values[0]?.valueText} in ${values[0]?.period} to ${values.at(-1)?.valueText} in ${values.at(-1)?.period}; target ${fourHourKpi.target} %.`,
);
console.log(`  ${trend.message}`);

// 4. Protect
console.log(heading('4. What is missing in the contract, and until when must we act? (a made-up contract)'));
const checklist = buildChecklist([serviceAgreement], contractFacts);
const gaps = gapReport(checklist, contractReviews, { onDate: REVIEW_DATE });
console.log(`  ${gaps.message}`);
for (const gap of gaps.blocking) console.log(`  blocking: ${gap.message} (${gap.citation})`);
console.log(
  `  ${gaps.open.length} items are not reviewed yet; they could move the score between ${Math.round((gaps.scoreIfOpen?.worst ?? 0) * 100)} % and ${Math.round((gaps.scoreIfOpen?.best ?? 0) * 100)} %.`,
);
const dates = termSchedule(contractTerms, { onDate: REVIEW_DATE });
console.log(
  `  The term ends on ${dates.lastDay}; it renews on ${dates.renewsOn}. Notice must arrive by ${dates.noticeDeadline}: send it by ${dates.safeSendBy} to be safe (${dates.daysLeft} days left).`,
);
for (const step of dates.trace) console.log(`    ${step}`);
console.log(`\n  ${gaps.disclaimer}`);
