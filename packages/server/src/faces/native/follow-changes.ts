import type { FastifyInstance } from 'fastify';
import type { QueryInput, Store } from '@assay/core';
import type { NativeOperation } from '@assay/wire';
import type { ChangeStreams } from '../../changes/change-streams.ts';
import { apiPrefix } from '../../http/api-prefix.ts';
import { callOptions } from './call-options.ts';
import { lastEventId } from './last-event-id.ts';
import { inputReader } from './read-input.ts';

/** The change log, as Server-Sent Events or, for who accepts JSON only, one page. */
export function followChanges(
  server: FastifyInstance,
  operation: NativeOperation,
  { store, streams }: { store: Store; streams: ChangeStreams },
): void {
  const readInput = inputReader(operation);
  server.route({
    method: operation.method,
    url: `${apiPrefix}${operation.path}`,
    config: { permission: operation.permission },
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      // Checked by the operation's own schema just now.
      const input = readInput(request) as QueryInput<'followChanges'>;
      const options = callOptions(request);
      if (wantsPage(request.headers.accept)) {
        const page = await store.query('followChanges', input, options);
        const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
        return reply.headers(headers).send(JSON.stringify(page));
      }
      const since = lastEventId(request) ?? input.since;
      const read = async (from: number | undefined) =>
        store.query('followChanges', { ...input, ...(from === undefined ? {} : { since: from }) }, options);
      // What goes wrong before the stream's headers is answered as a problem; so the reply is taken over only then.
      const [id, sniff] = ['x-request-id', 'x-content-type-options'];
      reply.raw.setHeader(id, request.id).setHeader(sniff, 'nosniff');
      await streams.serve(reply.raw, since, read);
      return reply.hijack();
    },
  });
}

function wantsPage(accept: string | undefined): boolean {
  return accept !== undefined && accept.includes('application/json') && !accept.includes('text/event-stream');
}
