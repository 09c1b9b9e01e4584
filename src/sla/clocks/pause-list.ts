/** Stretches during which a clock stands still, with their reasons; arrays are used again, so `count` bounds them. */
export interface PauseList {
  count: number;
  readonly starts: number[];
  readonly ends: number[];
  readonly reasons: string[];
}

/** An empty list. */
export function createPauseList(): PauseList {
  return { count: 0, starts: [], ends: [], reasons: [] };
}

/** Adds a stretch; one without length is none. Keeps the list in order of the starts, equal ones as they came. */
export function addPause(list: PauseList, start: number, end: number, reason: string): void {
  if (!(end > start)) return;
  const { starts, ends, reasons } = list;
  let place = list.count;
  list.count = place + 1;
  while (place > 0 && (starts[place - 1] as number) > start) {
    starts[place] = starts[place - 1] as number;
    ends[place] = ends[place - 1] as number;
    reasons[place] = reasons[place - 1] as string;
    place -= 1;
  }
  starts[place] = start;
  ends[place] = end;
  reasons[place] = reason;
}

/**
 * Makes a sorted list disjoint in place: where pauses overlap, the time belongs to the one that began first, and the
 * rest of a longer one follows it.
 */
export function uniteInPlace(list: PauseList): void {
  const { starts, ends, reasons } = list;
  let kept = 0;
  for (let i = 0; i < list.count; i += 1) {
    const covered = kept === 0 ? Number.NEGATIVE_INFINITY : (ends[kept - 1] as number);
    const end = ends[i] as number;
    if (end <= covered) continue;
    const start = Math.max(starts[i] as number, covered);
    const reason = reasons[i] as string;
    if (start === covered && reasons[kept - 1] === reason) ends[kept - 1] = end;
    else {
      starts[kept] = start;
      ends[kept] = end;
      reasons[kept] = reason;
      kept += 1;
    }
  }
  list.count = kept;
}
