import type { OpenRun } from './open-run.ts';

/**
 * Runs that an `await using` scope has just ended. A scope cannot tell whether an error is passing through it; but an
 * error that nobody catches ends the process before the event loop turns again. So a run stays here for that long,
 * and for as long as scopes further out are still ending.
 */
const justEnded = new Set<OpenRun>();
let ending = 0;

export async function endScope(run: OpenRun, end: () => Promise<void>): Promise<void> {
  ending += 1;
  try {
    await end();
  } finally {
    ending -= 1;
    justEnded.add(run);
    setImmediate(() => {
      if (ending === 0) justEnded.clear();
    });
  }
}

export const runsJustEnded = (): readonly OpenRun[] => [...justEnded];
