import type { LayoutQuestion, Places } from './layout.ts';

let worker: Worker | undefined;
let last = 0;

/** Has the worker get ready while the graph is on its way. */
export function startLayout(): Worker {
  worker ??= new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  return worker;
}

/** Lays a graph out beside the page. Marks `assay:lineage-laid-out` on the page's timeline, and measures how long it took. */
export function layOutBeside(question: LayoutQuestion, signal: AbortSignal): Promise<Places> {
  const asked = startLayout();
  const id = ++last;
  const startMs = performance.now();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      asked.removeEventListener('message', onMessage);
      asked.removeEventListener('error', onError);
    };
    const onMessage = ({ data }: MessageEvent<{ readonly id: number; readonly places: Places }>): void => {
      if (data.id !== id) return;
      end();
      performance.mark('assay:lineage-laid-out', { detail: { nodes: question.nodeIds.length } });
      performance.measure('assay:lineage-layout', { start: startMs, end: performance.now() });
      resolve(data.places);
    };
    const onError = (event: ErrorEvent): void => {
      end();
      worker = undefined;
      reject(new Error(`The graph could not be laid out: ${event.message}`));
    };
    signal.addEventListener('abort', () => {
      end();
      reject(signal.reason as Error);
    });
    asked.addEventListener('message', onMessage);
    asked.addEventListener('error', onError);
    asked.postMessage({ id, question });
  });
}
