import path from 'node:path';
import { readSmallFile } from '../read-small-file.ts';
import { withoutCredentials } from '../without-credentials.ts';
import type { WandbRun } from './record.ts';

/** What the client noted of machine, program and code, as a run's environment. */
export async function readMetadata(run: WandbRun, folder: string): Promise<Readonly<Record<string, unknown>>> {
  const metadata = await readJson(path.join(folder, 'wandb-metadata.json'));
  const git = (metadata['git'] ?? {}) as { readonly remote?: unknown; readonly commit?: unknown };
  const commit = textOf(git.commit) || run.gitCommit;
  const remote = textOf(git.remote) || run.gitRemote;
  const program = textOf(metadata['program']);
  const args = Array.isArray(metadata['args']) ? metadata['args'].map(String) : [];
  return {
    ...(commit !== '' && {
      git: { commit, branch: null, remote: remote === '' ? null : withoutCredentials(remote), dirty: false },
    }),
    ...(program !== '' && { commandLine: ['python', program, ...args] }),
    ...(textOf(metadata['root']) !== '' && { directory: metadata['root'] }),
    wandb: {
      host: textOf(metadata['host']) || run.host,
      ...Object.fromEntries(
        ['os', 'python', 'cpu_count', 'gpu', 'gpu_count', 'cudaVersion', 'startedAt']
          .filter((key) => metadata[key] !== undefined)
          .map((key) => [key, metadata[key]]),
      ),
    },
  };
}

async function readJson(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const parsed: unknown = JSON.parse(await readSmallFile(file));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
