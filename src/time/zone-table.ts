/** A change of a zone's offset: from the instant `at` on, `after` holds instead of `before`. */
export interface ZoneChange {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Offset in milliseconds, positive east of Greenwich. */
  readonly before: number;
  /** Offset in milliseconds. */
  readonly after: number;
}

/** The offsets of a zone, found out in blocks when they are first asked for. */
export interface ZoneTable {
  /** IANA name. */
  readonly zone: string;
  /** Asks the host for the offset in milliseconds at an instant; about a microsecond. */
  readonly probe: (epochMs: number) => number;
  /** Filled on demand; `changes` are sorted, `first` is the offset at the start of the block in milliseconds. */
  readonly blocks: (ZoneBlock | undefined)[];
}

interface ZoneBlock {
  readonly first: number;
  readonly changes: readonly ZoneChange[];
}

const DAY_MS = 86_400_000;
const BLOCK_MS = 512 * DAY_MS;
/** 1899-12-31 and 214 blocks on: beyond 2199. Outside of it every question goes to the host. */
const ORIGIN_MS = -25_568 * DAY_MS;
const BLOCKS = 215;
/**
 * Two probes see a change between them unless the clocks went there and back. The shortest such stay in the zone data
 * of 1900 to 2040 is seven days (Boa Vista, October 2000); the double changes of Ramadan take three weeks and more.
 */
const PROBE_MS = 2 * DAY_MS;
/** Enough for every zone of an app; the oldest leaves first, so that names from a request cannot fill the memory. */
const MOST_ZONES = 64;

const NO_CHANGES: readonly ZoneChange[] = [];
const tables = /* @__PURE__ */ new Map<string, ZoneTable>();

/**
 * The table of a zone; the one memo of the library.
 *
 * @param zone - IANA name.
 * @returns `null` when the host does not know the zone.
 */
export function zoneTableOf(zone: string): ZoneTable | null {
  const known = tables.get(zone);
  if (known !== undefined) return known;
  const probe = probeOf(zone);
  if (probe === null) return null;
  const table = { zone, probe, blocks: new Array<ZoneBlock | undefined>(BLOCKS).fill(undefined) };
  if (tables.size >= MOST_ZONES) tables.delete(tables.keys().next().value as string);
  tables.set(zone, table);
  return table;
}

/** Offset in milliseconds at an instant. */
export function tableOffsetAt(table: ZoneTable, epochMs: number): number {
  const position = Math.floor((epochMs - ORIGIN_MS) / BLOCK_MS);
  if (!(position >= 0 && position < BLOCKS)) return table.probe(epochMs);
  const { first, changes } = table.blocks[position] ?? fillBlock(table, position);
  let offset = first;
  for (let i = 0; i < changes.length; i += 1) {
    const change = changes[i] as ZoneChange;
    if (change.at > epochMs) break;
    offset = change.after;
  }
  return offset;
}

/**
 * Changes of a zone's offset in a stretch of time.
 *
 * @param table - Table of the zone.
 * @param from - Epoch milliseconds, excluded.
 * @param to - Epoch milliseconds, included.
 * @returns Sorted changes.
 */
export function changesIn(table: ZoneTable, from: number, to: number): readonly ZoneChange[] {
  const first = Math.floor((from - ORIGIN_MS) / BLOCK_MS);
  const last = Math.floor((to - ORIGIN_MS) / BLOCK_MS);
  if (!(first >= 0 && last < BLOCKS)) return changesBetween(table, from, to);
  let found: ZoneChange[] | null = null;
  for (let position = first; position <= last; position += 1) {
    const { changes } = table.blocks[position] ?? fillBlock(table, position);
    for (let i = 0; i < changes.length; i += 1) {
      const change = changes[i] as ZoneChange;
      if (change.at > from && change.at <= to) {
        found ??= [];
        found.push(change);
      }
    }
  }
  return found ?? NO_CHANGES;
}

/** A change exactly at a block's start is the block's own: the probe before it belongs to the block before. */
function fillBlock(table: ZoneTable, position: number): ZoneBlock {
  const start = ORIGIN_MS + position * BLOCK_MS;
  const before = start - 1000;
  const block = { first: table.probe(before), changes: changesBetween(table, before, start + BLOCK_MS - 1000) };
  table.blocks[position] = block;
  return block;
}

function changesBetween(table: ZoneTable, from: number, to: number): ZoneChange[] {
  const changes: ZoneChange[] = [];
  let left = from;
  let before = table.probe(left);
  while (left < to) {
    const right = Math.min(left + PROBE_MS, to);
    const after = table.probe(right);
    // Several changes between two probes are found one after the other.
    while (before !== after) {
      const at = firstChange(table, left, right, before);
      const next = table.probe(at);
      changes.push({ at, before, after: next });
      left = at;
      before = next;
    }
    left = right;
  }
  return changes;
}

/** Zone data knows whole seconds only. */
function firstChange(table: ZoneTable, left: number, right: number, before: number): number {
  let low = Math.floor(left / 1000);
  let high = Math.ceil(right / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (table.probe(middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

function probeOf(zone: string): ((epochMs: number) => number) | null {
  // Hosts without Intl (engines inside databases) still know UTC.
  if (zone === 'UTC' || zone === 'Etc/UTC' || zone === 'GMT') return () => 0;
  // Newer hosts take offsets for zones, older ones do not: the same document must mean the same everywhere.
  if (!/^[A-Za-z]/.test(zone)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    return (epochMs) => parseOffset(format.format(epochMs));
  } catch {
    return null;
  }
}

/** `1/1/1930, GMT-00:44:30` -> -2670000. */
function parseOffset(text: string): number {
  const at = text.lastIndexOf('GMT') + 3;
  if (at >= text.length) return 0;
  const seconds =
    Number(text.slice(at + 1, at + 3)) * 3600 +
    Number(text.slice(at + 4, at + 6)) * 60 +
    Number(text.slice(at + 7, at + 9));
  return (text.charCodeAt(at) === 43 ? seconds : -seconds) * 1000;
}
