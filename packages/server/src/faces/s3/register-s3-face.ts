import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore, Store } from '@assay/core';
import { AwsError } from '../aws/aws-error.ts';
import { awsPaths } from '../aws/aws-paths.ts';
import { credentialScope } from '../aws/credential-scope.ts';
import { sendAwsError } from '../aws/send-aws-error.ts';
import { callOptions } from '../native/call-options.ts';
import { operationOf } from './operations.ts';
import { parseS3Address } from './s3-address.ts';
import { asS3Error } from './s3-error.ts';

export interface S3FaceParts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly onFault: (thrown: unknown) => void;
}

/** S3 over the blob store: one route, since bucket and key are read from the target as it was sent. */
export async function registerS3Face(server: FastifyInstance, parts: S3FaceParts): Promise<void> {
  await server.register(async (face) => {
    // Bodies are bytes of any type and size: the operations read them themselves. What a client calls their type is not for the framework
    // to judge; it stays as it is in the raw request.
    face.addHook('onRequest', (request, _reply, next) => {
      request.headers = { 'content-type': 'application/octet-stream' };
      next();
    });
    face.removeAllContentTypeParsers();
    face.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      try {
        const address = parseS3Address(request.originalUrl);
        const region = credentialScope(request.headers, request.originalUrl)?.region ?? 'us-east-1';
        const call = { ...parts, ...address, request, reply, options: callOptions(request), region };
        return await operationOf(request.method, address)(call);
      } catch (thrown) {
        const error = asS3Error(thrown);
        if (!(error instanceof AwsError) || error.status !== 501) throw error;
        // No fault of the server, whatever the number says.
        sendAwsError(reply, 's3', error);
        return reply;
      }
    };
    const route = { url: awsPaths.s3, exposeHeadRoute: false, handler };
    face.route({ ...route, method: ['GET', 'HEAD'], config: { permission: 'read' } });
    face.route({ ...route, method: ['PUT', 'POST', 'DELETE'], config: { permission: 'write' } });
  });
}
