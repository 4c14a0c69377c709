import type { RunRow } from '@assay/wire';
import { formatDuration } from '../lib/format/format-duration.ts';
import { useNow } from '../lib/now.ts';
import { durationMsOf } from '../lib/run-field/run-value.ts';

/** How long a run took; it counts on while the run is at work. */
export function RunDuration({ run }: { readonly run: Pick<RunRow, 'startedMs' | 'endedMs' | 'status'> }) {
  const durationMs = durationMsOf(run, useNow());
  return <>{durationMs === undefined ? '–' : formatDuration(durationMs)}</>;
}
