import type { LineageReference } from '../steps/lineage-nodes.ts';
import type { Command } from './command.ts';
import { AssayError } from '@assay/base';
import { removeAssociation } from '../steps/lineage.ts';
import { resolveLineageReference } from '../steps/lineage-nodes.ts';

export interface UnlinkLineageInput {
  readonly source: LineageReference;
  readonly destination: LineageReference;
}

/** Removes all edges that lead from the one to the other, of whatever type; NotFound when there is none. */
export const unlinkLineage: Command<UnlinkLineageInput, { readonly removed: number }> = async (tx, input) => {
  const source = await resolveLineageReference(tx, input.source);
  const destination = await resolveLineageReference(tx, input.destination);
  const edges = await tx.find('association', { sourceId: source.id, destinationId: destination.id });
  if (edges.length === 0)
    throw new AssayError(
      'NotFound',
      `No association leads from ${input.source.kind} "${input.source.name}" to ${input.destination.kind} "${input.destination.name}".`,
    );
  for (const edge of edges) await removeAssociation(tx, edge);
  return { removed: edges.length };
};
