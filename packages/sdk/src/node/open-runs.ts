import { OpenRun } from './open-run.ts';
import type { OpenRunOptions } from './open-run.ts';

const openRuns = new Set<OpenRun>();

/** Opens a run and remembers it until nothing of it is sent any more. */
export function openRun(options: Omit<OpenRunOptions, 'onClosed'>): OpenRun {
  const run = new OpenRun({ ...options, onClosed: (closed) => openRuns.delete(closed) });
  openRuns.add(run);
  return run;
}

/** The runs that this process writes to, oldest first. */
export const allOpenRuns = (): readonly OpenRun[] => [...openRuns];

export const openRunWithId = (id: string): OpenRun | undefined =>
  allOpenRuns().find((run) => run.id === id && run.open);
