import { layOut, type LayoutQuestion } from './layout.ts';

/** A worker that lays out one graph after the other. */
addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly question: LayoutQuestion }>) => {
  postMessage({ id: data.id, places: layOut(data.question) });
});
