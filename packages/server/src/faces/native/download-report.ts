import type { FastifyInstance } from 'fastify';
import type { Store } from '@assay/core';
import type { DownloadReportQuery, NativeOperation } from '@assay/wire';
import { artifactHeaders } from '../../artifacts/artifact-headers.ts';
import { apiPrefix } from '../../http/api-prefix.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import type { ReportMaker } from '../../reports/report-maker.ts';
import { callOptions } from './call-options.ts';
import { inputReader } from './read-input.ts';

type Asked = DownloadReportQuery & { readonly reportId: string };

const files = {
  html: { extension: 'html', mediaType: 'text/html' },
  markdown: { extension: 'md', mediaType: 'text/markdown' },
  latex: { extension: 'tex', mediaType: 'application/x-tex' },
  source: { extension: 'md', mediaType: 'text/markdown' },
} as const;

/** A saved report as one file, which browsers save: a report is what people wrote. */
export function downloadReport(
  server: FastifyInstance,
  operation: NativeOperation,
  { store, maker }: { readonly store: Store; readonly maker: ReportMaker },
): void {
  const readInput = inputReader(operation);
  server.route({
    method: operation.method,
    url: `${apiPrefix}${operation.path}`,
    config: { permission: operation.permission },
    handler: async (request, reply) => {
      // Checked by the operation's own schema just now.
      const { reportId, version, format = 'html' } = readInput(request) as object as Asked;
      const options = { ...callOptions(request), signal: whileWanted(reply.raw) };
      const asked = { reportId, ...(version !== undefined && { version }) };
      const { source, name, frozen, ...owner } = await store.query('getReport', asked, options);
      const { extension, mediaType } = files[format];
      const text =
        format === 'source'
          ? source
          : (await maker.make({ source, name, frozen, owner, format, figures: 'inline' }, { store, options })).text;
      const { 'accept-ranges': _, ...headers } = artifactHeaders(`${fileName(name)}.${extension}`, mediaType, true);
      return reply.headers({ ...headers, 'cache-control': 'no-store' }).send(Buffer.from(text ?? ''));
    },
  });
}

const fileName = (name: string): string => name.replaceAll(/[\s/\\:*?"<>|]+/g, '-').slice(0, 100) || 'report';
