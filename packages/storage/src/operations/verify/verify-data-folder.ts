import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError } from '@assay/base';
import { SealedPart } from '@assay/series';
import { nodeByteCodec } from '../../segments/node-byte-codec.ts';
import { SegmentFiles } from '../../segments/segment-files.ts';
import { allMigrations } from '../../sqlite/migrations/all-migrations.ts';
import { openReadConnection } from '../../sqlite/open-connection.ts';
import type { PartRow } from '../../sqlite/compaction/part-row.ts';
import type { Connection } from '../../sqlite/connection.ts';
import type { OnProgress } from '../progress.ts';
import { Findings } from './findings.ts';
import type { Finding } from './findings.ts';
import { verifyBlobs } from './verify-blobs.ts';
import { verifyDatabase } from './verify-database.ts';
import { verifyMetrics } from './verify-metrics.ts';

export interface VerifyOptions {
  /** Leaves out what takes long: bodies of sealed points, bytes of artifacts. */
  readonly quick?: boolean;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface Verification {
  /** The first thousand. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  readonly runs: number;
  readonly points: number;
  readonly artifacts: number;
}

/**
 * Checks every checksum and every invariant of a data folder, and changes nothing; a server may run on it, whose state
 * at one moment is then looked at. Throws only when there is nothing to look at, or the database cannot be opened.
 */
export async function verifyDataFolder(folder: string, options: VerifyOptions = {}): Promise<Verification> {
  const { quick = false, onProgress = () => undefined, signal } = options;
  const file = join(folder, 'assay.db');
  if (!existsSync(file))
    throw new AssayError('NotFound', `${folder} is no data folder: it holds no assay.db. Name one with --data.`);
  using connection = openReadConnection(file);
  const findings = new Findings();
  connection.exec('BEGIN');
  const schema = Number(connection.get('SELECT max(number) AS n FROM schema_migration')?.['n']);
  const newest = allMigrations.at(-1)?.number;
  if (schema !== newest)
    throw new AssayError(
      'Unavailable',
      `The data folder is at schema ${schema} and this program verifies schema ${newest}. Start the server once to bring it up, or use the newer program.`,
    );
  verifyDatabase(connection, findings, onProgress);
  verifySegmentFiles(folder, connection, findings);
  const files = new SegmentFiles(folder);
  let points: number;
  try {
    const openPart = (row: PartRow): SealedPart => new SealedPart(files.part(row.file, row), nodeByteCodec);
    points = verifyMetrics({ connection, findings, onProgress, quick, openPart, signal });
  } finally {
    files.close();
  }
  const artifacts = quick ? 0 : await verifyBlobs(folder, connection, findings, onProgress, signal);
  const runs = Number(connection.get('SELECT count(*) AS n FROM run')?.['n']);
  return { findings: findings.kept, findingCount: findings.count, runs, points, artifacts };
}

/** Sizes of segment files, and parts that lie within them without touching each other. */
function verifySegmentFiles(folder: string, connection: Connection, findings: Findings): void {
  for (const { n, file, size_bytes: size } of connection.all(
    'SELECT n, file, size_bytes FROM metric_segment s WHERE EXISTS (SELECT 1 FROM metric_part p WHERE p.segment = s.n)',
  )) {
    const path = `segments/${String(file)}`;
    const found = existsSync(join(folder, path)) ? statSync(join(folder, path)).size : undefined;
    if (found === undefined) findings.add(path, 'is not there, and parts of runs are in it');
    else if (found !== size) findings.add(path, `has ${found} bytes, ${String(size)} are written down`);
    let end = 0;
    for (const part of connection.all(
      'SELECT n, byte_offset, byte_length FROM metric_part WHERE segment = ? ORDER BY byte_offset',
      Number(n),
    )) {
      if (Number(part['byte_offset']) < end) findings.add(path, `part ${String(part['n'])} begins inside another`);
      end = Number(part['byte_offset']) + Number(part['byte_length']);
    }
    if (end > Number(size)) findings.add(path, `parts go up to byte ${end}, and it has ${String(size)}`);
  }
}
