import { AssayError } from '@assay/base';
import type { ImportAccount } from './import-account.ts';
import { ensureExperiment } from './ensure-experiment.ts';
import { importModel } from './import-models.ts';
import { importRun } from './import-run.ts';
import type { ImportSource, SourceExperiment, SourceRun } from './import-source.ts';
import type { ImportTarget } from './import-target.ts';
import { readOrNote } from './read-or-note.ts';

const runsAtOnce = 12;

/** Brings everything of a source that the server does not have. */
export async function importStore(source: ImportSource, target: ImportTarget, account: ImportAccount): Promise<void> {
  const parents: ChildRun[] = [];
  await noteFaults(account, () => importExperiments(source, target, account, parents));
  for (const each of parents) await setParent(each, target, account);
  const { models } = source;
  if (models === undefined) return;
  await noteFaults(account, async () => {
    for await (const model of models(account)) await importModel(model, source, target, account);
  });
}

/** A run whose parent is to be set once all runs are there. */
interface ChildRun {
  readonly run: string;
  readonly parent: string;
  readonly shown: string;
}

async function noteFaults(account: ImportAccount, bring: () => Promise<void>): Promise<void> {
  await readOrNote(account, 'the source, from here on', bring);
}

async function importExperiments(
  source: ImportSource,
  target: ImportTarget,
  account: ImportAccount,
  parents: ChildRun[],
): Promise<void> {
  for await (const experiment of source.experiments(account)) {
    const lazily = experimentOnce(experiment, target, account);
    if (experiment.keptEmpty) await lazily();
    await eachAtOnce(experiment.runs(account), runsAtOnce, async (run) => {
      target.signal.throwIfAborted();
      const imported = await importRun(run, await lazily(), source, target, account);
      if (imported !== undefined && run.parentId !== undefined && imported.parentRunId === null)
        parents.push({ run: run.id, parent: run.parentId, shown: run.shown });
      if (source.size.unit === 'runs') account.advance(1);
    });
  }
}

async function setParent(
  { run, parent, shown }: ChildRun,
  { client }: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  try {
    await client.updateRun({ params: { runId: run }, body: { parentRunId: parent } });
  } catch (thrown) {
    if (!(thrown instanceof AssayError) || !['NotFound', 'InvalidInput', 'Conflict'].includes(thrown.code))
      throw thrown;
    account.leaveOut('omitted', 'parents of runs that are not on this server', `parent ${parent} of run ${shown}`);
  }
}

/** The id of the experiment here: found or made when the first run wants it. */
function experimentOnce(
  experiment: SourceExperiment,
  target: ImportTarget,
  account: ImportAccount,
): () => Promise<string> {
  let id: Promise<string> | undefined;
  return () => (id ??= ensureExperiment(experiment, target, account));
}

/** Does something with each, several at a time. The first failure ends it, after those that are under way. */
async function eachAtOnce(
  runs: AsyncIterable<SourceRun>,
  atOnce: number,
  bring: (run: SourceRun) => Promise<void>,
): Promise<void> {
  const active = new Set<Promise<void>>();
  let failure: { readonly thrown: unknown } | undefined;
  try {
    for await (const run of runs) {
      const work: Promise<void> = bring(run)
        .catch((thrown: unknown) => {
          failure ??= { thrown };
        })
        .finally(() => active.delete(work));
      active.add(work);
      if (active.size >= atOnce) await Promise.race(active);
      if (failure !== undefined) break;
    }
  } finally {
    await Promise.all(active);
  }
  if (failure !== undefined) throw failure.thrown;
}
