import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isQueryOperation } from '@assay/wire/sagemaker';
import { acceptBuffers } from '../aws/accept-buffers.ts';
import { AwsError } from '../aws/aws-error.ts';
import { awsPaths } from '../aws/aws-paths.ts';
import { answerOperation, isServed } from './answer-operation.ts';
import type { SagemakerFaceParts } from './answer-operation.ts';

const bodyLimits = { maxBytes: 4 * 1024 * 1024, timeoutMs: 30_000 };
const controlMediaType = 'application/x-amz-json-1.1';
const metricsMediaType = 'application/json';
const targetPrefix = 'SageMaker.';

/** SageMaker's control plane (awsJson 1.1) and its metrics service (restJson), each operation a row of one table. */
export async function registerSagemakerFace(server: FastifyInstance, parts: SagemakerFaceParts): Promise<void> {
  await server.register(async (face) => {
    acceptBuffers(face, bodyLimits);
    face.route({
      method: 'POST',
      url: awsPaths.sagemaker,
      config: { permission: 'write', reads: (request) => isReading(targetOperation(request)) },
      handler: async (request, reply) => {
        const operation = targetOperation(request);
        checkMediaType(request, controlMediaType);
        return reply.type(controlMediaType).send(await answerOperation(operation, request, reply, parts));
      },
    });
    for (const [method, operation] of [
      ['PUT', 'BatchPutMetrics'],
      ['POST', 'BatchGetMetrics'],
    ] as const)
      face.route({
        method,
        url: `${awsPaths.metrics}/${operation}`,
        config: { permission: isReading(operation) ? 'read' : 'write' },
        handler: async (request, reply) => {
          checkMediaType(request, metricsMediaType);
          return reply.type(metricsMediaType).send(await answerOperation(operation, request, reply, parts));
        },
      });
  });
}

function targetOperation({ headers }: FastifyRequest): string {
  const target = String(headers['x-amz-target']);
  return target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
}

const isReading = (operation: string): boolean => isServed(operation) && isQueryOperation(operation);

function checkMediaType({ headers }: FastifyRequest, wanted: string): void {
  const [given = ''] = headers['content-type']?.split(';', 1) ?? [];
  const isJson = /^application\/(?:x-amz-json-1\.[01]|json)$/i.test(given.trim());
  if (!isJson)
    throw new AwsError('SerializationException', `Content-Type: expected ${wanted}, got "${given.slice(0, 80)}".`);
}
