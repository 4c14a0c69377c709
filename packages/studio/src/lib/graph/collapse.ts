import { levelsOf, type Edge } from './graph.ts';

export interface Group<N> {
  /** Begins with `group:`. */
  readonly id: string;
  readonly kind: string;
  readonly level: number;
  readonly members: readonly N[];
}

export interface Collapsed<N> {
  readonly nodes: readonly N[];
  readonly groups: readonly Group<N>[];
  /** Between nodes and groups; several that would lie on each other are one. */
  readonly edges: readonly Edge[];
}

/**
 * Puts nodes of one kind at one level together, the most numerous first, until no more than `most` are left to draw. The start and what is
 * in `opened` (ids of groups) stay apart.
 */
export function collapse<N extends { readonly id: string; readonly kind: string }>(
  {
    nodes,
    edges,
    startId,
  }: { readonly nodes: readonly N[]; readonly edges: readonly Edge[]; readonly startId: string },
  most: number,
  opened: ReadonlySet<string>,
): Collapsed<N> {
  const levels = levelsOf(edges, startId);
  const candidates = Map.groupBy(
    nodes.filter(({ id }) => id !== startId),
    ({ id, kind }) => `group:${kind}:${levels.get(id) ?? 0}`,
  );
  const groups: Group<N>[] = [];
  let left = nodes.length;
  for (const [id, members] of [...candidates].toSorted(([, a], [, b]) => b.length - a.length)) {
    if (left <= most) break;
    const [first] = members;
    if (opened.has(id) || members.length < 2 || first === undefined) continue;
    groups.push({ id, kind: first.kind, level: levels.get(first.id) ?? 0, members });
    left -= members.length - 1;
  }
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member.id, group.id])));
  const drawn = new Map<string, Edge>();
  for (const edge of edges) {
    const sourceId = groupOf.get(edge.sourceId) ?? edge.sourceId;
    const destinationId = groupOf.get(edge.destinationId) ?? edge.destinationId;
    const isWhole = sourceId === edge.sourceId && destinationId === edge.destinationId;
    const id = isWhole ? edge.id : `${sourceId} ${destinationId}`;
    if (sourceId !== destinationId && !drawn.has(id)) drawn.set(id, { ...edge, id, sourceId, destinationId });
  }
  return { nodes: nodes.filter(({ id }) => !groupOf.has(id)), groups, edges: [...drawn.values()] };
}
