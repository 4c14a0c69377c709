import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Store } from '@assay/core';
import { decodeBucketsFrame } from '@assay/series';
import { arrowStreamMediaType, bucketColumns, bucketsMediaType, csvMediaType } from '@assay/wire';
import type { NativeOperation, QueryMetrics } from '@assay/wire';
import { apiPrefix } from '../../http/api-prefix.ts';
import { preferredType } from '../../http/preferred-type.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import { arrowOfCurves } from './arrow-tables.ts';
import { callOptions } from './call-options.ts';
import { csvOfCurves, encodeCurves } from './encode-curves.ts';
import { inputReader } from './read-input.ts';

/** Curves on one grid, as JSON, as one binary frame, as CSV or as an Arrow stream. */
export function queryMetrics(server: FastifyInstance, operation: NativeOperation, { store }: { store: Store }): void {
  const readInput = inputReader(operation);
  server.route({
    method: operation.method,
    url: `${apiPrefix}${operation.path}`,
    config: { permission: operation.permission },
    handler: async (request, reply) => {
      // Checked by the operation's own schema just now.
      const { columns = bucketColumns, ...question } = readInput(request) as object as QueryMetrics;
      const options = { ...callOptions(request), signal: whileWanted(reply.raw) };
      const type = preferredType(request.headers.accept, [
        'application/json',
        bucketsMediaType,
        csvMediaType,
        arrowStreamMediaType,
      ]);
      reply.headers({ 'cache-control': 'no-store', vary: 'accept' });
      if (type === 'application/json') {
        const answer = await store.query('queryMetrics', question, options);
        reply.header('content-type', 'application/json; charset=utf-8');
        return reply.send(JSON.stringify(encodeCurves(answer, columns)));
      }
      const { frame } = await store.query('queryCurves', { ...question, columns }, options);
      reply.header('content-type', type === csvMediaType ? `${type}; charset=utf-8; header=present` : type);
      if (type === bucketsMediaType) return reply.send(Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength));
      const curves = decodeBucketsFrame(frame);
      if (type === csvMediaType) return reply.send(Readable.from(csvOfCurves(curves)));
      return reply.send(Buffer.from(await arrowOfCurves(curves)));
    },
  });
}
