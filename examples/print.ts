import type { Finding } from 'vendorwise/core';

/** Prints rows as a plain table with aligned columns; the first row is the head. */
export function table(rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '-' : String(cell))));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`;
  const [head, ...body] = cells;
  return [line(head ?? []), `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`, ...body.map(line)].join('\n');
}

/** Counts findings of one code and shows the first of each, most severe first. */
export function findingLines(findings: readonly Finding[]): string {
  const order = ['critical', 'high', 'medium', 'low', 'info'];
  const byCode = new Map<string, Finding[]>();
  for (const one of findings) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
  const groups = [...byCode.values()].sort((a, b) => rank(a) - rank(b));
  function rank(group: readonly Finding[]): number {
    return order.indexOf(group[0]?.severity ?? 'info');
  }
  return groups
    .map(
      (group) =>
        `  ${(group[0] as Finding).severity.padEnd(8)} ${(group[0] as Finding).message}${group.length > 1 ? ` (and ${group.length - 1} more like it)` : ''}`,
    )
    .join('\n');
}

/** A heading with its rule. */
export function heading(text: string): string {
  return `\n${text}\n${'='.repeat(text.length)}`;
}

/** Says on the error stream what is being done, so that the review itself can be piped. */
export function progress(text: string): void {
  process.stderr.write(`… ${text}\n`);
}
