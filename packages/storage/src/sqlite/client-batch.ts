import type { ProjectId } from '@assay/base';
import type { BatchSource } from '@assay/core';
import type { Connection } from './connection.ts';

const streamNumbers = { points: 0, log: 1 } as const;

/** Takes note of a client's batch; false when it was noted before: a replay. */
export const noteBatch = (
  connection: Connection,
  projectId: ProjectId,
  run: number,
  stream: keyof typeof streamNumbers,
  source: BatchSource,
  nowMs: number,
): boolean =>
  connection.run(
    'INSERT INTO client_batch (project_id, run, client, stream, sequence, created_ms) VALUES (?, ?, ?, ?, ?, ?) ' +
      'ON CONFLICT DO NOTHING',
    projectId,
    run,
    source.clientId,
    streamNumbers[stream],
    source.sequence,
    nowMs,
  ) > 0;
