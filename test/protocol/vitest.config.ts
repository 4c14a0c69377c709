import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that talk to a real server in its own process, over real HTTP. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['test/protocol/**/*.test.ts'],
    // Those have needs of their own: clients.vitest.config.ts
    exclude: ['test/protocol/*/clients/**'],
    pool: 'forks',
    maxWorkers: 2,
    // Files change nothing of their process: its start and its modules are paid once.
    isolate: false,
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 60_000,
    // The usual second is short where other programs want the cores.
    expect: { poll: { timeout: 5_000 } },
    hookTimeout: 60_000,
  },
});
