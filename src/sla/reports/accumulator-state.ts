import { fail } from '../../core/errors.js';

/**
 * Refuses a state that another accumulator, or another version of this one, has written.
 *
 * @throws {@link VendorwiseError} `ACCUMULATOR_MISMATCH`.
 */
export function checkState(
  state: { readonly kind: string; readonly version: number },
  kind: string,
  version: number,
): void {
  if (state?.kind === kind && state.version === version) return;
  fail('ACCUMULATOR_MISMATCH', '', `This state cannot be used: it is not a ${kind} of version ${version}.`, {
    received: nameOfState(state),
    expected: `${kind} of version ${version}`,
    params: { kind, version },
  });
}

/** What a state says it is; what is no state at all is shown as it is. */
export function nameOfState(state: unknown): unknown {
  const { kind, version } = (state ?? {}) as { readonly kind?: unknown; readonly version?: unknown };
  return typeof kind === 'string' ? `${kind} of version ${version}` : state;
}

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
