import { type Finding, finding } from '../../core/findings.js';

/** Sentences of `scanKpis`. */
export const SCAN_MESSAGES = {
  missedOnce: (name: string, when: string, value: string, target: string): string =>
    `${name} missed its target ${when}: ${value} against ${target}.`,
  missedAgain: (name: string, times: number, value: string, target: string): string =>
    `${name} missed its target in each of the last ${times} periods that were judged, last with ${value} against ${target}.`,
  trend: (name: string, sentence: string): string => `${name}: ${sentence}`,
} as const;

/** Trends that would be called alone, but are to be expected among so many KPIs. */
export function notSureAmongMany(names: readonly string[], tests: number, alpha: number): Finding {
  const count = names.length;
  // A name may hold a comma: "Acme, Turnaround".
  const shown = `${names.slice(0, 5).join('; ')}${count > 5 ? ` and ${count - 5} more` : ''}`;
  const expected = tests * alpha;
  const chance =
    expected < 0.5
      ? `among ${tests} measures one such finding in ${Math.round(1 / expected)} such looks is to be expected by chance`
      : `among ${tests} measures up to about ${Math.round(expected)} such ${Math.round(expected) === 1 ? 'finding is' : 'findings are'} to be expected by chance`;
  return finding(
    'TREND_NOT_SURE_AMONG_MANY',
    'info',
    `Looked at alone, ${shown} would count as ${count === 1 ? 'a trend' : 'trends'}; ${chance}, so ${count === 1 ? 'it is' : 'they are'} not called one here.`,
    { params: { count, tests, alpha, names } },
  );
}
