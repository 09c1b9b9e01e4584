import { Bench } from 'tinybench';
import { defineCreditTerms } from '../src/sla/credits/define-credit-terms.ts';
import { serviceCredit } from '../src/sla/credits/service-credit.ts';
import type { BenchRow } from './row.ts';

const TIERS = [
  { atLeast: '99', below: '99.9', creditPercent: '10' },
  { atLeast: '95', below: '99', creditPercent: '25' },
  { below: '95', creditPercent: '100' },
];
const MONTHS = Array.from({ length: 200 }, (_, i) => ({
  uptime: { downtimeMs: (i * 7_919_357) % 200_000_000, totalMs: 2_678_400_000 },
  fee: { amount: '12500.50', currency: 'EUR' },
}));

/** What people write by hand: floats, no rounding rule, no evidence. */
function floatLookup(downtimeMs: number, totalMs: number, fee: number): string {
  const percent = 100 * (1 - downtimeMs / totalMs);
  const credit = percent >= 99.9 ? 0 : percent >= 99 ? 10 : percent >= 95 ? 25 : 100;
  return ((fee * credit) / 100).toFixed(2);
}

/** Exact credits with evidence beside a plain float look-up: what exactness and checks cost. */
export async function run(): Promise<BenchRow[]> {
  const defined = defineCreditTerms({ tiers: TIERS });
  const bench = new Bench({ time: 300 });
  bench
    .add('defined', () => {
      for (const month of MONTHS) serviceCredit(defined, month);
    })
    .add('plain', () => {
      for (const month of MONTHS) serviceCredit({ tiers: TIERS }, month);
    })
    .add('float', () => {
      for (const { uptime, fee } of MONTHS) floatLookup(uptime.downtimeMs, uptime.totalMs, Number(fee.amount));
    });
  await bench.run();
  const opsOf = (name: string): number => {
    const result = bench.getTask(name)?.result as { throughput?: { mean: number } } | undefined;
    return (result?.throughput?.mean ?? 0) * MONTHS.length;
  };
  const peerOps = opsOf('float');
  const row = (name: string, ops: number): BenchRow => ({
    name,
    ops,
    peer: 'float look-up by hand',
    peerOps,
    ratio: ops / peerOps,
  });
  return [row('service credit, defined terms', opsOf('defined')), row('service credit, plain terms', opsOf('plain'))];
}
