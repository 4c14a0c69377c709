import { createHash } from 'node:crypto';
import type { RunStatus } from '@assay/wire';
import type { SourceRun } from '../import-source.ts';

/** What MLflow's stores have in common of a run, whatever their form. */
export interface MlflowRun {
  readonly runId: string;
  readonly name: string;
  /** Upper-case words. */
  readonly status: string;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly userId: string;
  readonly sourceName: string;
  readonly sourceType: string;
  readonly sourceVersion: string;
  readonly deleted: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** What MLflow keeps as a tag is a note here. */
export const noteTag = 'mlflow.note.content';
export const withoutNote = ({ [noteTag]: _, ...tags }: Readonly<Record<string, string>>): Record<string, string> =>
  tags;

const statuses: Readonly<Record<string, RunStatus>> = {
  RUNNING: 'running',
  SCHEDULED: 'scheduled',
  FINISHED: 'completed',
  FAILED: 'failed',
  KILLED: 'stopped',
};

/** The numbers that file stores write, and the words. */
const numberedStatuses = ['', 'RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'];
const numberedSources = ['', 'NOTEBOOK', 'JOB', 'PROJECT', 'LOCAL', 'UNKNOWN'];

export const statusWord = (status: string): string =>
  status === '' ? '' : (numberedStatuses[Number(status)] ?? status);
export const sourceWord = (type: string): string => (type === '' ? '' : (numberedSources[Number(type)] ?? type));

/** MLflow's run ids are 32 hex digits; any other text gets an id that is made from it. */
export const idOfRun = (runId: string): string =>
  /^[0-9a-f]{32}$/.test(runId) ? runId : createHash('sha256').update(`mlflow ${runId}`).digest('hex').slice(0, 32);

/** All of a run but what is long. */
export function factsOf(run: MlflowRun): Omit<SourceRun, 'version' | 'points' | 'artifacts'> {
  const parent = run.tags['mlflow.parentRunId'];
  const tags = tagsOf(run);
  const commit = tags['mlflow.source.git.commit'];
  const started = run.startMs ?? 0;
  return {
    originalId: run.runId,
    shown: run.runId,
    id: idOfRun(run.runId),
    name: tags['mlflow.runName'],
    note: run.tags[noteTag] ?? '',
    status: statuses[run.status] ?? 'stopped',
    startedMs: started > 0 ? started : undefined,
    endedMs: run.endMs !== undefined && run.endMs > 0 ? run.endMs : undefined,
    parameters: run.parameters,
    tags,
    ...(commit !== undefined && {
      environment: {
        git: {
          commit,
          branch: tags['mlflow.source.git.branch'] ?? null,
          remote: tags['mlflow.source.git.repoURL'] ?? null,
          dirty: false,
        },
      },
    }),
    parentId: parent === undefined || parent === '' ? undefined : idOfRun(parent),
  };
}

/** The tags as given, and what only the run's own record says, under the names that MLflow's clients give it. */
function tagsOf(run: MlflowRun): Readonly<Record<string, string>> {
  const own = {
    'mlflow.runName': run.name,
    'mlflow.user': run.userId,
    'mlflow.source.name': run.sourceName,
    'mlflow.source.type': run.sourceType === 'UNKNOWN' ? '' : run.sourceType,
    'mlflow.source.git.commit': run.sourceVersion,
    'imported.deleted': run.deleted ? 'true' : '',
  };
  const given = { ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')), ...run.tags };
  return withoutNote(given);
}
