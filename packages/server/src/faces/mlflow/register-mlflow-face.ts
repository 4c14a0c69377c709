import type { FastifyInstance } from 'fastify';
import { isQueryOperation, mlflowEndpoints, servedOperations } from '@assay/wire/mlflow';
import { acceptBuffers } from '../aws/accept-buffers.ts';
import { isPathOperation, registerArtifactRoutes } from './artifacts/register-artifact-routes.ts';
import { answerRequest } from './answer-request.ts';
import { defaultExperiment } from './experiments/default-experiment.ts';
import type { MlflowFaceParts, MlflowJsonOperation } from './handler.ts';
import { MlflowError } from './mlflow-error.ts';
import { registerHistoryBulk } from './search/register-history-bulk.ts';
import { registerServerInfo } from './server-info.ts';

/** A data set's profile alone may have 16 MB. */
const bodyLimits = { maxBytes: 24 * 1024 * 1024, timeoutMs: 60_000 };

/** What clients take for the server's version; they look for features by it. */
const mlflowVersion = '3.17.2';

const served: ReadonlySet<string> = new Set(servedOperations);

/** MLflow's REST API, each operation a row of one table; those of the table that are not served say so. */
export async function registerMlflowFace(server: FastifyInstance, parts: MlflowFaceParts): Promise<void> {
  const open = defaultExperiment(parts.store);
  await server.register(async (face) => {
    acceptBuffers(face, bodyLimits);
    await registerArtifactRoutes(server, face, parts);
    registerHistoryBulk(face, parts);
    registerServerInfo(face);
    for (const [name, endpoints] of Object.entries(mlflowEndpoints)) {
      if (isPathOperation(name)) continue;
      for (const { method, path } of endpoints) {
        if (served.has(name)) serveOperation(face, method, path, name as MlflowJsonOperation, open, parts);
        else refuseOperation(face, method, path, name);
      }
    }
    face.route({
      method: 'POST',
      url: '/v1/traces',
      config: { permission: 'read' },
      handler: () => {
        // Clients know this beginning, and send no more spans.
        throw new MlflowError('NOT_IMPLEMENTED', 'REST OTLP span logging is not supported by Assay.');
      },
    });
    face.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/api/:version(^[23]\\.0$)/*',
      config: { permission: 'read' },
      handler: ({ method, url }) => {
        const path = url.split('?', 1)[0]?.slice(0, 200);
        throw new MlflowError('ENDPOINT_NOT_FOUND', `Nothing is served at ${method} ${path}.`);
      },
    });
  });
  server.get('/version', { config: { permission: 'public' } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(mlflowVersion),
  );
  server.get('/health', { config: { permission: 'public' } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('OK'),
  );
}

function serveOperation(
  face: FastifyInstance,
  method: string,
  url: string,
  operation: MlflowJsonOperation,
  open: (isQuery: boolean) => Promise<void>,
  parts: MlflowFaceParts,
): void {
  const isQuery = isQueryOperation(operation);
  face.route({
    method,
    url,
    config: { permission: isQuery ? 'read' : 'write' },
    handler: async (request, reply) => {
      await open(isQuery);
      const answer = await answerRequest(operation, request, reply, parts);
      return reply.header('content-type', 'application/json; charset=utf-8').send(answer);
    },
  });
}

function refuseOperation(face: FastifyInstance, method: string, url: string, operation: string): void {
  face.route({
    method,
    url,
    config: { permission: 'read' },
    handler: () => {
      throw new MlflowError(
        'NOT_IMPLEMENTED',
        `Assay does not offer ${operation}. What it offers of MLflow is listed in docs/reference/mlflow-operations.md.`,
      );
    },
  });
}
