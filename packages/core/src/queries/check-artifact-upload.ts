import type { ArtifactDirection } from '../entities/artifact.ts';
import type { Query } from './query.ts';
import { artifactName } from '../policy/artifact-name.ts';
import { checkLimit } from '../policy/limit.ts';
import { loadActiveRun } from '../steps/load.ts';

export interface CheckArtifactUploadInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  /** When it is known beforehand. */
  readonly sizeBytes?: number;
}

/** Whether an upload would be taken, asked before its bytes are. `maxBytes` null: of any size. */
export const checkArtifactUpload: Query<CheckArtifactUploadInput, { maxBytes: number | null }> = async (
  tx,
  input,
  { limits },
) => {
  const { direction = 'output', sizeBytes = 0 } = input;
  const run = await loadActiveRun(tx, input.runId);
  const name = artifactName('name', input.name);
  checkLimit(limits, 'artifactFileBytes', sizeBytes, `The file "${name}" has ${sizeBytes} bytes`);
  if ((await tx.count('artifact', { runId: run.id, direction, name })) === 0) {
    const count = run.artifactCount + 1;
    checkLimit(limits, 'artifactsPerRun', count, `Run "${run.name}" would have ${count} artifacts`);
  }
  return { maxBytes: limits.artifactFileBytes };
};
