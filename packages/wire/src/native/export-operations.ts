import {
  DownloadPointsQuerySchema,
  DownloadRunsQuerySchema,
  ExportComparisonSchema,
  ExportPointsSchema,
  ExportRunsSchema,
} from './export.ts';
import type { NativeOperation } from './operation.ts';

const file = { permission: 'read', kind: 'file' } as const;

/** Tables as files: docs/guide/data-out.md. */
export const exportOperations = {
  exportRuns: {
    ...file,
    method: 'POST',
    path: '/export/runs',
    summary: 'Runs as a CSV, JSON, Parquet or Arrow file',
    body: ExportRunsSchema,
  },
  downloadRuns: {
    ...file,
    method: 'GET',
    path: '/export/runs',
    summary: 'The same by a link',
    query: DownloadRunsQuerySchema,
  },
  exportPoints: {
    ...file,
    method: 'POST',
    path: '/export/points',
    summary: 'Points of the metrics of many runs as a file, a row a point',
    body: ExportPointsSchema,
  },
  downloadPoints: {
    ...file,
    method: 'GET',
    path: '/export/points',
    summary: 'The same by a link',
    query: DownloadPointsQuerySchema,
  },
  exportComparison: {
    ...file,
    method: 'POST',
    path: '/export/comparison',
    summary: 'A comparison as a file: its pairs, or the values compared',
    body: ExportComparisonSchema,
  },
} as const satisfies Record<string, NativeOperation>;
