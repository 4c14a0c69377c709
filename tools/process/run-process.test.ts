import { expect, test } from 'vitest';
import { runProcess } from './run-process.ts';

const node = (script: string, timeoutMs?: number) =>
  runProcess(process.execPath, ['-e', script], timeoutMs === undefined ? {} : { timeoutMs });

test('answers the exit code and both streams', async () => {
  const { code, output } = await node('console.log("out"); console.error("err"); process.exitCode = 3');
  expect(code).toBe(3);
  expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

test('a program that is not there is told, not thrown', async () => {
  const { code, output } = await runProcess('no-such-program-here', []);
  expect(code).toBe(127);
  expect(output).toContain('could not be started');
});

test('a program that hangs is ended', async () => {
  const { code, output } = await node('setInterval(() => {}, 1000)', 300);
  expect(code).not.toBe(0);
  expect(output).toContain('took longer than 0.3 s');
});
