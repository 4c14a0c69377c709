import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BlobStore, Limits, Store } from '@assay/core';
import { nativeOperations } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import type { ChangeStreams } from '../../changes/change-streams.ts';
import type { TailStreams } from '../../tail/tail-streams.ts';
import type { ReportMaker } from '../../reports/report-maker.ts';
import type { StudyKeeper } from '../../tuning/study-keeper.ts';
import { apiPrefix } from '../../http/api-prefix.ts';
import { isUnchanged, versionTag } from '../../http/conditions.ts';
import { hashRequest } from '../../http/json-body.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import { callOptions } from './call-options.ts';
import { downloadArtifact } from './download-artifact.ts';
import { exportTables } from './export/export-tables.ts';
import { downloadReport } from './download-report.ts';
import { followChanges } from './follow-changes.ts';
import type { NativeCall } from './handler.ts';
import { logMetrics } from './log-metrics.ts';
import { nativeHandlers } from './native-handlers.ts';
import { openApiDocument } from './open-api.ts';
import { queryMetrics } from './query-metrics.ts';
import { queryTrialColumns } from './query-trial-columns.ts';
import { inputReader } from './read-input.ts';
import { readPoints } from './read-points.ts';
import type { ServerFacts } from './server-info.ts';
import { tailMetrics } from './tail-metrics.ts';
import { uploadArtifact } from './upload-artifact.ts';

export interface NativeFaceParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly streams: ChangeStreams;
  readonly tails: TailStreams;
  readonly keeper: StudyKeeper;
  readonly maker: ReportMaker;
  readonly facts: ServerFacts;
  readonly limits: Limits;
}

/** One route for every operation of the table; how bytes move is the operation's kind. */
export async function registerNativeFace(server: FastifyInstance, parts: NativeFaceParts): Promise<void> {
  const handlers = nativeHandlers(parts.facts, parts.keeper, parts.maker);
  await server.register(async (streamed) => {
    streamed.removeAllContentTypeParsers();
    streamed.addContentTypeParser('*', (_request, _payload, done) => done(null));
    uploadArtifact(streamed, nativeOperations.uploadArtifact, parts);
  });
  downloadArtifact(server, nativeOperations.downloadArtifact, parts);
  downloadReport(server, nativeOperations.downloadReport, parts);
  followChanges(server, nativeOperations.followChanges, parts);
  await logMetrics(server, nativeOperations.logMetrics, parts);
  queryMetrics(server, nativeOperations.queryMetrics, parts);
  queryTrialColumns(server, nativeOperations.queryTrialColumns, parts);
  readPoints(server, nativeOperations.readPoints, parts);
  tailMetrics(server, nativeOperations.tailMetrics, parts);
  exportTables(server, parts);
  for (const [name, operation] of Object.entries<NativeOperation>(nativeOperations)) {
    if (operation.kind !== 'json' || operation.alsoTakes !== undefined || operation.alsoAnswers !== undefined) continue;
    const handler: unknown = handlers[name as keyof typeof handlers];
    serveJson(server, operation, handler as AnyHandler, parts.store);
  }
  let document: string | undefined;
  server.route({
    method: 'GET',
    url: `${apiPrefix}/openapi.json`,
    config: { permission: 'read' },
    handler: async (_request, reply) => {
      document ??= JSON.stringify(openApiDocument(parts.facts.version));
      return reply.header('content-type', 'application/json; charset=utf-8').send(document);
    },
  });
}

/** The operation's own handler, where its name is not known any more: the input was checked by the same row of the table. */
type AnyHandler = (input: Record<string, unknown>, call: NativeCall) => Promise<unknown>;

function serveJson(server: FastifyInstance, operation: NativeOperation, handler: AnyHandler, store: Store): void {
  const { method, path, permission, response, versioned = false } = operation;
  const readInput = inputReader(operation);
  const status = operation.status ?? (response === undefined ? 204 : 200);
  const isQuery = permission === 'read';
  server.route({
    method,
    url: `${apiPrefix}${path}`,
    config: { permission },
    handler: async (request, reply) => {
      const input = readInput(request);
      const options = isQuery
        ? { ...callOptions(request), signal: whileWanted(reply.raw) }
        : callOptions(request, () => requestHash(request));
      const answer = await handler(input, { store, options, mayWrite: request.mayWrite });
      if (response === undefined) return reply.code(status).send();
      const body = JSON.stringify(answer);
      reply.code(status).header('content-type', 'application/json; charset=utf-8');
      if (versioned && hasVersion(answer)) {
        const etag = versionTag(answer.version, body);
        reply.header('etag', etag).header('cache-control', 'private, no-cache');
        if (isQuery && isUnchanged(request.headers['if-none-match'], etag)) return reply.code(304).send();
      } else reply.header('cache-control', 'no-store');
      return reply.send(body);
    },
  });
}

const requestHash = (request: FastifyRequest): string => request.requestHash ?? hashRequest(request, new Uint8Array());

const hasVersion = (answer: unknown): answer is { version: number } =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number';
