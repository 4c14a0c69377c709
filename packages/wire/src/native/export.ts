import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { CompareRunsSchema } from './comparison.ts';
import { RunScopeProperties, RunSortSchema } from './run-scope.ts';
import { EpochMsSchema, IdSchema, object, oneOf, optional, StepSchema } from './scalar.ts';

export const exportFormats = ['csv', 'json', 'jsonl', 'parquet', 'arrow'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the end of a file's name says. */
export function exportFormatOf(file: string): ExportFormat | undefined {
  const end = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return end === 'ndjson' ? 'jsonl' : end === 'feather' ? 'arrow' : exportFormats.find((format) => format === end);
}

/** Of the files, by format. */
export const exportMediaTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
} as const satisfies Record<ExportFormat, string>;

/** On an answer whose number of rows is known when it begins. */
export const rowCountHeader = 'row-count';

const FormatProperties = {
  format: oneOf(exportFormats, { description: 'arrow: an IPC file (Feather); jsonl: an object a line' }),
  escapeFormulas: optional(
    Type.Boolean({
      default: true,
      description: 'Of CSV: an apostrophe before text that a spreadsheet would take for a formula',
    }),
  ),
};
const fields = {
  description:
    'Columns, as filters name them: "name", "params.lr", "metrics.loss.min", "tags.team"; "params.*", "metrics.*", "tags.*" are all that these runs have. Left out: everything',
};
const PointBoundProperties = {
  fromStep: optional(StepSchema),
  toStep: optional(StepSchema),
  fromTimeMs: optional(EpochMsSchema),
  toTimeMs: optional(EpochMsSchema),
};

export const ExportRunsSchema = object({
  ...FormatProperties,
  ...RunScopeProperties,
  sort: optional(RunSortSchema),
  fields: optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 1024 }), { minItems: 1, maxItems: 1000, ...fields }),
  ),
});
export type ExportRuns = Static<typeof ExportRunsSchema>;

export const ExportPointsSchema = object({
  ...FormatProperties,
  ...RunScopeProperties,
  sort: optional(RunSortSchema),
  names: optional(
    Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 1000, description: 'Metrics; left out: all' }),
  ),
  ...PointBoundProperties,
});
export type ExportPoints = Static<typeof ExportPointsSchema>;

export const comparisonTables = ['pairs', 'values'] as const;
export const ExportComparisonSchema = object({
  ...FormatProperties,
  table: optional(
    oneOf(comparisonTables, {
      default: 'pairs',
      description: 'A row a pair of sets, or a row a value that was compared',
    }),
  ),
  ...CompareRunsSchema.properties,
});
export type ExportComparison = Static<typeof ExportComparisonSchema>;

/** The same question as a link, for what reads files from addresses. */
const LinkProperties = {
  ...FormatProperties,
  filter: optional(Type.String({ maxLength: 8192 })),
  experimentId: optional(IdSchema),
  groupId: optional(IdSchema),
  runIds: optional(Type.String({ description: 'Separated by commas' })),
  sort: optional(RunSortSchema),
};
const list = 'separated by commas, or a JSON array of them';
export const DownloadRunsQuerySchema = object({
  ...LinkProperties,
  fields: optional(Type.String({ minLength: 1, description: `${fields.description}; ${list}` })),
});
export type DownloadRunsQuery = Static<typeof DownloadRunsQuerySchema>;
export const DownloadPointsQuerySchema = object({
  ...LinkProperties,
  names: optional(Type.String({ minLength: 1, description: `Metrics, ${list}; left out: all` })),
  ...PointBoundProperties,
});
export type DownloadPointsQuery = Static<typeof DownloadPointsQuerySchema>;
