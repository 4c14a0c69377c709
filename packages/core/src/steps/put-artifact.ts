import { invalidInput } from '@assay/base';
import type { ArtifactId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { ArtifactRow } from '../entities/artifact.ts';
import type { RunRow } from '../entities/run.ts';
import { artifactName } from '../policy/artifact-name.ts';
import { jsonText } from '../policy/json-text.ts';
import { checkLimit } from '../policy/limit.ts';
import type { Transaction } from '../ports/transaction.ts';
import { removeAssociation } from './lineage.ts';
import { recordRunChange } from './record.ts';

export type NewArtifact = Pick<
  ArtifactRow,
  'name' | 'direction' | 'kind' | 'mediaType' | 'value' | 'uri' | 'sha256' | 'sizeBytes'
> & { readonly metadata: unknown };

const mediaTypePattern = /^[\w.+!#$&^-]{1,127}\/[\w.+!#$&^-]{1,127}(?:\s*;[\x20-\x7e]*)?$/;

/**
 * Adds an artifact to a run, or replaces the one of the same direction and name by a new one with an id of its own. `nameOf`: which
 * names are taken.
 */
export async function putArtifact(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  made: NewArtifact,
  nameOf = artifactName,
): Promise<ArtifactRow> {
  const name = nameOf('name', made.name);
  if (!mediaTypePattern.test(made.mediaType))
    throw invalidInput('mediaType', `expected a media type such as "image/png", got ${JSON.stringify(made.mediaType)}`);
  const row: ArtifactRow = {
    ...made,
    id: context.newId<ArtifactId>(),
    projectId: tx.projectId,
    runId: run.id,
    name,
    metadata: jsonText('metadata', made.metadata ?? {}, context.limits, 'artifactValueBytes'),
    createdMs: context.now,
  };
  const { direction } = row;
  const [replaced] = await tx.find('artifact', { runId: run.id, direction, name }, { limit: 1 });
  if (replaced === undefined) {
    const artifactCount = run.artifactCount + 1;
    checkLimit(
      context.limits,
      'artifactsPerRun',
      artifactCount,
      `Run "${run.name}" would have ${artifactCount} artifacts`,
    );
    await tx.update('run', { id: run.id }, { artifactCount, updatedMs: context.now });
  } else {
    await removeArtifact(tx, run, replaced);
    await tx.update('run', { id: run.id }, { updatedMs: context.now });
  }
  await tx.insert('artifact', row);
  await recordRunChange(tx, 'run.artifacts', run, {
    added: [{ name, direction, id: row.id, kind: row.kind }],
    removed: replaced === undefined ? [] : [{ name, direction, id: replaced.id }],
  });
  return row;
}

/** With the edges that lead to and from it, which are about its content and not about its name. */
export async function removeArtifact(tx: Transaction, run: RunRow, artifact: ArtifactRow): Promise<void> {
  const { id } = artifact;
  for (const edge of await tx.find('association', { sourceId: id }))
    await removeAssociation(tx, edge, run.experimentId);
  for (const edge of await tx.find('association', { destinationId: id }))
    await removeAssociation(tx, edge, run.experimentId);
  await tx.remove('artifact', { id });
}
