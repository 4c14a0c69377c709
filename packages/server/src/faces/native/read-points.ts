import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { AssayError } from '@assay/base';
import type { CallOptions, PointsPage, QueryInput, Store } from '@assay/core';
import { encodeBatch } from '@assay/series';
import { arrowStreamMediaType, csvMediaType, pointsMediaType, pointsStreamMediaType } from '@assay/wire';
import type { NativeOperation, PointsPage as WirePage } from '@assay/wire';
import { apiPrefix } from '../../http/api-prefix.ts';
import { preferredType } from '../../http/preferred-type.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import { arrowOfPoints } from './arrow-tables.ts';
import { callOptions } from './call-options.ts';
import { encodeStep, encodeValues } from './encode-metrics.ts';
import { inputReader } from './read-input.ts';

/** Points of one piece of a stream: what it holds in memory, times a few. */
const pagePoints = 16_384;
/** Lines of CSV that are one piece of text. */
const linesAtOnce = 2048;
const maxStreams = 16;
/** A client that takes nothing for so long is let go. */
const stalledMs = 60_000;

type Question = QueryInput<'readPointRange'>;

const encodePage = ({ name, steps, timesMs, values, nextCursor }: PointsPage): WirePage => ({
  name,
  steps: Array.from(steps, encodeStep),
  timesMs: Array.from(timesMs),
  values: encodeValues(values),
  nextCursor,
});

/** Raw points of one metric: a page of them as JSON, or all of them as a stream that waits for its reader. */
export function readPoints(server: FastifyInstance, operation: NativeOperation, { store }: { store: Store }): void {
  const readInput = inputReader(operation);
  let streams = 0;
  server.route({
    method: operation.method,
    url: `${apiPrefix}${operation.path}`,
    config: { permission: operation.permission },
    handler: async (request, reply) => {
      // Checked by the operation's own schema just now.
      const question = readInput(request) as object as Question;
      const options = { ...callOptions(request), signal: whileWanted(reply.raw) };
      const offered = [
        'application/json',
        csvMediaType,
        pointsStreamMediaType,
        pointsMediaType,
        arrowStreamMediaType,
      ] as const;
      const type = preferredType(request.headers.accept, offered);
      reply.headers({ 'cache-control': 'no-store', vary: 'accept' });
      if (type === 'application/json') {
        const page = await store.query('readPointRange', question, options);
        return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(encodePage(page)));
      }
      if (streams >= maxStreams)
        throw new AssayError('TooManyRequests', `${maxStreams} streams of points are open already.`, {
          retryAfterMs: 5000,
        });
      streams++;
      reply.raw.once('close', () => streams--);
      // The first page is read before the headers are sent: what is wrong with the question is answered as a problem.
      const first = await store.query('readPointRange', { ...question, limit: pagePoints }, options);
      const pages = pagesFrom(first, store, question, options);
      reply.raw.setTimeout(stalledMs, () => reply.raw.destroy());
      if (type === csvMediaType)
        return reply.type(`${type}; charset=utf-8; header=present`).send(streamOf(csvOf(pages)));
      if (type === arrowStreamMediaType) return reply.type(type).send(streamOf(arrowOfPoints(pages)));
      return reply.type(pointsStreamMediaType).send(streamOf(framesOf(pages)));
    },
  });
}

const streamOf = (parts: AsyncIterable<string | Uint8Array>): Readable =>
  Readable.from(parts, { objectMode: false, highWaterMark: 256 * 1024 });

async function* pagesFrom(
  first: PointsPage,
  store: Store,
  question: Question,
  options: CallOptions,
): AsyncGenerator<PointsPage, void, void> {
  let page = first;
  yield page;
  while (page.nextCursor !== null) {
    page = await store.query('readPointRange', { ...question, limit: pagePoints, cursor: page.nextCursor }, options);
    yield page;
  }
}

async function* csvOf(pages: AsyncIterable<PointsPage>): AsyncGenerator<string, void, void> {
  yield 'step,timeMs,value\r\n';
  for await (const { steps, timesMs, values } of pages) {
    for (let from = 0; from < values.length; from += linesAtOnce) {
      let text = '';
      for (let i = from; i < Math.min(from + linesAtOnce, values.length); i++) {
        const step = steps[i] ?? Number.NaN;
        text += `${Number.isNaN(step) ? '' : step},${timesMs[i]},${values[i]}\r\n`;
      }
      yield text;
    }
  }
}

/** Batches of the one metric, each behind its length (32 bits, little-endian); a length of 0 says that all has come. */
async function* framesOf(pages: AsyncIterable<PointsPage>): AsyncGenerator<Uint8Array, void, void> {
  for await (const { name, steps, timesMs, values } of pages) {
    if (values.length === 0) continue;
    const bytes = encodeBatch({ names: [name], nameIndex: new Uint32Array(values.length), steps, timesMs, values });
    yield uint32(bytes.length);
    yield bytes;
  }
  yield uint32(0);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
