import type { Artifact } from '@assay/wire';
import type { ImportAccount } from './import-account.ts';
import type { ImportTarget } from './import-target.ts';
import type { SourceDataset, SourceRun } from './import-source.ts';
import { MlflowRestClient } from './mlflow/rest-client.ts';

/** Data sets that a run used come by MLflow's face of the server, so that MLflow's clients find them, too. */
export async function importDatasets(
  run: SourceRun,
  datasets: AsyncIterable<SourceDataset> | Iterable<SourceDataset>,
  known: readonly Artifact[],
  { url, key }: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  const lacking: SourceDataset[] = [];
  for await (const dataset of datasets) {
    const there = known.some(
      ({ direction, metadata }) => direction === 'input' && digestIn(metadata) === dataset.digest,
    );
    if (there) account.present.artifacts++;
    else lacking.push(dataset);
  }
  if (lacking.length === 0) return;
  const client = new MlflowRestClient(url, key === undefined ? {} : { MLFLOW_TRACKING_TOKEN: key });
  await client.post('mlflow/runs/log-inputs', {
    run_id: run.id,
    datasets: lacking.map(({ name, digest, sourceType, source, schema, profile, tags }) => ({
      tags: Object.entries(tags).map(([tag, value]) => ({ key: tag, value })),
      dataset: {
        name,
        digest,
        source_type: sourceType,
        source,
        ...(schema !== '' && { schema }),
        ...(profile !== '' && { profile }),
      },
    })),
  });
  account.brought.artifacts += lacking.length;
}

function digestIn(metadata: unknown): unknown {
  const { dataset } = (metadata ?? {}) as { readonly dataset?: { readonly digest?: unknown } | undefined };
  return dataset?.digest;
}
