import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChangeAnswer, ChangePage } from '@assay/core';
import { drained } from '../http/drained.ts';
import { sleeper } from '../http/sleeper.ts';

/** Reads the next changes after a cursor; of those that the stream is about. */
export type ReadChanges = (since: number | undefined) => Promise<ChangePage>;

export interface StreamTiming {
  /** A comment is sent when nothing else was for so long, so that both sides notice a dead connection. */
  readonly heartbeatMs: number;
  /** Commits that follow each other faster than this are sent together. */
  readonly gatherMs: number;
  /** A reader that takes nothing for so long is let go; it comes back with its last id. */
  readonly stalledMs: number;
}

const usualTiming: StreamTiming = { heartbeatMs: 15_000, gatherMs: 50, stalledMs: 60_000 };

interface StreamParts {
  readonly since: number | undefined;
  readonly read: ReadChanges;
  readonly wakers: Set<() => void>;
  readonly closing: AbortSignal;
  readonly timing?: StreamTiming;
}

/**
 * One event stream, pulled from the durable change log page by page: what a slow reader has not taken yet stays in the
 * log, so memory holds one page at most.
 */
export async function serveChanges(
  response: ServerResponse,
  { since, read, wakers, closing, timing = usualTiming }: StreamParts,
): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  response.on('close', leave).on('error', leave);
  closing.addEventListener('abort', leave, { once: true });
  const sleep = sleeper(gone.signal);
  wakers.add(sleep.wake);
  try {
    let page = await read(since);
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    // The bare id tells a client that begins now where to resume, should it never see a change.
    let text = `retry: 2000\nid: ${page.cursor}\n\n`;
    if (page.reset) text += `event: reset\nid: ${page.cursor}\ndata: {"cursor":${page.cursor}}\n\n`;
    while (!gone.signal.aborted) {
      text += page.changes.map(eventOf).join('');
      if (text !== '' && !response.write(text)) await drained(response, gone, timing.stalledMs);
      if (page.changes.length === 0) {
        const woken = await sleep.until(timing.heartbeatMs);
        text = woken ? '' : `: still here\nid: ${page.cursor}\n\n`;
      } else {
        await delay(timing.gatherMs, undefined, { signal: gone.signal }).catch(() => undefined);
        text = '';
      }
      if (gone.signal.aborted) break;
      page = await read(page.cursor);
      if (page.reset) text += `event: reset\nid: ${page.cursor}\ndata: {"cursor":${page.cursor}}\n\n`;
    }
  } finally {
    wakers.delete(sleep.wake);
    closing.removeEventListener('abort', leave);
    if (response.headersSent) response.end();
  }
}

const eventOf = (change: ChangeAnswer): string =>
  `event: change\nid: ${change.cursor}\ndata: ${JSON.stringify(change)}\n\n`;
