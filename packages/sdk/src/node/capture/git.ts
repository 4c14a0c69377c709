import { runCommand } from './run-command.ts';

export interface GitState {
  readonly commit: string;
  /** null for a detached head. */
  readonly branch: string | null;
  /** Address of `origin` without credentials. */
  readonly remote: string | null;
  readonly dirty: boolean;
}

export const mostPatchBytes = 512 * 1024;

// Neither a hook nor a program named in the repository's settings is run.
const quiet = ['-c', 'core.fsmonitor=false', '-c', 'diff.external='];

/** The state of the work tree around the current folder; undefined outside of one, and where git is not there. */
export async function readGitState(): Promise<GitState | undefined> {
  const commit = await runCommand('git', ['rev-parse', '--verify', 'HEAD']);
  if (commit === undefined) return undefined;
  const [branch, remote, status] = await Promise.all([
    runCommand('git', ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    runCommand('git', ['config', '--get', 'remote.origin.url']),
    runCommand('git', [...quiet, 'status', '--porcelain=v1']),
  ]);
  return {
    commit: commit.text.trim(),
    branch: branch?.text.trim() ?? null,
    remote: remote === undefined ? null : withoutCredentials(remote.text.trim()),
    dirty: status === undefined ? false : status.text.trim() !== '',
  };
}

/** What differs from the commit in files that git follows, cut at 512 KiB; undefined when nothing does. */
export async function readPatch(): Promise<{ readonly text: string; readonly cut: boolean } | undefined> {
  const args = [...quiet, 'diff', 'HEAD', '--no-color', '--no-ext-diff', '--no-textconv'];
  const patch = await runCommand('git', args, { mostBytes: mostPatchBytes, timeoutMs: 5_000 });
  return patch === undefined || patch.text === '' ? undefined : patch;
}

/** An address without the user and password that it may hold. */
export function withoutCredentials(remote: string): string {
  if (!URL.canParse(remote)) return remote;
  const url = new URL(remote);
  if (url.username === '' && url.password === '') return remote;
  url.username = '';
  url.password = '';
  return url.href;
}
