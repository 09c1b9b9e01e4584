import { spawnSync } from 'node:child_process';

export interface Step {
  readonly name: string;
  readonly command: string;
}

/** Runs shell commands one after another, says how long each took, and goes on after a failure so that all are seen. */
export function runSteps(steps: readonly Step[]): number {
  const failed: string[] = [];
  for (const { name, command } of steps) {
    const start = performance.now();
    const result = spawnSync(command, { shell: true, encoding: 'utf8', maxBuffer: 2 ** 28 });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const ok = result.status === 0;
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
    if (!ok) {
      failed.push(name);
      console.log(`${result.stdout ?? ''}${result.stderr ?? ''}`.trimEnd());
    }
  }
  console.log(failed.length === 0 ? `${steps.length} steps clean` : `failed: ${failed.join(', ')}`);
  return failed.length;
}
