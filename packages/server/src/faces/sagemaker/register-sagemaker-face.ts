import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BlobStore, Store } from '@assay/core';
import { operationNames } from '@assay/wire/sagemaker';
import { parseJson } from '../../http/json-body.ts';
import { readBody } from '../../http/read-body.ts';
import { AwsError } from '../aws/aws-error.ts';
import { awsPaths } from '../aws/aws-paths.ts';
import { credentialScope } from '../aws/credential-scope.ts';
import { callOptions } from '../native/call-options.ts';
import type { SagemakerCall } from './handler.ts';
import { sagemakerHandlers } from './sagemaker-handlers.ts';

export interface SagemakerFaceParts {
  readonly store: Store;
  readonly blobs: BlobStore;
}

const bodyLimits = { maxBytes: 4 * 1024 * 1024, timeoutMs: 30_000 };
const jsonMediaType = 'application/x-amz-json-1.1';
const targetPrefix = 'SageMaker.';

/** The operation's own handler, where its name is not known any more. */
type AnyHandler = (input: unknown, call: SagemakerCall) => Promise<unknown>;

/** SageMaker's control plane (awsJson 1.1) and its metrics service (restJson), each operation a row of one table. */
export async function registerSagemakerFace(server: FastifyInstance, parts: SagemakerFaceParts): Promise<void> {
  await server.register(async (face) => {
    face.removeAllContentTypeParsers();
    face.addContentTypeParser('*', async (request: FastifyRequest) =>
      parseJson(await readBody(request.raw, bodyLimits)),
    );
    face.route({
      method: 'POST',
      url: awsPaths.sagemaker,
      config: { permission: 'write' },
      handler: async (request, reply) => {
        const target = String(request.headers['x-amz-target']);
        const operation = target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
        return reply.type(jsonMediaType).send(JSON.stringify(await answer(operation, request, parts)));
      },
    });
    for (const [method, operation] of [
      ['PUT', 'BatchPutMetrics'],
      ['POST', 'BatchGetMetrics'],
    ] as const)
      face.route({
        method,
        url: `${awsPaths.metrics}/${operation}`,
        config: { permission: 'write' },
        handler: async (request, reply) =>
          reply.type('application/json').send(JSON.stringify(await answer(operation, request, parts))),
      });
  });
}

async function answer(operation: string, request: FastifyRequest, parts: SagemakerFaceParts): Promise<unknown> {
  const handler = Object.hasOwn(sagemakerHandlers, operation)
    ? (sagemakerHandlers[operation as keyof typeof sagemakerHandlers] as AnyHandler | undefined)
    : undefined;
  if (handler === undefined) {
    const isKnown = operationNames.sagemaker.includes(operation);
    throw new AwsError('UnknownOperationException', isKnown ? `Assay does not offer ${operation}.` : '');
  }
  const region = credentialScope(request.headers, request.originalUrl)?.region ?? 'us-east-1';
  return handler(request.body ?? {}, { ...parts, options: callOptions(request), region });
}
