import { type BuiltChecklist, buildChecklist, gapReport, type Review } from '../../../../src/contracts/index.js';
import type { GoldenAdapter } from '../../adapter.js';

interface GoldenItem {
  readonly id: string;
  readonly status: string;
  readonly satisfiedSubPoints?: number;
  readonly totalSubPoints?: number;
  readonly [key: string]: unknown;
}

export const adapter: GoldenAdapter = ({ input }) => {
  const items: readonly GoldenItem[] = input.items;
  const checklist: BuiltChecklist = buildChecklist(
    [
      {
        id: 'golden',
        version: 1,
        title: 'Golden case',
        citation: 'Golden case',
        asOf: '2026-01-01',
        items: items.map(({ status, satisfiedSubPoints, totalSubPoints, ...item }) => ({
          name: item.id,
          requirement: item.id,
          citation: item.id,
          ...item,
        })) as never,
      },
    ],
    input.facts,
  );
  const reviews = items.map(({ id, status, satisfiedSubPoints, totalSubPoints }) => ({
    item: id,
    status,
    ...(status === 'partial' ? { satisfied: satisfiedSubPoints, of: totalSubPoints } : {}),
  })) as readonly Review[];
  const report = gapReport(checklist, reviews);
  const ids = (entries: readonly { readonly item: string }[]): string[] => entries.map((entry) => entry.item);
  return {
    score: report.score,
    range: [report.scoreIfOpen?.worst ?? null, report.scoreIfOpen?.best ?? null],
    blocking: ids(report.blocking),
    gaps: ids(report.gaps),
    fallbackUsed: ids(report.fallbackUsed),
    notApplicable: ids(report.notApplicable),
    open: ids(report.open),
    verdict: report.verdict,
  };
};
