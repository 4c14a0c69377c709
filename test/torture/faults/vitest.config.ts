import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Disks that lose, refuse or garble. Wants a C compiler and strace. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['test/torture/faults/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
