import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AssayError, systemClock } from '@assay/base';
import type { Limits, Store } from '@assay/core';
import { pointsMediaType } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import { apiPrefix } from '../../http/api-prefix.ts';
import { BodyBudget } from '../../http/body-budget.ts';
import { hashedBody, hashRequest, parseJson } from '../../http/json-body.ts';
import { callOptions } from './call-options.ts';
import { pointsOfFrame, pointsOfJson } from './points-body.ts';
import type { ReadPoints } from './points-body.ts';
import { inputReader } from './read-input.ts';

const bodyTimeoutMs = 30_000;
/** Of all bodies of metrics that are being received or worked at. */
const maxHeldBytes = 128 * 1024 * 1024;
/** What a compressed body is taken to inflate to, until it has. */
const usualInflation = 8;

interface TargetInput {
  readonly runId: string;
  readonly clientId?: string;
  readonly sequence?: number;
}

/** Points to log, as JSON rows, JSON columns or a binary frame. */
export async function logMetrics(
  server: FastifyInstance,
  operation: NativeOperation,
  { store, limits }: { store: Store; limits: Limits },
): Promise<void> {
  // The body is read here, not by the schema: it may be no JSON, and it may be large.
  const readInput = inputReader({ ...operation, kind: 'upload' });
  const { metricBodyBytes: maxBytes, pointsPerRequest } = limits;
  const bounds = { maxBytes, timeoutMs: bodyTimeoutMs };
  const budget = new BodyBudget(Math.max(maxHeldBytes, maxBytes));
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', async (request: FastifyRequest) =>
      parseJson(await hashedBody(request, bounds)),
    );
    scope.addContentTypeParser(pointsMediaType, async (request: FastifyRequest) => hashedBody(request, bounds));
    scope.addContentTypeParser('*', (_request, _payload, done) => done(wrongMediaType()));
    scope.addHook('preParsing', (request, reply, payload, next) => {
      const declared = Number(request.headers['content-length'] ?? maxBytes);
      const factor = request.headers['content-encoding'] === undefined ? 1 : usualInflation;
      try {
        reply.raw.once('close', budget.hold(Math.min(declared * factor, maxBytes)));
        next(null, payload);
      } catch (thrown) {
        next(thrown as AssayError);
      }
    });
    scope.route({
      method: operation.method,
      url: `${apiPrefix}${operation.path}`,
      config: { permission: operation.permission },
      handler: async (request, reply) => {
        // Checked by the operation's own schema just now.
        const target = readInput(request) as object as TargetInput;
        const { body } = request;
        if (body === undefined && request.headers['content-type'] === undefined) throw wrongMediaType();
        const nowMs = systemClock.now();
        const points: ReadPoints = Buffer.isBuffer(body)
          ? { batch: pointsOfFrame(body, pointsPerRequest), encoded: new Uint8Array(body) }
          : pointsOfJson(body, nowMs, pointsPerRequest);
        const options = callOptions(request, () => request.requestHash ?? hashRequest(request, new Uint8Array()));
        const answer = await store.execute('logMetrics', { ...points, ...target }, { ...options, handOver: true });
        reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
        return reply.send(JSON.stringify(answer));
      },
    });
  });
}

const wrongMediaType = (): AssayError =>
  new AssayError(
    'UnsupportedMediaType',
    `Send points as JSON, with "Content-Type: application/json", or as a frame, with "Content-Type: ${pointsMediaType}".`,
  );
