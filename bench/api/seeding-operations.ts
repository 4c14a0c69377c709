import { commands as coreCommands } from '@assay/core';
import type { Command } from '@assay/core';
import { pointBatch } from '@assay/series';
import { seededRun } from './seeded-runs.ts';

/** What the store's writer runs while a folder is seeded: the core's own commands, and one that makes many runs with them. */
const seedRuns: Command<{ experimentId: string; from: number; to: number }, null> = async (tx, input, context) => {
  for (let number = input.from; number < input.to; number++) {
    const { name, parameters, metrics } = seededRun(number);
    const run = { name, experimentId: input.experimentId, source: 'bench', parameters };
    const { id } = await coreCommands.createRun(tx, run, context);
    const batch = pointBatch(metrics.map((metric) => ({ ...metric, timeMs: context.now })));
    await coreCommands.logMetrics(tx, { runId: id, batch }, context);
  }
  return null;
};

export const commands = { ...coreCommands, seedRuns };
export { queries } from '@assay/core';
