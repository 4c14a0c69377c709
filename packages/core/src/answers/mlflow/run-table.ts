import type { RunId } from '@assay/base';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { NamedLastPoints, NamedTexts, RunHead } from '../../ports/named-columns.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { artifactLocationsOf } from '../../steps/mlflow/experiment-details.ts';
import { notesOf } from '../../steps/mlflow/notes.ts';
import { inputsOf } from '../../steps/mlflow/run-inputs.ts';
import type { MlflowRunInputs } from '../../steps/mlflow/run-inputs.ts';
import { infoOf, tagsBeside } from './run.ts';
import type { MlflowRunInfo } from './run.ts';

/** What MlflowRunAnswer has of one run, of many: pages have thousands, so what users log stands in columns for all of them. */
export interface MlflowRunTable {
  readonly infos: readonly MlflowRunInfo[];
  readonly parameters: NamedTexts;
  /** Those that a run has; those that it shows beside are in `tagsBeside`. */
  readonly tags: NamedTexts;
  readonly tagsBeside: readonly (readonly (readonly [key: string, value: string])[])[];
  readonly metrics: NamedLastPoints;
  /** Of runs that have any. */
  readonly inputs: ReadonlyMap<RunId, MlflowRunInputs>;
}

/** In the order of the runs. */
export async function tabulateMlflowRuns(tx: ReadTransaction, rows: readonly RunHead[]): Promise<MlflowRunTable> {
  const ids = rows.map(({ id }) => id);
  const tags = await tx.namedTexts('tags', ids);
  const reserved = reservedOf(tags);
  const notes = await notesOf(tx, 'run', ids);
  const locations = await artifactLocationsOf(tx, new Set(rows.flatMap((row) => row.experimentId ?? [])));
  return {
    infos: rows.map((row, i) => infoOf(row, reserved[i] ?? none, locations)),
    parameters: await tx.namedTexts('parameters', ids),
    tags,
    tagsBeside: rows.map((row, i) => tagsBeside(row, reserved[i] ?? none, notes.get(row.id))),
    metrics: await tx.namedLastPoints(ids),
    inputs: await inputsOf(tx, ids),
  };
}

const none: ReadonlyMap<string, string> = new Map();
const keys: ReadonlySet<string> = new Set(Object.values(reservedTags));

/** The reserved tags of each run. */
function reservedOf({ ends, names, nameAt, texts }: NamedTexts): ReadonlyMap<string, string>[] {
  const isReserved = names.map((name) => keys.has(name));
  let i = 0;
  return Array.from(ends, (end) => {
    const found = new Map<string, string>();
    for (; i < end; i++) {
      const at = nameAt[i] ?? 0;
      if (isReserved[at] === true) found.set(names[at] ?? '', texts[i] ?? '');
    }
    return found;
  });
}
