import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MlflowFaceParts } from '../handler.ts';

/** What a route whose path is a file's is given. */
export interface ArtifactCall extends MlflowFaceParts {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The fixed part of the route's path. */
  readonly prefix: string;
}

export type ArtifactRoute = (call: ArtifactCall) => Promise<FastifyReply>;
