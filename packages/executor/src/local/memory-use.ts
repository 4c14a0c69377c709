import { readProc } from './process-table.ts';

/**
 * Whether these processes hold more memory than that together. Pages that several of them share count once: first comes the quick sum of what each
 * has resident, and only when that is above the limit the proportional shares, for which the kernel walks through all pages.
 */
export function holdMoreThan(processes: readonly number[], bytes: number): boolean {
  return sumOf(processes, 'status', 'VmRSS') > bytes && sumOf(processes, 'smaps_rollup', 'Pss') > bytes;
}

function sumOf(processes: readonly number[], file: string, field: string): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm');
  return processes.reduce((sum, id) => sum + Number(line.exec(readProc(id, file) ?? '')?.[1] ?? 0) * 1024, 0);
}
