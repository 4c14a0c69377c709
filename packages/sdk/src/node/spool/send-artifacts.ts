import { rmSync } from 'node:fs';
import { AssayError, messageOf } from '@assay/base';
import { createClient } from '../../core/client.ts';
import { isPassing, retryDelayMs } from '../../core/retry.ts';
import type { Connection } from '../../core/send-points.ts';
import type { SpoolFolder } from './spool-folder.ts';
import { readArtifact, sendArtifact } from './spooled-artifact.ts';

export interface SendArtifactsOptions {
  readonly signal: AbortSignal;
  /** How long a server that does not answer is waited for; undefined: for ever. */
  readonly patienceMs?: number | undefined;
  readonly onProblem: (problem: string) => void;
}

/** Stores the artifacts that a spool names, of runs that nobody records any more. Answers how many were stored. */
export async function sendArtifacts(
  spool: SpoolFolder,
  connection: Connection,
  { signal, patienceMs, onProblem }: SendArtifactsOptions,
): Promise<number> {
  const client = createClient({ url: connection.url, key: connection.key, fetch: connection.fetch });
  let count = 0;
  for (const file of spool.artifactFiles()) {
    const artifact = readArtifact(file);
    const begun = performance.now();
    for (let attempt = 1; artifact !== undefined; attempt++) {
      try {
        await sendArtifact(client, artifact, { signal });
        count += 1;
        break;
      } catch (thrown) {
        if (signal.aborted) throw signal.reason;
        const isRefused = thrown instanceof AssayError && ['Unauthenticated', 'Forbidden'].includes(thrown.code);
        const waits = isPassing(thrown) || isRefused;
        if (!waits || (thrown instanceof AssayError && thrown.code === 'Internal' && attempt >= 10)) {
          onProblem(`run ${artifact.runId}: ${artifact.what}: ${messageOf(thrown)}`);
          break;
        }
        if (patienceMs !== undefined && performance.now() - begun > patienceMs) throw thrown;
        const delayMs = retryDelayMs({ attempts: 0, baseMs: 200, capMs: 30_000 }, attempt, thrown);
        await new Promise((resolve) => setTimeout(resolve, delayMs));
      }
    }
    rmSync(file, { force: true });
  }
  return count;
}
