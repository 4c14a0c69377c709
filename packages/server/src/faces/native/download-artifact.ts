import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AssayError } from '@assay/base';
import type { ArtifactDirection, BlobStore, Store } from '@assay/core';
import type { NativeOperation } from '@assay/wire';
import { answerContent, contentOf } from '../../artifacts/answer-content.ts';
import { apiPrefix } from '../../http/api-prefix.ts';
import { callOptions } from './call-options.ts';
import { inputReader } from './read-input.ts';

interface DownloadInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  readonly as?: 'page';
}

interface Parts {
  readonly store: Store;
  readonly blobs: BlobStore;
}

/** The bytes of an artifact, whole or in part. */
export function downloadArtifact(server: FastifyInstance, operation: NativeOperation, { store, blobs }: Parts): void {
  const readInput = inputReader(operation);
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    // Checked by the operation's own schema just now.
    const input = readInput(request) as object as DownloadInput;
    const artifact = await store.query('artifactForDownload', input, callOptions(request));
    const content = await contentOf(artifact, blobs);
    if (content === undefined)
      throw new AssayError(
        'NotFound',
        `The artifact "${artifact.name}" is a reference; its bytes are not here but at ${artifact.uri}.`,
      );
    return answerContent(request, reply, content, input.as === 'page' && mayFrame(request) ? 'framed' : 'shown');
  };
  const url = `${apiPrefix}${operation.path}`;
  const config = { permission: operation.permission };
  server.route({ method: 'GET', url, config, exposeHeadRoute: false, handler });
  server.route({ method: 'HEAD', url, config, handler });
}

/** A browser that says what it asks for, asks for a frame. Those that do not say are bound by the answer's own policy. */
function mayFrame(request: FastifyRequest): boolean {
  const destination = request.headers['sec-fetch-dest'];
  return destination === undefined || destination === 'iframe';
}
