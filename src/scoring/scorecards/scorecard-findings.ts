import { type Finding, finding } from '../../core/findings.js';
import { SCORECARD_MESSAGES } from './messages.js';
import type { SupplierScorecardReport } from './scorecard-report.js';

/** A period as findings need it. */
export interface TitledPeriod {
  readonly label: string;
  readonly findings: readonly Finding[];
}

/** A report without what is said of it. */
export type UnfinishedScorecard = Omit<SupplierScorecardReport, 'findings' | 'message'>;

/**
 * What a person should know about a supplier's score: findings about the score first, then by period.
 *
 * @param periods - Every period, newest first.
 * @param used - Those up to the newest that counts.
 */
export function scorecardFindings(
  report: UnfinishedScorecard,
  periods: readonly TitledPeriod[],
  used: readonly TitledPeriod[],
  supplier: string,
): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string, params: Finding['params'] = {}): void => {
    findings.push(finding(code, severity, message, { subject: supplier, params: { supplier, ...params } }));
  };
  const { score, standing, previous, standingChange } = report;
  if (used.length === 0) add('NO_PERIODS', 'medium', SCORECARD_MESSAGES.NO_PERIODS(supplier));
  else if (score === null) add('NO_RECENT_ACTIVITY', 'medium', SCORECARD_MESSAGES.NO_RECENT_ACTIVITY(supplier));
  if (standing !== null && previous !== null && (standingChange === 'worse' || standingChange === 'better')) {
    const [from, to] = [previous.standing.name, standing.name];
    if (standingChange === 'worse')
      add('STANDING_WORSE', 'high', SCORECARD_MESSAGES.STANDING_WORSE(supplier, from, to), { from, to });
    else add('STANDING_BETTER', 'info', SCORECARD_MESSAGES.STANDING_BETTER(supplier, from, to), { from, to });
  }
  const later = periods.filter((period) => !used.includes(period)).map(({ label }) => label);
  if (later.length > 0)
    add('LATER_PERIODS', 'info', SCORECARD_MESSAGES.LATER_PERIODS(supplier, later), { periods: later });
  const oldest = report.periods[report.periods.length - 1];
  const absent = oldest === undefined ? 0 : oldest.age + 1 - used.length;
  if (oldest !== undefined && absent > 0) {
    const span = { from: oldest.period, to: report.asOfPeriod ?? '' };
    const message = SCORECARD_MESSAGES.PERIODS_NOT_GIVEN(supplier, absent, span.from, span.to);
    add('PERIODS_NOT_GIVEN', 'info', message, { periods: absent, ...span });
  }
  return [...findings, ...used.flatMap((period) => period.findings)];
}

/**
 * The score in a few sentences: score, change and what the standing asks for.
 *
 * @param counted - Labels of the periods that carry weight, newest first.
 */
export function scorecardMessage(report: UnfinishedScorecard, supplier: string, counted: readonly string[]): string {
  const { standing, scoreText, asOfPeriod, previous, standingChange } = report;
  if (standing === null || scoreText === null) return SCORECARD_MESSAGES.noScore(supplier);
  return [
    SCORECARD_MESSAGES.score(
      supplier,
      scoreText,
      standing.name,
      counted.length,
      counted.length === 1 ? (counted[0] ?? '') : (asOfPeriod ?? ''),
    ),
    previous === null || standingChange === null
      ? SCORECARD_MESSAGES.first()
      : SCORECARD_MESSAGES.change(standingChange, previous.standing.name, previous.scoreText),
    ...(standing.actions.length === 0 ? [] : [SCORECARD_MESSAGES.actions(standing.name, standing.actions)]),
  ].join(' ');
}
