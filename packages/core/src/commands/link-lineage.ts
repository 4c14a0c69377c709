import type { AssociationAnswer } from '../answers/annotation.ts';
import type { AssociationType } from '../entities/annotation.ts';
import type { LineageReference } from '../steps/lineage-nodes.ts';
import type { NewArtifact } from '../steps/put-artifact.ts';
import type { Command } from './command.ts';
import { AssayError, invalidInput } from '@assay/base';
import { answerAssociation } from '../answers/annotation.ts';
import { loadLineageNode } from '../steps/lineage.ts';
import { isExperimentEntity, resolveLineageReference } from '../steps/lineage-nodes.ts';
import { loadActiveRun } from '../steps/load.ts';
import { makeAssociation } from '../steps/make-association.ts';
import { putLineageChart } from '../steps/sagemaker/put-lineage-chart.ts';

export interface LinkLineageInput {
  readonly source: LineageReference;
  readonly destination: LineageReference;
  /** AssociatedWith by default. */
  readonly type?: AssociationType;
  /** What the run at one end shows of the artifact at the other. */
  readonly runArtifact?: Omit<NewArtifact, 'metadata'>;
}

/**
 * An edge as SageMaker's API draws it: one from any node to any other, whatever its type, since that API deletes it by its ends; and none
 * between experiments and runs, which its trials connect.
 */
export const linkLineage: Command<LinkLineageInput, AssociationAnswer> = async (tx, input, context) => {
  const { type = 'AssociatedWith', runArtifact } = input;
  const source = await resolveLineageReference(tx, input.source);
  const destination = await resolveLineageReference(tx, input.destination);
  if (source.id === destination.id)
    throw invalidInput('destinationArn', 'an association leads from one entity to another; both are the same here.');
  if (isExperimentEntity(input.source) && isExperimentEntity(input.destination))
    throw invalidInput('destinationArn', 'experiments and trial components cannot be associated with one another.');
  const [existing] = await tx.find('association', { sourceId: source.id, destinationId: destination.id }, { limit: 1 });
  if (existing !== undefined)
    throw new AssayError(
      'AlreadyExists',
      `Associations must be unique. One from ${input.source.kind} "${input.source.name}" to ${input.destination.kind} ` +
        `"${input.destination.name}" already exists, of type ${existing.type}.`,
      { existingId: existing.id },
    );
  const { experimentId } = await loadLineageNode(tx, source.kind, source.id, 'sourceArn');
  const other = await loadLineageNode(tx, destination.kind, destination.id, 'destinationArn');
  const row = await makeAssociation(tx, context, source, destination, type, experimentId ?? other.experimentId);
  const run = [source, destination].find(({ kind }) => kind === 'run');
  if (runArtifact !== undefined && run !== undefined)
    await putLineageChart(tx, context, await loadActiveRun(tx, run.id), runArtifact);
  return answerAssociation(row);
};
