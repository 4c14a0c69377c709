import { Option } from 'commander';
import type { AssayClient } from '@assay/sdk';
import type { Command } from 'commander';

export const defaultUrl = 'http://127.0.0.1:4600';

/** What every command that talks to a server takes. */
export interface ConnectionOptions {
  readonly url: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** Adds the options that stand before or after any command. */
export function addConnectionOptions(program: Command): Command {
  return program
    .addOption(new Option('--url <address>', 'where the server is').env('ASSAY_URL').default(defaultUrl))
    .addOption(
      new Option('--key <key>', 'access key; better in ASSAY_KEY, where no list of processes shows it').env(
        'ASSAY_KEY',
      ),
    )
    .option('--json', 'print JSON, for programs');
}

/** Few attempts: a person waits. Loaded here, so that commands without a server start without it; the smaller door, since nothing of Node's is needed. */
export async function openClient(options: ConnectionOptions): Promise<AssayClient> {
  const { createClient } = await import('@assay/sdk/browser');
  return createClient({ url: options.url, key: options.key, retry: { attempts: 3, baseMs: 100, capMs: 400 } });
}
