import { AssayError } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import type { SeriesChunk } from '../import-source.ts';
import { listOf, numberFrom, textFrom } from './rest-client.ts';
import type { MlflowRestClient } from './rest-client.ts';

const pointsAPage = 25_000;

/** The histories of a run's metrics, page by page. */
export async function* readRestPoints(
  client: MlflowRestClient,
  runId: string,
  names: readonly string[],
  account: ImportAccount,
): AsyncGenerator<SeriesChunk> {
  for (const name of names) {
    let token = '';
    do {
      const page = await client.get('mlflow/metrics/get-history', {
        run_id: runId,
        metric_key: name,
        max_results: String(pointsAPage),
        ...(token !== '' && { page_token: token }),
      });
      const chunk = { name, steps: [] as number[], timesMs: [] as number[], values: [] as number[] };
      for (const metric of listOf(page['metrics'])) {
        const value = numberFrom(metric['value']);
        const timeMs = numberFrom(metric['timestamp']) ?? 0;
        // Protobuf's JSON leaves out what is 0 in some versions.
        const step = numberFrom(metric['step']) ?? 0;
        if (value === undefined || !Number.isSafeInteger(timeMs) || timeMs < 0 || !Number.isSafeInteger(step)) {
          account.leaveOut(
            'damaged',
            'points that the server tells badly',
            `${name} of run ${runId}: ${JSON.stringify(metric)}`,
          );
          continue;
        }
        chunk.steps.push(step);
        chunk.timesMs.push(timeMs);
        chunk.values.push(value);
      }
      if (chunk.values.length > 0) yield chunk;
      const next = textFrom(page['next_page_token']);
      if (next !== '' && next === token)
        throw new AssayError('Unavailable', `${client.url} answers the same page of metric "${name}" again and again.`);
      token = next;
    } while (token !== '');
  }
}
