import path from 'node:path';
import { AssayError } from '@assay/base';
import type { Connection } from '../../core/send-points.ts';
import { sendArtifacts } from './send-artifacts.ts';
import { SpoolFolder } from './spool-folder.ts';
import { SpoolSender } from './spool-sender.ts';

/** What became of a spool that was sent for a process that is gone. */
export interface SentSpool {
  readonly runs: ReadonlySet<string>;
  readonly points: number;
  readonly artifacts: number;
  /** What the server refused, and what could not be sent for a local reason, in words. */
  readonly problems: readonly string[];
}

export interface SendLeftOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long a server that does not answer is waited for; undefined: for ever. */
  readonly patienceMs?: number | undefined;
  readonly onProgress?: ((points: number, things: number) => void) | undefined;
}

/** Sends a spool that this process has claimed, to its end, and removes it. What was sent before is not sent again. */
export async function sendLeftSpool(
  spool: SpoolFolder,
  connection: Connection,
  options: SendLeftOptions = {},
): Promise<SentSpool> {
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const runs = new Set<string>();
  const problems: string[] = [];
  let points = 0;
  let things = 0;
  const sender = new SpoolSender({
    spool,
    connection,
    signal,
    patienceMs: options.patienceMs,
    events: {
      created: (runId, fault) => {
        if (fault !== undefined) problems.push(`run ${runId} was refused, with all it logged: ${fault.message}`);
      },
      renamed: (runId, name) => problems.push(`the name of run ${runId} was taken; it is now "${name}"`),
      refused: (runId, fault, what) => problems.push(`run ${runId}: the server refused ${what}: ${fault.message}`),
      settled: (runId, count, pointCount) => {
        runs.add(runId);
        points += pointCount;
        things += count;
      },
      failed: () => undefined,
      answered: () => undefined,
      damaged: (bytes, file, nameless) =>
        problems.push(
          nameless > 0
            ? `${nameless} records belong to nothing known, since a part of the spool is damaged`
            : `${bytes} damaged bytes were left out${file === undefined ? '' : ` and put into ${file}`}`,
        ),
      isAwaited: () => false,
    },
  });
  try {
    sender.hurried = 1;
    while (await sender.sendPortion(undefined)) {
      spool.beat();
      options.onProgress?.(points, things);
    }
    await sender.rest();
    const onProblem = (problem: string): void => void problems.push(problem);
    const artifacts = await sendArtifacts(spool, connection, { onProblem, signal, patienceMs: options.patienceMs });
    spool.remove();
    return { runs, points, artifacts, problems };
  } finally {
    sender.close();
    stop.abort(new AssayError('Unavailable', 'The sending of the spool has ended.'));
  }
}

/** Sends what earlier processes have left for the server of `own`. */
export async function sendLeftSpools(
  own: SpoolFolder,
  connection: Connection,
  say: (line: string) => void,
): Promise<void> {
  for (const left of SpoolFolder.list(path.dirname(own.folder))) {
    const { url, mode } = left.owner;
    if (left.folder === own.folder || url !== own.owner.url || mode === 'offline' || !left.isLeft()) continue;
    const spool = left.claim();
    if (spool === undefined) continue;
    const { runs, points, artifacts, problems } = await sendLeftSpool(spool, connection);
    for (const problem of problems) say(`of an earlier process: ${problem}.`);
    if (runs.size + artifacts > 0)
      say(`sent what an earlier process had left: ${wordsOf(runs.size, points, artifacts)}.`);
  }
}

export function wordsOf(runs: number, points: number, artifacts: number): string {
  const counted = (count: number, noun: string): string =>
    `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
  const more = artifacts > 0 ? `, ${counted(artifacts, 'artifact')}` : '';
  return `${counted(runs, 'run')}, ${counted(points, 'point')}${more}`;
}
