import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AssayError } from '@assay/base';
import { BodyBudget } from '../../http/body-budget.ts';
import { readBody } from '../../http/read-body.ts';
import type { BodyLimits } from '../../http/read-body.ts';

/** Of all large bodies of a face that are being received or worked at. */
const maxHeldBytes = 64 * 1024 * 1024;
/** Bodies up to this size, which nearly all are, never have to wait for room. */
const smallBytes = 64 * 1024;

/**
 * Bodies as bytes, whatever their type says: signatures are made over them, so nothing may be read out of them before. Their memory is
 * bounded together, since who they are from is known only when they are there.
 */
export function acceptBuffers(face: FastifyInstance, limits: BodyLimits): void {
  const budget = new BodyBudget(maxHeldBytes);
  face.removeAllContentTypeParsers();
  face.addHook('preParsing', (request, reply, payload, next) => {
    const { headers } = request;
    // Without either header there is no body.
    const undeclared = headers['transfer-encoding'] === undefined ? 0 : limits.maxBytes;
    const declared = Number(headers['content-length'] ?? undeclared);
    try {
      if (declared > smallBytes) reply.raw.once('close', budget.hold(Math.min(declared, limits.maxBytes)));
      next(null, payload);
    } catch (thrown) {
      next(thrown as AssayError);
    }
  });
  face.addContentTypeParser('*', async ({ raw }: FastifyRequest) => {
    const encoding = raw.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity')
      throw new AssayError('UnsupportedMediaType', 'Content-Encoding: send the body as it is.');
    return readBody(raw, limits);
  });
}
