import type { ParameterPolicy } from '../entities/run.ts';
import type { Command } from './command.ts';
import { loadActiveRun } from '../steps/load.ts';
import { recordRunChange } from '../steps/record.ts';
import { readyParameters, writeParameters } from '../steps/write-parameters.ts';

export interface LogParametersInput {
  readonly runId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Of the face that writes; without it the run's own. */
  readonly policy?: ParameterPolicy;
}

/** All of them or none. The same value again is fine; another one needs a run whose parameterPolicy is overwrite. */
export const logParameters: Command<LogParametersInput, void> = async (tx, input, context) => {
  const run = await loadActiveRun(tx, input.runId);
  const ready = readyParameters(input.parameters, context);
  const { added, overwritten } = await writeParameters(tx, context, run, ready, input.policy);
  if (added.length === 0 && overwritten.length === 0) return;
  const parameterCount = run.parameterCount + added.length;
  await tx.update('run', { id: run.id }, { parameterCount, updatedMs: context.now });
  await recordRunChange(tx, 'run.parameters', run, {
    added,
    overwritten: Object.fromEntries(overwritten.map(({ key, text }) => [key, text])),
  });
};
