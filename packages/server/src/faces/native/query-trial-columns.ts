import type { FastifyInstance } from 'fastify';
import type { Store } from '@assay/core';
import { trialsMediaType } from '@assay/wire';
import type { NativeOperation, QueryTrialColumns } from '@assay/wire';
import { apiPrefix } from '../../http/api-prefix.ts';
import { preferredType } from '../../http/preferred-type.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import { callOptions } from './call-options.ts';
import { encodeTrialColumns } from './encode-study.ts';
import { inputReader } from './read-input.ts';

/** Trials as columns, as JSON or as one binary frame. */
export function queryTrialColumns(
  server: FastifyInstance,
  operation: NativeOperation,
  { store }: { store: Store },
): void {
  const readInput = inputReader(operation);
  server.route({
    method: operation.method,
    url: `${apiPrefix}${operation.path}`,
    config: { permission: operation.permission },
    handler: async (request, reply) => {
      // Checked by the operation's own schema just now.
      const input = readInput(request) as object as QueryTrialColumns & { studyId: string };
      const options = { ...callOptions(request), signal: whileWanted(reply.raw) };
      reply.headers({ 'cache-control': 'no-store', vary: 'accept' });
      if (preferredType(request.headers.accept, ['application/json', trialsMediaType]) === trialsMediaType) {
        const { frame } = await store.query('queryTrialFrame', input, options);
        return reply
          .header('content-type', trialsMediaType)
          .send(Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength));
      }
      const columns = await store.query('queryTrialColumns', input, options);
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .send(JSON.stringify(encodeTrialColumns(columns)));
    },
  });
}
