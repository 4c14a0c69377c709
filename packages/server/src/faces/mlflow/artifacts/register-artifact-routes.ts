import type { FastifyInstance } from 'fastify';
import { mlflowEndpoints } from '@assay/wire/mlflow';
import type { MlflowFaceParts, MlflowPathOperation } from '../handler.ts';
import type { ArtifactRoute } from './artifact-call.ts';
import { deleteArtifact } from './delete-artifact.ts';
import { downloadArtifact, downloadModelFile, downloadRunFile } from './download-artifact.ts';
import { abortUpload, beginUpload, completeUpload, partsPath, putPart } from './multipart-upload.ts';
import { uploadArtifact, uploadRunFile } from './upload-artifact.ts';

/** Those whose path is a file's, by the operation's name. `stream`: its body is bytes that are stored as they come. */
const operations: { readonly [N in MlflowPathOperation]: { readonly handler: ArtifactRoute; readonly stream?: true } } =
  {
    'artifacts.downloadArtifact': { handler: downloadArtifact },
    'artifacts.uploadArtifact': { handler: uploadArtifact, stream: true },
    'artifacts.deleteArtifact': { handler: deleteArtifact },
    'artifacts.createMultipartUpload': { handler: beginUpload },
    'artifacts.completeMultipartUpload': { handler: completeUpload },
    'artifacts.abortMultipartUpload': { handler: abortUpload },
  };

export const isPathOperation = (name: string): name is MlflowPathOperation => Object.hasOwn(operations, name);

/** Routes of the artifact store's proxy, and those of single files that MLflow's pages ask for. `face` reads bodies into memory. */
export async function registerArtifactRoutes(
  server: FastifyInstance,
  face: FastifyInstance,
  parts: MlflowFaceParts,
): Promise<void> {
  await server.register(async (streamed) => {
    streamed.removeAllContentTypeParsers();
    streamed.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const serve = (method: string, url: string, handler: ArtifactRoute, stream = false): void => {
      (stream ? streamed : face).route({
        method,
        url,
        config: { permission: method === 'GET' ? 'read' : 'write' },
        handler: (request, reply) => handler({ ...parts, request, reply, prefix: url.replace(/\*$/, '') }),
      });
    };
    for (const name of Object.keys(operations).filter(isPathOperation))
      for (const { method, path } of mlflowEndpoints[name] ?? [])
        serve(method, path, operations[name].handler, operations[name].stream);
    serve('PUT', `${partsPath}*`, putPart, true);
    serve('GET', '/get-artifact', downloadRunFile);
    serve('POST', '/api/2.0/mlflow/upload-artifact', uploadRunFile, true);
    serve('GET', '/api/2.0/mlflow/logged-models/:model_id/artifacts/files', downloadModelFile);
  });
}
