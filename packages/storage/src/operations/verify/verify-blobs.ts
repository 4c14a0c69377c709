import { join } from 'node:path';
import { messageOf } from '@assay/base';
import type { Connection } from '../../sqlite/connection.ts';
import { blobPath } from '../blob-path.ts';
import { blobsNamed } from '../blobs-named.ts';
import { hashFile } from '../copy-file.ts';
import type { OnProgress } from '../progress.ts';
import type { Findings } from './findings.ts';

/** The bytes of every stored artifact, object and part of an upload: there, of the size that is written down, and with the hash that names them. */
export async function verifyBlobs(
  folder: string,
  connection: Connection,
  findings: Findings,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<number> {
  const rows = connection.all(
    `SELECT lower(hex(sha256)) AS sha256, max(size_bytes) AS size FROM (${blobsNamed}) GROUP BY sha256`,
  );
  const total = rows.reduce((sum, { size }) => sum + Number(size), 0);
  let done = 0;
  for (const row of rows) {
    const path = blobPath(String(row['sha256']));
    try {
      const { sizeBytes, sha256 } = await hashFile(
        join(folder, path),
        (count) => onProgress({ phase: 'artifacts', done: (done += count), total }),
        signal,
      );
      if (sizeBytes !== row['size'])
        findings.add(path, `has ${sizeBytes} bytes, ${String(row['size'])} are written down`);
      if (sha256 !== row['sha256']) findings.add(path, `its bytes have the SHA-256 ${sha256}`);
    } catch (error) {
      signal?.throwIfAborted();
      findings.add(path, `cannot be read: ${messageOf(error)}`);
    }
  }
  return rows.length;
}
