import type { EpochMs } from '@assay/base';
import type { Connection } from '../connection.ts';
import type { NewPart, NewSegment } from './catalogue-request.ts';

/** Answers the number of the segment. */
export const insertSegment = (connection: Connection, segment: NewSegment, now: EpochMs): number =>
  connection.insert(
    'INSERT INTO metric_segment (file, size_bytes, created_ms) VALUES (?, ?, ?)',
    segment.file,
    segment.sizeBytes,
    now,
  );

export function insertPart(connection: Connection, segment: number, part: NewPart, now: EpochMs): void {
  connection.run(
    'INSERT INTO metric_part (project_id, run, segment, byte_offset, byte_length, point_count, series_count, first_seq, ' +
      'last_seq, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    part.projectId,
    part.run,
    segment,
    part.byteOffset,
    part.byteLength,
    part.pointCount,
    part.seriesCount,
    part.firstSeq,
    part.lastSeq,
    now,
  );
}

/** A segment of whose parts none came to hold: the catalogue must not name its file. */
export function withdrawSegment(connection: Connection, segment: number): void {
  connection.run('DELETE FROM metric_segment WHERE n = ?', segment);
}
