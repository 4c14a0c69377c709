import { expect } from 'vitest';
import type { Experiment, NativeOperationName, RenderedReport, Report } from '@assay/wire';
import type { TestServer } from './test-server.ts';

type Succeed = <T = unknown>(
  name: NativeOperationName,
  asked?: {
    readonly params?: Record<string, string>;
    readonly query?: Record<string, string>;
    readonly body?: unknown;
  },
) => Promise<T>;

const fence = '```';

/** Each operation of reports once; answers the one that is no JSON. */
export async function reportOperations(
  succeed: Succeed,
  server: TestServer,
  { id }: Experiment,
): Promise<NativeOperationName> {
  const source = `# Rates\n\nWhich rate?\n\n${fence}assay\npanel: table\ncolumns: [name, metrics.loss.min]\nfrozen: true\n${fence}\n`;
  const report = await succeed<Report>('createReport', { body: { experimentId: id, source, note: 'first' } });
  expect(report).toMatchObject({ name: 'Rates', experimentId: id, studyId: null, version: 1, source });
  const of = { params: { reportId: report.id } };
  expect(await succeed('getReport', of)).toEqual(report);
  expect(await succeed('updateReport', { ...of, body: { name: 'Best rates' } })).toMatchObject({ version: 2 });
  expect(await succeed('getReport', { ...of, query: { version: '1' } })).toMatchObject({ name: 'Rates', version: 1 });
  expect(await succeed('listReports', { query: { experimentId: id } })).toMatchObject({
    reports: [{ name: 'Best rates' }],
  });
  expect(await succeed('listReportVersions', of)).toMatchObject({ versions: [{ version: 2 }, { note: 'first' }] });
  const made = await succeed<RenderedReport>('renderSavedReport', of);
  expect(made).toMatchObject({ title: 'Rates', faults: [], blocks: [{ kind: 'prose' }, { kind: 'table' }] });
  expect(await succeed('renderReport', { body: { experimentId: id, format: 'html' } })).toMatchObject({ blocks: [] });
  const file = await server.send('GET', `/api/v1/reports/${report.id}/file`);
  expect([file.status, file.headers['content-security-policy']]).toEqual([200, "sandbox; default-src 'none'"]);
  await succeed('deleteReport', of);
  await succeed('restoreReport', of);
  return 'downloadReport';
}
