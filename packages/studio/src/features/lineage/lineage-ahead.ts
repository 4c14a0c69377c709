import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ComponentType } from 'react';
import { startLayout } from '../../lib/graph/layout-client.ts';
import type { CanvasProps } from './lineage-canvas.tsx';
import { lineageQuery } from '../../lib/queries/lineage-query.ts';

/** Edges that are followed at first. */
export const firstDepth = 3;

/** The library that draws graphs is fetched with the first graph. */
const loadCanvas = () => import('./lineage-canvas.tsx');

interface CanvasCode {
  readonly Canvas?: ComponentType<CanvasProps>;
  readonly error?: unknown;
}

/** What draws the graph, once it is there. Not by `lazy`, which holds back what follows within 0.3 s after a placeholder. */
export function useCanvas(): CanvasCode {
  const [code, setCode] = useState<CanvasCode>({});
  useEffect(() => {
    loadCanvas().then(
      ({ LineageCanvas }) => setCode({ Canvas: LineageCanvas }),
      (error: unknown) => setCode({ error }),
    );
  }, []);
  return code;
}

/** Asks at once for all that the lineage of `id` needs: answer, code and worker need not wait for one another, nor for the page. */
export function useLineageAhead(id: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (id === undefined) return;
    // What goes wrong is said where the answer is shown.
    client.query(lineageQuery(id, firstDepth)).catch(() => undefined);
    loadCanvas().catch(() => undefined);
    startLayout();
  }, [client, id]);
}
