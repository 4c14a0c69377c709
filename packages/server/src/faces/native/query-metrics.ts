import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Store } from '@assay/core';
import { decodeBucketsFrame } from '@assay/series';
import { arrowStreamMediaType, bucketColumns, bucketsMediaType, csvMediaType, tailCursorHeader } from '@assay/wire';
import type { NativeOperation, QueryMetrics } from '@assay/wire';
import { apiPrefix } from '../../http/api-prefix.ts';
import { preferredType } from '../../http/preferred-type.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import { arrowOfCurves } from './arrow-tables.ts';
import { callOptions } from './call-options.ts';
import { csvOfCurves, encodeCurves } from './encode-curves.ts';
import { inputReader } from './read-input.ts';

const offered = ['application/json', bucketsMediaType, csvMediaType, arrowStreamMediaType] as const;
const contentTypes = {
  'application/json': 'application/json; charset=utf-8',
  [bucketsMediaType]: bucketsMediaType,
  [csvMediaType]: `${csvMediaType}; charset=utf-8; header=present`,
  [arrowStreamMediaType]: arrowStreamMediaType,
} as const satisfies Record<(typeof offered)[number], string>;

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
      const type = preferredType(request.headers.accept, offered);
      reply.headers({ 'cache-control': 'no-store', vary: 'accept' });
      const { frame, tailCursor } = await store.query('queryCurves', { ...question, columns }, options);
      reply.headers({ 'content-type': contentTypes[type], [tailCursorHeader]: String(tailCursor) });
      if (type === bucketsMediaType) return reply.send(Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength));
      const curves = decodeBucketsFrame(frame, crc32);
      if (type === 'application/json') return reply.send(JSON.stringify(encodeCurves(curves)));
      if (type === csvMediaType) return reply.send(Readable.from(csvOfCurves(curves)));
      return reply.send(Buffer.from(await arrowOfCurves(curves)));
    },
  });
}
