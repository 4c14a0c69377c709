import { execFile } from 'node:child_process';

/** What a program printed, cut at `mostBytes`; undefined when it is not there, fails, or takes too long. */
export function runCommand(
  program: string,
  args: readonly string[],
  { timeoutMs = 3_000, mostBytes = 1_000_000 }: { readonly timeoutMs?: number; readonly mostBytes?: number } = {},
): Promise<{ readonly text: string; readonly cut: boolean } | undefined> {
  return new Promise((resolve) => {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
    const options = { timeout: timeoutMs, maxBuffer: mostBytes, windowsHide: true, env };
    const child = execFile(program, [...args], options, (error, stdout) => {
      const cut = error?.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER';
      resolve(error === null || cut ? { text: stdout, cut } : undefined);
    });
    child.unref();
    child.stdin?.destroy();
  });
}
