import { AssayError } from '@assay/base';
import type { EpochMs, ProjectId } from '@assay/base';
import { deserialize, serialize } from 'node:v8';
import type { Connection } from './connection.ts';

export interface IdempotencyKey {
  readonly key: string;
  readonly requestHash: string;
  readonly keptMs?: number;
}

/** How long an answer is kept at most. */
export const idempotencyMs = 24 * 3_600_000;

/** The answer given before under this key; IdempotencyMismatch when that was to another request. */
export function storedAnswer(
  connection: Connection,
  projectId: ProjectId,
  { key, requestHash }: IdempotencyKey,
  now: EpochMs,
): { readonly value: unknown } | undefined {
  const row = connection.get(
    'SELECT request_hash, answer, created_ms FROM idempotency WHERE project_id = ? AND key = ?',
    projectId,
    key,
  );
  if (row === undefined || Number(row['created_ms']) < now - idempotencyMs) return undefined;
  if (row['request_hash'] !== requestHash)
    throw new AssayError(
      'IdempotencyMismatch',
      `The idempotency key "${key}" was used for another request not long ago. Use a new key for each request.`,
    );
  if (!(row['answer'] instanceof Uint8Array)) throw new Error('idempotency.answer: expected bytes');
  return { value: deserialize(row['answer']) };
}

export function keepAnswer(
  connection: Connection,
  projectId: ProjectId,
  { key, requestHash, keptMs = idempotencyMs }: IdempotencyKey,
  now: EpochMs,
  answer: unknown,
): void {
  connection.run(
    'INSERT INTO idempotency (project_id, key, request_hash, created_ms, answer) VALUES (?, ?, ?, ?, ?) ' +
      'ON CONFLICT (project_id, key) DO UPDATE SET request_hash = excluded.request_hash, ' +
      'created_ms = excluded.created_ms, answer = excluded.answer',
    projectId,
    key,
    requestHash,
    // One age ends all: what is kept for less is older from the beginning.
    now - Math.max(0, idempotencyMs - keptMs),
    serialize(answer),
  );
}
