import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const reserveBytes = 65_536;
const fileOf = (folder: string): string => path.join(folder, 'reserve');

/** Takes a little room that nobody else gets, so that on a full disk what is there can still be sent. */
export function makeReserve(folder: string): void {
  try {
    writeFileSync(fileOf(folder), new Uint8Array(reserveBytes), { mode: 0o600 });
  } catch {
    rmSync(fileOf(folder), { force: true });
  }
}

/** Calls `write`; where the disk is full, once more with the reserve given up for it. */
export async function withReserve(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    rmSync(fileOf(folder), { force: true });
    await write();
  }
}
