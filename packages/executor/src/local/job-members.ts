import { readProc } from './process-table.ts';
import type { ProcessRow } from './process-table.ts';

/** The environment variable that all processes of a job inherit. */
export const markName = 'ASSAY_JOB_MARK';

/**
 * The processes of a job: those in the session or the group of its first process, their descendants, and those that carry
 * its mark in their environment, which finds the ones that made a session of their own and whose parent has died (workers of `torchrun`,
 * say).
 */
export function jobMembers(table: readonly ProcessRow[], leader: number, mark: string, startedTick: number): number[] {
  const members = new Set<number>();
  // Parents stand before their children in nearly all cases; a second pass takes what a wrapped id hid.
  for (let isGrowing = true; isGrowing;) {
    const before = members.size;
    for (const row of table) {
      if (members.has(row.id)) continue;
      const isKin = row.id === leader || row.session === leader || row.group === leader || members.has(row.parent);
      if (isKin) members.add(row.id);
    }
    isGrowing = members.size > before;
  }
  for (const row of table) {
    if (members.has(row.id) || row.started < startedTick) continue;
    const environment = readProc(row.id, 'environ');
    if (environment?.split('\0').includes(`${markName}=${mark}`) === true) members.add(row.id);
  }
  return [...members];
}
