import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Unit and contract tests beside the source; protocol and browser tests have their own configurations in test/. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'packages/*/test/**/*.test.ts',
      'tools/**/*.test.ts',
      'examples/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    // Many tests wait for processes of their own; one worker fewer than cores, the default, would leave two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 20_000,
    // A hook may start a server while the other workers start theirs.
    hookTimeout: 30_000,
  },
});
