import type { Connection, SqlRow } from '../connection.ts';
import type { PartPlace } from '../../segments/segment-writer.ts';

/** A part as the catalogue tells of it. */
export interface PartRow extends PartPlace {
  readonly n: number;
  readonly projectId: number;
  readonly run: number;
  readonly segment: number;
  readonly file: string;
  readonly pointCount: number;
  readonly seriesCount: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

const selection =
  'SELECT p.n, p.project_id, p.run, p.segment, s.file, p.byte_offset, p.byte_length, p.point_count, p.series_count, p.first_seq, ' +
  'p.last_seq FROM metric_part p JOIN metric_segment s ON s.n = p.segment';

/** The run's parts, in order of arrival. */
export const partsOfRun = (connection: Connection, run: number): PartRow[] =>
  connection.all(`${selection} WHERE p.run = ? ORDER BY p.first_seq`, run).map(partOf);

export const partsOfSegment = (connection: Connection, segment: number): PartRow[] =>
  connection.all(`${selection} WHERE p.segment = ?`, segment).map(partOf);

const partOf = (row: SqlRow): PartRow => ({
  n: Number(row['n']),
  projectId: Number(row['project_id']),
  run: Number(row['run']),
  segment: Number(row['segment']),
  file: String(row['file']),
  byteOffset: Number(row['byte_offset']),
  byteLength: Number(row['byte_length']),
  pointCount: Number(row['point_count']),
  seriesCount: Number(row['series_count']),
  firstSeq: Number(row['first_seq']),
  lastSeq: Number(row['last_seq']),
});
