import type { FastifyReply } from 'fastify';
import { answerContent, contentOf } from '../../../artifacts/answer-content.ts';
import { callOptions } from '../../native/call-options.ts';
import { pathOfUrl, readFilePath } from './artifact-path.ts';
import type { ArtifactPath } from './artifact-path.ts';
import { queryPath, readRunFile } from './read-run-file.ts';
import type { ArtifactCall } from './artifact-call.ts';

/** `GET <path>`. */
export const downloadArtifact = (call: ArtifactCall): Promise<FastifyReply> =>
  sendFile(call, readFilePath(pathOfUrl(call.request.url, call.prefix)));

/** `GET get-artifact?run_id=…&path=…`. */
export const downloadRunFile = (call: ArtifactCall): Promise<FastifyReply> => sendFile(call, readRunFile(call.request));

/** `GET logged-models/:model_id/artifacts/files?artifact_file_path=…`. */
export function downloadModelFile(call: ArtifactCall): Promise<FastifyReply> {
  const { model_id: id = '' } = call.request.params as { readonly model_id?: string };
  return sendFile(call, { place: { kind: 'model', id }, path: queryPath(call.request, 'artifact_file_path') });
}

async function sendFile({ store, blobs, request, reply }: ArtifactCall, target: ArtifactPath): Promise<FastifyReply> {
  const file = await store.query('getFile', target, callOptions(request));
  const content = await contentOf({ ...file, name: file.path }, blobs);
  if (content === undefined) throw new Error(`${file.path} of ${target.place.id} has no bytes`);
  return answerContent(request, reply, content, 'saved');
}
