import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

/** What the configurations of all tests have in common. */
export const commonConfig = {
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 60_000,
    // A hook may start a server while the other workers start theirs.
    hookTimeout: 60_000,
    // Only what hangs waits so long: the usual second is short where other programs want the cores.
    expect: { poll: { timeout: 30_000 } },
  },
} satisfies ViteUserConfig;
