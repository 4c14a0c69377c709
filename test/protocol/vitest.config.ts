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
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
