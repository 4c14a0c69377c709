import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/contract/temporary-folder.ts';
import { lockDataFolder } from './lock-data-folder.ts';

test('a folder is taken once, and free again when it is let go', async () => {
  const folder = join(await temporaryFolder(), 'made', 'below');
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(`is in use by another Assay server (process ${process.pid})`);
  await lock[Symbol.asyncDispose]();
  await lock[Symbol.asyncDispose]();
  await lockDataFolder(folder)[Symbol.asyncDispose]();
});

test('another process holds it until it is killed', async () => {
  const folder = await temporaryFolder();
  const door = new URL('./lock-data-folder.ts', import.meta.url).href;
  const program = `const { lockDataFolder } = await import(${JSON.stringify(door)});
    const lock = lockDataFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => lock, 1000);`;
  const holder = spawn(execPath, ['--conditions=source', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(() => lockDataFolder(folder)).toThrow(
    expect.objectContaining({ code: 'Unavailable', message: expect.stringContaining(`process ${holder.pid}`) }),
  );
  const exited = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await exited;
  await lockDataFolder(folder)[Symbol.asyncDispose]();
});

test('a folder that cannot be made says so at once', () => {
  expect(() => lockDataFolder('/proc/nothing/here')).toThrow(
    expect.objectContaining({ code: 'Unavailable', message: expect.stringContaining('cannot be written') }),
  );
});
