import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineSlaPolicy, summarizeTickets } from 'vendorwise/sla';
import { describe, expect, it } from 'vitest';
import { policyDocument, ZONE } from '../../examples/definitions.js';
import { readIncidentLog } from '../../examples/incident-log.js';

const HEAD = 'number,incident_state,opened_at,sys_updated_at,priority,category,made_sla';
const asOf = '2017-01-01T00:00:00Z';

function reportOf(...rows: readonly string[]) {
  const path = join(mkdtempSync(join(tmpdir(), 'vendorwise-log-')), 'log.csv.gz');
  writeFileSync(path, gzipSync([HEAD, ...rows].join('\n')));
  const log = readIncidentLog(pathToFileURL(path), ZONE);
  return summarizeTickets(defineSlaPolicy(policyDocument), log.tickets, { period: 'month', asOf });
}

const sound = [
  'INC1,New,2016-03-01T09:00,2016-03-01T09:05,3,Network,1',
  'INC1,Resolved,2016-03-01T09:00,2016-03-01T11:00,3,Network,1',
];

describe('a CSV row with a broken date', () => {
  it.each(['2016-02-30T10:00', '01/03/2016 10:00', ''])('opened at "%s": left out, counted and named', (openedAt) => {
    const report = reportOf(...sound, `INC2,Resolved,${openedAt},2016-03-01T12:00,3,Network,1`);
    expect(report.totals).toMatchObject({ tickets: 2, met: 2, leftOut: 2 });
    expect(report.findings.filter((one) => one.subject === 'INC2').map((one) => one.code)).toContain(
      'INVALID_OPENED_AT',
    );
  });

  it('a change without a date takes only the clocks out that depend on it', () => {
    const report = reportOf(...sound, 'INC2,Resolved,2016-03-01T09:00,soon,3,Network,1');
    expect(report.totals.met).toBe(2);
    expect(report.totals.leftOut).toBeGreaterThan(0);
    expect(report.totals.outcomes).toBe(4);
    expect(report.findings.some((one) => one.subject === 'INC2')).toBe(true);
  });
});
