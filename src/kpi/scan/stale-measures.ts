import { type Finding, finding } from '../../core/findings.js';
import { periodName } from '../messages.js';
import { missingAtEnd } from '../read-series.js';
import type { KpiToScan } from './scan.js';

/** Measures whose last periods have no data: nobody is told that they miss their targets, since nobody knows. */
export function staleMeasuresFinding(measures: readonly KpiToScan[], names: readonly string[]): readonly Finding[] {
  const late = measures.flatMap(({ series }, position) => {
    const missing = missingAtEnd(series);
    return missing.length === 0 ? [] : [{ position, name: names[position]!, since: missing[0]!.period }];
  });
  if (late.length === 0) return [];
  const shown = late.slice(0, 5).map(({ name, since }) => `${name} (since ${periodName(since)})`);
  const more = late.length > shown.length ? ` and ${late.length - shown.length} more` : '';
  return [
    finding(
      'STALE_DATA',
      'low',
      `The last periods have no data for ${late.length === 1 ? 'one measure' : `${late.length} measures`}: ${shown.join('; ')}${more}. What is told of ${late.length === 1 ? 'it' : 'them'} is from before.`,
      { params: { count: late.length, positions: late.map(({ position }) => position) } },
    ),
  ];
}
