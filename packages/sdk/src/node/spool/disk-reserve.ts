import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const mostBytes = 65_536;
const leastBytes = 8_192;
const fileOf = (folder: string): string => path.join(folder, 'reserve');

/** Takes a little room that nobody else gets, so that on a full disk what is there can still be sent. */
export function makeReserve(folder: string): boolean {
  if (existsSync(fileOf(folder))) return true;
  for (let bytes = mostBytes; bytes >= leastBytes; bytes /= 2) {
    try {
      writeFileSync(fileOf(folder), new Uint8Array(bytes), { mode: 0o600 });
      return true;
    } catch {
      rmSync(fileOf(folder), { force: true });
    }
  }
  return false;
}

/** Calls `write` with the reserve given up for it, and takes the reserve again before anybody else gets the room. */
export function withReserve<T>(folder: string, write: () => T): T {
  rmSync(fileOf(folder), { force: true });
  try {
    return write();
  } finally {
    makeReserve(folder);
  }
}
