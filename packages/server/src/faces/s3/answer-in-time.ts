import type { FastifyReply } from 'fastify';
import { asAwsError } from '../aws/aws-error.ts';
import { xmlHeader } from '../aws/xml.ts';
import { field, group } from './print-xml.ts';
import { asS3Error } from './s3-error.ts';
import { sendXml } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

/** After this, and then again and again, a client that waits hears something. */
const usualPatienceMs = 5_000;

/**
 * Answers a work that may take long. As S3 does it: an answer that takes its time begins with status 200 and white space, so that neither
 * client nor proxy gives up, and ends as the document, which then may be an `Error`. `work` makes the document without its declaration.
 */
export async function answerInTime(
  call: Pick<S3Call, 'request' | 'reply' | 'onFault'>,
  work: () => Promise<string>,
  patienceMs = usualPatienceMs,
): Promise<FastifyReply> {
  const { reply, request, onFault } = call;
  const working = work();
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  const soon = await Promise.race([working, waiting]).finally(() => clearTimeout(timer));
  if (soon !== undefined) return sendXml(call, soon);

  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), 'content-type': 'application/xml' });
  raw.write(xmlHeader);
  const alive = setInterval(() => raw.write(' '), patienceMs);
  try {
    raw.end(await working);
  } catch (thrown) {
    const { code, message, status } = asAwsError(asS3Error(thrown), 's3');
    if (status >= 500) onFault(thrown);
    raw.end(group('Error', field('Code', code), field('Message', message), field('RequestId', request.id)));
  } finally {
    clearInterval(alive);
  }
  return reply;
}
