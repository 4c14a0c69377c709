import type { ImportAccount } from './import-account.ts';
import type { ImportSource, SourceRun } from './import-source.ts';
import { readOrNote } from './read-or-note.ts';

/** Reads all of a source and counts what an import would bring to a server that has none of it. */
export async function countStore(
  source: ImportSource,
  artifacts: boolean,
  account: ImportAccount,
  signal: AbortSignal,
): Promise<void> {
  const { brought } = account;
  for await (const experiment of source.experiments(account)) {
    let runs = 0;
    for await (const run of experiment.runs(account)) {
      signal.throwIfAborted();
      runs++;
      await readOrNote(account, `run ${run.shown}`, () => countRun(run, artifacts, account));
      if (source.size.unit === 'runs') account.advance(1);
    }
    brought.runs += runs;
    if (runs > 0 || experiment.keptEmpty) brought.experiments++;
  }
  if (source.models === undefined) return;
  for await (const { versions } of source.models(account)) {
    brought.models++;
    brought.modelVersions += versions.length;
  }
}

async function countRun(run: SourceRun, artifacts: boolean, account: ImportAccount): Promise<void> {
  const { brought } = account;
  brought.parameters += Object.keys(run.parameters).length;
  for await (const { values } of run.points(account)) brought.points += values.length;
  brought.parameters += Object.keys(run.end?.().parameters ?? {}).length;
  if (run.logLines !== undefined) for await (const lines of run.logLines(account)) brought.logLines += lines.length;
  if (run.datasets !== undefined) for await (const _ of run.datasets(account)) brought.artifacts++;
  if (artifacts) for await (const _ of run.artifacts(account)) brought.artifacts++;
}
