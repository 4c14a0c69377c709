import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { OutputFollower } from './output-follower.ts';

test('lines come as they are added, whole ones only, the last one at the end', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-follow-'));
  try {
    const file = path.join(folder, 'out.txt');
    const lines: string[] = [];
    const follower = new OutputFollower(file, (line) => lines.push(line));
    await follower.read();
    expect(lines).toEqual([]);
    await appendFile(file, 'one\ntw');
    await follower.read();
    expect(lines).toEqual(['one']);
    await appendFile(file, `o\n${'ü'.repeat(100_000)}\n10 %\r20 %\r`);
    await follower.read();
    expect(lines.slice(0, 2)).toEqual(['one', 'two']);
    expect(lines[2]).toMatch(/^ü{8192}… \(91808 more characters\)$/);
    await appendFile(file, 'no end');
    await follower.end();
    expect(lines.slice(3)).toEqual(['no end']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
