import { readFile, readdir } from 'node:fs/promises';

/** What processes have used up to a moment. */
export interface ProcessUse {
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
  readonly processorMs: number;
  /** Resident; pages that processes share count for each. */
  readonly memoryBytes: number;
}

/** The unit of times in /proc, the same on every architecture that Linux runs on today. */
const tickMs = 10;

/**
 * What a process and its living descendants have used; the processor time of children that it has waited for is in it.
 * Undefined when the process is gone, and where there is no /proc.
 */
export async function readProcessTreeUse(rootId: number): Promise<ProcessUse | undefined> {
  const atMs = performance.now();
  const root = await readProcess(rootId);
  if (root === undefined) return undefined;
  let { processorMs, memoryBytes } = root;
  const waiting = await childrenOf(rootId);
  const seen = new Set([rootId]);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const use = await readProcess(id);
    if (use === undefined) continue;
    processorMs += use.processorMs;
    memoryBytes += use.memoryBytes;
    waiting.push(...(await childrenOf(id)));
  }
  return { atMs, processorMs, memoryBytes };
}

async function readProcess(id: number): Promise<Omit<ProcessUse, 'atMs'> | undefined> {
  const [stat, status] = await Promise.all([read(`/proc/${id}/stat`), read(`/proc/${id}/status`)]);
  // The name of the program, in brackets, may hold anything; the fields are counted from behind it: state is the third.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined) return undefined;
  const ticks = fields.slice(11, 15).reduce((sum, text) => sum + Number(text), 0);
  const kilobytes = Number(/^VmRSS:\s*(\d+) kB$/m.exec(status ?? '')?.[1] ?? 0);
  return Number.isFinite(ticks) ? { processorMs: ticks * tickMs, memoryBytes: kilobytes * 1024 } : undefined;
}

/** Children of all threads of a process. */
async function childrenOf(id: number): Promise<number[]> {
  const threads = await readdir(`/proc/${id}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => read(`/proc/${id}/task/${thread}/children`)));
  return lists.flatMap((list) => (list ?? '').split(' ').filter((text) => text !== '')).map(Number);
}

const read = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);
