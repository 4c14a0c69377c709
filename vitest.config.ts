import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Rooms whose tests change nothing of their process: files share one, so that its start and its modules are paid once. */
const shared =
  'packages/{analysis,base,core,series,server,stats,storage,studio,tuning,wire}/{src,test}/**/*.test.{ts,tsx}';

/** Unit and contract tests beside the source; protocol and browser tests have their own configurations in test/. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    // Many tests wait for processes of their own; one worker fewer than cores, the default, would leave two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 60_000,
    // The usual second is short where other programs want the cores.
    expect: { poll: { timeout: 5_000 } },
    // A hook may start a server while the other workers start theirs.
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'shared', include: [shared], isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            'packages/*/{src,test}/**/*.test.{ts,tsx}',
            'tools/**/*.test.ts',
            'examples/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: [shared, '**/node_modules/**'],
        },
      },
    ],
  },
});
