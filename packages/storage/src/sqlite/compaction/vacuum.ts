import type { Connection } from '../connection.ts';

/** Gives free pages of the database back to the file system. Answers how many are left. */
export function vacuum(connection: Connection, pages: number): number {
  connection.exec(`PRAGMA incremental_vacuum(${Math.floor(pages)})`);
  return Number(connection.get('PRAGMA freelist_count')?.['freelist_count'] ?? 0);
}
