import { AssayError } from '@assay/base';
import type { RunId } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { ArtifactDirection } from '../../entities/artifact.ts';
import { cleanArtifactName } from '../../policy/clean-artifact-name.ts';
import { byteLength } from '../../policy/json-text.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { loadRun } from '../load.ts';
import { putArtifact } from '../put-artifact.ts';

/** What a run used or made and MLflow's face keeps in a way of its own. */
export interface ShownInput {
  readonly direction: ArtifactDirection;
  /** The first that is free is taken; where none is, nothing is shown. */
  readonly names: readonly string[];
  /** For what no artifact may be called. */
  readonly otherwise: string;
  readonly content: { readonly value: string } | { readonly uri: string };
  readonly metadata: unknown;
}

/** An artifact that stands for it at the other faces. A limit of the run's artifacts only keeps it from being shown. */
export async function showInput(
  tx: Transaction,
  context: CommandContext,
  runId: RunId,
  { direction, names, otherwise, content, metadata }: ShownInput,
): Promise<void> {
  const none = { value: null, uri: null, sha256: null, sizeBytes: null };
  const kept =
    'uri' in content
      ? ({ ...none, ...content, kind: 'uri', mediaType: 'application/octet-stream' } as const)
      : ({
          ...none,
          ...content,
          kind: 'value',
          mediaType: 'application/json',
          sizeBytes: byteLength(content.value),
        } as const);
  for (const wanted of names) {
    const name = cleanArtifactName(wanted, otherwise);
    if ((await tx.count('artifact', { runId, direction, name })) > 0) continue;
    try {
      await putArtifact(tx, context, await loadRun(tx, runId), { ...kept, name, direction, metadata });
    } catch (thrown) {
      if (!(thrown instanceof AssayError) || thrown.code !== 'LimitExceeded') throw thrown;
    }
    return;
  }
}
