import type { Cell } from '../../core/column.ts';
import { DataFrame } from '../../core/data-frame.ts';
import type { TrialRecord } from './study.ts';

/** Trials as a table: `trial`, `run_id`, `state`, `duration_s`, `objective` (`objective_1`, … of several), then `params.<name>`. */
export function trialFrame(trials: readonly TrialRecord[]): DataFrame {
  const column = (name: string, valueOf: (trial: TrialRecord) => Cell) => ({ name, values: trials.map(valueOf) });
  const objectives = Math.max(1, ...trials.map((trial) => trial.objectives?.length ?? 0));
  const names = [...new Set(trials.flatMap(({ values }) => Object.keys(values)))];
  return new DataFrame([
    column('trial', ({ number }) => number),
    column('run_id', ({ runId }) => runId),
    column('state', ({ state }) => state),
    column('duration_s', ({ startedMs, endedMs }) =>
      startedMs === null || endedMs === null ? null : (endedMs - startedMs) / 1000,
    ),
    ...Array.from({ length: objectives }, (_, k) =>
      column(objectives === 1 ? 'objective' : `objective_${k + 1}`, (trial) => trial.objectives?.[k] ?? null),
    ),
    ...names.map((name) => column(`params.${name}`, ({ values }) => values[name] ?? null)),
  ]);
}
