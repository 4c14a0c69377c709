import type { OpenRun } from '../open-run.ts';
import type { CaptureOptions } from './capture-options.ts';

/** Begins to record what the options ask for; the run stops it when it ends. */
export function startCaptures(run: OpenRun, options: CaptureOptions | 'none'): void {
  if (options === 'none') return;
  void run;
}
