import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real servers that are killed, robbed of their disk and handed damaged files; each file is the short form of one campaign. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['test/torture/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
