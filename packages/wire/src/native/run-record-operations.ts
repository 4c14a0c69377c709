import * as artifact from './artifact.ts';
import * as analysis from './curve-analysis.ts';
import * as log from './log.ts';
import * as metric from './metric.ts';
import * as curves from './metric-curves.ts';
import * as media from './metric-media-types.ts';
import * as tail from './metric-tail.ts';
import * as parameter from './parameter.ts';
import { read, write } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import { IdSchema, object } from './scalar.ts';

const runId = object({ runId: IdSchema });

/** What is logged to a run, and read back: parameters, points, artifacts, log lines. */
export const runRecordOperations = {
  logParameters: {
    ...write,
    method: 'POST',
    path: '/runs/:runId/parameters',
    summary: 'Log parameters',
    params: runId,
    body: parameter.LogParametersSchema,
  },
  listParameters: {
    ...read,
    method: 'GET',
    path: '/runs/:runId/parameters',
    summary: 'Parameters as text, with their kinds',
    params: runId,
    response: parameter.ParameterListSchema,
  },
  logMetrics: {
    ...write,
    method: 'POST',
    path: '/runs/:runId/metrics',
    summary: 'Log metric points',
    params: runId,
    query: metric.LogMetricsQuerySchema,
    body: metric.LogMetricsSchema,
    alsoTakes: [media.pointsMediaType],
    response: metric.LogMetricsAnswerSchema,
  },
  listMetrics: {
    ...read,
    method: 'GET',
    path: '/runs/:runId/metrics',
    summary: 'Summaries of the metrics of a run, all or by page',
    params: runId,
    query: metric.ListMetricsQuerySchema,
    response: metric.MetricSummaryListSchema,
  },
  listMetricNames: {
    ...read,
    method: 'GET',
    path: '/runs/:runId/metric-names',
    summary: 'Names of the metrics of a run, by page',
    params: runId,
    query: metric.ListMetricNamesQuerySchema,
    response: metric.MetricNamePageSchema,
  },
  readPoints: {
    ...read,
    method: 'GET',
    path: '/runs/:runId/points',
    summary: 'Raw points of one metric',
    params: runId,
    query: metric.ReadPointsQuerySchema,
    alsoAnswers: [media.csvMediaType, media.pointsStreamMediaType, media.arrowStreamMediaType],
    response: metric.PointsPageSchema,
  },
  queryMetrics: {
    ...read,
    method: 'POST',
    path: '/metrics/query',
    summary: 'Curves of many runs on one bucket grid',
    body: curves.QueryMetricsSchema,
    alsoAnswers: [media.bucketsMediaType, media.csvMediaType, media.arrowStreamMediaType],
    response: curves.MetricsAnswerSchema,
  },
  analyzeCurves: {
    ...read,
    method: 'POST',
    path: '/metrics/analysis',
    summary: 'What curves did: plateau, divergence, overfitting, target, throughput, cost',
    body: analysis.AnalyzeCurvesSchema,
    response: analysis.CurvesAnalysisSchema,
  },
  tailMetrics: {
    permission: 'read',
    kind: 'events',
    method: 'GET',
    path: '/metrics/tail',
    summary: 'Follow points as they arrive (Server-Sent Events)',
    query: tail.TailMetricsQuerySchema,
    response: tail.ArrivedPointsSchema,
  },

  logArtifact: {
    ...write,
    method: 'POST',
    path: '/runs/:runId/artifacts',
    summary: 'Log a small value or a reference',
    params: runId,
    body: artifact.LogArtifactSchema,
    response: artifact.ArtifactSchema,
    status: 201,
  },
  listArtifacts: {
    ...read,
    method: 'GET',
    path: '/runs/:runId/artifacts',
    summary: 'List artifacts of a run',
    params: runId,
    query: artifact.ListArtifactsQuerySchema,
    response: artifact.ArtifactPageSchema,
  },
  uploadArtifact: {
    permission: 'write',
    kind: 'upload',
    method: 'PUT',
    path: '/runs/:runId/artifacts/content',
    summary: 'Upload the bytes of an artifact',
    params: runId,
    query: artifact.UploadArtifactQuerySchema,
    response: artifact.ArtifactSchema,
    status: 201,
  },
  downloadArtifact: {
    permission: 'read',
    kind: 'download',
    method: 'GET',
    path: '/runs/:runId/artifacts/content',
    summary: 'Download the bytes of an artifact; ranges served',
    params: runId,
    query: artifact.DownloadArtifactQuerySchema,
  },
  deleteArtifact: {
    ...write,
    method: 'DELETE',
    path: '/runs/:runId/artifacts',
    summary: 'Remove an artifact from its run',
    params: runId,
    query: artifact.ArtifactRefQuerySchema,
  },

  appendLog: {
    ...write,
    method: 'POST',
    path: '/runs/:runId/logs',
    summary: 'Append log lines',
    params: runId,
    body: log.AppendLogSchema,
    response: log.AppendLogAnswerSchema,
  },
  readLog: {
    ...read,
    method: 'GET',
    path: '/runs/:runId/logs',
    summary: 'Read log lines',
    params: runId,
    query: log.ReadLogQuerySchema,
    response: log.LogPageSchema,
  },
  searchLog: {
    ...read,
    method: 'GET',
    path: '/runs/:runId/logs/search',
    summary: 'Find log lines that hold a text',
    params: runId,
    query: log.SearchLogQuerySchema,
    response: log.LogMatchesSchema,
  },
} as const satisfies Record<string, NativeOperation>;
