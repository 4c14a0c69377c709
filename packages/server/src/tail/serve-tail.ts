import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { toWireNumber } from '@assay/base';
import type { ArrivedPoints } from '@assay/core';
import type { ArrivedPoints as WirePoints } from '@assay/wire';
import { drained } from '../http/drained.ts';
import { sleeper } from '../http/sleeper.ts';

/** Reads what has arrived after a cursor; without one, where the newest points are. */
export type ReadArrived = (cursor: number | undefined) => Promise<ArrivedPoints>;

export interface TailTiming {
  readonly heartbeatMs: number;
  /** Between two readings at least: commits in between come together. */
  readonly gatherMs: number;
  /** A reader that takes nothing for so long is let go; it comes back with its last id. */
  readonly stalledMs: number;
}

const usualTiming: TailTiming = { heartbeatMs: 15_000, gatherMs: 100, stalledMs: 60_000 };

interface TailParts {
  readonly cursor: number | undefined;
  readonly read: ReadArrived;
  readonly wakers: Set<() => void>;
  readonly closing: AbortSignal;
  readonly timing?: TailTiming;
}

/**
 * One stream of points, pulled from the store piece by piece: what a slow reader has not taken yet stays there, so memory
 * holds one event at most; who falls too far behind gets `reset` instead of the points in between.
 */
export async function serveTail(
  response: ServerResponse,
  { cursor, read, wakers, closing, timing = usualTiming }: TailParts,
): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  response.on('close', leave).on('error', leave);
  closing.addEventListener('abort', leave, { once: true });
  const sleep = sleeper(gone.signal);
  wakers.add(sleep.wake);
  try {
    let page = await read(cursor);
    let readAtMs = performance.now();
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    // The bare id tells a client that begins now where to resume, should it never see a point.
    let text = `retry: 2000\nid: ${page.cursor}\n\n`;
    while (!gone.signal.aborted) {
      text += eventsOf(page);
      const isQuiet = !page.more && page.series.length === 0 && !page.reset;
      if (text !== '' && !response.write(text)) await drained(response, gone, timing.stalledMs);
      text = '';
      if (isQuiet && !(await sleep.until(timing.heartbeatMs))) text = `: still here\nid: ${page.cursor}\n\n`;
      const restMs = readAtMs + timing.gatherMs - performance.now();
      if (restMs > 0) await delay(restMs, undefined, { signal: gone.signal }).catch(() => undefined);
      if (gone.signal.aborted) break;
      readAtMs = performance.now();
      page = await read(page.cursor);
    }
  } finally {
    wakers.delete(sleep.wake);
    closing.removeEventListener('abort', leave);
    if (response.headersSent) response.end();
  }
}

function eventsOf({ series, cursor, reset }: ArrivedPoints): string {
  const resetEvent = reset ? `event: reset\nid: ${cursor}\ndata: {"cursor":${cursor}}\n\n` : '';
  if (series.length === 0) return resetEvent;
  return `${resetEvent}event: points\nid: ${cursor}\ndata: ${JSON.stringify({ series: encodeArrived(series) })}\n\n`;
}

export const encodeArrived = (series: ArrivedPoints['series']): WirePoints['series'] =>
  series.map(({ runId, name, steps, timesMs, values }) => ({
    runId,
    name,
    steps: Array.from(steps, (step) => (Number.isNaN(step) ? null : step)),
    timesMs: Array.from(timesMs),
    values: Array.from(values, toWireNumber),
  }));
