import { spawn } from 'node:child_process';
import { strace } from '../../../tools/needs/strace.ts';

/**
 * Lets chosen system calls of a running process fail, by strace, until it is disposed of. Answers once the process is held.
 * `calls` are names of system calls, parted by commas.
 */
export async function failCalls(
  processId: number,
  calls: string,
  error: 'EIO' | 'ENOSPC' | 'EROFS',
): Promise<AsyncDisposable> {
  const program = strace.find();
  if (program === undefined) throw new Error(strace.explain);
  const child = spawn(
    program,
    ['-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}`, '-p', String(processId)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`strace ended: ${said}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('attached')) resolve();
    });
  });
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await ended;
    },
  };
}
