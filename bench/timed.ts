/** Milliseconds a call, over calls that together take at least so many milliseconds; one call before warms up. */
export function timed(task: () => unknown, atLeastMs: number): number {
  task();
  let calls = 0;
  const start = performance.now();
  let elapsed = 0;
  do {
    task();
    calls++;
    elapsed = performance.now() - start;
  } while (elapsed < atLeastMs);
  return elapsed / calls;
}
