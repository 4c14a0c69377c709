import type { Edge } from './graph.ts';
import type { Places } from './layout.ts';

/**
 * The node that an arrow key leads to: to the right along an edge, to the left against one (the nearest in height where there are several), up
 * and down within a column.
 */
export function neighbourInDirection(
  edges: readonly Edge[],
  places: Places,
  id: string,
  key: string,
): string | undefined {
  const from = places[id];
  if (from === undefined) return undefined;
  const nearest = (ids: readonly string[]): string | undefined =>
    ids
      .filter((each) => places[each] !== undefined && each !== id)
      .toSorted((a, b) => Math.abs((places[a]?.y ?? 0) - from.y) - Math.abs((places[b]?.y ?? 0) - from.y))[0];
  const column = (isThere: (y: number) => boolean): readonly string[] =>
    Object.entries(places)
      .filter(([, { x, y }]) => Math.abs(x - from.x) < 1 && isThere(y))
      .map(([each]) => each);
  switch (key) {
    case 'ArrowRight':
      return nearest(edges.filter(({ sourceId }) => sourceId === id).map(({ destinationId }) => destinationId));
    case 'ArrowLeft':
      return nearest(edges.filter(({ destinationId }) => destinationId === id).map(({ sourceId }) => sourceId));
    case 'ArrowUp':
      return nearest(column((y) => y < from.y));
    case 'ArrowDown':
      return nearest(column((y) => y > from.y));
    default:
      return undefined;
  }
}
