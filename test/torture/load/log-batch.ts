import { planBatch } from './batch-plan.ts';
import type { Batch, Ledger, TrackedRun } from './ledger.ts';
import type { NativeAnswer, NativeClient } from './native-client.ts';
import { postBatch } from './post-batch.ts';

/** Sends a batch and writes down what came of it. Rejects when the connection breaks; the outcome then stays open. */
export async function logBatch(
  client: NativeClient,
  ledger: Ledger,
  seed: number,
  run: TrackedRun,
  batch: Batch,
  isFirstAttempt: boolean,
): Promise<void> {
  const before = batch.outcome;
  ledger.counts.requests++;
  const points = planBatch(seed, batch.id, batch.size);
  // The next attempt takes the other form: what names a batch is its number alone.
  const format = (batch.id + (isFirstAttempt ? 0 : 1)) % 2 === 0 ? 'frame' : 'rows';
  const answer = await postBatch(client, run.id, batch.source, points, format);
  if (answer.status !== 200) {
    noteRefusal(ledger, run, batch, answer, isFirstAttempt);
    return;
  }
  const { accepted, replayed } = JSON.parse(answer.body) as { accepted: number; replayed: boolean };
  const name = `batch ${batch.id} of run ${run.name}`;
  if (accepted !== batch.size) ledger.contradictions.push(`${name}: ${accepted} of ${batch.size} points taken`);
  if (replayed) ledger.counts.replays++;
  if (replayed && isFirstAttempt) ledger.contradictions.push(`${name}: called a replay when it was new`);
  if (!replayed && before === 'acknowledged') ledger.contradictions.push(`${name}: stored again by a replay`);
  ledger.acknowledge(batch);
}

function noteRefusal(
  ledger: Ledger,
  run: TrackedRun,
  batch: Batch,
  { status, body }: NativeAnswer,
  isFirstAttempt: boolean,
): void {
  ledger.counts.refused++;
  // A run may be removed while a batch is on its way; back-pressure, stopping and a failing disk are no faults of the server.
  const isExpected =
    [429, 503, 507].includes(status) || (run.purged !== undefined && (status === 404 || status === 409));
  if (!isExpected) ledger.contradictions.push(`batch ${batch.id} of run ${run.name}: ${status} ${body}`);
  // An inner failure says nothing for certain, nor does a refusal of what may have been stored by an earlier attempt.
  if (isFirstAttempt && status < 500) batch.outcome = 'refused';
}
