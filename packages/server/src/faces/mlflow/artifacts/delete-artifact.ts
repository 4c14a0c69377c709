import type { FastifyReply } from 'fastify';
import { callOptions } from '../../native/call-options.ts';
import { outside, pathOfUrl, readArtifactPath } from './artifact-path.ts';
import type { ArtifactCall } from './artifact-call.ts';
import { sendJson } from './send-json.ts';

/** A file, or a folder with all that is below. Nothing outside of one run or logged model goes with it. */
export async function deleteArtifact({ store, request, reply, prefix }: ArtifactCall): Promise<FastifyReply> {
  const given = pathOfUrl(request.url, prefix);
  const target = readArtifactPath(given);
  if (target === undefined) throw outside(given);
  await store.execute('deleteFiles', target, callOptions(request));
  return sendJson(reply, {});
}
