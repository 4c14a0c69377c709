import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AssayError } from '@assay/base';
import { readBody } from '../../http/read-body.ts';
import type { BodyLimits } from '../../http/read-body.ts';

/** Bodies as bytes, whatever their type says: signatures are made over them, so nothing may be read out of them before. */
export function acceptBuffers(face: FastifyInstance, limits: BodyLimits): void {
  face.removeAllContentTypeParsers();
  face.addContentTypeParser('*', async ({ raw }: FastifyRequest) => {
    const encoding = raw.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      throw new AssayError('UnsupportedMediaType', 'Content-Encoding: send the body as it is.');
    return readBody(raw, limits);
  });
}
