import { AsyncLocalStorage } from 'node:async_hooks';
import { AssayError } from '@assay/base';
import type { OpenRun } from './open-run.ts';
import { allOpenRuns } from './open-runs.ts';

const scopes = new AsyncLocalStorage<OpenRun>();

/** Runs `work` with `run` as the current run of everything that it calls, also after an `await`. */
export const withinScope = <T>(run: OpenRun, work: () => T): T => scopes.run(run, work);

/** The run of the scope around the caller. */
export function scopedRun(): OpenRun | undefined {
  const run = scopes.getStore();
  return run?.open === true ? run : undefined;
}

/**
 * The run that a call without a name means: that of the scope around it; else the innermost of the runs that this
 * process has started, when they stand one inside another. Where several stand side by side nobody can tell which is
 * meant, and the call is refused.
 */
export function currentRun(): OpenRun | undefined {
  const scoped = scopedRun();
  if (scoped !== undefined) return scoped;
  const runs = allOpenRuns().filter((run) => run.open);
  const innermost = runs.filter((run) => !runs.some(({ parentRunId }) => parentRunId === run.id));
  const [only, ...others] = innermost;
  if (others.length === 0 && (only === undefined || standsInAll(only, runs))) return only;
  const names = runs.map(({ name }) => `"${name}"`).join(', ');
  throw new AssayError(
    'Conflict',
    `loadRun(): ${runs.length} runs are open side by side in this process (${names}), and none of their scopes is ` +
      'around this call. Work inside run.scope(…) or Run.with(…), or say which: loadRun({ id }).',
  );
}

function standsInAll(innermost: OpenRun, runs: readonly OpenRun[]): boolean {
  let depth = 1;
  let run: OpenRun | undefined = innermost;
  while ((run = runs.find(({ id }) => id === run?.parentRunId)) !== undefined) depth += 1;
  return depth === runs.length;
}
