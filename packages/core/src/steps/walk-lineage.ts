import { AssayError } from '@assay/base';
import type { AssociationId, Id } from '@assay/base';
import type { LineageNodeAnswer } from '../answers/lineage-entity.ts';
import type { AssociationRow } from '../entities/annotation.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { describeLineageNodes, endsOf } from './lineage-nodes.ts';

export type LineageDirection = 'ascendants' | 'descendants';

export interface LineageWalk {
  /** Of every node from the start, the start included, in edges. */
  readonly distances: Map<Id, number>;
  /** Every edge that leaves a node nearer than `maxDepth`, as it was walked. */
  readonly edges: { readonly row: AssociationRow; readonly from: Id; readonly to: Id }[];
}

export const lineageBounds = { nodes: 10_000, edges: 50_000 } as const;

const portion = 500;

/**
 * Goes breadth-first from `start` along edges (`descendants`) or against them. What the API does not show is neither visited nor
 * passed. Adds what it meets to `nodes`. LimitExceeded when the graph within reach is larger than `lineageBounds`.
 */
export async function walkLineage(
  tx: ReadTransaction,
  start: Id,
  direction: LineageDirection,
  maxDepth: number,
  nodes: Map<Id, LineageNodeAnswer>,
): Promise<LineageWalk> {
  const walk: LineageWalk = { distances: new Map([[start, 0]]), edges: [] };
  let frontier = [start];
  for (let depth = 1; depth <= maxDepth && frontier.length > 0; depth++) {
    const rows = await edgesOf(tx, frontier, direction, lineageBounds.edges + 1 - walk.edges.length);
    await describeLineageNodes(tx, rows.values().flatMap(endsOf), nodes);
    frontier = [];
    for (const row of rows) {
      const [from, to] =
        direction === 'descendants' ? [row.sourceId, row.destinationId] : [row.destinationId, row.sourceId];
      if (!nodes.has(to)) continue;
      walk.edges.push({ row, from, to });
      if (walk.distances.has(to)) continue;
      walk.distances.set(to, depth);
      frontier.push(to);
    }
    if (walk.edges.length > lineageBounds.edges || walk.distances.size > lineageBounds.nodes) throw tooLarge();
  }
  return walk;
}

export const tooLarge = (): AssayError =>
  new AssayError(
    'LimitExceeded',
    `The lineage within reach has more than ${lineageBounds.nodes} entities or ${lineageBounds.edges} associations. ` +
      'Ask for a smaller MaxDepth, or begin elsewhere.',
  );

async function edgesOf(
  tx: ReadTransaction,
  ids: readonly Id[],
  direction: LineageDirection,
  most: number,
): Promise<AssociationRow[]> {
  const rows = new Map<AssociationId, AssociationRow>();
  for (let at = 0; at < ids.length && rows.size < most; at += portion) {
    const some = ids.slice(at, at + portion);
    const where = direction === 'descendants' ? { sourceId: some } : { destinationId: some };
    for (const row of await tx.find('association', where, { limit: most })) rows.set(row.id, row);
  }
  return [...rows.values()];
}
