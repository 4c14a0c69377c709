import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssayError } from '@assay/base';
import type { BlobStore, CallOptions, Store } from '@assay/core';
import { isQueryOperation, operationInputs, operationNames } from '@assay/wire/sagemaker';
import type { SagemakerOperation } from '@assay/wire/sagemaker';
import { parseJson } from '../../http/json-body.ts';
import { whileWanted } from '../../http/while-wanted.ts';
import { AwsError } from '../aws/aws-error.ts';
import { credentialScope } from '../aws/credential-scope.ts';
import { callOptions } from '../native/call-options.ts';
import type { SagemakerCall } from './handler.ts';
import { sagemakerHandlers } from './sagemaker-handlers.ts';
import { validateInput } from './validate-input.ts';

export interface SagemakerFaceParts {
  readonly store: Store;
  readonly blobs: BlobStore;
}

const defaultRegion = 'us-east-1';

/** The operation's own handler, where its name is not known any more. */
type AnyHandler = (input: unknown, call: SagemakerCall) => Promise<unknown>;

/** Runs the operation on the bytes of the body; answers JSON text. */
export async function answerOperation(
  operation: string,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SagemakerFaceParts,
): Promise<string> {
  if (!isServed(operation)) throw notOffered(operation);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const input = validateInput(operation, readJson(body));
  const handler: unknown = sagemakerHandlers[operation];
  const region = credentialScope(request.headers, request.originalUrl)?.region ?? defaultRegion;
  const options = isQueryOperation(operation)
    ? { ...callOptions(request), signal: whileWanted(reply.raw) }
    : { ...callOptions(request), ...retryKey(operation, request, body) };
  return JSON.stringify(await (handler as AnyHandler)(input, { ...parts, options, region }));
}

export const isServed = (operation: string): operation is SagemakerOperation =>
  Object.hasOwn(operationInputs, operation);

function notOffered(operation: string): AwsError {
  const isKnown = Object.values(operationNames).some((names) => names.includes(operation));
  return new AwsError(
    'UnknownOperationException',
    isKnown
      ? `Assay does not offer ${operation}. What it offers is listed in docs/reference/sagemaker-operations.md.`
      : 'X-Amz-Target: expected SageMaker.<Operation> with an operation of the SageMaker API (2017-07-24).',
  );
}

function readJson(body: Buffer): unknown {
  try {
    const value = parseJson(body);
    return value === undefined ? {} : value;
  } catch (thrown) {
    if (thrown instanceof AssayError) throw new AwsError('SerializationException', thrown.message, { cause: thrown });
    throw thrown;
  }
}

/** Longer than any client goes on with one call; a key for each call of a day would be more than what the calls bring. */
const retriesMs = 15 * 60_000;

/**
 * AWS's clients send the same `amz-sdk-invocation-id` with every attempt at one call: a change that is tried again because its answer
 * was lost happens once.
 */
function retryKey(
  operation: SagemakerOperation,
  { headers }: FastifyRequest,
  body: Buffer,
): Pick<CallOptions, 'idempotency'> {
  const id = headers['amz-sdk-invocation-id'];
  if (typeof id !== 'string' || !/^[\w-]{16,64}$/.test(id)) return {};
  const requestHash = createHash('sha256').update(`${operation}\n`).update(body).digest('hex');
  return { idempotency: { key: `aws:${id}`, requestHash, keptMs: retriesMs } };
}
