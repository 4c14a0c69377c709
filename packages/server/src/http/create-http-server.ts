import type { Socket } from 'node:net';
import { fastify } from 'fastify';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AssayError, messageOf } from '@assay/base';
import { AwsError } from '../faces/aws/aws-error.ts';
import { routedPath } from '../faces/aws/aws-paths.ts';
import { MlflowError } from '../faces/mlflow/mlflow-error.ts';
import { withoutPagesPrefix } from '../faces/mlflow/mlflow-paths.ts';
import { installGuard, sendRefusal } from './guard.ts';
import type { GuardOptions, RegisteredRoute } from './guard.ts';
import { createServer } from './node-http.ts';
import { answerUnknownPaths } from './not-found.ts';
import { requestIds } from './request-id.ts';
import { sendFault } from './send-fault.ts';
import { warnSparingly } from './warn-sparingly.ts';

const headersTimeoutMs = 15_000;
const keepAliveTimeoutMs = 65_000;
const maxHeaderBytes = 16 * 1024;
const maxConnections = 5000;
/** How long a body that nobody wants any more may keep its connection. */
const drainTimeoutMs = 10_000;

/** An HTTP server with its limits, its gate and its errors, and no route yet. */
export function createHttpServer(
  options: GuardOptions,
  log: Logger,
): { server: FastifyInstance; routes: readonly RegisteredRoute[] } {
  const server = fastify({
    logger: false,
    genReqId: requestIds(),
    rewriteUrl: (request) => withoutPagesPrefix(routedPath(request)),
    exposeHeadRoutes: true,
    // While the server stops, what is under way goes on; /readyz says so.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    routerOptions: { querystringParser: () => ({}), maxParamLength: 6000 },
    serverFactory: (handler) => {
      const http = createServer(
        {
          headersTimeout: headersTimeoutMs,
          // Bodies have their own clocks: JSON a fixed time, artifacts a least rate.
          requestTimeout: 0,
          keepAliveTimeout: keepAliveTimeoutMs,
          connectionsCheckingInterval: 5000,
          maxHeaderSize: maxHeaderBytes,
          noDelay: true,
        },
        (request, response) => {
          handler(request, response);
        },
      );
      http.maxConnections = maxConnections;
      return http;
    },
    clientErrorHandler: answerUnparsable,
    frameworkErrors: (error, request, reply) => {
      const refusal = guard.inspect(request);
      reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
      if (refusal !== undefined) sendRefusal(reply, refusal);
      else sendFault(reply, new AssayError('InvalidInput', `The path cannot be read: ${error.message}`));
    },
  });
  const guard = installGuard(server, options);
  const turnedAway = warnSparingly(log);

  server.setErrorHandler((thrown: FastifyError | AssayError | AwsError | MlflowError, request, reply) => {
    if ((thrown instanceof AwsError || thrown instanceof MlflowError) && isClientFault(thrown)) {
      sendFault(reply, thrown);
      return;
    }
    const error = thrown instanceof AssayError ? thrown : knownFault(thrown);
    const facts = { requestId: request.id, method: request.method, route: request.routeOptions.url, err: thrown };
    if (reply.raw.destroyed) log.debug(facts, 'client left');
    else if (error === undefined || error.code === 'Internal') log.error(facts, 'request failed');
    else if (error.code === 'Unavailable') log.warn(facts, 'request turned away');
    else if (error.code === 'StorageFull') turnedAway.warn(error.message);
    sendFault(reply, error ?? thrown);
  });
  answerUnknownPaths(server);

  server.addHook('onResponse', (request, _reply, next) => {
    const { raw } = request;
    if (!raw.complete && !raw.closed) {
      raw.resume();
      const timer = setTimeout(() => raw.destroy(), drainTimeoutMs).unref();
      raw.once('close', () => clearTimeout(timer));
    }
    next();
  });
  return { server, routes: guard.routes };
}

/** Faces check what comes in themselves. The framework's own compilers, loaded otherwise, cost a start 8 MB and 40 ms. */
function noCompiler(): never {
  throw new Error('routes have no schemas of the HTTP framework');
}

/** In a face's own words; 501 says what is not offered. */
const isClientFault = ({ status }: AwsError | MlflowError): boolean => status < 500 || status === 501;

/** The faults that the HTTP framework itself finds with a request, in our words. */
function knownFault(thrown: FastifyError | AwsError | MlflowError): AssayError | undefined {
  if (thrown instanceof AwsError || thrown instanceof MlflowError) return undefined;
  switch (thrown.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AssayError('UnsupportedMediaType', 'Send the body as JSON, with "Content-Type: application/json".');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new AssayError('InvalidInput', 'The body is not as long as Content-Length says.');
    default: {
      const isUnreadable =
        thrown.code?.startsWith('FST_') && thrown.statusCode !== undefined && thrown.statusCode < 500;
      return isUnreadable
        ? new AssayError('InvalidInput', `This request cannot be read: ${thrown.message}`)
        : undefined;
    }
  }
}

/** Bytes that are no HTTP request: one plain line, then the connection ends. */
function answerUnparsable(error: Error & { code?: string }, socket: Socket): void {
  // Told already: what still comes is thrown away for a while, since a connection that is cut would take the answer with it.
  if (socket.writableEnded && !socket.destroyed) return;
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, code, detail] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [
          '431 Request Header Fields Too Large',
          'PayloadTooLarge',
          `The headers are larger than ${maxHeaderBytes} bytes.`,
        ]
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'InvalidInput', 'The request did not arrive in time.']
        : ['400 Bad Request', 'InvalidInput', `This is no HTTP request: ${messageOf(error)}.`];
  const body = JSON.stringify({
    type: `urn:assay:error:${code}`,
    title: status.slice(4),
    status: Number(status.slice(0, 3)),
    detail,
    code,
    requestId: '',
  });
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nConnection: close\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const timer = setTimeout(() => socket.destroy(), drainTimeoutMs).unref();
  socket.once('close', () => clearTimeout(timer));
}
