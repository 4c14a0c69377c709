import type { ArtifactId, AssociationId, RunId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { RunRow } from '../entities/run.ts';
import { reservedTags } from '../policy/mlflow/reserved-tags.ts';
import type { Transaction } from '../ports/transaction.ts';
import { makeRun } from './make-run.ts';
import type { NewRun } from './make-run.ts';
import { recordChange } from './record.ts';

/** What MLflow's clients say of one run alone. */
const ownTags: ReadonlySet<string> = new Set([reservedTags.runName, reservedTags.parentRunId]);

/** A scheduled run with the description, parameters, tags and input artifacts of another, and an edge that says so. */
export async function copyRun(
  tx: Transaction,
  context: CommandContext,
  original: RunRow,
  place: Pick<NewRun, 'name' | 'experiment' | 'groupIds' | 'parentRunId'>,
): Promise<RunRow> {
  const parameters = (await tx.parametersOf([original.id])).get(original.id) ?? [];
  const tags = (await tx.tagsOf([original.id])).get(original.id) ?? [];
  const made = await makeRun(tx, context, {
    ...place,
    id: context.newId<RunId>(),
    description: original.description,
    status: 'scheduled',
    statusMessage: '',
    startedMs: null,
    endedMs: null,
    parameterPolicy: original.parameterPolicy,
    source: 'clone',
    environment: '{}',
    parameters: new Map(parameters.map(({ key, text, kind, number }) => [key, { text, kind, number }])),
    tags: Object.fromEntries(tags.filter(({ key }) => !ownTags.has(key)).map(({ key, value }) => [key, value])),
  });
  const inputs = await tx.find('artifact', { runId: original.id, direction: 'input' });
  for (const input of inputs)
    await tx.insert('artifact', {
      ...input,
      id: context.newId<ArtifactId>(),
      runId: made.id,
      createdMs: context.now,
    });
  if (inputs.length > 0) await tx.update('run', { id: made.id }, { artifactCount: inputs.length });
  const edge = {
    id: context.newId<AssociationId>(),
    projectId: tx.projectId,
    sourceKind: 'run',
    sourceId: original.id,
    destinationKind: 'run',
    destinationId: made.id,
    type: 'DerivedFrom',
    createdMs: context.now,
    createdBy: context.actor.name,
  } as const;
  await tx.insert('association', edge);
  const { id: _, projectId: __, createdMs: ___, createdBy: ____, ...ends } = edge;
  await recordChange(tx, 'association.created', edge.id, made.experimentId, ends);
  return { ...made, artifactCount: inputs.length };
}
