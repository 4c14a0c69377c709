import type { ImportAccount } from '../import-account.ts';
import type { SourceArtifact } from '../import-source.ts';
import { walkFiles } from '../walk-files.ts';

/** The artifacts of a run, or of a model that it logged. */
export interface ArtifactPlace {
  /** The name of the model; undefined for the run itself. */
  readonly model: string | undefined;
  /** Where the store says that they are. */
  readonly uri: string;
  /** Where they are, if they can be reached from here. */
  readonly folder: string | undefined;
}

/** The files of a run. Those of a model come below its name, where `runs:/<run>/<name>` finds them. */
export async function* folderArtifacts(
  places: readonly ArtifactPlace[],
  runId: string,
  account: ImportAccount,
): AsyncGenerator<SourceArtifact> {
  for (const { model, uri, folder } of places) {
    const prefix = model === undefined ? '' : `${model}/`;
    if (folder === undefined) {
      const what = model === undefined ? 'artifacts of runs' : 'models of runs';
      if (uri !== '')
        account.leaveOut(
          'omitted',
          `${what} that lie elsewhere (--artifacts names the folder)`,
          `run ${runId}: ${uri}`,
        );
      continue;
    }
    const link = (name: string): void =>
      account.leaveOut('omitted', 'artifacts that are symbolic links', `${prefix}${name} of run ${runId}`);
    for await (const { name, file } of walkFiles(folder, link))
      yield { kind: 'file', direction: 'output', name: prefix + name, file };
  }
}
