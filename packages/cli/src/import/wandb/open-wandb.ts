import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AssayError } from '@assay/base';
import { ImportAccount } from '../import-account.ts';
import type { ImportSource } from '../import-source.ts';
import { findRunFiles } from './run-files.ts';
import type { WandbRunFiles } from './run-files.ts';
import { readWandbRun } from './wandb-run.ts';

/** W&B's own word for the project of runs that have none. */
const noProject = 'uncategorized';

/** A `wandb` folder, a run's folder, or a `.wandb` file. `experiment`: the name for the experiment, else that of each run's project. */
export async function openWandb(source: string, experiment: string | undefined): Promise<ImportSource> {
  if ((await stat(source).catch(() => undefined)) === undefined)
    throw new AssayError('NotFound', `There is neither a folder nor a file ${source}.`);
  const found = new ImportAccount();
  const runs = await findRunFiles(source, found);
  if (runs.length === 0 && found.losses === 0)
    throw new AssayError(
      'InvalidInput',
      `${source} holds no run of W&B: no folder in it is named run-… or offline-run-….`,
    );
  const projects = new Map<string, WandbRunFiles[]>();
  for (const run of runs) {
    const name = experiment ?? (run.run.project || noProject);
    projects.set(name, [...(projects.get(name) ?? []), run]);
  }
  return {
    tracker: 'wandb',
    place: path.resolve(source),
    size: { total: runs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), unit: 'bytes' },
    async *experiments(account) {
      account.add(found);
      for (const [name, own] of projects)
        yield {
          name,
          note: '',
          tags: {},
          keptEmpty: false,
          async *runs() {
            for (const run of own) yield await readWandbRun(run);
          },
        };
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
