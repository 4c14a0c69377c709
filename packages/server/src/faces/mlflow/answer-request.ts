import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isQueryOperation, requestOf } from '@assay/wire/mlflow';
import type { MlflowOperation } from '@assay/wire/mlflow';
import type { CallOptions } from '@assay/core';
import { parseJson } from '../../http/json-body.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import { callOptions } from '../native/call-options.ts';
import type { MlflowCall, MlflowFaceParts, MlflowJsonOperation } from './handler.ts';
import { MlflowError } from './mlflow-error.ts';
import { mlflowHandlers } from './mlflow-handlers.ts';
import { queryLists } from './query-lists.ts';
import { readRequest } from './read-request.ts';
import { WrittenJson } from './written-json.ts';

/** The operation's own handler, where its name is not known any more. */
type AnyHandler = (input: unknown, call: MlflowCall) => Promise<unknown>;

/** Longer than any client goes on trying one call. */
const retriesMs = 15 * 60_000;

/** Runs the operation; answers JSON text, in pieces where it is long. */
export async function answerRequest(
  operation: MlflowJsonOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: MlflowFaceParts,
): Promise<string | Readable> {
  const handler: unknown = mlflowHandlers[operation];
  const isQuery = isQueryOperation(operation);
  const given = request.method === 'GET' ? queryLists(request.originalUrl) : bodyOf(request);
  const input = readRequest(requestOf[operation], { ...given, ...pathParts(request) }, request.method === 'GET');
  const options: CallOptions = isQuery
    ? { ...callOptions(request), signal: whileWanted(reply.raw) }
    : callOptions(request);
  const fingerprint = (): string => hash('sha256', rawBody(request), 'hex').slice(0, 32);
  const answer = await (handler as AnyHandler)(input, { ...parts, options, fingerprint });
  if (!(answer instanceof WrittenJson)) return JSON.stringify(answer);
  return typeof answer.text === 'string' ? answer.text : Readable.from(answer.text);
}

/**
 * The options of a command that a client may send again because its answer was lost, and that must happen once: under them an equal body
 * of the same operation is known for 15 minutes and only answered again. Not for what may be meant twice.
 */
export function onceOptions(operation: MlflowOperation, request: FastifyRequest): CallOptions {
  const requestHash = hash('sha256', Buffer.concat([Buffer.from(`${operation}\n`), rawBody(request)]), 'hex');
  return { ...callOptions(request), idempotency: { key: `mlflow:${requestHash}`, requestHash, keptMs: retriesMs } };
}

const rawBody = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** Of what the path itself names. */
const pathParts = ({ params }: FastifyRequest): Readonly<Record<string, unknown>> => params as Record<string, unknown>;

/** The body as an object; old clients send JSON that is a text holding JSON. */
export function bodyOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const [type = ''] = request.headers['content-type']?.split(';', 1) ?? [];
  const bytes = rawBody(request);
  if (bytes.length > 0 && type.trim().toLowerCase() !== 'application/json')
    throw new MlflowError(
      'BAD_REQUEST',
      `Bad Request. Content-Type must be application/json, not "${type.slice(0, 80)}".`,
    );
  let value = parseJson(bytes) ?? {};
  if (typeof value === 'string') value = parseJson(Buffer.from(value)) ?? {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MlflowError('INVALID_PARAMETER_VALUE', 'The body must be a JSON object.');
  return value as Record<string, unknown>;
}
