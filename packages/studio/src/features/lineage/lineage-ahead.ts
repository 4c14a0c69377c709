import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { startLayout } from '../../lib/graph/layout-client.ts';
import { lineageQuery } from '../../lib/queries/lineage-query.ts';

/** Edges that are followed at first. */
export const firstDepth = 3;

/** The library that draws graphs is fetched with the first graph. */
export const loadCanvas = () => import('./lineage-canvas.tsx');

/** Asks at once for all that the lineage of `id` needs: answer, code and worker need not wait for one another, nor for the page. */
export function useLineageAhead(id: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (id === undefined) return;
    // What goes wrong is said where the answer is shown.
    client.query(lineageQuery(id, firstDepth)).catch(() => undefined);
    void loadCanvas();
    startLayout();
  }, [client, id]);
}
