import { read, write } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import * as report from './report.ts';
import { IdSchema, object } from './scalar.ts';

const reportId = object({ reportId: IdSchema });

/** Reports: Markdown with panels, saved in versions. */
export const reportOperations = {
  createReport: {
    ...write,
    method: 'POST',
    path: '/reports',
    summary: 'Save a report, of a text or the default one',
    body: report.CreateReportSchema,
    response: report.ReportSchema,
    status: 201,
  },
  listReports: {
    ...read,
    method: 'GET',
    path: '/reports',
    summary: 'List reports, the latest changed first',
    query: report.ListReportsQuerySchema,
    response: report.ReportPageSchema,
  },
  getReport: {
    ...read,
    method: 'GET',
    path: '/reports/:reportId',
    summary: 'Read the source of a report, or of a version of old',
    params: reportId,
    query: report.GetReportQuerySchema,
    response: report.ReportSchema,
    versioned: true,
  },
  updateReport: {
    ...write,
    method: 'PATCH',
    path: '/reports/:reportId',
    summary: 'Save a version of a report, or go back to one',
    params: reportId,
    body: report.UpdateReportSchema,
    response: report.ReportSchema,
    versioned: true,
  },
  deleteReport: {
    ...write,
    method: 'DELETE',
    path: '/reports/:reportId',
    summary: 'Delete a report',
    params: reportId,
  },
  restoreReport: {
    ...write,
    method: 'POST',
    path: '/reports/:reportId/restore',
    summary: 'Restore a deleted report',
    params: reportId,
    response: report.ReportSchema,
  },
  listReportVersions: {
    ...read,
    method: 'GET',
    path: '/reports/:reportId/versions',
    summary: 'List the versions of a report, newest first',
    params: reportId,
    query: report.ListReportVersionsQuerySchema,
    response: report.ReportVersionPageSchema,
  },
  renderReport: {
    ...read,
    method: 'POST',
    path: '/reports/render',
    summary: 'Make a report of a text, or the default one of an experiment or study',
    body: report.RenderReportSchema,
    response: report.RenderedReportSchema,
  },
  renderSavedReport: {
    ...read,
    method: 'GET',
    path: '/reports/:reportId/render',
    summary: 'Make a saved report',
    params: reportId,
    query: report.RenderSavedReportQuerySchema,
    response: report.RenderedReportSchema,
  },
  downloadReport: {
    permission: 'read',
    kind: 'download',
    method: 'GET',
    path: '/reports/:reportId/file',
    summary: 'A saved report as one file',
    params: reportId,
    query: report.DownloadReportQuerySchema,
  },
} as const satisfies Record<string, NativeOperation>;
