import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';

/**
 * How many times a second the disk under `folder` takes a 4 KiB append and makes it durable, one at a time: what no server
 * that answers after fsync can exceed without grouping commits.
 */
export function measureFsyncRate(folder: string, slices: number, sliceMs: number): Spread {
  const file = path.join(folder, 'fsync-probe');
  const fd = openSync(file, 'w');
  const page = Buffer.alloc(4096, 0x61);
  const rates: number[] = [];
  try {
    for (let slice = 0; slice < slices; slice++) {
      const from = performance.now();
      let count = 0;
      let elapsedMs = 0;
      do {
        writeSync(fd, page);
        fdatasyncSync(fd);
        count += 1;
        elapsedMs = performance.now() - from;
      } while (elapsedMs < sliceMs);
      rates.push((count / elapsedMs) * 1000);
    }
  } finally {
    closeSync(fd);
    rmSync(file, { force: true });
  }
  return spreadOf(rates);
}
