import type { FastifyInstance } from 'fastify';
import { invalidInput, parseId } from '@assay/base';
import type { Store } from '@assay/core';
import type { NativeOperation, TailMetricsQuery } from '@assay/wire';
import { apiPrefix } from '../../http/api-prefix.ts';
import { preferredType } from '../../http/preferred-type.ts';
import { encodeArrived } from '../../tail/serve-tail.ts';
import type { TailStreams } from '../../tail/tail-streams.ts';
import { callOptions } from './call-options.ts';
import { lastEventId } from './last-event-id.ts';
import { readNameList } from './name-list.ts';
import { inputReader } from './read-input.ts';

const maxRuns = 200;

/** Points as they arrive, as Server-Sent Events or, for who likes JSON better, one page. */
export function tailMetrics(
  server: FastifyInstance,
  operation: NativeOperation,
  { store, tails }: { store: Store; tails: TailStreams },
): void {
  const readInput = inputReader(operation);
  server.route({
    method: operation.method,
    url: `${apiPrefix}${operation.path}`,
    config: { permission: operation.permission },
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      // Checked by the operation's own schema just now.
      const { runIds, names, cursor, limit } = readInput(request) as object as TailMetricsQuery;
      const question = {
        runIds: readIds(runIds),
        ...(names !== undefined && { names: readNameList(names) }),
        ...(limit !== undefined && { limit }),
      };
      const options = callOptions(request);
      const read = async (from: number | undefined) =>
        store.query('tailPoints', { ...question, ...(from === undefined ? {} : { cursor: from }) }, options);
      const since = lastEventId(request) ?? cursor;
      if (preferredType(request.headers.accept, ['text/event-stream', 'application/json']) === 'application/json') {
        const { series, ...page } = await read(since);
        const body = { series: encodeArrived(series), cursor: page.cursor, reset: page.reset };
        reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
        return reply.send(JSON.stringify(body));
      }
      // What goes wrong before the stream's headers is answered as a problem; so the reply is taken over only then.
      reply.raw.setHeader('x-request-id', request.id).setHeader('x-content-type-options', 'nosniff');
      await tails.serve(reply.raw, since, read);
      return reply.hijack();
    },
  });
}

function readIds(text: string): string[] {
  const ids = text.split(',');
  if (ids.length > maxRuns) throw invalidInput('runIds', `expected at most ${maxRuns} runs, got ${ids.length}`);
  return ids.map((id, i) => parseId(id, `runIds[${i}]`));
}
