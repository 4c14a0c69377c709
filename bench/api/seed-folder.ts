import type { ProjectId } from '@assay/base';
import { limitPolicies } from '@assay/core';
import type { CallOptions } from '@assay/core';
import { lockDataFolder, openSqliteStore } from '@assay/storage';

const runsPerCommand = 2000;
const options: CallOptions = { projectId: 1 as ProjectId, actor: { name: 'local' } };
const experimentName = 'bench search';

/**
 * Makes the seeded runs [from, to) in a data folder that no server has open, and answers the id of their experiment. They pass
 * through the store and the core's commands, many to a transaction, but not through HTTP: that would take minutes.
 */
export async function seedFolder(folder: string, from: number, to: number): Promise<string> {
  await using open = new AsyncDisposableStack();
  open.use(lockDataFolder(folder));
  const operations = new URL('seeding-operations.ts', import.meta.url).href;
  const store = open.use(await openSqliteStore({ folder, limits: limitPolicies.default, operations }));
  const { experiments } = await store.query('listExperiments', { name: experimentName }, options);
  const { id: experimentId } =
    experiments[0] ?? (await store.execute('createExperiment', { name: experimentName }, options));
  const execute = store.execute.bind(store) as (command: string, input: unknown, of: CallOptions) => Promise<unknown>;
  for (let number = from; number < to; number += runsPerCommand)
    await execute('seedRuns', { experimentId, from: number, to: Math.min(to, number + runsPerCommand) }, options);
  return experimentId;
}
