import type { ArtifactAnswer } from '../answers/artifact.ts';
import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Command } from './command.ts';
import { answerArtifact } from '../answers/artifact.ts';
import { checkLimit } from '../policy/limit.ts';
import { loadActiveRun } from '../steps/load.ts';
import { putArtifact } from '../steps/put-artifact.ts';

export interface RecordArtifactInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  readonly mediaType?: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly metadata?: unknown;
}

/** An artifact whose bytes are in the blob store by now. Logging a name again replaces what it named. */
export const recordArtifact: Command<RecordArtifactInput, ArtifactAnswer> = async (tx, input, context) => {
  const { name, direction = 'output', mediaType = 'application/octet-stream', sha256, sizeBytes, metadata } = input;
  const run = await loadActiveRun(tx, input.runId);
  checkLimit(context.limits, 'artifactFileBytes', sizeBytes, `The file "${name}" has ${sizeBytes} bytes`);
  const content = { kind: 'file', mediaType, value: null, uri: null, sha256, sizeBytes } as const;
  return answerArtifact(await putArtifact(tx, context, run, { name, direction, metadata, ...content }));
};
