/** How many ids a tally keeps for each reason. */
export const IDS_KEPT = 10;

/**
 * Keeps the smallest distinct ids, by code unit, in place.
 *
 * @param ids - At most {@link IDS_KEPT} ids in order.
 * @param id - One more.
 */
export function keepSmallest(ids: string[], id: string): void {
  if (ids.length === IDS_KEPT && id >= (ids[IDS_KEPT - 1] ?? '')) return;
  let at = ids.length;
  while (at > 0 && id < (ids[at - 1] ?? '')) at -= 1;
  if (at > 0 && ids[at - 1] === id) return;
  ids.splice(at, 0, id);
  if (ids.length > IDS_KEPT) ids.pop();
}
