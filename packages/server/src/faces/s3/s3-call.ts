import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore, CallOptions, Store } from '@assay/core';
import { xmlHeader } from '../aws/xml.ts';
import type { S3Address } from './s3-address.ts';

/** One request to S3, read as far as every operation needs it. */
export interface S3Call extends S3Address {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly options: CallOptions;
  /** Told of defects that no answer can tell any more. */
  readonly onFault: (thrown: unknown) => void;
  /** Of the signature. */
  readonly region: string;
}

export type S3Handler = (call: S3Call) => Promise<FastifyReply>;

export const header = ({ request }: S3Call, name: string): string | undefined => {
  const value = request.raw.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** Answers with a document; `xml` without its declaration. */
export const sendXml = ({ reply }: Pick<S3Call, 'reply'>, xml: string): FastifyReply =>
  reply.header('content-type', 'application/xml').send(xmlHeader + xml);

export const sendNothing = ({ reply }: S3Call, status = 200): FastifyReply => reply.code(status).send();
