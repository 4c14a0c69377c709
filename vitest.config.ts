import { availableParallelism } from 'node:os';
import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from './test/support/common-config.ts';

/** Rooms whose tests change nothing of their process: files share one, so that its start and its modules are paid once. */
const shared =
  'packages/{analysis,base,core,series,server,stats,storage,studio,tuning,wire}/{src,test}/**/*.test.{ts,tsx}';

/** Unit and contract tests beside the source; protocol and browser tests have their own configurations in test/. */
export default mergeConfig(
  commonConfig,
  defineConfig({
    test: {
      setupFiles: ['test/support/property-seed.ts'],
      // Many tests wait for processes of their own; one worker fewer than cores, the default, would leave two cores idle.
      maxWorkers: Math.max(2, availableParallelism()),
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
  }),
);
